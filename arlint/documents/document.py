"""A document: the prose of a source, as segments over the same text.

A *segment* is one block of prose. What is not prose inside it is covered by an
equal-length mask (U+FFFC), never removed, so an offset in the segment is an
offset in the source by arithmetic alone. Markup that is not part of a sentence
at all (the ``**`` of Markdown, a tag, the ``>`` of a quoted line, the XML
between two runs) is left out, and the segment is then a list of *pieces*, each
a slice of the source. A character that the source writes as several (``&amp;``,
``\\u0642``) is a piece of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from arlint.diagnostics import Edit
from arlint.documents.source import Source
from arlint.text.characters import MASK
from arlint.text.vocalisation import is_vocalised

if TYPE_CHECKING:
    from arlint.documents.directives import Directive


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


class Zone(NamedTuple):
    """``segment.text[start:end]`` is of this kind."""

    kind: ZoneKind
    start: int
    end: int


class Piece(NamedTuple):
    """``segment.text[start:start+length]`` stands at ``source.text[source_start:…]``.

    Character for character, unless ``source_length`` is not 0: then the source
    writes these ``length`` characters as ``source_length`` others (an entity, an
    escape), which can be replaced as a whole only. ``depth`` is how many inline
    elements (emphasis, link, tag) the piece lies in. ``trimmed`` says that blanks
    at its ends would get lost.
    """

    start: int
    source_start: int
    length: int
    source_length: int = 0
    depth: int = 0
    trimmed: bool = False

    @property
    def end(self) -> int:
        """End in the segment, exclusive."""
        return self.start + self.length

    @property
    def source_end(self) -> int:
        """End in the source, exclusive."""
        return self.source_start + (self.source_length or self.length)


Escape = Callable[[str], str | None]

_LINE_END: Final = re.compile("[\n\r\u2028\u2029]")


@dataclass(frozen=True)
class Segment:
    """A block of prose. ``text`` is what the matchers see: the source's characters, or masks over them.

    ``escape`` writes a replacement as this place of the source has to (``&`` in
    XML, ``"`` in JSON), or returns None if it cannot stand there; without it
    text is written as it is. A ``rigid`` segment stands in a layout of columns,
    and takes only replacements as long as what they replace.
    """

    text: str
    pieces: tuple[Piece, ...]
    kind: SegmentKind = SegmentKind.PARAGRAPH
    zones: tuple[Zone, ...] = ()
    escape: Escape | None = None
    rigid: bool = False

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(piece.start for piece in self.pieces)

    @cached_property
    def _trimmed(self) -> tuple[tuple[int, int], ...]:
        """The spans in the source of the pieces that are trimmed, sorted."""
        return tuple(sorted((piece.source_start, piece.source_end) for piece in self.pieces if piece.trimmed))

    @cached_property
    def _slice(self) -> int | None:
        """Where in the source the segment begins if it is a slice of it, written as it stands; None if it is not."""
        piece = self.pieces[0]
        plain = len(self.pieces) == 1 and not (piece.source_length or piece.trimmed or self.escape or self.rigid)
        return piece.source_start - piece.start if plain else None

    @cached_property
    def vocalised(self) -> bool:
        """Whether there is a vowel mark in it."""
        return is_vocalised(self.text)

    @cached_property
    def _zones_by_kind(self) -> Mapping[ZoneKind, tuple[Sequence[int], Sequence[int]]]:
        """Where the zones of each kind begin, ascending, and how far those that have begun there reach."""
        found: dict[ZoneKind, tuple[list[int], list[int]]] = {}
        for kind, start, end in sorted(self.zones, key=lambda zone: zone.start):
            starts, reach = found.setdefault(kind, ([], []))
            starts.append(start)
            reach.append(max((end, *reach[-1:])))
        return found

    def in_zone(self, kind: ZoneKind, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` lies in a zone of this kind."""
        starts, reach = self._zones_by_kind.get(kind, ((), ()))
        begun = bisect_right(starts, start)
        return begun > 0 and end <= reach[begun - 1]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of ``text[start:end]``: from its first character to behind its last.

        A span that begins or ends inside an escape is widened to the whole of it.
        """
        if self._slice is not None:
            return start + self._slice, end + self._slice
        if end == start:
            place = self._insertion(start, "")
            return place, place
        first, last = self._piece(start), self._piece(end - 1)
        begin = first.source_start if first.source_length else first.source_start + start - first.start
        finish = last.source_end if last.source_length else last.source_start + end - last.start
        return begin, finish

    def editable(self, start: int, end: int) -> bool:
        """Whether an edit may replace ``text[start:end]``.

        It may if the span covers no mask, lies without a gap in the source, and
        does not cut an escape in two.
        """
        if start == end:
            piece = self._piece(start)
            return not (piece.source_length and piece.start < start < piece.end)
        if MASK in self.text[start:end]:
            return False
        first, last = self._index(start), self._index(end - 1)
        for left, right in zip(self.pieces[first:last], self.pieces[first + 1 : last + 1], strict=True):
            if left.source_end != right.source_start:
                return False
        head, tail = self.pieces[first], self.pieces[last]
        cut = (head.source_length and start != head.start) or (tail.source_length and end != tail.end)
        return not cut

    def source_edit(self, start: int, end: int, replacement: str) -> Edit | None:
        """The edit of the source that replaces ``text[start:end]``, or None if there is none.

        Line ends are the author's (lines of a subtitle, of verse, of a table): no edit
        adds or removes one. An insertion where two pieces meet goes to the side it belongs to: see
        :meth:`_insertion`.
        """
        if _line_ends(self.text[start:end]) != _line_ends(replacement):
            return None
        if self._slice is not None:
            covered = MASK in self.text[start:end] or MASK in replacement
            return None if covered else Edit(start + self._slice, end + self._slice, replacement)
        if not self.editable(start, end):
            return None
        written = self.escape(replacement) if self.escape else replacement
        if written is None or MASK in replacement or (self.rigid and len(written) != end - start):
            return None
        if start == end:
            place = self._insertion(start, replacement)
            first = last = place
        else:
            first, last = self.source_span(start, end)
        if replacement != replacement.strip() and self._would_be_lost(first, last):
            return None
        return Edit(first, last, written)

    def _would_be_lost(self, start: int, end: int) -> bool:
        """Whether blanks put in place of this span of the source would stand at the end of a trimmed piece."""
        # The span may lie in the last piece that begins before it, or at the end of the one before that.
        number = bisect_right(self._trimmed, start, key=itemgetter(0))
        return any(
            end <= last and (first == start or end == last)
            for first, last in self._trimmed[max(0, number - 2) : number]
        )

    def _insertion(self, offset: int, text: str) -> int:
        """Where in the source an insertion at ``offset`` stands.

        Between two pieces with markup between them: blanks go outside the inner
        element (``**أ**،ب`` never becomes ``** أ**``), everything else stands by the
        word it touches, the one before first.
        """
        right = self._piece(offset)
        index = self._index(offset)
        if offset > right.start or index == 0:
            return (
                right.source_end
                if right.source_length and offset > right.start
                else (right.source_start + offset - right.start)
            )
        left = self.pieces[index - 1]
        if text.isspace():
            return right.source_start if right.depth < left.depth else left.source_end
        before, after = self.text[offset - 1], self.text[offset : offset + 1]
        if (before.isspace() or before == MASK) and not (after.isspace() or after == MASK):
            return right.source_start
        return left.source_end

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _piece(self, offset: int) -> Piece:
        return self.pieces[self._index(offset)]


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
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


def _line_ends(text: str) -> int:
    return len(_LINE_END.findall(text))


class Comment(NamedTuple):
    """``source.text[start:end]`` is a comment of the format, delimiters included; suppressions stand in these."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A source read in its format.

    ``directives`` are the suppressions its author wrote (see ``suppressions.py``),
    ``sic`` says that a word in it may be followed by ``[كذا]``.
    """

    source: Source
    format: str
    segments: Sequence[Segment]
    comments: tuple[Comment, ...] = ()
    directives: tuple[Directive, ...] = ()
    sic: bool = False

    def markup(self) -> str:
        """The source without its segments: all that stands between their pieces, joined in source order.

        A fix changes words: it must leave this as it was, or it has made markup of
        prose or prose of markup.
        """
        text, out, position = self.source.text, [], 0
        for start, end in sorted((p.source_start, p.source_end) for s in self.segments for p in s.pieces):
            out.append(text[position:start])
            position = max(position, end)
        out.append(text[position:])
        return "".join(out)

    def prose(self) -> list[tuple[SegmentKind, str]]:
        """The words of each block that has any, without what is masked and however the blanks between them are."""
        blocks = ((s.kind, " ".join(s.text.replace(MASK, " ").split())) for s in self.segments)
        return [(kind, words) for kind, words in blocks if words]
