"""What a `sequence` rule says, as variants: its tokens with their tests, its phrases word by word, their anchors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from arlint.diagnostics import RuleInfo
from arlint.lexicon.lexicon import default_lexicon
from arlint.matchers.chains import allowed_chain
from arlint.matchers.exceptions import CompiledExceptions, compile_exceptions
from arlint.matchers.steps import Step, Variant, starts
from arlint.matchers.tokentests import CompiledTest, compile_test
from arlint.text.clitics import Chain, Chains
from arlint.text.folding import fold_all
from arlint.text.lazy import Corrections, Words
from arlint.text.tokens import Token, TokenKind, TokenStream

if TYPE_CHECKING:
    from arlint.ruleset.model.sequence import Phrase, SequenceRule
    from arlint.ruleset.model.tokens import SequenceToken
    from arlint.ruleset.ruleset import LoadedRule


T = TypeVar("T")
# The logarithm of how often a word that the lexicon has not comes up in a thousand million words.
_SELDOM: Final = 1.0
# Words of every kind, by which it is told which of two patterns fits fewer.
_EVERYDAY: Final = (
    "كتاب الكتاب كتابا وكتابه مدينة المدينة مدينتهم معلمون المعلمين للمعلمين شركات الشركات صحراء كبير الكبيرة قديمة"
    " كتب وكتبت كتبوا يكتب سيكتب تكتب يكتبون تكتبوا نكتب اكتب قال يقولون كان يدعو دعا رمى يرمي محمد بالبيت وبيتها أنه"
    " مستشفى القاضي عربي العربية العربي ثلاثون بينهما"
).split()
# What a token costs that is met across something, against one beside its neighbours; and how common a word is,
# in a thousand million words, that fits a pattern.
_FAR: Final = 5
_EVERY_TENTH: Final = 1e8
# How many words a phrase's … may stand for.
_PHRASE_GAP: Final = 3


def variants_of(rules: Sequence[LoadedRule], sets: Mapping[str, frozenset[str]]) -> Iterator[Variant]:
    """The sequences of all rules, in their order; what is equal in them is one object."""
    same, commonness = _Same(), _Commonness()
    for rule in rules:
        exceptions = compile_exceptions(rule.spec.except_, rule.info, sets)
        for variant in _variants(rule.info, cast("SequenceRule", rule.spec), exceptions, sets):
            # Shared before the anchor is chosen: what a test works out for that serves all that are like it.
            steps = tuple(map(same.step, variant.steps))
            variant = variant._replace(steps=steps, anchor=_anchor(steps, commonness))
            yield variant._replace(starts=starts(variant))


def _variants(
    rule: RuleInfo, spec: SequenceRule, exceptions: CompiledExceptions, sets: Mapping[str, frozenset[str]]
) -> Iterator[Variant]:
    """The variants of a rule, whose anchors are not chosen yet."""
    for tokens in ([spec.tokens] if spec.tokens else []) + [v.tokens for v in spec.variants]:
        yield Variant(rule, exceptions, _steps(tokens, rule, sets), 0)
    for phrase in spec.phrases:
        yield _phrase(rule, exceptions, phrase)


def _steps(tokens: Sequence[SequenceToken], rule: RuleInfo, sets: Mapping[str, frozenset[str]]) -> tuple[Step, ...]:
    changing = [t.replace is not None or t.map is not None or t.delete or t.join or t.space for t in tokens]
    steps: list[Step] = []
    for number, token in enumerate(tokens):
        place = token.kind in ("start", "end")
        changes = changing[number] or (number > 0 and tokens[number - 1].join)
        mark = token.mark if token.mark is not None else (changes or not any(changing)) and not place
        goods = (token.replace,) if isinstance(token.replace, str) else tuple(token.replace or ())
        mapping = None
        if token.map is not None:
            goods_of = ((v,) if isinstance(v, str) else tuple(v) for v in token.map.values())
            mapping = dict(zip(fold_all(token.map), goods_of, strict=True))
        test = compile_test(token, rule, sets, mapping or ())
        step = Step(
            test,
            token.optional,
            token.gap,
            mark,
            goods,
            token.delete,
            token.join,
            token.space,
            None if mapping is None else Corrections.of(mapping),
            token.known,
            token.across,
        )
        steps.extend([step] * token.times)
    return tuple(steps)


def _anchor(steps: Sequence[Step], commonness: _Commonness) -> int:
    """The step that is seldom met: of those that must be there, the fewest and rarest words.

    Where none lists words, words with a pattern, of which each is asked once; every text has full stops and numbers.
    """
    needed = [(step.test, i) for i, step in enumerate(steps) if not step.optional and step.test.boundary is None]
    listed = [(commonness.of(test.listed), i) for test, i in needed if test.listed is not None]
    patterned = [
        (test.pattern, i) for test, i in needed if test.pattern is not None and test.kind in (None, TokenKind.WORD)
    ]
    far = next((i for i, step in enumerate(steps) if step.across is not None), None)
    if far is not None:
        # The way back from a token that is met across something is long; those before it have their neighbours near.
        listed = [(common * (_FAR if i >= far else 1), i) for common, i in listed]
        listed += [(_EVERY_TENTH, i) for _, i in patterned if i < far]
    if listed:
        return min(listed)[1]
    if patterned:
        return min((sum(pattern.fullmatch(word) is not None for word in _EVERYDAY), i) for pattern, i in patterned)[1]
    marks = [i for test, i in needed if test.texts is not None]
    return [*marks, *(i for _, i in needed)][0]


def _phrase(rule: RuleInfo, exceptions: CompiledExceptions, phrase: Phrase) -> Variant:
    goods = (phrase.good,) if isinstance(phrase.good, str) else tuple(phrase.good)
    steps: list[Step] = []
    pieces: list[tuple[int, int]] = []
    begin = 0
    for token in TokenStream.of(phrase.bad).tokens:
        if token.surface == "…":
            pieces.append((begin, len(steps) - 1))
            begin = len(steps)
            continue
        gap = _PHRASE_GAP if begin and begin == len(steps) else 0
        allowed = Chain.NONE if steps else allowed_chain(phrase.clitics)
        steps.append(Step(_phrase_test(token, allowed), gap=gap))
    pieces.append((begin, len(steps) - 1))
    return Variant(rule, exceptions, tuple(steps), 0, tuple(goods), tuple(pieces))


def _phrase_test(token: Token, allowed: Chains) -> CompiledTest:
    if token.kind is TokenKind.WORD:
        return CompiledTest(words=Words.of([token.key]), allowed=allowed)
    return CompiledTest(texts=frozenset([token.surface]), allowed=allowed)


class _Commonness:
    """How common lists of words are: thousands of variants have the same lists, and lists the same words."""

    def __init__(self) -> None:
        self._lists: dict[frozenset[str], float] = {}
        self._words: dict[str, float] = {}

    def of(self, listed: frozenset[str]) -> float:
        """How often these words come up in a thousand million words of text, by the lexicon."""
        common = self._lists.get(listed)
        if common is None:
            common = self._lists[listed] = sum(map(self._of_word, listed))
        return common

    def _of_word(self, word: str) -> float:
        common = self._words.get(word)
        if common is None:
            common = self._words[word] = 10 ** max(default_lexicon().store.zipf(word), _SELDOM)
        return common


class _Same:
    """One object for all tests, lists of words and corrections that are equal: what one learns, the others know."""

    def __init__(self) -> None:
        self._objects: dict[Any, Any] = {}

    def step(self, step: Step) -> Step:
        """The step with what it shares."""
        return step._replace(test=self.test(step.test), mapping=self._one(step.mapping))

    def test(self, test: CompiledTest) -> CompiledTest:
        """The test that was the first to be like this one."""
        if (known := self._objects.get(test)) is not None:
            return cast("CompiledTest", known)
        alternatives = tuple(map(self.test, test.alternatives))
        words, exclude = self._one(test.words), self._one(test.exclude)
        if words is test.words and exclude is test.exclude and all(map(is_, alternatives, test.alternatives)):
            return self._one(test)
        return self._one(replace(test, alternatives=alternatives, words=words, exclude=exclude))

    def _one(self, some: T) -> T:
        one: T = self._objects.setdefault(some, some)
        return one
