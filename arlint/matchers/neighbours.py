"""What must stand near a word for a sequence to hang on it: asked of the projected words of a block.

The answer errs on one side only. A word that stands behind a mark, or in the next
segment, counts as a neighbour here; the sequence itself is then tried on tokens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Final

from arlint.matchers.tokentests import CompiledTest
from arlint.text.folding import fold
from arlint.text.projection import UNCLEAR, restore

_MOST_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One of the words at these distances (ascending, all before or all behind) must pass the test.

    Without a test it is no word (but a number, say) that must stand there, right beside. ``bit`` is the
    number of the test in a signature.
    """

    distances: range
    test: CompiledTest | None = field(compare=False)
    bit: int = -1


class Near:
    """Some tests of the words at the same distances, whose bits in a signature make the mask.

    It remembers which words without a signature pass one of the tests.
    """

    def __init__(self, distances: range, tests: Sequence[CompiledTest], mask: int) -> None:
        self.mask = mask
        self._step = 1 if distances[0] > 0 else -1
        self._nearest, self._farthest = sorted((abs(distances[0]), abs(distances[-1])))
        self._tests = tests
        self._passed: dict[bytes, bool] = {}

    @property
    def beside(self) -> int:
        """1 or -1 if it is the word right behind or before that is asked, 0 if it is another."""
        return self._step if self._farthest == 1 else 0

    def met(self, words: Sequence[bytes], signatures: Sequence[int | None], index: int) -> bool:
        """Whether one of the words near that of this index passes one of the tests."""
        step = self._step
        beside = words[index + step] if 0 <= index + step < len(words) else None
        if not self._tests:
            return beside == b""
        if self._farthest == 1 and beside:
            # The common question, answered without a loop.
            return self._passes(beside, signatures[index + step])
        for distance in range(1, self._farthest + 1):
            index += step
            while 0 <= index < len(words) and not words[index]:
                index += step
            if not 0 <= index < len(words):
                return False
            if distance >= self._nearest and self._passes(words[index], signatures[index]):
                return True
        return False

    def _passes(self, word: bytes, signature: int | None) -> bool:
        """Whether a word passes one of the tests, which are asked only of words without a signature, once."""
        if signature is not None:
            return signature & self.mask != 0
        known = self._passed.get(word)
        if known is not None:
            return known
        if UNCLEAR in word:
            return True
        if len(self._passed) >= _MOST_REMEMBERED:
            self._passed.clear()
        key = fold(restore(word))
        found = self._passed[word] = any(test.hit_key(key) is not None for test in self._tests)
        return found


class Nearby:
    """What must stand near a word for some sequences that hang on it, which are numbered from 0."""

    __slots__ = ("_before", "_behind", "_beside", "_every", "_first")

    def __init__(self, first: Sequence[Near], every: Mapping[Sequence[Near], Sequence[int]]) -> None:
        self._first = first  # one of the neighbours of each sequence
        self._every = tuple(every.items())
        self._beside = all(near.beside for near in first)
        self._before, self._behind = (
            reduce(or_, (near.mask for near in first if near.beside == step), 0) for step in (-1, 1)
        )

    def met(self, words: Sequence[bytes], signatures: Sequence[int | None], index: int) -> Sequence[int]:
        """The sequences, in order, whose neighbours may all be there, as far as the words tell.

        ``signatures`` of the words have one more than there are, which is 0.
        """
        # Most words fail the first look, which is one for all sequences that ask for words at one distance. Loops, not
        # any() and all(): this is asked at every other word of a text, and a generator costs as much as the answer.
        before, behind = signatures[index - 1], signatures[index + 1]
        if self._beside and before is not None and behind is not None:
            if not (before & self._before or behind & self._behind):
                return ()
        else:
            for near in self._first:
                if near.met(words, signatures, index):
                    break
            else:
                return ()
        met: list[int] = []
        for every, sequences in self._every:
            for near in every:
                if not near.met(words, signatures, index):
                    break
            else:
                met += sequences
        met.sort()
        return met


class Surroundings:
    """Makes what is near words for all sequences of a run, which share what they know of each neighbour."""

    def __init__(self) -> None:
        self._single: dict[Neighbour, Near] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Surroundings, ()  # without memories

    def nearby(self, hanging: Sequence[Sequence[Neighbour]]) -> Nearby | None:
        """What to look for near a word on which sequences with these neighbours hang; None if one has none."""
        if not all(hanging):
            return None
        groups: dict[tuple[range, bool], list[Neighbour]] = {}
        every: dict[Sequence[Near], list[int]] = {}
        for number, neighbours in enumerate(hanging):
            nearest = min(neighbours, key=lambda neighbour: (len(neighbour.distances), abs(neighbour.distances[0])))
            groups.setdefault((nearest.distances, nearest.test is None), []).append(nearest)
            every.setdefault(tuple(map(self._near, neighbours)), []).append(number)
        return Nearby(tuple(map(self._first, groups.values())), every)

    def _first(self, neighbours: Sequence[Neighbour]) -> Near:
        different = list(dict.fromkeys(neighbours))
        return self._near(different[0]) if len(different) == 1 else _any_of(different)

    def _near(self, neighbour: Neighbour) -> Near:
        near = self._single.get(neighbour)
        if near is None:
            near = self._single[neighbour] = _any_of([neighbour])
        return near


def _any_of(neighbours: Sequence[Neighbour]) -> Near:
    asked = [(neighbour.test, 1 << neighbour.bit) for neighbour in neighbours if neighbour.test is not None]
    return Near(neighbours[0].distances, [test for test, _ in asked], sum(bit for _, bit in asked))
