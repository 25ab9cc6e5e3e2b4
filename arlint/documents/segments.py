"""The segments of a document as a sequence, and as stretches of text in which many of them are searched at once.

Most segments hold nothing that a rule looks for. A format whose segments are
plain slices of the source (:mod:`arlint.documents.formats.plain`) gives long
stretches of it without making one segment, and makes those that are asked for.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import overload

from arlint.documents.document import Segment


@dataclass(frozen=True, slots=True)
class Stretch:
    """Segments ``first`` … in a row. Segment ``first + i`` stands in ``text`` from ``starts[i]`` to ``ends[i]``.

    Between two of them stand line ends, one or more. ``zoned`` are the indexes (from 0) of those that may have zones
    or masks; None if that is not known.
    """

    text: str
    first: int
    starts: Sequence[int]
    ends: Sequence[int]
    zoned: Collection[int] | None = None

    def __len__(self) -> int:
        return len(self.starts)

    def index(self, offset: int) -> int | None:
        """The index (from 0) of the segment in which an offset of ``text`` lies, or at whose end; None between two."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset <= self.ends[index] else None


class Segments(Sequence[Segment]):
    """Segments by their number."""

    @abstractmethod
    def stretch(self, first: int, size: int) -> Stretch:
        """The segments from number ``first`` on, as many as make about ``size`` characters, at least one."""

    @abstractmethod
    def segment(self, number: int) -> Segment:
        """The segment of this number."""

    def unzoned(self, number: int) -> Segment:
        """The same of which it is known that it has neither zones nor masks."""
        return self.segment(number)

    @overload
    def __getitem__(self, index: int) -> Segment: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Segment]: ...
    def __getitem__(self, index: int | slice) -> Segment | Sequence[Segment]:
        if isinstance(index, slice):
            return tuple(self.segment(number) for number in range(*index.indices(len(self))))
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        return self.segment(number)

    def stretches(self, size: int = 1 << 16) -> Iterator[Stretch]:
        """All segments, in stretches of about ``size`` characters."""
        first = 0
        while first < len(self):
            stretch = self.stretch(first, size)
            yield stretch
            first += len(stretch)


class Listed(Segments):
    """Segments that a format has made one by one."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments

    def __len__(self) -> int:
        return len(self._segments)

    def segment(self, number: int) -> Segment:
        """The segment of this number."""
        return self._segments[number]

    def stretch(self, first: int, size: int) -> Stretch:
        """Segments in a row, with a newline between each two."""
        texts: list[str] = []
        length = 0
        for number in range(first, len(self._segments)):
            texts.append(self._segments[number].text)
            length += len(texts[-1]) + 1
            if length >= size:
                break
        starts = list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
        ends = [start + len(text) for start, text in zip(starts, texts, strict=True)]
        return Stretch("\n".join(texts), first, starts, ends)
