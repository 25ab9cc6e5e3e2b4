"""`density`: too much of something in a sentence, a paragraph or a document.

What is counted are the words, or the tokens that pass one of the rule's tests. A
sentence with too many words is reported whole; of tokens that come too often,
those beyond the allowed number are (or, with `words`, the first stretch of so
many words that holds too many of them). A token that the rule's `except` excuses is
not counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from arlint.diagnostics import RuleInfo
from arlint.matchers.base import Finding, View, Views
from arlint.matchers.blocks import Block
from arlint.matchers.exceptions import CompiledExceptions, compile_exceptions
from arlint.matchers.tokentests import CompiledTest, compile_test
from arlint.text.clitics import stems
from arlint.text.tokens import Token, TokenKind, TokenStream

if TYPE_CHECKING:
    from arlint.ruleset.model.density import DensityRule
    from arlint.ruleset.ruleset import LoadedRule

_SENTENCE_END: Final = frozenset(".!?؟…")
_MARKS: Final = frozenset({TokenKind.MARK})
_COUNTED: Final = frozenset({TokenKind.WORD, TokenKind.NUMBER, TokenKind.LATIN})
_MOST_REMEMBERED: Final = 200_000  # words


@dataclass(frozen=True, slots=True)
class _Rule:
    rule: RuleInfo
    per: str
    max: int
    words: int | None
    tests: tuple[CompiledTest, ...]
    exceptions: CompiledExceptions


class _Place(NamedTuple):
    """A counted word: where it is, and its number among the words of its segment or document."""

    segment: int
    start: int
    end: int
    surface: str
    word: int


class DensityMatcher:
    """All `density` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule], sets: Mapping[str, frozenset[str]]) -> None:
        self._rules = tuple(_compile(rule, cast("DensityRule", rule.spec), sets) for rule in rules)

    def note(self, block: Block) -> None:
        """Nothing: what is counted is counted in single segments."""

    def match_document(self, views: Views, notes: Sequence[None]) -> Iterator[Finding]:
        """The units that hold too much."""
        passed = _Passed(self._rules)
        whole: dict[int, list[_Place]] = defaultdict(list)
        behind = 0
        for view in views:
            words = view.stream.of_kinds(_COUNTED)
            hits = passed.hits(view.stream, words)
            for number, rule in enumerate(self._rules):
                counted = hits.get(number, ()) if rule.tests else range(len(words))
                if counted and rule.exceptions.contextual:
                    counted = [at for at in counted if not rule.exceptions.excuse(view.stream, words[at], words[at])]
                if rule.per == "document":
                    whole[number] += (_place(view, words, hit, behind) for hit in counted)
                elif len(counted) > rule.max:
                    for unit in _sentences(view.stream, words, counted) if rule.per == "sentence" else (counted,):
                        yield from _findings(rule, [_place(view, words, hit) for hit in unit])
            behind += len(words)
        for number, places in whole.items():
            yield from _findings(self._rules[number], places)


def _compile(rule: LoadedRule, spec: DensityRule, sets: Mapping[str, frozenset[str]]) -> _Rule:
    tests = tuple(compile_test(test, rule.info, sets) for test in spec.count)
    return _Rule(rule.info, spec.per, spec.max, spec.words, tests, compile_exceptions(spec.except_, rule.info, sets))


class _Passed:
    """Which rules count a word: asked once for each written form."""

    def __init__(self, rules: Sequence[_Rule]) -> None:
        self._rules = rules
        self._known: dict[str, tuple[int, ...]] = {}

    def hits(self, stream: TokenStream, words: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """By the number of a rule, the places in ``words`` (indexes of tokens) of those that it counts."""
        found: dict[int, list[int]] = defaultdict(list)
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()
        for place, index in enumerate(words):
            surface = stream.surface(index)
            numbers = self._known.get(surface)
            if numbers is None:
                numbers = self._known[surface] = self._judge(stream[index])
            for number in numbers:
                found[number].append(place)
        return found

    @cached_property
    def _listed(self) -> frozenset[str] | None:
        """Words of which one must be a stem of every word that is counted; None if not all tests name theirs."""
        each = [test.listed for rule in self._rules for test in rule.tests]
        named = [words for words in each if words is not None]
        return frozenset().union(*named) if len(named) == len(each) else None

    def _judge(self, token: Token) -> tuple[int, ...]:
        if self._listed is not None and self._listed.isdisjoint(stems(token.key)):
            return ()
        return tuple(n for n, rule in enumerate(self._rules) if any(test.hit(token) for test in rule.tests))


def _sentences(stream: TokenStream, words: Sequence[int], counted: Sequence[int]) -> Iterator[Sequence[int]]:
    """What is counted (places in ``words``), sentence by sentence."""
    ends = [index for index in stream.of_kinds(_MARKS) if stream.surface(index) in _SENTENCE_END]
    begin = 0
    for end in (*ends, len(stream)):
        behind = begin
        while behind < len(counted) and words[counted[behind]] < end:
            behind += 1
        yield counted[begin:behind]
        begin = behind


def _place(view: View, words: Sequence[int], number: int, behind: int = 0) -> _Place:
    token = view.stream[words[number]]
    return _Place(view.number, token.start, token.end, token.surface, behind + number)


def _findings(rule: _Rule, counted: Sequence[_Place]) -> Iterator[Finding]:
    if len(counted) <= rule.max:
        return
    if rule.words is not None:
        for first, last in zip(counted, counted[rule.max :], strict=False):
            if last.word - first.word < rule.words:
                yield _finding(rule, last, last, rule.max + 1)
                return
    elif rule.tests:
        for place in counted[rule.max :]:
            yield _finding(rule, place, place, len(counted))
    else:
        yield _finding(rule, counted[0], counted[-1], len(counted))


def _finding(rule: _Rule, first: _Place, last: _Place, count: int) -> Finding:
    if last.segment != first.segment:  # a document's words: the place where it becomes too much
        first = last
    params = {"bad": last.surface, "good": "", "count": str(count), "max": str(rule.max)}
    return Finding(rule.rule, first.segment, first.start, last.end, (), params)
