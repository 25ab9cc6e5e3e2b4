"""`spacing`: the blanks before and after marks.

Entries are many and wrong blanks few, so one scan for each side looks for any of
the marks with blanks (or without) beside it, and only there are the entries tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from arlint.diagnostics import Edit, RuleInfo
from arlint.matchers.base import Finding, View
from arlint.matchers.blocks import Block
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
        groups: dict[tuple[str, str], list[_Entry]] = {}
        for rule in rules:
            for entry in cast("SpacingRule", rule.spec).entries:
                compiled = _Entry(
                    rule.info, _pattern(entry), frozenset(entry.marks), " " if entry.want == "one" else ""
                )
                groups.setdefault((entry.side, entry.want), []).append(compiled)
        self._groups = tuple((_candidates(side, want, group), tuple(group)) for (side, want), group in groups.items())

    def match(self, view: View) -> Iterator[Finding]:
        """The wrong blanks of a segment; the span is the mark with the blanks that are wrong."""
        return self.match_block(Block.of(view))

    def match_block(self, block: Block) -> Iterator[Finding]:
        """The wrong blanks of the segments of a block."""
        for candidates, entries in self._groups:
            for place in candidates.finditer(block.text):
                found = block.place(place.start())
                if found is None:
                    continue
                view, offset = found
                for entry in entries:
                    match = entry.pattern.match(view.text, offset) if place.group("mark") in entry.marks else None
                    if match:
                        yield _finding(view, entry, match)


def _finding(view: View, entry: _Entry, match: regex.Match[str]) -> Finding:
    start, end = match.span("blank")
    bad, mark = match.group(), match.group("mark")
    good = mark + entry.want if match.start() == match.start("mark") else entry.want + mark
    change = (Edit(start, end, entry.want),)
    params = {"bad": bad, "good": good, "mark": mark}
    return Finding(entry.rule, view.number, match.start(), match.end(), (change,), params)


def _candidates(side: str, want: str, entries: Sequence[_Entry]) -> re.Pattern[str]:
    """Every place where one of the entries may have something to say: its mark, with blanks or without.

    Classes of named characters only, on which `re` says the same as `regex` in a third of the time. What is
    looked for stands first, so that it is skipped to; the mark that a blank must not precede looks behind itself.
    """
    mark = f"(?P<mark>[{re.escape(''.join(sorted(set().union(*(e.marks for e in entries)))))}])"
    if want == "none":
        body = f"{_BLANKS}++{mark}" if side == "before" else f"{mark}(?={_BLANKS})"
    else:
        body = f"{mark}(?<!{_BLANKS}.)" if side == "before" else f"{mark}(?!{_BLANKS})"
    return re.compile(body, re.DOTALL)


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
