"""What must stand near a word for a sequence to hang on it: asked of the projected words of a block.

The answer errs on one side only. A word that stands behind a mark, or in the next
segment, counts as a neighbour here; the sequence itself is then tried on tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from arlint.matchers.tokentests import CompiledTest
from arlint.text.folding import fold
from arlint.text.projection import UNCLEAR, restore

_MOST_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One of the words at these distances (ascending, all before or all behind) must pass the test.

    Without a test it is no word (but a number, say) that must stand there, right beside.
    """

    distances: range
    test: CompiledTest | None


class Near:
    """Some tests of the words at the same distances. It remembers which words pass one of them."""

    def __init__(self, distances: range, tests: Sequence[CompiledTest]) -> None:
        self._step = 1 if distances[0] > 0 else -1
        self._nearest, self._farthest = sorted((abs(distances[0]), abs(distances[-1])))
        self._tests = tests
        self._passed: dict[bytes, bool] = {}

    def met(self, words: Sequence[bytes], index: int) -> bool:
        """Whether one of the words near that of this index passes one of the tests."""
        passed, step = self._passed, self._step
        beside = words[index + step] if 0 <= index + step < len(words) else None
        if not self._tests:
            return beside == b""
        if self._farthest == 1 and beside:
            # The common question, answered without a loop.
            known = passed.get(beside)
            return self._passes(beside) if known is None else known
        for distance in range(1, self._farthest + 1):
            index += step
            while 0 <= index < len(words) and not words[index]:
                index += step
            if not 0 <= index < len(words):
                return False
            if distance >= self._nearest:
                word = words[index]
                known = passed.get(word)
                if known or (known is None and self._passes(word)):
                    return True
        return False

    def _passes(self, word: bytes) -> bool:
        """Whether a word passes one of the tests, which are now asked for the first time."""
        if UNCLEAR in word:
            return True
        if len(self._passed) >= _MOST_REMEMBERED:
            self._passed.clear()
        key = fold(restore(word))
        found = self._passed[word] = any(test.hit_key(key) is not None for test in self._tests)
        return found


class Nearby:
    """What must stand near a word for one of the sequences that hang on it."""

    __slots__ = ("_every", "_first")

    def __init__(self, first: Sequence[Near], every: Sequence[Sequence[Near]]) -> None:
        self._first = first  # one of the neighbours of each sequence; empty if a sequence has none
        self._every = every

    def may_be(self, words: Sequence[bytes], index: int) -> bool:
        """Whether all neighbours of one of the sequences may be there, as far as the words tell."""
        # Most words fail the first look, which is one for all sequences that ask for words at one distance. Loops, not
        # any() and all(): this is asked at every other word of a text, and a generator costs as much as the answer.
        for near in self._first:
            if near.met(words, index):
                break
        else:
            if self._first:
                return False
        for sequence in self._every:
            for near in sequence:
                if not near.met(words, index):
                    break
            else:
                return True
        return False


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
        for neighbours in hanging:
            nearest = min(neighbours, key=lambda neighbour: len(neighbour.distances))
            groups.setdefault((nearest.distances, nearest.test is None), []).append(nearest)
        first = tuple(map(self._first, groups.values()))
        every = dict.fromkeys(tuple(map(self._near, neighbours)) for neighbours in hanging)
        return Nearby(first, tuple(every))

    def _first(self, neighbours: Sequence[Neighbour]) -> Near:
        different = list(dict.fromkeys(neighbours))
        if len(different) == 1:
            return self._near(different[0])
        return Near(different[0].distances, [n.test for n in different if n.test is not None])

    def _near(self, neighbour: Neighbour) -> Near:
        near = self._single.get(neighbour)
        if near is None:
            tests = () if neighbour.test is None else (neighbour.test,)
            near = self._single[neighbour] = Near(neighbour.distances, tests)
        return near
