"""`density`: too much of something in a sentence, a paragraph or a document.

What is counted are the words, or the tokens that pass one of the rule's tests. A
sentence with too many words is reported whole; of tokens that come too often,
those beyond the allowed number are (or, with `words`, the first stretch of so
many words that holds too many of them).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from arlint.diagnostics import RuleInfo
from arlint.matchers.base import Finding, View, Views
from arlint.matchers.blocks import Block
from arlint.matchers.tokentests import CompiledTest, compile_test
from arlint.text.tokens import Token, TokenKind, TokenStream

if TYPE_CHECKING:
    from arlint.ruleset.model import DensityRule
    from arlint.ruleset.ruleset import LoadedRule

_SENTENCE_END: Final = frozenset(".!?؟…")
_COUNTED: Final = (TokenKind.WORD, TokenKind.NUMBER, TokenKind.LATIN)


@dataclass(frozen=True, slots=True)
class _Rule:
    rule: RuleInfo
    per: str
    max: int
    words: int | None
    tests: tuple[CompiledTest, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A counted token, with its segment and its number among the words of the unit."""

    segment: int
    token: Token
    word: int


class DensityMatcher:
    """All `density` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule], sets: Mapping[str, frozenset[str]]) -> None:
        self._rules = tuple(_compile(rule, cast("DensityRule", rule.spec), sets) for rule in rules)

    def note(self, block: Block) -> None:
        """Nothing: what is counted is counted in single segments."""

    def match_document(self, views: Views, notes: Sequence[None]) -> Iterator[Finding]:
        """The units that hold too much."""
        for rule in self._rules:
            for unit in _units(views, rule.per):
                words = _words(unit)
                counted = [p for p in words if any(t.hit(p.token) for t in rule.tests)] if rule.tests else words
                yield from _findings(rule, words, counted)


def _compile(rule: LoadedRule, spec: DensityRule, sets: Mapping[str, frozenset[str]]) -> _Rule:
    return _Rule(rule.info, spec.per, spec.max, spec.words, tuple(compile_test(t, rule.info, sets) for t in spec.count))


def _units(views: Sequence[View], per: str) -> Iterator[list[tuple[int, Token]]]:
    """The tokens of each unit with the numbers of their segments."""
    whole: list[tuple[int, Token]] = []
    for view in views:
        tokens = [(view.number, token) for token in view.stream.tokens]
        if per == "document":
            whole.extend(tokens)
        elif per == "paragraph":
            yield tokens
        else:
            begin = 0
            for end in _sentence_ends(view.stream):
                yield tokens[begin:end]
                begin = end
    if per == "document":
        yield whole


def _sentence_ends(stream: TokenStream) -> Iterator[int]:
    for index, token in enumerate(stream.tokens):
        if token.kind is TokenKind.MARK and token.surface in _SENTENCE_END:
            yield index + 1
    yield len(stream)


def _words(unit: Sequence[tuple[int, Token]]) -> list[_Place]:
    kept = [(segment, token) for segment, token in unit if token.kind in _COUNTED]
    return [_Place(segment, token, number) for number, (segment, token) in enumerate(kept)]


def _findings(rule: _Rule, words: Sequence[_Place], counted: Sequence[_Place]) -> Iterator[Finding]:
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
        yield _finding(rule, words[0], words[-1], len(counted))


def _finding(rule: _Rule, first: _Place, last: _Place, count: int) -> Finding:
    if last.segment != first.segment:  # a document's words: the place where it becomes too much
        first = last
    params = {"bad": last.token.surface, "good": "", "count": str(count), "max": str(rule.max)}
    return Finding(rule.rule, first.segment, first.token.start, last.token.end, (), params)
