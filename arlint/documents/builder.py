"""Segments put together slice by slice: what every format module uses."""

from __future__ import annotations

from arlint.documents.document import Escape, Piece, Segment, SegmentKind, Zone
from arlint.text.characters import MASK
from arlint.text.lazy import Lazy

# A line end with the blanks around it: of these only the line end itself is part of a sentence.
_LINE_END = Lazy(r"[ \t\u00a0]*(\r\n|\r|\n)\s*")


def whole(text: str, start: int, end: int, kind: SegmentKind = SegmentKind.PARAGRAPH) -> Segment:
    """The segment of one unbroken slice."""
    return Segment(text[start:end], (Piece(0, start, end - start),), kind)


def words(names: str) -> frozenset[str]:
    """A set of names, written with blanks between them."""
    return frozenset(names.split())


class Builder:
    """Collects the slices of one segment over a source's text, in source order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._prose = False

    @property
    def last(self) -> str:
        """The character that was added last, "" if there is none."""
        return self._parts[-1][-1] if self._parts else ""

    def take(self, start: int, end: int, depth: int = 0, trimmed: bool = False) -> None:
        """Add ``source[start:end]`` as prose, character for character."""
        text = self._source[start:end]
        self._prose = self._prose or bool(text.strip().strip(MASK))
        self._add(text, start, depth, trimmed)

    def flow(self, start: int, end: int, depth: int = 0) -> None:
        """Add ``source[start:end]`` as prose whose lines are filled: indentation and blank lines are left out."""
        position = start
        for match in _LINE_END.finditer(self._source, start, end):
            self.take(position, match.start(), depth)
            if self.last not in "\r\n":
                self._add(match.group(1), match.start(1), depth)
            position = match.end()
        self.take(position, end, depth)

    def mask(self, start: int, end: int, depth: int = 0) -> None:
        """Add ``source[start:end]`` as something that stands in the sentence but is not prose."""
        self._add(MASK * (end - start), start, depth)

    def escaped(self, text: str, start: int, end: int, depth: int = 0) -> None:
        """Add ``text``, which the source writes as ``source[start:end]``."""
        if text and end > start:
            self._prose = self._prose or bool(text.strip())
            self._pieces.append(Piece(self._length, start, len(text), end - start, depth))
            self._parts.append(text)
            self._length += len(text)

    def _add(self, text: str, start: int, depth: int, trimmed: bool = False) -> None:
        if not text:
            return
        last = self._pieces[-1] if self._pieces else None
        joins = last and not last.source_length and last.source_end == start
        if last and joins and (last.depth, last.trimmed) == (depth, trimmed):
            self._pieces[-1] = last._replace(length=last.length + len(text))
        else:
            self._pieces.append(Piece(self._length, start, len(text), 0, depth, trimmed))
        self._parts.append(text)
        self._length += len(text)

    def build(
        self,
        kind: SegmentKind = SegmentKind.PARAGRAPH,
        zones: tuple[Zone, ...] = (),
        escape: Escape | None = None,
    ) -> list[Segment]:
        """The segment of what was added, without blanks at its ends; none if nothing of it was prose.

        The builder is then empty again.
        """
        text, pieces, prose = "".join(self._parts), self._pieces, self._prose
        self._parts, self._pieces, self._length, self._prose = [], [], 0, False
        if not prose:
            return []
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        if start or end < len(text):
            pieces = [cut for piece in pieces if (cut := _cut(piece, start, end))]
        return [Segment(text[start:end], tuple(pieces), kind, zones, escape)]


def _cut(piece: Piece, start: int, end: int) -> Piece | None:
    """The part of a piece between two offsets of the segment, which then begins at ``start``; None if there is none."""
    first, last = max(piece.start, start), min(piece.end, end)
    if first >= last:
        return None
    place = piece.source_start if piece.source_length else piece.source_start + first - piece.start
    return piece._replace(start=first - start, source_start=place, length=last - first)
