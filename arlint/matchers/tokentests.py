"""Compiled tests of one token: the atoms of `sequence` rules and of every rule's `except`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from arlint.diagnostics import RuleInfo
from arlint.lexicon import classes
from arlint.lexicon.classes import WordClass
from arlint.lexicon.features import Feature
from arlint.lexicon.lexicon import default_lexicon
from arlint.matchers.chains import allowed_chain, chain_fits
from arlint.matchers.guarded import Searching, guarded
from arlint.ruleset.macros import expand
from arlint.ruleset.shapes import shape_pattern
from arlint.ruleset.slips import is_slip
from arlint.text.clitics import Chain, Chains, Split, splits, stems
from arlint.text.folding import fold, fold_all
from arlint.text.lazy import VERSION1, Lazy, Words
from arlint.text.tokens import Token, TokenKind

if TYPE_CHECKING:
    import regex

    from arlint.ruleset.model.tokens import TokenTest

_BACK_REFERENCE = Lazy(r"\\[1-9]|\(\?P=")
_MOST_REMEMBERED: Final = 1_000
_NO_WORDS: Final = Words("")
_NO_KEYS: Final[frozenset[str]] = frozenset()
_UNASKED: Final = object()
_KINDS = {
    "word": TokenKind.WORD,
    "number": TokenKind.NUMBER,
    "latin": TokenKind.LATIN,
    "mark": TokenKind.MARK,
    "mask": TokenKind.MASK,
}


class Hit(NamedTuple):
    """How a token passed its test: the split of its key, and what a shape or pattern caught."""

    split: Split
    match: regex.Match[str] | None = None


@dataclass(frozen=True)
class CompiledTest:
    """One test. ``words`` is None where any word will do."""

    words: Words | None = None
    allowed: Chains = Chain.NONE
    suffixes: bool = False
    kind: TokenKind | None = None
    boundary: str | None = None  # "start" or "end": a place, not a token
    texts: frozenset[str] | None = None
    pattern: Searching | None = None
    min_letters: int = 0
    max_letters: int = 1000
    exclude: Words = _NO_WORDS
    bare: bool = False
    classes: frozenset[WordClass] = frozenset()
    article: bool | None = None
    conjunction: bool | None = None
    written: Searching | None = None
    alternatives: tuple[CompiledTest, ...] = ()
    slip_of: str | None = None  # of which the whole word is one letter away

    def __hash__(self) -> int:
        # Asked for a dozen times until a sequence hangs on a test, and there are many fields to it.
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(tuple(getattr(self, field.name) for field in fields(self)))

    def __getstate__(self) -> dict[str, object]:
        # A kept test starts without memories (which hold matches, and those cannot be kept), nor what it can work out;
        # and of thousands of tests most are much as a test is by default, which the class knows.
        said = ((field.name, field.default, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, default, value in said if value != default}

    @cached_property
    def _memo(self) -> dict[str, object]:
        return {}

    @cached_property
    def words_only(self) -> bool:
        """Whether nothing but a word passes."""
        if self.boundary is not None or self.texts is not None or self.kind not in (None, TokenKind.WORD):
            return False
        return self.kind is not None or not self.alternatives or all(test.words_only for test in self.alternatives)

    @cached_property
    def splits(self) -> bool:
        """Whether the test looks below clitics."""
        return self.suffixes or bool(self.allowed)

    @cached_property
    def _words(self) -> frozenset[str] | None:
        return None if self.words is None else self.words.all

    @cached_property
    def listed(self) -> frozenset[str] | None:
        """Words of which one must be a stem of whatever passes; None if the test does not name its words."""
        if self.words is not None or not self.alternatives:
            return self._words
        each = [test.listed for test in self.alternatives]
        named = [words for words in each if words is not None]
        return frozenset().union(*named) if len(named) == len(each) else None

    @cached_property
    def _lists(self) -> Sequence[frozenset[str]] | None:
        """The same as the lists that others have, which together would take a third of the memory again."""
        if self._words is not None:
            return (self._words,)
        each = [test._lists for test in self.alternatives]
        named = [words for lists in each if lists is not None for words in lists]
        return tuple({id(words): words for words in named}.values()) if each and None not in each else None

    def hit(self, token: Token) -> Hit | None:
        """How ``token`` passes, or None."""
        if self.texts is not None:
            return _unsplit(token.surface) if token.surface in self.texts else None
        if self.kind is not None and token.kind is not self.kind:
            return None
        if token.kind is not TokenKind.WORD:
            if self.kind is None and any(test.hit(token) for test in self.alternatives):
                return _unsplit(token.surface)
            if self.kind is None or (self.pattern is not None and not self.pattern.fullmatch(token.surface)):
                return None
            return _unsplit(token.surface)
        if self.bare and token.surface != token.key:
            return None
        if self.written is not None and not self.written.search(token.surface):
            return None
        if self.alternatives and not any(test.hit(token) for test in self.alternatives):
            return None
        return self.hit_key(token.key)

    def hit_key(self, key: str) -> Hit | None:
        """How a word with this key passes, as far as the key alone can tell."""
        if self._lists is not None:
            forms = stems(key)
            for words in self._lists:
                if not words.isdisjoint(forms):
                    break
            else:
                return None
        found = self._memo.get(key, _UNASKED)
        if found is _UNASKED:
            if len(self._memo) >= _MOST_REMEMBERED:
                self._memo.clear()
            found = self._memo[key] = self._judge(key)
        return cast("Hit | None", found)

    def _judge(self, key: str) -> Hit | None:
        if key in self.exclude.all or not self.min_letters <= len(key) <= self.max_letters:
            return None
        if self.slip_of is not None and not self.splits and not is_slip(key, self.slip_of):
            return None
        # Patterns before other tests and these before classes, here and below: to ask the lexicon costs a hundred times
        # as much.
        if not self.splits:
            hit = self._judge_whole(key)
            return hit if hit is not None and self._is_one_of_any(key) and self._is_of_class(key) else None
        if not self._is_one_of_any(key):
            return None
        # Also where the word can be read whole: «وقال» is «قال» with its conjunction.
        if self.allowed & Chain.CONJUNCTION and key[0] in "وف" and key[1:] in self.exclude.all:
            return None
        for split in splits(key):
            if split.suffix and not self.suffixes:
                continue
            if not chain_fits(split.chain, self.allowed):
                continue
            conjoined = bool(split.chain & Chain.CONJUNCTION)
            if self.conjunction is not None and conjoined is not self.conjunction:
                continue
            if self._words is not None and split.stem not in self._words:
                continue
            if self.article is not None and bool(split.chain & Chain.ARTICLE) is not self.article:
                continue
            if self.slip_of is not None and not _slipped(split, self.slip_of):
                continue
            match = self.pattern.fullmatch(split.stem) if self.pattern is not None else None
            if self.pattern is not None and match is None:
                continue
            if self._is_of_class(key) or self._is_of_class(split.stem):
                return Hit(split, match)
        return None

    def _is_one_of_any(self, key: str) -> bool:
        # A loop, since a generator costs as much as the answer.
        for test in self.alternatives:
            if test.hit_key(key) is not None:
                return True
        return not self.alternatives

    def _is_of_class(self, form: str) -> bool:
        for wanted in self.classes:
            if is_a(form, wanted):
                return True
        return not self.classes

    def _judge_whole(self, key: str) -> Hit | None:
        if self._words is not None and key not in self._words:
            return None
        match = self.pattern.fullmatch(key) if self.pattern is not None else None
        return Hit(_bare(key), match) if match or self.pattern is None else None


@lru_cache(maxsize=4096)
def is_a(form: str, wanted: WordClass) -> bool:
    """Whether a word is of a class by the lexicon. It remembers the last few thousand answers."""
    return classes.is_a(default_lexicon(), form, wanted)


def _slipped(split: Split, word: str) -> bool:
    """Whether the stem is a slip of ``word``, and not what a whole word leaves behind its first letter (وصول, صول)."""
    if not split.prefix:
        return is_slip(split.stem, word)
    whole = split.prefix + split.stem
    return whole != word and is_slip(split.stem, word) and not default_lexicon().store.features(whole) & Feature.WHOLE


def any_of(tests: Sequence[CompiledTest]) -> Lazy | None:
    """One pattern for the stems that any of these tests' patterns fits, or None if it cannot be had.

    One search that fails costs less than one for each test.
    """
    # A house's own patterns are each under a guard.
    patterns = [test.pattern.pattern for test in tests if isinstance(test.pattern, Lazy)]
    if len(patterns) < len(tests) or any(_BACK_REFERENCE.search(pattern) for pattern in patterns):
        return None
    return Lazy("|".join(f"(?:{pattern})" for pattern in patterns), VERSION1)


def _bare(key: str) -> Split:
    return Split("", key, "", Chain.NONE, key)


def _unsplit(surface: str) -> Hit:
    return Hit(_bare(surface))


def compile_test(
    test: TokenTest, rule: RuleInfo, sets: Mapping[str, frozenset[str]], more: Iterable[str] = ()
) -> CompiledTest:
    """Compile a test of a rule (``more`` words count too); its sets were checked when it was loaded."""
    given = tuple(filter(None, (test.word, *(test.words or ()), *more)))
    pattern: Searching | None = None
    if test.shape is not None:
        pattern = shape_pattern(test.shape, tuple(test.endings))
    else:
        pattern = _guarded(test.pattern, rule)
    boundary = test.kind if test.kind in ("start", "end") else None
    return CompiledTest(
        words=_folded(given, sets[test.set] if test.set else _NO_KEYS) if given or test.set else None,
        allowed=allowed_chain(test.clitics),
        suffixes=test.suffixes == "pronoun",
        kind=_KINDS.get(test.kind) if test.kind else None,
        boundary=boundary,
        texts=frozenset(test.text) if test.text is not None else None,
        pattern=pattern,
        min_letters=test.min_letters or 0,
        max_letters=test.max_letters or 1000,
        exclude=_folded(tuple(test.exclude), *(sets[name] for name in _names(test.exclude_set))),
        bare=test.bare,
        classes=frozenset(WordClass(name) for name in test.is_ or ()),
        article=test.article,
        conjunction=test.conjunction,
        written=_guarded(test.written, rule),
        alternatives=tuple(compile_test(one, rule, sets) for one in test.any_),
        slip_of=None if test.slip_of is None else fold(test.slip_of),
    )


@lru_cache(maxsize=1024)
def _folded(words: tuple[str, ...], *keys: frozenset[str]) -> Words:
    """Words by their keys, with some keys. It remembers the last lists: variants of a rule share their tables."""
    return Words.of(frozenset(fold_all(words)).union(*keys))


def _guarded(pattern: str | None, rule: RuleInfo) -> Searching | None:
    return None if pattern is None else guarded(Lazy(expand(pattern), VERSION1), rule)


def _names(sets: str | Sequence[str] | None) -> Sequence[str]:
    return [sets] if isinstance(sets, str) else sets or ()
