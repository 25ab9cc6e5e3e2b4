"""What must stand near a word for a sequence to hang on it: asked of the projected words of a block.

The answer errs on one side only. A word that stands behind a mark, or in the next
segment, counts as a neighbour here; the sequence itself is then tried on tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from arlint.matchers.tokentests import CompiledTest
from arlint.text.folding import fold
from arlint.text.projection import UNCLEAR, restore

_MOST_REMEMBERED: Final = 100_000


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One of the words at these distances must pass the test."""

    distances: range
    test: CompiledTest


class _Near:
    """Some tests of the words at the same distances. It remembers which words pass one of them."""

    def __init__(self, distances: range, tests: Iterable[CompiledTest]) -> None:
        self._reach = max(distances[-1], -distances[0])
        self._step = 1 if distances[0] > 0 else -1
        self._tests = tuple(tests)
        self._passed: dict[bytes, bool] = {}

    def met(self, words: Sequence[bytes], index: int) -> bool:
        """Whether one of the words near that of this index passes one of the tests."""
        passed, step = self._passed, self._step
        for _ in range(self._reach):
            index += step
            while 0 <= index < len(words) and not words[index]:
                index += step
            if not 0 <= index < len(words):
                return False
            word = words[index]
            if passed.get(word) or (word not in passed and self._passes(word)):
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


class Surroundings:
    """For each set of sequences that hang on one word, what must stand near it."""

    def __init__(self) -> None:
        self._sets: dict[int, _Hanging] = {}
        self._single: dict[tuple[range, int], _Near] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Surroundings, ()  # without memories

    def allow(self, words: Sequence[bytes], index: int, hanging: Sequence[Sequence[Neighbour]]) -> bool:
        """Whether all neighbours of one of the sequences may be there, as far as the words tell."""
        known = self._sets.get(id(hanging))
        if known is None or known.sequences is not hanging:
            if len(self._sets) >= _MOST_REMEMBERED:
                self._sets.clear()
            known = self._sets[id(hanging)] = self._looked_at(hanging)
        # Most words fail the first look, which is one for all sequences that ask for words at one distance.
        if known.first and not any(near.met(words, index) for near in known.first):
            return False
        return any(all(near.met(words, index) for near in every) for every in known.all)

    def _looked_at(self, hanging: Sequence[Sequence[Neighbour]]) -> _Hanging:
        groups: dict[range, list[CompiledTest]] = {}
        for neighbours in hanging:
            if neighbours:
                nearest = min(neighbours, key=lambda neighbour: len(neighbour.distances))
                groups.setdefault(nearest.distances, []).append(nearest.test)
        first = tuple(_Near(distances, tests) for distances, tests in groups.items()) if all(hanging) else ()
        return _Hanging(hanging, first, tuple(tuple(map(self._near, neighbours)) for neighbours in hanging))

    def _near(self, neighbour: Neighbour) -> _Near:
        name = (neighbour.distances, id(neighbour.test))
        near = self._single.get(name)
        if near is None:
            near = self._single[name] = _Near(neighbour.distances, [neighbour.test])
        return near


@dataclass(frozen=True, slots=True)
class _Hanging:
    sequences: Sequence[Sequence[Neighbour]]
    first: tuple[_Near, ...]  # one neighbour of each sequence; empty if a sequence has none
    all: tuple[tuple[_Near, ...], ...]
