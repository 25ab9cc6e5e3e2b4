"""What must stand near a word for a sequence to hang on it: asked of the projected words of a block.

The answer errs on one side only. A word that stands behind a mark, or in the next
segment, counts as a neighbour here; the sequence itself is then tried on tokens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, reduce
from itertools import accumulate
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
_FAR_BEFORE, _FAR_BEHIND, _NO_WORD_BEFORE, _NO_WORD_BEHIND = range(4, 8)
_PLACES: Final = 8
# The signature of a word of which nothing is known: it may pass any test.
_UNTOLD: Final = -1
_NEITHER: Final = (0, 0)
_EDGE: Final = (b"",) * _LOOK


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


class Row:
    """The words of a block one after the other, whatever stands between them, with no word at either edge.

    ``block`` are all of them as the block has them, with empty ones for what is no word; ``told`` are their signatures.
    """

    __slots__ = ("beside", "places", "told", "words")

    def __init__(self, block: Sequence[bytes], signatures: Mapping[bytes, int]) -> None:
        self.words = (*_EDGE, *filter(None, block), *_EDGE)
        told = map(signatures.get, self.words[_LOOK:-_LOOK])
        edge = [0] * _LOOK
        self.told = [*edge, *(_UNTOLD if signature is None else signature for signature in told), *edge]
        # Where in the row the block's words are, by their indexes, and what stands beside them: for the first, nothing.
        self.places = [count + _LOOK - 1 for count in accumulate(map(bool, block))]
        self.beside = (*block, b"")


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

    def met(self, row: Row, index: int) -> bool:
        """Whether one of the words near the block's word of this index passes one of the tests."""
        if not self._tests:
            return not row.beside[index + self._step]
        place = row.places[index]
        if self._farthest == 1:
            # The common question, answered without a loop.
            place += self._step
            return self._passes(row.words[place], row.told[place])
        for distance in range(self._nearest, self._farthest + 1):
            there = place + self._step * distance
            if not 0 <= there < len(row.words):
                return False
            if self._passes(row.words[there], row.told[there]):
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

    __slots__ = ("_elsewhere", "_groups", "_hanging", "_masks", "_near", "_reach", "_surroundings", "asks_for_no_word")

    def __init__(self, hanging: Sequence[_Wanted], surroundings: Surroundings) -> None:
        self._hanging = hanging
        self._surroundings = surroundings
        self._groups: _Groups | None = None
        # What the sequences are known by, in one look for all of them.
        masks = [0] * _PLACES
        for wanted in hanging:
            for place in wanted.places:
                masks[place] |= wanted.mask
        self._masks = [(place, mask) for place, mask in enumerate(masks) if mask]
        # The same of the words near by, and whether that is not all.
        self._near = masks[:_FAR_BEFORE]
        self._elsewhere = any(masks[_FAR_BEFORE:])
        # How many words away the farthest is that any of them asks for.
        self._reach = max(wanted.reach for wanted in hanging)
        # Whether a number, say, must stand beside for one of them.
        self.asks_for_no_word = any(wanted.no_word for wanted in hanging)

    def met(self, row: Row, index: int) -> Sequence[int]:
        """The sequences, in order, whose neighbours may all be there, as far as the words tell.

        ``index``: which of the block's words they hang on.
        """
        # Most words fail the first look. No loops here, nor any() and all(): this is asked at every other word of a
        # text, and a generator costs as much as the answer.
        place = row.places[index]
        second, before, _, behind, next_but_one = row.told[place - _LOOK : place + _LOOK + 1]
        near = self._near
        if (
            not (before & near[1] or behind & near[2] or second & near[0] or next_but_one & near[3])
            and not self._elsewhere
        ):
            return ()
        far = self._far(row.told, place) if self._reach > _LOOK else _NEITHER
        around = (second, before, behind, next_but_one, *far, not row.beside[index - 1], not row.beside[index + 1])
        if self._groups is None:
            self._groups = self._surroundings.groups(self._hanging, self._reach)
        met: list[int] = []
        for where, mask in self._masks:
            bits = around[where] & mask
            # Of words that only may pass a test, one look tells whether they pass any.
            if not bits or (around[where] & MAYBE and not self._groups.first[where].met(row, index)):
                continue
            groups = self._groups.at[where]
            while bits:
                lowest = bits & -bits
                bits ^= lowest
                for masks, nears, sequences in groups[lowest]:
                    for there, asked in masks:
                        if not around[there] & asked:
                            break
                    else:
                        for one in nears:
                            if not one.met(row, index):
                                break
                        else:
                            met += sequences
        return sorted(set(met)) if len(met) > 1 else met

    def _far(self, told: Sequence[int], place: int) -> tuple[int, int]:
        """What any of the words as far away as is asked for passes, before and behind."""
        before = told[max(place - self._reach, 0) : place]
        return reduce(or_, before), reduce(or_, told[place + 1 : place + self._reach + 1])


class _Wanted(NamedTuple):
    """What a sequence asks for, worked out.

    It is known by one bit (``mask``) of a word at one of the ``places``, which passes the ``test``; then there must be
    the bits of ``masks``, each at a place, and last all of ``nears``. ``reach``: how many words away the farthest is.
    """

    places: Sequence[int]
    mask: int
    test: int
    masks: Sequence[tuple[int, int]]
    nears: Sequence[Near]
    reach: int
    no_word: bool


class _Group(NamedTuple):
    """Sequences that ask for the same words: first for these bits at places, and then for all this."""

    masks: Sequence[tuple[int, int]]
    nears: Sequence[Near]
    sequences: list[int]


class _Groups(NamedTuple):
    """The sequences that hang on a word by the place and the bit of what they are known by, and all that as one."""

    at: Sequence[dict[int, list[_Group]]]
    first: Mapping[int, Near]


class Surroundings:
    """Makes what is near words for all sequences of a run, which share what they know of each neighbour.

    ``asked`` is what each sequence asks for, that which it is best known by first.
    """

    def __init__(self, tests: Mapping[int, CompiledTest], asked: Mapping[int, Sequence[Asked]]) -> None:
        self._tests = tests
        self._asked = asked
        self._single: dict[Asked, Near] = {}
        self._same: dict[Sequence[Asked], _Wanted] = {}
        self._wanted: dict[int, _Wanted | None] = {}

    def nearby(self, numbers: Sequence[int]) -> Nearby | None:
        """What to look for near a word on which these sequences hang; None if one of them asks for nothing."""
        hanging: list[_Wanted] = []
        for number in numbers:
            wanted = self._wanted[number] if number in self._wanted else self._worked_out(number)
            if wanted is None:
                return None
            hanging.append(wanted)
        return Nearby(hanging, self)

    def _worked_out(self, number: int) -> _Wanted | None:
        asked = self._asked[number]
        wanted = self._same.get(asked) if asked else None
        if wanted is None and asked:
            first = asked[0]
            # A word that stands at one of several places has no bit at each.
            masks = [(one.places[0], one.mask) for one in asked if len(one.places) == 1]
            nears = [self._near(one) for one in asked]
            reach, no_word = max(one.reach for one in asked), any(one.test < 0 for one in asked)
            wanted = self._same[asked] = _Wanted(first.places, first.mask, first.test, masks, nears, reach, no_word)
        self._wanted[number] = wanted
        return wanted

    def groups(self, hanging: Sequence[_Wanted], reach: int) -> _Groups:
        """The sequences that want these, which are as far away as this at the most."""
        at: Sequence[dict[int, list[_Group]]] = [{} for _ in range(_PLACES)]
        known_by: Sequence[dict[int, int]] = [{} for _ in range(_PLACES)]
        made: dict[int, _Group] = {}
        for number, wanted in enumerate(hanging):
            group = made.get(id(wanted))
            if group is None:
                group = made[id(wanted)] = _Group(wanted.masks, wanted.nears, [])
                for place in wanted.places:
                    at[place].setdefault(wanted.mask, []).append(group)
                    known_by[place][wanted.test] = wanted.mask
            group.sequences.append(number)
        return _Groups(at, {place: self._first(place, some, reach) for place, some in enumerate(known_by) if some})

    def _first(self, place: int, some: Mapping[int, int], reach: int) -> Near:
        """What one look can tell of all that is asked for at a place: where it says yes, each is asked by itself.

        ``some``: the tests, and their bits.
        """
        if place in (_NO_WORD_BEFORE, _NO_WORD_BEHIND):
            return self._near(Asked(range(-1, 0) if place == _NO_WORD_BEFORE else range(1, 2)))
        return Near(_distances(place, reach), tuple(some), reduce(or_, some.values()), True, self._tests)

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
