"""What hangs on words: each sequence hangs on one of its tests, its *anchor*, and asks others of the words near it.

Sequences are named by their numbers, and so are tests. What is asked of neighbours is
in a word's signature: a test that several anchors ask for has a bit of its own there. Lists of
words that one anchor asks for, thousands of lines of tables, share some hundred bits by
these anchors: a word with such a bit is then asked the test itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Final, NamedTuple

from arlint.matchers.neighbours import MAYBE, Asked, Nearby, Neighbour, Surroundings
from arlint.matchers.numbers import Numbers
from arlint.matchers.tokentests import CompiledTest, any_of
from arlint.ruleset.slips import neighbourhood
from arlint.text.clitics import stems
from arlint.text.lazy import Lazy

_SHARED: Final = 512  # bits


class Hung(NamedTuple):
    """A sequence: the test that it hangs on, and the words that must stand near."""

    anchor: CompiledTest
    neighbours: Sequence[Neighbour]


class Meaning(NamedTuple):
    """What it means that a word passes a test: a bit of its signature (or none), and the sequences that hang on it."""

    test: CompiledTest
    bit: int | None
    hung: tuple[int, ...]


class Hanging:
    """The sequences that hang on a word, in order, and what must stand near it for one of them (None: nothing)."""

    __slots__ = ("nearby", "numbers")

    def __init__(self, numbers: tuple[int, ...], nearby: Nearby | None) -> None:
        self.numbers = numbers
        self.nearby = nearby


class Hangings:
    """All sequences of a run by what they hang on.

    ``tests`` are those of neighbours, each with one of the ``bits``, and those of anchors, each with its sequences in
    ``hung``; ``asked`` is what each sequence asks of its neighbours; ``listed`` are the tests, by their numbers, that
    list a word (under 0), and those for slips of a word in whose neighbourhood a form is (under 1); ``patterned`` are
    the anchors that name none, those that look at stems and those that look at the whole word apart, with a pattern for
    what any of them fits, if there can be one; and the signature of a word that is not listed may have the bits
    ``unlisted``.
    """

    def __init__(
        self,
        tests: Mapping[int, CompiledTest],
        bits: Mapping[int, int],
        hung: Mapping[int, tuple[int, ...]],
        asked: Mapping[int, Sequence[Asked]],
        listed: Mapping[int, Numbers],
        patterned: Mapping[bool, tuple[Sequence[int], Lazy | None]],
        unlisted: int,
    ) -> None:
        self.tests = tests
        self.asked = asked
        self.listed = listed
        self._bits = bits
        self._hung = hung
        self._patterned = patterned
        self._unlisted = unlisted
        self._surroundings = Surroundings(tests, asked)
        self._made: dict[tuple[int, ...], Hanging] = {}
        self._named: tuple[str, frozenset[int]] = ("", frozenset())

    @classmethod
    def of(cls, sequences: Mapping[int, Hung]) -> Hangings:
        """The sequences of these numbers."""
        anchors: dict[CompiledTest, list[int]] = defaultdict(list)
        for number, sequence in sequences.items():
            anchors[sequence.anchor].append(number)
        bits = _bits(sequences.values(), anchors)
        tests = dict.fromkeys((*bits, *anchors))
        number_of = {test: number for number, test in enumerate(tests)}
        times = Counter(bits.values())

        def asked(neighbour: Neighbour) -> Asked:
            if neighbour.test is None:
                return Asked(neighbour.distances)
            bit = bits[neighbour.test]
            return Asked(neighbour.distances, number_of[neighbour.test], bit, exact=times[bit] == 1)

        def all_asked(neighbours: Sequence[Neighbour]) -> tuple[Asked, ...]:
            # First what a sequence is best known by: a word that stands at one place, and near.
            return tuple(map(asked, sorted(neighbours, key=lambda one: (len(one.distances), abs(one.distances[0])))))

        patterned: dict[bool, list[CompiledTest]] = defaultdict(list)
        for test in anchors:
            if not _is_named(test):
                patterned[test.splits].append(test)
        listed: dict[str, list[int]] = defaultdict(list)
        slips: dict[str, list[int]] = defaultdict(list)
        for test, number in number_of.items():
            for word in test.listed or ():
                listed[word].append(number)
            if test.slip_of is not None and test.listed is None:
                for form in neighbourhood(test.slip_of):
                    slips[form].append(number)
        return cls(
            dict(enumerate(tests)),
            {number_of[test]: bit for test, bit in bits.items()},
            {number_of[test]: tuple(numbers) for test, numbers in anchors.items()},
            {number: all_asked(sequence.neighbours) for number, sequence in sequences.items()},
            {0: Numbers.of(listed), 1: Numbers.of(slips)},
            {splits: ([number_of[test] for test in some], any_of(some)) for splits, some in patterned.items()},
            sum(1 << bit for bit in {bit for test, bit in bits.items() if not _is_named(test)}),
        )

    def kept(
        self,
        tests: Mapping[int, CompiledTest],
        asked: Mapping[int, Sequence[Asked]],
        listed: Mapping[int, Numbers],
    ) -> Hangings:
        """The same without memories, with these in place of its own."""
        return Hangings(tests, self._bits, self._hung, asked, listed, self._patterned, self._unlisted)

    @property
    def meanings(self) -> Iterator[Meaning]:
        """What each test means."""
        for number, test in self.tests.items():
            yield Meaning(test, self._bits.get(number), self._hung.get(number, ()))

    def judge(self, key: str) -> Hanging | None:
        """What hangs on a word with this key."""
        asked = {test for test in self._naming(key) if test in self._hung}
        asked.update(self._fitting(key))
        passed = (anchor for anchor in asked if self.tests[anchor].hit_key(key) is not None)
        return self.hanging(tuple(sorted(number for anchor in passed for number in self._hung[anchor])))

    def may_pass(self, key: str) -> int:
        """A signature with the bits of all tests that a word may pass, marked so."""
        bits = self._bits
        return reduce(or_, {1 << bits[test] for test in self._naming(key) if test in bits}, self._unlisted | MAYBE)

    def _naming(self, key: str) -> frozenset[int]:
        """The tests that list a stem of a word or look for slips of one that is like it, and perhaps a few more."""
        # What hangs on a word is asked first, and what it may pass right after.
        if self._named[0] != key:
            alike = neighbourhood(key) if key[:1] not in "وف" else neighbourhood(key) | neighbourhood(key[1:])
            looks = ((stems(key), self.listed[0]), (alike, self.listed[1]))
            self._named = key, frozenset(test for forms, tests in looks for form in forms for test in tests.get(form))
        return self._named[1]

    def _fitting(self, key: str) -> Iterator[int]:
        """The anchors that name no word whose pattern may fit a word."""
        for splits, (numbers, any_pattern) in self._patterned.items():
            forms = stems(key) if splits else (key,)
            if any_pattern is None or any(map(any_pattern.fullmatch, forms)):
                for number in numbers:
                    pattern = self.tests[number].pattern
                    if pattern is None or any(map(pattern.fullmatch, forms)):
                        yield number

    def hanging(self, numbers: tuple[int, ...]) -> Hanging | None:
        """These sequences, in order, and what they ask for; None if there are none."""
        if not numbers:
            return None
        # Words that one rule lists have all the same sequences, and then the same object.
        made = self._made.get(numbers)
        if made is None:
            nearby = self._surroundings.nearby(numbers)
            made = self._made[numbers] = Hanging(numbers, nearby)
        return made


def _is_named(test: CompiledTest) -> bool:
    """Whether a few words are told beforehand of which one must be written, or a slip of it, for the test to pass."""
    return test.listed is not None or test.slip_of is not None


def _bits(sequences: Iterable[Hung], anchors: Iterable[CompiledTest]) -> dict[CompiledTest, int]:
    """The bit of each test that is asked of neighbours.

    Few words pass a test that lists its words, and fewer one of those that share a bit. These come last, since a short
    number is cheap.
    """
    place = {anchor: number for number, anchor in enumerate(anchors)}
    asking: dict[CompiledTest, set[int]] = defaultdict(set)
    for sequence in sequences:
        for neighbour in sequence.neighbours:
            if neighbour.test is not None:
                asking[neighbour.test].add(place[sequence.anchor])
    alone = {test for test, by in asking.items() if len(by) == 1 and _is_named(test)}
    own = sorted((test for test in asking if test not in alone), key=_is_named)
    first = len(own) + MAYBE.bit_length()
    shared = {test: first + min(by) % _SHARED for test, by in asking.items() if test in alone}
    return {**{test: bit for bit, test in enumerate(own, MAYBE.bit_length())}, **shared}
