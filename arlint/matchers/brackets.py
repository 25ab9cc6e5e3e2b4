"""Which segments may have brackets and quotation marks that are not in order, as far as a block's bytes tell.

In order are marks that nest, with letters on their inner sides. That is nearly all
of them, and then no `pairs` rule has anything to say of the segment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from arlint.matchers.base import View
from arlint.matchers.blocks import Block
from arlint.text.projection import UNCLEAR, bytes_of, project

_BLANKS: Final = frozenset(bytes_of("\\s"))
# Behind one of these an opener may be the mouth of a smiley.
_EYES: Final = frozenset(b":;=8xX'-")


class Brackets:
    """The marks of some rules: openers with their closers, and groups of marks that open and close by turns."""

    def __init__(self, closer_of: Mapping[str, str], by_turns: Iterable[str]) -> None:
        self._closer_of = {project(opener)[0]: project(closer)[0] for opener, closer in closer_of.items()}
        self._closers = frozenset(self._closer_of.values())
        self._by_turns = tuple(frozenset(project(marks)) for marks in by_turns)
        every = sorted({*self._closer_of, *self._closers, *frozenset().union(*self._by_turns)})
        self._marks = bytes(every)
        self._any = b"[%s]" % b"".join(b"\\x%02x" % c for c in every)

    def suspects(self, block: Block) -> Iterator[View]:
        """The segments in which some mark is not in order."""
        if not self._marks or not block.may_have(self._marks):
            return
        projection = block.projection
        places = (match.start() for match in re.finditer(self._any, projection, re.DOTALL))
        for index, offsets in block.grouped(places):
            if not self._in_order(projection, offsets):
                yield block.view(index)

    def _in_order(self, projection: bytes, offsets: Sequence[int]) -> bool:
        expected: list[int] = []
        for offset in offsets:
            mark = projection[offset]
            before, behind = projection[offset - 1 : offset], projection[offset + 1 : offset + 2]
            if mark == UNCLEAR:
                return False
            if mark in self._closer_of:
                if (behind[:1] and behind[0] in _BLANKS) or (before and before[0] in _EYES):
                    return False
                expected.append(self._closer_of[mark])
            elif mark in self._closers and (
                (before and before[0] in _BLANKS) or not expected or expected.pop() != mark
            ):
                return False
        return not expected and all(self._turn_in_order(projection, offsets, marks) for marks in self._by_turns)

    def _turn_in_order(self, projection: bytes, offsets: Sequence[int], marks: frozenset[int]) -> bool:
        """Whether every other of these marks opens, and has no blank on its inner side, and the next ones close."""
        turns = [offset for offset in offsets if projection[offset] in marks]
        inner = [offset + 1 if number % 2 == 0 else offset - 1 for number, offset in enumerate(turns)]
        blank = any(0 <= place < len(projection) and projection[place] in _BLANKS for place in inner)
        return len(turns) % 2 == 0 and not blank
