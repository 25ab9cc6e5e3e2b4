"""A document: the prose of a source, as segments over the same text.

A *segment* is one block of prose. What is not prose inside it is covered by an
equal-length mask (U+FFFC), never removed, so an offset in the segment is an
offset in the source by arithmetic alone. A segment that a format writes in
several places (a DOCX paragraph over its runs, a folded PO string) is a list of
*pieces*, each a slice of the source; an edit must lie inside one piece.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from arlint.documents.source import Source


class SegmentKind(StrEnum):
    """What a block of prose is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    ATTRIBUTE = "attribute"
    MESSAGE = "message"
    CUE = "cue"


class ZoneKind(StrEnum):
    """A stretch of a segment that rules may have to treat in their own way."""

    QURAN = "quran"
    HADITH = "hadith"
    VERSE = "verse"
    QUOTE = "quote"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Zone:
    """``segment.text[start:end]`` is of this kind."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """``segment.text[start:start+length]`` stands at ``source.text[source_start:…]``, character for character."""

    start: int
    source_start: int
    length: int


@dataclass(frozen=True)
class Segment:
    """A block of prose. ``text`` is what the matchers see: the source's characters, or masks over them."""

    text: str
    pieces: tuple[Piece, ...]
    kind: SegmentKind = SegmentKind.PARAGRAPH
    zones: tuple[Zone, ...] = ()

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(piece.start for piece in self.pieces)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of ``text[start:end]``: from the first character's place to behind the last one's."""
        first = self._piece(start)
        begin = first.source_start + start - first.start
        if end == start:
            return begin, begin
        last = self._piece(end - 1)
        return begin, last.source_start + end - last.start

    def editable(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` lies in one piece and covers no mask, so that an edit may replace it."""
        first = self._piece(start)
        return end <= first.start + first.length and "\ufffc" not in self.text[start:end]

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(0, bisect_right(self._starts, offset) - 1)]


@dataclass(frozen=True, slots=True)
class Document:
    """A source read in its format."""

    source: Source
    format: str
    segments: tuple[Segment, ...]
