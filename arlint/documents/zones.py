"""Zones: what stands in the prose of any format without being the author's own running text.

Sacred text, addresses, placeholders, paths, mentions and hashtags are *masked*:
no rule sees them and no fix touches them (﴿ and ﴾ themselves stay visible, for
the spacing around them). So is what runs on for a thousand characters without a
blank: data, and no word of any language. Quotations, verse and passages in other languages
stay visible and are recorded as zones, for each rule to treat in its own way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import sub
from typing import Final

from arlint.documents.document import Segment, Zone, masked
from arlint.documents.finders import FINDERS, LONG_DATA, LONGEST_WORD, Finder
from arlint.documents.segments import Listed
from arlint.text.projection import EVERYWHERE, project


class _Signs:
    """The signs of some finders as they look in a projection, by their first bytes."""

    def __init__(self, finders: Sequence[Finder]) -> None:
        self.finders = finders
        self._by_byte: dict[int, list[tuple[int, bytes]]] = {}
        for number, finder in enumerate(finders):
            for sign in sorted(frozenset(map(project, finder.signs))):
                self._by_byte.setdefault(sign[0], []).append((number, sign))
        self._everywhere = [byte for byte in self._by_byte if byte in EVERYWHERE]

    def wanted(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> dict[int, list[Finder]]:
        """Which finders each segment of a stretch needs, by its index; segments that need none are left out.

        Most prose needs none. So the signs are searched in the projection of all segments
        at once, and those that are not in it at all not even there.
        """
        projection = project(text)
        wanted: dict[int, set[int]] = {}
        for byte in (*set(projection.translate(None, EVERYWHERE)), *self._everywhere):
            for number, sign in self._by_byte.get(byte, ()):
                for index in _having(projection, starts, sign):
                    wanted.setdefault(index, set()).add(number)
        found = {}
        for index, numbers in wanted.items():
            segment = text[starts[index] : ends[index]]
            needed = [self.finders[number] for number in sorted(numbers) if _needs(segment, self.finders[number])]
            if needed:
                found[index] = needed
        for index in _having_data(text, starts, ends):
            found[index] = [LONG_DATA, *found.get(index, ())]
        return found


def _having_data(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    """The segments (by index) with something too long for a word."""
    if max(map(sub, ends, starts), default=0) > LONGEST_WORD:
        for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if end - start > LONGEST_WORD and max(map(len, text[start:end].split()), default=0) > LONGEST_WORD:
                yield index


def _needs(text: str, finder: Finder) -> bool:
    """Whether a segment that has the projection of a sign has a sign and a word of the finder."""
    if finder.words and not any(word in text for word in finder.words):
        return False
    return any(sign in text for sign in finder.signs)


def _having(projection: bytes, starts: Sequence[int], sign: bytes) -> Iterator[int]:
    """The segments (by index) in which, or between which and the next, a sign occurs."""
    position = projection.find(sign)
    while position >= 0:
        index = bisect_right(starts, position) - 1
        yield index
        position = projection.find(sign, starts[index + 1]) if index + 1 < len(starts) else -1


_ALL: Final = _Signs(FINDERS)


def add_zones(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments with masks and zones added."""
    out = list(segments)
    for stretch in Listed(segments).stretches():
        for index, finders in _ALL.wanted(stretch.text, stretch.starts, stretch.ends).items():
            number = stretch.first + index
            out[number] = _zoned(segments[number], finders)
    return tuple(out)


def zoned(segment: Segment) -> Segment:
    """A segment with masks and zones added."""
    wanted = _ALL.wanted(segment.text, (0,), (len(segment.text),))
    return _zoned(segment, wanted[0]) if wanted else segment


def masks(text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, Collection[int]]:
    """``text`` with masks added in the segments that begin and end at these offsets (see `segments.Stretch`).

    And the segments (by index) that may have zones or masks, which most have not.
    """
    out: list[str] = []
    position = 0
    wanted = _ALL.wanted(text, starts, ends)
    for index, finders in sorted(wanted.items()):
        before = text[starts[index] : ends[index]]
        after = before
        for finder in finders:
            if finder.mask:
                after = masked(after, finder.find(after))
        if after is not before:
            out += [text[position : starts[index]], after]
            position = ends[index]
    return "".join([*out, text[position:]]) if out else text, wanted.keys()


def _zoned(segment: Segment, finders: Iterable[Finder]) -> Segment:
    text = segment.text
    zones: list[Zone] = []
    for finder in finders:
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
