"""Segments put together slice by slice: what every format module uses."""

from __future__ import annotations

from arlint.documents.document import Escape, Piece, Segment, SegmentKind, Zone
from arlint.text.characters import MASK


def whole(text: str, start: int, end: int, kind: SegmentKind = SegmentKind.PARAGRAPH) -> Segment:
    """The segment of one unbroken slice."""
    return Segment(text[start:end], (Piece(0, start, end - start),), kind)


class Builder:
    """Collects the slices of one segment over a source's text, in source order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def __bool__(self) -> bool:
        return bool(self._length)

    @property
    def last(self) -> str:
        """The last character taken, or nothing."""
        return self._parts[-1][-1] if self._parts else ""

    def take(self, start: int, end: int, depth: int = 0) -> None:
        """Add ``source[start:end]`` as prose."""
        self._add(self._source[start:end], start, depth)

    def mask(self, start: int, end: int, depth: int = 0) -> None:
        """Add ``source[start:end]`` as something that stands in the sentence but is not prose."""
        self._add(MASK * (end - start), start, depth)

    def escaped(self, text: str, start: int, end: int, depth: int = 0) -> None:
        """Add ``text``, which the source writes as ``source[start:end]``."""
        if text and end > start:
            self._pieces.append(Piece(self._length, start, len(text), end - start, depth))
            self._parts.append(text)
            self._length += len(text)

    def _add(self, text: str, start: int, depth: int) -> None:
        if not text:
            return
        last = self._pieces[-1] if self._pieces else None
        if last and not last.source_length and last.source_end == start and last.depth == depth:
            self._pieces[-1] = Piece(last.start, last.source_start, last.length + len(text), 0, depth)
        else:
            self._pieces.append(Piece(self._length, start, len(text), 0, depth))
        self._parts.append(text)
        self._length += len(text)

    def build(
        self,
        kind: SegmentKind = SegmentKind.PARAGRAPH,
        zones: tuple[Zone, ...] = (),
        escape: Escape | None = None,
    ) -> Segment:
        """The segment of what was added; the builder is then empty again."""
        segment = Segment("".join(self._parts), tuple(self._pieces), kind, zones, escape)
        self._parts, self._pieces, self._length = [], [], 0
        return segment
