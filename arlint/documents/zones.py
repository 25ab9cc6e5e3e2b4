"""Zones: what stands in the prose of any format without being the author's own running text.

Sacred text, addresses, placeholders, paths, mentions and hashtags are *masked*:
no rule sees them and no fix touches them (﴿ and ﴾ themselves stay visible, for
the spacing around them). Quotations, verse and passages in other languages
stay visible and are recorded as zones, for each rule to treat in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from arlint.documents.document import Segment, Zone
from arlint.documents.finders import MASKING, ZONING, Finder, Span
from arlint.text.characters import MASK


def add_zones(text: str, segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments of ``text`` with masks and zones added.

    The whole text is asked for every finder's signs once; most texts hold few.
    """
    masking = tuple(finder for finder in MASKING if finder.possible(text))
    zoning = tuple(finder for finder in ZONING if finder.possible(text))
    if not masking and not zoning:
        yield from segments
        return
    for segment in segments:
        yield _zoned(segment, masking, zoning)


def _zoned(segment: Segment, masking: tuple[Finder, ...], zoning: tuple[Finder, ...]) -> Segment:
    text = segment.text
    zones: list[Zone] = []
    for finder in masking:
        if not finder.triggered(text):
            continue
        spans = [span for span in finder.find(text) if span[0] < span[1]]
        if finder.zone:
            zones.extend(Zone(finder.zone, start, end) for start, end in spans)
        text = masked(text, spans)
    for finder in zoning:
        if finder.triggered(text) and finder.zone:
            zones.extend(Zone(finder.zone, start, end) for start, end in finder.find(text) if start < end)
    if text is segment.text and not zones:
        return segment
    zones.sort(key=lambda zone: (zone.start, zone.end))
    return replace(segment, text=text, zones=(*segment.zones, *zones))


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
