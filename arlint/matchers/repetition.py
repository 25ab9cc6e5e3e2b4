"""`repetition`: the same word twice in a row, the same sentence or paragraph again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import eq
from typing import TYPE_CHECKING, cast

import regex

from arlint.diagnostics import Edit, RuleInfo
from arlint.matchers.base import Finding, View
from arlint.text.folding import fold
from arlint.text.tokens import TokenKind

if TYPE_CHECKING:
    from arlint.ruleset.model import RepetitionRule
    from arlint.ruleset.ruleset import LoadedRule

_SENTENCE = regex.compile(r"[^.!?؟\n]+[.!?؟]*")
_BLANKS = frozenset(" \t\u00a0")
_SHOWN = 6  # words of a repeated passage that the message shows


@dataclass(frozen=True, slots=True)
class _Rule:
    rule: RuleInfo
    unit: str
    min_words: int
    only: frozenset[str]
    allow: frozenset[str]


class RepetitionMatcher:
    """All `repetition` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule], sets: Mapping[str, frozenset[str]]) -> None:
        compiled = [_compile(rule, cast("RepetitionRule", rule.spec), sets) for rule in rules]
        self._words = tuple(r for r in compiled if r.unit == "word")
        self._longer = tuple(r for r in compiled if r.unit != "word")

    def match(self, view: View) -> Iterator[Finding]:
        """The doubled words of a segment."""
        words = view.words
        if not self._words or not any(map(eq, words, islice(words, 1, None))):
            return
        tokens = view.stream
        for index in range(len(tokens) - 1):
            first, second = tokens[index], tokens[index + 1]
            if first.surface != second.surface or first.kind is not TokenKind.WORD:
                continue
            gap = view.text[first.end : second.start]
            # A third time is a manner of speaking or a stutter, not a slip of the hand.
            third = index + 2 < len(tokens) and tokens[index + 2].surface == first.surface
            before = index > 0 and tokens[index - 1].surface == first.surface
            if third or before or not gap or not set(gap) <= _BLANKS:
                continue
            for rule in self._words:
                if first.key in rule.allow or (rule.only and first.key not in rule.only):
                    continue
                change = (Edit(first.end, second.end, ""),)
                params = {"bad": view.text[first.start : second.end], "good": first.surface}
                yield Finding(rule.rule, view.number, first.start, second.end, (change,), params)

    def match_document(self, views: Sequence[View]) -> Iterator[Finding]:
        """Sentences and paragraphs that stood before."""
        for rule in self._longer:
            seen: set[str] = set()
            for view in views:
                for start, end in _units(view, rule.unit):
                    words = fold(view.text[start:end]).split()
                    if len(words) < rule.min_words:
                        continue
                    name = " ".join(words)
                    if name in seen:
                        params = {"bad": " ".join(words[:_SHOWN]) + " …", "good": ""}
                        yield Finding(rule.rule, view.number, start, end, (), params)
                    seen.add(name)


def _compile(rule: LoadedRule, spec: RepetitionRule, sets: Mapping[str, frozenset[str]]) -> _Rule:
    only = frozenset(fold(w) for w in spec.only) | (sets[spec.only_set] if spec.only_set else frozenset())
    allow = frozenset(fold(w) for w in spec.allow) | (sets[spec.allow_set] if spec.allow_set else frozenset())
    return _Rule(rule.info, spec.unit, spec.min_words, only, allow)


def _units(view: View, unit: str) -> Iterator[tuple[int, int]]:
    text = view.text
    if unit == "paragraph":
        stripped = text.strip()
        if stripped:
            start = text.index(stripped)
            yield start, start + len(stripped)
        return
    for match in _SENTENCE.finditer(text):
        sentence = match.group().strip()
        if sentence:
            start = text.index(sentence, match.start())
            yield start, start + len(sentence)
