"""Zones: what stands in the prose of any format without being the author's own running text.

Sacred text, addresses, placeholders, paths, mentions and hashtags are *masked*:
no rule sees them and no fix touches them (﴿ and ﴾ themselves stay visible, for
the spacing around them). Quotations, verse and passages in other languages
stay visible and are recorded as zones, for each rule to treat in its own way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from arlint.documents.document import Segment, Zone
from arlint.documents.finders import FINDERS, Span
from arlint.text.characters import MASK


def add_zones(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The segments with masks and zones added."""
    read = tuple(segments)
    out = list(read)
    for index, finders in _wanted(read).items():
        out[index] = _zoned(read[index], finders)
    return tuple(out)


def _wanted(segments: tuple[Segment, ...]) -> dict[int, list[int]]:
    """Which finders (numbers in ``FINDERS``) each segment needs; segments that need none are left out.

    Most prose needs none. So the signs are searched in all segments at once, from
    one segment that has it to the next: the work is in ``str.find``.
    """
    starts = list(accumulate((len(segment.text) + 1 for segment in segments), initial=0))
    text = "\n".join(segment.text for segment in segments)
    wanted: dict[int, list[int]] = {}
    for number, finder in enumerate(FINDERS):
        for index in sorted(_having(text, starts, finder.signs)):
            if not finder.words or any(word in segments[index].text for word in finder.words):
                wanted.setdefault(index, []).append(number)
    return wanted


def _having(text: str, starts: list[int], signs: Iterable[str]) -> set[int]:
    """The segments (numbers) in which one of the signs occurs."""
    found: set[int] = set()
    for sign in signs:
        position = text.find(sign)
        while position >= 0:
            index = bisect_right(starts, position) - 1
            found.add(index)
            position = text.find(sign, starts[index + 1])
    return found


def _zoned(segment: Segment, numbers: list[int]) -> Segment:
    text = segment.text
    zones: list[Zone] = []
    for number in numbers:
        finder = FINDERS[number]
        spans = [span for span in finder.find(text) if span[0] < span[1]]
        if finder.zone:
            zones.extend(Zone(finder.zone, start, end) for start, end in spans)
        if finder.mask:
            text = masked(text, spans)
    if text is segment.text and not zones:
        return segment
    zones.extend(segment.zones)
    zones.sort(key=lambda zone: (zone.start, zone.end))
    return replace(segment, text=text, zones=tuple(zones))


def masked(text: str, spans: Iterable[Span]) -> str:
    """``text`` with the spans (sorted, not overlapping) covered by masks of equal length."""
    out: list[str] = []
    position = 0
    for start, end in spans:
        out.append(text[position:start])
        out.append(MASK * (end - start))
        position = end
    if not position:
        return text
    out.append(text[position:])
    return "".join(out)
