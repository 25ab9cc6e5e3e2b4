"""Ask all tests of all everyday words: test by test, which takes a third of the time that word by word does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Final

from arlint.lexicon.classes import WordClass
from arlint.matchers.hanging import Meaning
from arlint.matchers.signatures import Signed
from arlint.matchers.tokentests import CompiledTest, is_a
from arlint.ruleset.slips import is_slip, neighbourhood
from arlint.text.clitics import stems

_PORTION: Final = 1_000  # words at a time: for more, the classes of the first are forgotten before the last is asked


def signed(keys: Sequence[str], meanings: Sequence[Meaning]) -> dict[str, Signed]:
    """What is known of each key: its signature and the sequences that hang on it, by the tests that it passes."""
    bits: dict[str, int] = dict.fromkeys(keys, 0)
    hung: dict[str, list[int]] = defaultdict(list)
    for meaning, passing in _passing(keys, meanings):
        if meaning.hung:
            for key in passing:
                hung[key] += meaning.hung
        if meaning.bit is not None:
            bit = 1 << meaning.bit
            for key in passing:
                bits[key] |= bit
    # Many words have the same, and then it is one object.
    lists = {numbers: numbers for numbers in map(tuple, map(sorted, hung.values()))}
    return {key: Signed(signature, lists.get(tuple(sorted(hung.get(key, ()))), ())) for key, signature in bits.items()}


def _passing(keys: Sequence[str], meanings: Sequence[Meaning]) -> Iterator[tuple[Meaning, Sequence[str]]]:
    """Each test with keys that pass it; one that lists no words is asked of a portion of the keys at a time."""
    every = _Portion(keys)
    for meaning in meanings:
        if meaning.test.listed is not None:
            yield meaning, every.passing(meaning.test)
    others = [meaning for meaning in meanings if meaning.test.listed is None]
    for first in range(0, len(keys), _PORTION):
        portion = _Portion(keys[first : first + _PORTION])
        for meaning in others:
            yield meaning, portion.passing(meaning.test)


class _Portion:
    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = frozenset(keys)
        self._longest = max(map(len, self.keys), default=0)
        self._by_stem = _by_form(self.keys, stems)
        self._by_neighbourhood = _by_form(self.keys, neighbourhood)
        self._known: dict[int, Sequence[str]] = {}
        self._classes: dict[WordClass, frozenset[str]] = {}

    def passing(self, test: CompiledTest) -> Sequence[str]:
        """The keys that pass a test, in no order."""
        known = self._known.get(id(test))
        if known is None:
            may = self._may_pass(test)
            passing = (key for key in may if test.hit_key(key) is not None) if test.splits else self._whole(test, may)
            known = self._known[id(test)] = tuple(passing)
        return known

    def _of_class(self, wanted: WordClass) -> frozenset[str]:
        """The keys of a class."""
        known = self._classes.get(wanted)
        if known is None:
            known = self._classes[wanted] = frozenset(key for key in self.keys if is_a(key, wanted))
        return known

    def _may_pass(self, test: CompiledTest) -> frozenset[str]:
        """The keys that may, as far as lists of words and other tests tell."""
        if test.listed is not None:
            return _of_forms(self._by_stem, test.listed)
        if test.alternatives:
            return self._of_any(test)
        if test.slip_of is not None:
            return _of_forms(self._by_neighbourhood, neighbourhood(test.slip_of))
        return self.keys

    def _of_any(self, test: CompiledTest) -> frozenset[str]:
        """The keys that pass one of the tests of which one must hold as well."""
        return frozenset[str]().union(*map(self.passing, test.alternatives))

    def _whole(self, test: CompiledTest, may: frozenset[str]) -> Iterable[str]:
        """The keys that pass a test which does not look below clitics: each condition for all of them at a time.

        Patterns come last: to match one word costs as much as to look up ten.
        """
        left = may
        if test.words is not None:
            left &= test.words.all
        if test.classes:
            left &= frozenset[str]().union(*map(self._of_class, test.classes))
        if test.alternatives and test.listed is not None:  # without a list, this is what `may` is
            left &= self._of_any(test)
        left -= test.exclude.all
        some: Collection[str] = left
        if test.min_letters or test.max_letters < self._longest:
            some = [key for key in left if test.min_letters <= len(key) <= test.max_letters]
        if test.slip_of is not None:
            some = [key for key in some if is_slip(key, test.slip_of)]
        return some if test.pattern is None else compress(some, map(test.pattern.fullmatch, some))


def _of_forms(by_form: Mapping[str, Sequence[str]], forms: frozenset[str]) -> frozenset[str]:
    """The keys that have one of these forms."""
    # Most forms are of no key, and an intersection tells that ten times as fast as a look-up for each.
    return frozenset(key for form in by_form.keys() & forms for key in by_form[form])


def _by_form(keys: Iterable[str], forms: Callable[[str], Iterable[str]]) -> Mapping[str, list[str]]:
    by_form: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        for form in dict.fromkeys(forms(key)):
            by_form[form].append(key)
    return by_form
