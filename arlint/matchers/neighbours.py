"""What must stand near a word for a sequence to hang on it: asked of the projected words of a block.

The answer errs on one side only. A word that stands behind a mark, or in the next
segment, counts as a neighbour here; the sequence itself is then tried on tokens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Final, NamedTuple, cast

from arlint.matchers.tokentests import CompiledTest
from arlint.text.folding import fold
from arlint.text.projection import UNCLEAR, restore

_MOST_REMEMBERED: Final = 20_000
_LOOK: Final = 2  # words on either side whose signatures are looked at together


class Neighbour(NamedTuple):
    """One of the words at these distances (ascending, all before or all behind) must pass the test.

    Without a test it is no word (but a number, say) that must stand there, right beside. ``bit`` is the
    number of the test in a signature.
    """

    distances: range
    test: CompiledTest | None
    bit: int = -1


class Near:
    """Some tests of the words at the same distances, whose bits in a signature make the mask.

    It remembers which words without a signature pass one of the tests.
    """

    def __init__(self, distances: range, tests: Sequence[CompiledTest], mask: int) -> None:
        self.mask = mask
        self.distances = distances
        self._step = 1 if distances[0] > 0 else -1
        self._nearest, self._farthest = sorted((abs(distances[0]), abs(distances[-1])))
        self._tests = tests
        self._passed: dict[bytes, bool] = {}

    @property
    def reach(self) -> int:
        """How many words away the farthest is that is asked; 0 if none is, but what is no word."""
        return self._farthest if self._tests else 0

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

    __slots__ = ("_every", "_first", "_masks", "_reach")

    def __init__(self, first: Sequence[Near], every: Mapping[Sequence[Near], Sequence[int]]) -> None:
        self._first = first  # one of the neighbours of each sequence
        self._every = tuple(every.items())
        # How far away the words are that all of these ask for; 0 if farther than signatures are looked at.
        self._reach = max(near.reach for near in first) if all(0 < near.reach <= _LOOK for near in first) else 0
        self._masks = tuple(
            reduce(or_, (near.mask for near in first if distance in near.distances), 0) for distance in (-2, -1, 1, 2)
        )

    def met(self, words: Sequence[bytes], signatures: Sequence[int | None], index: int) -> Sequence[int]:
        """The sequences, in order, whose neighbours may all be there, as far as the words tell.

        ``signatures`` of the words are followed by two that are 0.
        """
        # Most words fail the first look, which is one for all sequences that ask for words at one distance. Loops, not
        # any() and all(): this is asked at every other word of a text, and a generator costs as much as the answer.
        seen: int | None = None
        before, behind = signatures[index - 1], signatures[index + 1]
        if self._reach == 1:
            # Over one mark, as a comma, the next word is the one that is asked.
            if before is None and not words[index - 1]:
                before = signatures[index - 2]
            if behind is None and not words[index + 1]:
                behind = signatures[index + 2]
            if before is not None and behind is not None:
                seen = before & self._masks[1] or behind & self._masks[2]
        elif self._reach:
            around = (signatures[index - 2], before, behind, signatures[index + 2])
            if None not in around:
                seen = any(map(and_, cast("tuple[int, ...]", around), self._masks))
        if seen is None:
            for near in self._first:
                if near.met(words, signatures, index):
                    break
            else:
                return ()
        elif not seen:
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
        self._single: dict[tuple[range, int], Near] = {}

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
        different = list({neighbour.bit: neighbour for neighbour in neighbours}.values())
        return self._near(different[0]) if len(different) == 1 else _any_of(different)

    def _near(self, neighbour: Neighbour) -> Near:
        key = (neighbour.distances, neighbour.bit)
        near = self._single.get(key)
        if near is None:
            near = self._single[key] = _any_of([neighbour])
        return near


def _any_of(neighbours: Sequence[Neighbour]) -> Near:
    asked = [(neighbour.test, 1 << neighbour.bit) for neighbour in neighbours if neighbour.test is not None]
    return Near(neighbours[0].distances, [test for test, _ in asked], sum(bit for _, bit in asked))
