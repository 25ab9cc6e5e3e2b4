"""`pairs`: openers without closers, closers without openers, and pairs typed the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from arlint.diagnostics import Edit, RuleInfo
from arlint.matchers.base import Finding, View
from arlint.text.characters import LETTERS, MARKS

if TYPE_CHECKING:
    from arlint.ruleset.model import PairsRule
    from arlint.ruleset.ruleset import LoadedRule

# «أ) …», «1) …», «(…» at the start of a line: the closer of a list label has no opener.
_LABEL = regex.compile(rf"(?:\A|[\n\r])\s*[\p{{L}}\p{{N}}{MARKS}]{{1,4}}\Z")


@dataclass(frozen=True, slots=True)
class _Rule:
    rule: RuleInfo
    closer_of: dict[str, str]
    opener_of: dict[str, str]
    reversed: tuple[regex.Pattern[str], ...]


class PairsMatcher:
    """All `pairs` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule]) -> None:
        self._rules = tuple(_compile(rule, cast("PairsRule", rule.spec)) for rule in rules)

    def match(self, view: View) -> Iterator[Finding]:
        """The unpaired or reversed marks of a segment."""
        for rule in self._rules:
            if rule.reversed:
                yield from _reversed(view, rule)
            else:
                yield from _unbalanced(view, rule)


def _compile(rule: LoadedRule, spec: PairsRule) -> _Rule:
    closer_of = {pair.open: pair.close for pair in spec.pairs}
    backwards: list[regex.Pattern[str]] = []
    if spec.report == "reversed":
        for pair in spec.pairs:
            opening, closing = regex.escape(pair.open), regex.escape(pair.close)
            inside = rf"[{LETTERS}](?:[^{opening}{closing}\n]*[{LETTERS}{MARKS}])?"
            backwards.append(regex.compile(rf"(?<=\s|\A){closing}({inside}){opening}(?=[\s.،؛:!؟]|\Z)"))
    return _Rule(rule.info, closer_of, {close: opener for opener, close in closer_of.items()}, tuple(backwards))


def _unbalanced(view: View, rule: _Rule) -> Iterator[Finding]:
    opened: list[tuple[str, int]] = []
    alone: list[tuple[str, int]] = []
    for offset, char in enumerate(view.text):
        if char in rule.closer_of:
            opened.append((char, offset))
        elif char in rule.opener_of:
            if opened and opened[-1][0] == rule.opener_of[char]:
                opened.pop()
            elif not _LABEL.search(view.text, 0, offset):
                alone.append((char, offset))
    for char, offset in sorted(opened + alone, key=lambda item: item[1]):
        other = rule.closer_of.get(char) or rule.opener_of[char]
        yield Finding(rule.rule, view.number, offset, offset + 1, (), {"bad": char, "good": other})


def _reversed(view: View, rule: _Rule) -> Iterator[Finding]:
    for pattern in rule.reversed:
        for match in pattern.finditer(view.text):
            closing, opening = match.group()[0], match.group()[-1]
            change = (
                Edit(match.start(), match.start() + 1, opening),
                Edit(match.end() - 1, match.end(), closing),
            )
            good = f"{opening}{match.group(1)}{closing}"
            params = {"bad": match.group(), "good": good}
            yield Finding(rule.rule, view.number, match.start(), match.end(), (change,), params)
