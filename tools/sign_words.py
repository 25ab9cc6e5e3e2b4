"""Ask all tests of all everyday words: test by test, which takes a third of the time that word by word does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Final

from arlint.lexicon.classes import WordClass
from arlint.matchers.tokentests import CompiledTest, is_a
from arlint.text.clitics import stems

_PORTION: Final = 250  # words at a time: as many as the tests and the lexicon remember


def signatures(keys: Sequence[str], tests: Sequence[CompiledTest]) -> dict[str, int]:
    """The signature of each key: the bits of the tests it passes, of which the first is bit 0."""
    signed: dict[str, int] = {}
    for first in range(0, len(keys), _PORTION):
        portion = _Portion(keys[first : first + _PORTION])
        signed.update(dict.fromkeys(portion.keys, 0))
        for bit, test in enumerate(tests):
            for key in portion.passing(test):
                signed[key] |= 1 << bit
    return signed


class _Portion:
    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = tuple(dict.fromkeys(keys))
        self._by_stem: Mapping[str, list[str]] = _by_stem(self.keys)
        self._stems = frozenset(self._by_stem)
        self._known: dict[int, Sequence[str]] = {}
        self._classes: dict[WordClass, frozenset[str]] = {}

    def passing(self, test: CompiledTest) -> Sequence[str]:
        """The keys that pass a test."""
        known = self._known.get(id(test))
        if known is None:
            passing = (key for key in self._may_pass(test) if test.hit_key(key) is not None)
            known = self._known[id(test)] = tuple(passing)
        return known

    def _of_class(self, wanted: WordClass) -> frozenset[str]:
        """The keys of a class."""
        known = self._classes.get(wanted)
        if known is None:
            known = self._classes[wanted] = frozenset(key for key in self.keys if is_a(key, wanted))
        return known

    def _may_pass(self, test: CompiledTest) -> Iterable[str]:
        may: Iterable[str] = self.keys
        if test.listed is not None:
            may = dict.fromkeys(key for stem in test.listed & self._stems for key in self._by_stem[stem])
        elif test.alternatives:
            may = dict.fromkeys(key for one in test.alternatives for key in self.passing(one))
        if test.splits:
            return may
        if test.classes:
            of_class = frozenset[str]().union(*map(self._of_class, test.classes))
            may = [key for key in may if key in of_class] if of_class else ()
        if test.pattern is not None:
            may = tuple(may)
            may = compress(may, map(test.pattern.fullmatch, may))
        return may


def _by_stem(keys: Iterable[str]) -> Mapping[str, list[str]]:
    by_stem: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        for stem in dict.fromkeys(stems(key)):
            by_stem[stem].append(key)
    return by_stem
