"""`spacing`: the blanks before and after marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from arlint.diagnostics import Edit, RuleInfo
from arlint.matchers.base import Finding, View
from arlint.matchers.charclasses import looking
from arlint.ruleset.macros import expand

if TYPE_CHECKING:
    from arlint.ruleset.model import SpacingEntry, SpacingRule
    from arlint.ruleset.ruleset import LoadedRule

_BLANKS = "[ \t\u00a0\u202f]"


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: RuleInfo
    pattern: regex.Pattern[str]
    marks: frozenset[str]
    want: str


class SpacingMatcher:
    """All `spacing` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule]) -> None:
        self._entries = tuple(
            _Entry(rule.info, _pattern(entry), frozenset(entry.marks), " " if entry.want == "one" else "")
            for rule in rules
            for entry in cast("SpacingRule", rule.spec).entries
        )

    def match(self, view: View) -> Iterator[Finding]:
        """The wrong blanks of a segment; the span is the mark with the blanks that are wrong."""
        text = view.text
        for entry in self._entries:
            if not any(mark in text for mark in entry.marks):
                continue
            for match in entry.pattern.finditer(text):
                start, end = match.span("blank")
                change = (Edit(start, end, entry.want),)
                bad = match.group()
                good = text[match.start() : start] + entry.want + text[end : match.end()]
                params = {"bad": bad, "good": good, "mark": match.group("mark")}
                yield Finding(entry.rule, view.number, match.start(), match.end(), (change,), params)


def _pattern(entry: SpacingEntry) -> regex.Pattern[str]:
    """Start with what is consumed: patterns that begin with a look-behind are slow."""
    mark = f"(?P<mark>[{regex.escape(entry.marks, special_only=True)}])"
    # For "none" there are blanks that go; for "one" there are none, and one comes.
    blanks = f"(?P<blank>{_BLANKS}+)" if entry.want == "none" else "(?P<blank>)"
    behind = expand(f"(?<={entry.behind})") if entry.behind else ""
    ahead = expand(f"(?={entry.ahead})") if entry.ahead else ""
    prev, following = looking(entry.prev, behind=True), looking(entry.next, behind=False)
    body = blanks + mark if entry.side == "before" else mark + blanks
    return regex.compile(f"{prev}{behind}{body}{following}{ahead}", regex.VERSION1)
