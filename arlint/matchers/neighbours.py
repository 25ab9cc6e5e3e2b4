"""What must stand near a word for a sequence to hang on it: asked of the projected words of a block.

The answer errs on one side only. A word that stands behind a mark, or in the next
segment, counts as a neighbour here; the sequence itself is then tried on tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Final, NamedTuple

from arlint.matchers.tokentests import CompiledTest
from arlint.text.folding import fold
from arlint.text.projection import UNCLEAR, restore

_MOST_REMEMBERED: Final = 20_000
_Tests = Mapping[int, CompiledTest]
# The bit of a signature that says that the others are only of tests which the word may pass.
MAYBE: Final = 1
_LOOK: Final = 2  # words on either side whose signatures are each looked at by themselves
# The places that are looked at: words at these distances; any word farther before or behind; and what stands right
# before and right behind, where it is no word.
_DISTANCES: Final = (-2, -1, 1, 2)
_BEFORE, _BEHIND = 1, 2
_FAR_BEFORE, _FAR_BEHIND, _NO_WORD_BEFORE, _NO_WORD_BEHIND = range(4, 8)
_PLACES: Final = 8
_NEITHER: Final = (0, 0)
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

    @property
    def mask(self) -> int:
        """What is looked for at its places."""
        return 1 << self.bit if self.test >= 0 else 1

    @property
    def places(self) -> Sequence[int]:
        """Where it may stand."""
        return _places(self.distances, self.test >= 0)

    @property
    def reach(self) -> int:
        """How many words away the farthest is."""
        return max(abs(self.distances[0]), abs(self.distances[-1]))


@lru_cache(maxsize=256)
def _places(distances: range, is_word: bool) -> tuple[int, ...]:
    """The places of the words at some distances; those far away and near are one place."""
    before = distances[0] < 0
    if not is_word:
        return (_NO_WORD_BEFORE if before else _NO_WORD_BEHIND,)
    if max(map(abs, distances)) > _LOOK:
        return (_FAR_BEFORE if before else _FAR_BEHIND,)
    return tuple(map(_DISTANCES.index, distances))


class Near:
    """Some tests of the words at the same distances, whose bits in a signature make the mask.

    If they share these bits with others, and the answer is to be ``exact``, the tests themselves are asked; and so they
    are of words of which a signature says what they may pass, or that have none. What was answered is remembered.
    """

    def __init__(self, distances: range, tests: Sequence[int], mask: int, exact: bool, all_tests: _Tests) -> None:
        self.mask = mask
        self._step = 1 if distances[0] > 0 else -1
        self._nearest, self._farthest = sorted((abs(distances[0]), abs(distances[-1])))
        self._tests = tests
        self._all_tests = all_tests
        self._told = exact  # by a signature
        self._passed: dict[bytes, bool] = {}

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
    """What must stand near a word for some sequences that hang on it, which are numbered from 0.

    Each of them asks for at least one neighbour, that which it is best known by first.
    """

    __slots__ = (
        "_beside",
        "_groups",
        "_hanging",
        "_masks",
        "_near_first",
        "_reach",
        "_surroundings",
        "asks_for_no_word",
    )

    def __init__(self, hanging: Sequence[Sequence[Asked]], surroundings: Surroundings) -> None:
        self._hanging = hanging
        self._surroundings = surroundings
        self._groups: _Groups | None = None
        # What the sequences are known by, in one look for all of them.
        masks = [0] * _PLACES
        for asked in hanging:
            for place in asked[0].places:
                masks[place] |= asked[0].mask
        self._masks = [(place, mask) for place, mask in enumerate(masks) if mask]
        # The same of the words right beside, if that is all.
        beside = all(place in (_BEFORE, _BEHIND) for place, _ in self._masks)
        self._beside = (masks[_BEFORE], masks[_BEHIND]) if beside else None
        self._near_first = not any(place in (_FAR_BEFORE, _FAR_BEHIND) for place, _ in self._masks)
        # How many words away the farthest is that any of them asks for.
        self._reach = max(one.reach for asked in hanging for one in asked)
        # Whether a number, say, must stand beside for one of them.
        self.asks_for_no_word = any(one.test < 0 for asked in hanging for one in asked)

    def met(self, words: Sequence[bytes], signatures: Sequence[int], index: int) -> Sequence[int]:
        """The sequences, in order, whose neighbours may all be there, as far as the words tell.

        Behind the words there are two empty ones.
        """
        # Most words fail the first look. Loops, not any() and all(): this is asked at every other word of a text, and a
        # generator costs as much as the answer.
        one, other = words[index - 1], words[index + 1]
        if self._beside is not None and one and other:
            before, behind = self._beside
            if not signatures[index - 1] & before and not signatures[index + 1] & behind:
                return ()
        far = _NEITHER if self._near_first else self._far(words, signatures, index)
        around = (
            *_beyond(words, signatures, index, -1)[::-1],
            *_beyond(words, signatures, index, 1),
            *far,
            not one,
            not other,
        )
        found = [(place, bits) for place, mask in self._masks if (bits := around[place] & mask)]
        if not found:
            return ()
        if self._near_first and self._reach > _LOOK:
            far = self._far(words, signatures, index)
            around = (*around[:_FAR_BEFORE], *far, not one, not other)
        if self._groups is None:
            self._groups = self._surroundings.groups(self._hanging, self._reach)
        met: set[int] = set()
        for place, bits in found:
            # Of words that only may pass a test, one look tells whether they pass any.
            if around[place] & MAYBE and not self._groups.first[place].met(words, signatures, index):
                continue
            for masks, nears, sequences in self._groups.asking(place, bits):
                for where, mask in masks:
                    if not around[where] & mask:
                        break
                else:
                    for near in nears:
                        if not near.met(words, signatures, index):
                            break
                    else:
                        met.update(sequences)
        return sorted(met)

    def _far(self, words: Sequence[bytes], signatures: Sequence[int], index: int) -> tuple[int, int]:
        """What any of the words as far away as is asked for passes, before and behind."""
        before = _any(words, signatures, range(index - 1, -1, -1), self._reach)
        return before, _any(words, signatures, range(index + 1, len(words)), self._reach)


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


def _any(words: Sequence[bytes], signatures: Sequence[int], indexes: range, reach: int) -> int:
    """What any of the next words on one side passes, as far away as this, over what is no word."""
    found = 0
    for index in indexes:
        if words[index]:
            found |= signatures[index]
            reach -= 1
            if not reach:
                break
    return found


class _Group(NamedTuple):
    """Sequences that ask for the same words: first for these bits at places, and then for all this."""

    masks: Sequence[tuple[int, int]]
    nears: Sequence[Near]
    sequences: list[int]


class _Groups(NamedTuple):
    """The sequences that hang on a word by the place and the bit of what they are known by, and all that as one."""

    at: Sequence[dict[int, list[_Group]]]
    first: Mapping[int, Near]

    def asking(self, place: int, bits: int) -> Iterator[_Group]:
        """Those that are known by one of these bits at a place."""
        groups = self.at[place]
        if bits.bit_count() * _FEW < len(groups):
            while bits:
                lowest = bits & -bits
                yield from groups[lowest]
                bits ^= lowest
        else:
            for mask, some in groups.items():
                if bits & mask:
                    yield from some


class Surroundings:
    """Makes what is near words for all sequences of a run, which share what they know of each neighbour."""

    def __init__(self, tests: Mapping[int, CompiledTest]) -> None:
        self._tests = tests
        self._single: dict[Asked, Near] = {}

    def nearby(self, hanging: Sequence[Sequence[Asked]]) -> Nearby | None:
        """What to look for near a word on which sequences hang that ask for these; None if one asks for nothing."""
        return Nearby(hanging, self) if all(hanging) else None

    def groups(self, hanging: Sequence[Sequence[Asked]], reach: int) -> _Groups:
        """The sequences that ask for these, which are as far away as this at the most."""
        at: Sequence[dict[int, list[_Group]]] = [{} for _ in range(_PLACES)]
        known_by: Sequence[dict[int, Asked]] = [{} for _ in range(_PLACES)]
        made: dict[Sequence[Asked], _Group] = {}
        for number, asked in enumerate(hanging):
            group = made.get(asked)
            if group is None:
                # A word that stands at one of several places has no bit at each.
                masks = [(one.places[0], one.mask) for one in asked if len(one.places) == 1]
                group = made[asked] = _Group(masks, [self._near(one) for one in asked], [])
                for place in asked[0].places:
                    at[place].setdefault(asked[0].mask, []).append(group)
                    known_by[place].setdefault(asked[0].test, asked[0])
            group.sequences.append(number)
        first = {place: self._first(place, some, reach) for place, some in enumerate(known_by) if some}
        return _Groups(at, first)

    def _first(self, place: int, some: Mapping[int, Asked], reach: int) -> Near:
        """What one look can tell of all that is asked for at a place: where it says yes, each is asked by itself."""
        if place in (_NO_WORD_BEFORE, _NO_WORD_BEHIND):
            return self._near(next(iter(some.values())))
        mask = reduce(or_, (one.mask for one in some.values()))
        return Near(_distances(place, reach), tuple(some), mask, True, self._tests)

    def _near(self, asked: Asked) -> Near:
        near = self._single.get(asked)
        if near is None:
            tests, mask = ((asked.test,), asked.mask) if asked.test >= 0 else ((), 0)
            near = self._single[asked] = Near(asked.distances, tests, mask, asked.exact, self._tests)
        return near


def _distances(place: int, reach: int) -> range:
    """The distances of the words at a place."""
    if place < len(_DISTANCES):
        return range(_DISTANCES[place], _DISTANCES[place] + 1)
    return range(1, reach + 1) if place == _FAR_BEHIND else range(-reach, 0)
