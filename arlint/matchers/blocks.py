"""Blocks: some segments in a row, searched as one text, since most of them have nothing that a rule looks for.

A search of a block only says where to look again: between two segments stand line
ends, which a search of one segment does not see. What a rule says is said of segments.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, count, groupby, islice
from typing import TypeVar

from arlint.documents.document import Segment
from arlint.documents.segments import Stretch
from arlint.matchers.base import View, Views
from arlint.text.projection import EVERYWHERE, has_glued, project, words

T = TypeVar("T")


class Block:
    """A stretch of a document. Views of its segments are made when they are asked for, and kept with the block."""

    def __init__(self, views: Views, stretch: Stretch) -> None:
        self.text = stretch.text
        self._all = views
        self._stretch = stretch
        self._made: dict[int, View] = {}

    @classmethod
    def of(cls, view: View) -> Block:
        """The block of one segment."""
        text = view.text
        block = cls(Views((view.segment,)), Stretch(text, 0, (0,), (len(text),)))
        block._made[0] = view
        return block

    @cached_property
    def projection(self) -> bytes:
        """The block's text as bytes (see :mod:`arlint.text.projection`)."""
        return project(self.text)

    @cached_property
    def signs(self) -> frozenset[int]:
        """The bytes in the projection that are no letters of Arabic and no blanks."""
        return frozenset(self.projection.translate(None, EVERYWHERE))

    def may_have(self, characters: bytes) -> bool:
        """Whether one of these bytes occurs; letters of Arabic, blanks and line ends are taken to occur."""
        return not self.signs.isdisjoint(characters) or len(characters.translate(None, EVERYWHERE)) < len(characters)

    @cached_property
    def words(self) -> list[bytes]:
        """The projected words of the block, in order; empty ones stand for what is between words besides blanks."""
        return words(self.projection)

    @cached_property
    def has_glued(self) -> bool:
        """Whether there may be something between two words that :attr:`words` does not show."""
        return has_glued(self.projection)

    @property
    def views(self) -> Iterator[View]:
        """The segments, each made when it is its turn."""
        return map(self.view, range(len(self._stretch)))

    def segment(self, number: int) -> Segment:
        """The segment of this number in the document."""
        return self.view(number - self._stretch.first).segment

    def place(self, offset: int) -> tuple[View, int] | None:
        """The segment in which an offset of the block's text lies and the offset in it; None between two segments."""
        index = self._stretch.index(offset)
        return None if index is None else (self.view(index), offset - self._stretch.starts[index])

    def views_at(self, offsets: Iterable[int]) -> Iterator[View]:
        """The segments in which these offsets (ascending) lie, each once."""
        behind = -1
        for offset in offsets:
            if offset > behind:
                index = self._stretch.index(offset)
                if index is not None:
                    behind = self._stretch.ends[index]
                    yield self.view(index)

    def grouped(self, offsets: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
        """These offsets (ascending) by the segment they lie in, which is named by its index in the block."""
        for index, group in groupby(offsets, key=self._stretch.index):
            if index is not None:
                yield index, list(group)

    def located(self, places: Iterable[tuple[int, T]]) -> Iterator[tuple[View, list[tuple[int, T]]]]:
        """The segments in which words lie, with their offsets in it and what is said of them.

        ``places``: the indexes of words (ascending), each with what is said of it.
        """
        found = list(places)
        offsets = self.offsets(index for index, _ in found)
        said = zip(offsets, (what for _, what in found), strict=True)
        for segment, group in groupby(said, key=lambda place: self._stretch.index(place[0])):
            if segment is not None:
                start = self._stretch.starts[segment]
                yield self.view(segment), [(offset - start, what) for offset, what in group]

    def places(self, projected: bytes) -> Iterator[int]:
        """The offsets at which a projection occurs, one for each segment that has it."""
        offset = self.projection.find(projected)
        while offset >= 0:
            yield offset
            index = self._stretch.index(offset)
            offset = self.projection.find(projected, (offset if index is None else self._stretch.ends[index]) + 1)

    def having(self, literals: Iterable[str]) -> Sequence[View]:
        """The segments in which one of these strings occurs, in order."""
        found: dict[int, View] = {}
        for literal in literals:
            offset = -1 if self._lacks(literal) else self.text.find(literal)
            while offset >= 0:
                index = self._stretch.index(offset)
                if index is not None:
                    found[index] = self.view(index)
                    offset = self._stretch.ends[index]
                offset = self.text.find(literal, offset + 1)
        return [found[index] for index in sorted(found)]

    def has(self, literals: Iterable[str]) -> bool:
        """Whether one of these strings occurs, in a segment or over the end of one."""
        return any(not self._lacks(literal) and literal in self.text for literal in literals)

    @property
    def numbers(self) -> range:
        """The numbers of the segments."""
        return range(self._stretch.first, self._stretch.first + len(self._stretch))

    def _lacks(self, literal: str) -> bool:
        """Whether the block has not even the characters of a string, so that it need not be searched."""
        return not self.signs.issuperset(project(literal).translate(None, EVERYWHERE))

    def words_in(self, wanted: Container[bytes]) -> Iterator[int]:
        """The indexes of the words that are among ``wanted``."""
        return compress(count(), map(wanted.__contains__, self.words))

    def offsets(self, indexes: Iterable[int]) -> Iterator[int]:
        """The offsets of the words of these indexes (ascending)."""
        offset = behind = 0
        every = iter(self.words)
        for index in indexes:
            # A word and what is behind it, each empty word being one character.
            offset += sum(map(len, islice(every, index - behind))) + index - behind
            behind = index
            yield offset

    def projections(self) -> Iterator[tuple[int, bytes]]:
        """The number and the projection of each segment."""
        first, stretch = self._stretch.first, self._stretch
        for index, (start, end) in enumerate(zip(stretch.starts, stretch.ends, strict=True), first):
            yield index, self.projection[start:end]

    def view(self, index: int) -> View:
        """The segment of this index in the block."""
        view = self._made.get(index)
        if view is None:
            number, zoned = self._stretch.first + index, self._stretch.zoned
            segments = self._all.segments
            # What has no zones need not be searched for any.
            plain = zoned is not None and index not in zoned
            view = View(segments.unzoned(number) if plain else segments.segment(number), number)
            self._made[index] = view
        return view


def blocks(views: Views) -> Iterator[Block]:
    """The segments of a document in blocks."""
    return (Block(views, stretch) for stretch in views.segments.stretches())
