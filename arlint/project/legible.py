"""Findings in an archive as its reader sees them: over the words of the document, a paragraph a line.

What arlint reads of a Word document is XML in which a finding has a line and a
column that say nothing to anybody. For reports the paragraphs are put under each
other, and every place in them is named by the number of its paragraph.
"""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from arlint.diagnostics import Diagnostic, Edit
from arlint.text.characters import MASK
from arlint.text.positions import LineIndex

if TYPE_CHECKING:
    from arlint.documents.document import Segment
    from arlint.documents.source import Source

# What arlint show draws for what is no prose; line ends inside a paragraph would be other lines.
_SHOWN = str.maketrans({MASK: "▒", "\n": " ", "\r": " "})


def words(segments: Iterable[Segment]) -> str:
    """The paragraphs of a document, each a line."""
    return "".join(f"{segment.text.translate(_SHOWN)}\n" for segment in segments)


def shown(source: Source, text: str) -> str:
    """What a diff of a source compares: its text, or of an archive the paragraphs in it."""
    if source.container is None:
        return text
    from arlint.documents.formats.docx import paragraphs

    return words(paragraphs(source._replace(text=text)))


def legible(found: Iterable[Diagnostic], segments: Sequence[Segment]) -> list[Diagnostic]:
    """Diagnostics of a source as diagnostics of the :func:`words` of its segments."""
    places = Places(segments)
    return [places.moved(diagnostic) for diagnostic in found]


class Places:
    """Where each place of the source stands in the :func:`words`."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.index = LineIndex.of(words(segments))
        begins = accumulate((len(segment.text) + 1 for segment in segments), initial=0)
        pieces = (
            (piece.source_start, begin + piece.start, piece)
            for begin, segment in zip(begins, segments, strict=False)
            for piece in segment.pieces
        )
        self._pieces = sorted(pieces, key=itemgetter(0))
        self._starts = [start for start, _, _ in self._pieces]

    def place(self, offset: int) -> int:
        """The offset in the words of a source offset; of one between two pieces, the end of the piece before it."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return 0
        start, begin, piece = self._pieces[number]
        return begin if piece.source_length else begin + min(offset - start, piece.length)

    def moved(self, diagnostic: Diagnostic) -> Diagnostic:
        """A diagnostic with the places of its finding and of its edits in the words."""
        index = self.index
        start, end = self._span(diagnostic.start, diagnostic.end)
        fixes = tuple(fix._replace(edits=tuple(map(self._edit, fix.edits))) for fix in diagnostic.fixes)
        return diagnostic._replace(start=start, end=end, text=index.text[start:end], fixes=fixes, index=index)

    def _edit(self, edit: Edit) -> Edit:
        start, end = self._span(edit.start, edit.end)
        return Edit(start, end, html.unescape(edit.replacement))

    def _span(self, start: int, end: int) -> tuple[int, int]:
        first = self.place(start)
        return first, max(first, self.place(end - 1) + 1) if end > start else first
