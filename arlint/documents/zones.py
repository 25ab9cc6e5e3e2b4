"""Zones: what stands in the prose of any format without being the author's own running text.

Sacred text, addresses, placeholders, paths, mentions and hashtags are *masked*:
no rule sees them and no fix touches them (﴿ and ﴾ themselves stay visible, for
the spacing around them). Quotations, verse and passages in other languages
stay visible and are recorded as zones, for each rule to treat in its own way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from arlint.documents.document import Segment, Zone
from arlint.documents.finders import FINDERS, Finder, Span
from arlint.documents.segments import Listed
from arlint.text.characters import MASK
from arlint.text.projection import EVERYWHERE, UNCLEAR, project


@dataclass(frozen=True, slots=True)
class _Sought:
    """A finder and its signs as they look in a projection; ``unclear`` signs have to be looked for in the text."""

    finder: Finder
    signs: tuple[bytes, ...]
    unclear: bool

    @classmethod
    def of(cls, finder: Finder) -> _Sought:
        signs = frozenset(map(project, finder.signs))
        return cls(finder, tuple(sorted(signs)), any(UNCLEAR in sign for sign in signs))

    def in_(self, text: str) -> bool:
        """Whether a segment has a sign and a word of the finder."""
        finder = self.finder
        if self.unclear and not any(sign in text for sign in finder.signs):
            return False
        return not finder.words or any(word in text for word in finder.words)


_ALL: Final = tuple(map(_Sought.of, FINDERS))
_MASKING: Final = tuple(sought for sought in _ALL if sought.finder.mask)


def add_zones(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments with masks and zones added."""
    out = list(segments)
    for stretch in Listed(segments).stretches():
        for index, finders in _wanted(stretch.text, stretch.starts, stretch.ends, _ALL).items():
            number = stretch.first + index
            out[number] = _zoned(segments[number], finders)
    return tuple(out)


def zoned(segment: Segment) -> Segment:
    """A segment with masks and zones added."""
    length = len(segment.text)
    wanted = _wanted(segment.text, (0,), (length,), _ALL)
    return _zoned(segment, wanted[0]) if wanted else segment


def masks(text: str, starts: Sequence[int], ends: Sequence[int]) -> str:
    """``text`` with masks added in the segments that begin and end at these offsets (see `segments.Stretch`)."""
    out: list[str] = []
    position = 0
    for index, finders in sorted(_wanted(text, starts, ends, _MASKING).items()):
        before = text[starts[index] : ends[index]]
        after = before
        for finder in finders:
            after = masked(after, finder.find(after))
        if after is not before:
            out += [text[position : starts[index]], after]
            position = ends[index]
    return "".join([*out, text[position:]]) if out else text


def _wanted(text: str, starts: Sequence[int], ends: Sequence[int], every: Sequence[_Sought]) -> dict[int, list[Finder]]:
    """Which finders each segment needs, by its index; segments that need none are left out.

    Most prose needs none. So the signs are searched in the projection of all segments
    at once, those that are not in it at all by one look at the bytes it has.
    """
    projection = project(text)
    present = set(projection.translate(None, EVERYWHERE))
    wanted: dict[int, list[Finder]] = {}
    for sought in every:
        signs = [sign for sign in sought.signs if sign[0] in present or sign[0] in EVERYWHERE]
        if signs:
            for index in sorted(_having(projection, starts, signs)):
                if sought.in_(text[starts[index] : ends[index]]):
                    wanted.setdefault(index, []).append(sought.finder)
    return wanted


def _having(projection: bytes, starts: Sequence[int], signs: Iterable[bytes]) -> set[int]:
    """The segments (by index) in which one of the signs occurs, or between which and the next."""
    found: set[int] = set()
    for sign in signs:
        position = projection.find(sign)
        while position >= 0:
            index = bisect_right(starts, position) - 1
            found.add(index)
            position = projection.find(sign, starts[index + 1]) if index + 1 < len(starts) else -1
    return found


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
