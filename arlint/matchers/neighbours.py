"""What must stand near a word for a sequence to hang on it: asked of the projected words of a block.

The answer errs on one side only. A word that stands behind a mark, or in the next
segment, counts as a neighbour here; the sequence itself is then tried on tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from arlint.matchers.tokentests import CompiledTest
from arlint.text.folding import fold
from arlint.text.projection import UNCLEAR, restore

_MOST_REMEMBERED: Final = 100_000


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One of the words at these distances must pass the test."""

    distances: range
    test: CompiledTest


class Hanging(Protocol):
    """A sequence that hangs on a word: all of its neighbours must be there."""

    @property
    def neighbours(self) -> Sequence[Neighbour]: ...


class _Near:
    """Some tests of the words at the same distances. It remembers which words pass one of them."""

    def __init__(self, distances: range, tests: Iterable[CompiledTest]) -> None:
        # A gap may be measured over marks, which are no words: the words themselves are then no farther.
        self.reach = max(distances[-1], -distances[0])
        self.step = 1 if distances[0] > 0 else -1
        self._tests = tuple(tests)
        self.passed: dict[bytes, bool] = {}

    def passes(self, word: bytes) -> bool:
        """Whether a word passes one of the tests, which are now asked for the first time."""
        if len(self.passed) >= _MOST_REMEMBERED:
            self.passed.clear()
        if UNCLEAR in word:
            return True
        key = fold(restore(word))
        found = self.passed[word] = any(test.hit_key(key) is not None for test in self._tests)
        return found


class Surroundings:
    """For each set of sequences that hang on one word, what must stand near it."""

    def __init__(self) -> None:
        self._near: dict[int, tuple[object, tuple[_Near, ...]]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Surroundings, ()  # without memories

    def allow(self, words: Sequence[bytes], index: int, hanging: Sequence[Hanging]) -> bool:
        """Whether one of the sequences may be there, as far as the nearest words tell."""
        known = self._near.get(id(hanging))
        if known is None or known[0] is not hanging:
            if len(self._near) >= _MOST_REMEMBERED:
                self._near.clear()
            known = self._near[id(hanging)] = (hanging, _grouped(hanging))
        if not known[1]:
            return True
        for near in known[1]:
            place = index
            passed = near.passed
            for _ in range(near.reach):
                place += near.step
                while 0 <= place < len(words) and not words[place]:
                    place += near.step
                if not 0 <= place < len(words):
                    break
                word = words[place]
                if passed.get(word) or (word not in passed and near.passes(word)):
                    return True
        return False


def _grouped(hanging: Sequence[Hanging]) -> tuple[_Near, ...]:
    """One neighbour of each sequence, those at the same distances together; none if a sequence has no neighbours."""
    groups: dict[range, list[CompiledTest]] = {}
    for sequence in hanging:
        if not sequence.neighbours:
            return ()
        nearest = min(sequence.neighbours, key=lambda neighbour: len(neighbour.distances))
        groups.setdefault(nearest.distances, []).append(nearest.test)
    return tuple(_Near(distances, tests) for distances, tests in groups.items())
