"""What must stand near a word for a sequence to hang on it: asked of the projected words of a block.

The answer errs on one side only. A word that stands behind a mark, or in the next
segment, counts as a neighbour here; the sequence itself is then tried on tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Final, NamedTuple

from arlint.matchers.tokentests import CompiledTest
from arlint.text.folding import fold
from arlint.text.projection import UNCLEAR, restore

_MOST_REMEMBERED: Final = 20_000
_Tests = Mapping[int, CompiledTest]
# The bit of a signature that says that the others are only of tests which the word may pass.
MAYBE: Final = 1
_LOOK: Final = 2  # words on either side whose signatures are looked at together
_DISTANCES: Final = (-2, -1, 1, 2)
_NOWHERE: Final = (0, 0, 0, 0)
_FEW: Final = 3  # to find the lowest bit of a signature takes as long as to try this many


class Neighbour(NamedTuple):
    """One of the words at these distances (ascending, all before or all behind) must pass the test.

    Without a test it is no word (but a number, say) that must stand there, right beside.
    """

    distances: range
    test: CompiledTest | None


class Asked(NamedTuple):
    """A neighbour, its test by number (-1: none) and by its bit in a signature, which may stand for others too."""

    distances: range
    test: int = -1
    bit: int = -1
    exact: bool = True


class Near:
    """Some tests of the words at the same distances, whose bits in a signature make the mask.

    If they share these bits with others, and the answer is to be ``exact``, the tests themselves are asked; and so they
    are of words of which a signature says what they may pass, or that have none. What was answered is remembered.
    """

    def __init__(self, distances: range, tests: Sequence[int], mask: int, exact: bool, all_tests: _Tests) -> None:
        self.mask = mask
        self.distances = distances
        self._step = 1 if distances[0] > 0 else -1
        self._nearest, self._farthest = sorted((abs(distances[0]), abs(distances[-1])))
        self._tests = tests
        self._all_tests = all_tests
        self._told = exact  # by a signature
        self._passed: dict[bytes, bool] = {}

    @property
    def reach(self) -> int:
        """How many words away the farthest is that is asked; 0 if none is, but what is no word."""
        return self._farthest if self._tests else 0

    @property
    def is_beside(self) -> bool:
        """Whether it asks for one word, and near enough that signatures are looked at."""
        return bool(self._tests) and len(self.distances) == 1 and self._farthest <= _LOOK

    def met(self, words: Sequence[bytes], signatures: Sequence[int], index: int) -> bool:
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

    def _passes(self, word: bytes, signature: int) -> bool:
        """Whether a word passes one of the tests."""
        if not signature & self.mask:
            return False
        if self._told and not signature & MAYBE:
            return True
        known = self._passed.get(word)
        if known is not None:
            return known
        if UNCLEAR in word:
            return True
        if len(self._passed) >= _MOST_REMEMBERED:
            self._passed.clear()
        key = fold(restore(word))
        found = self._passed[word] = any(self._all_tests[test].hit_key(key) is not None for test in self._tests)
        return found


class Nearby:
    """What must stand near a word for some sequences that hang on it, which are numbered from 0."""

    __slots__ = ("_at", "_every", "_first", "_masks", "_reach", "asks_for_no_word")

    def __init__(self, first: Sequence[Near], every: Mapping[tuple[Near, ...], Sequence[int]]) -> None:
        self._first = first  # one of the neighbours of each sequence, those at the same distances as one
        self._every = [_Group.of(nears, numbers) for nears, numbers in every.items()]
        # Whether a number, say, must stand beside for one of them.
        self.asks_for_no_word = not all(near.reach for group in self._every for near in group.nears)
        # How far away the words are that all of these ask for; 0 if farther than signatures are looked at.
        self._reach = max(near.reach for near in first) if all(0 < near.reach <= _LOOK for near in first) else 0
        self._masks = tuple(
            reduce(or_, (near.mask for near in first if distance in near.distances), 0) for distance in _DISTANCES
        )
        # By the place where the nearest word is asked for, and by its bit.
        self._at: Sequence[dict[int, list[_Group]]] = ({}, {}, {}, {})
        for nears, group in zip(every, self._every, strict=True):
            for distance in nears[0].distances if self._reach else ():
                self._at[_DISTANCES.index(distance)].setdefault(nears[0].mask, []).append(group)

    def met(self, words: Sequence[bytes], signatures: Sequence[int], index: int) -> Sequence[int]:
        """The sequences, in order, whose neighbours may all be there, as far as the words tell.

        Behind the words there are two empty ones.
        """
        # Most words fail the first look, which is one for all sequences. Loops, not any() and all(): this is asked at
        # every other word of a text, and a generator costs as much as the answer.
        first, before, behind, last = self._masks
        one, other = signatures[index - 1], signatures[index + 1]
        if self._reach == 1 and not one & before and not other & behind and words[index - 1] and words[index + 1]:
            return ()
        around = (*_beyond(words, signatures, index, -1)[::-1], *_beyond(words, signatures, index, 1))
        farther, one, other, farthest = around
        bits = (farther & first, one & before, other & behind, farthest & last)
        if self._reach and bits == _NOWHERE:
            return ()
        # Of words that only may pass a test, one look tells whether they pass any.
        maybe = not self._reach or farther & MAYBE or one & MAYBE or other & MAYBE or farthest & MAYBE
        if maybe and not any(near.met(words, signatures, index) for near in self._first):
            return ()
        met: set[int] = set()
        for masks, nears, sequences in self._asking(bits) if self._reach else self._every:
            for place, mask in masks:
                if not around[place] & mask:
                    break
            else:
                for near in nears:
                    if not near.met(words, signatures, index):
                        break
                else:
                    met.update(sequences)
        return sorted(met)

    def _asking(self, bits: Iterable[int]) -> Iterator[_Group]:
        """Those that ask for one of these bits, by places; some more than once."""
        for groups, left in zip(self._at, bits, strict=True):
            if left.bit_count() * _FEW < len(groups):
                while left:
                    lowest = left & -left
                    yield from groups[lowest]
                    left ^= lowest
            elif left:
                for mask, some in groups.items():
                    if left & mask:
                        yield from some


class _Group(NamedTuple):
    """Sequences that ask for the same words: for these bits at distances (by their places), and then for all this."""

    masks: Sequence[tuple[int, int]]
    nears: Sequence[Near]
    sequences: Sequence[int]

    @classmethod
    def of(cls, nears: Sequence[Near], sequences: Sequence[int]) -> _Group:
        beside = {near: _DISTANCES.index(near.distances[0]) for near in nears if near.is_beside}
        return cls([(place, near.mask) for near, place in beside.items()], nears, sequences)


def _beyond(words: Sequence[bytes], signatures: Sequence[int], index: int, step: int) -> Sequence[int]:
    """The signatures of the next words on one side, over what is no word; 0 where there is none."""
    if index > 1 and words[index + step] and words[index + 2 * step]:
        return signatures[index + step], signatures[index + 2 * step]
    found: list[int] = []
    while len(found) < _LOOK:
        index += step
        if not 0 <= index < len(words):
            return found + [0] * (_LOOK - len(found))
        if words[index]:
            found.append(signatures[index])
    return found


class Surroundings:
    """Makes what is near words for all sequences of a run, which share what they know of each neighbour."""

    def __init__(self, tests: Mapping[int, CompiledTest]) -> None:
        self._tests = tests
        self._single: dict[Asked, Near] = {}

    def nearby(self, hanging: Sequence[Sequence[Asked]]) -> Nearby | None:
        """What to look for near a word on which sequences hang that ask for these; None if one asks for nothing."""
        if not all(hanging):
            return None
        groups: dict[tuple[range, bool], list[Asked]] = {}
        every: dict[tuple[Near, ...], list[int]] = {}
        for number, asked in enumerate(hanging):
            nearest = min(asked, key=lambda one: (len(one.distances), abs(one.distances[0])))
            groups.setdefault((nearest.distances, nearest.test < 0), []).append(nearest)
            others = (one for one in asked if one is not nearest)
            every.setdefault((self._near(nearest), *map(self._near, others)), []).append(number)
        return Nearby(tuple(map(self._first, groups.values())), every)

    def _first(self, asked: Sequence[Asked]) -> Near:
        """What one look can tell of all of these: where it says yes, each is asked by itself."""
        different = {one.test: one for one in asked if one.test >= 0}
        if len(different) < 2:
            return self._near(asked[0])
        mask = reduce(or_, (1 << one.bit for one in different.values()), 0)
        return Near(asked[0].distances, tuple(different), mask, True, self._tests)

    def _near(self, asked: Asked) -> Near:
        near = self._single.get(asked)
        if near is None:
            tests, mask = ((asked.test,), 1 << asked.bit) if asked.test >= 0 else ((), 0)
            near = self._single[asked] = Near(asked.distances, tests, mask, asked.exact, self._tests)
        return near
