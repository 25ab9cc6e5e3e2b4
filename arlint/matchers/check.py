"""`check`: what has to be computed — a calendar, a nesting — by a named function with typed options.

A check is a function of :mod:`arlint.matchers.checks` that looks at one text and
lists what it found there; rule, message and safety are the rule file's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from arlint.diagnostics import RuleInfo
from arlint.matchers.base import Finding, View
from arlint.matchers.blocks import Block
from arlint.matchers.checks import CHECKS, CUES
from arlint.matchers.cues import Cues

if TYPE_CHECKING:
    from arlint.ruleset.model.check import CheckRule
    from arlint.ruleset.ruleset import LoadedRule


class _Check(NamedTuple):
    rule: RuleInfo
    name: str
    options: Mapping[str, int | str]


class CheckMatcher:
    """All `check` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule]) -> None:
        self._checks = tuple(_compile(rule, cast("CheckRule", rule.spec)) for rule in rules)
        self._cues = Cues.of([CUES[check.name] for check in self._checks])

    def match(self, view: View) -> Iterator[Finding]:
        """What the checks found in a segment."""
        for check in self._checks:
            yield from _findings(check, view)

    def match_block(self, block: Block) -> Iterator[Finding]:
        """What the checks found in the segments that have what they look for."""
        for number, views in self._cues.met(block).items():
            for view in views:
                yield from _findings(self._checks[number], view)


def _findings(check: _Check, view: View) -> Iterator[Finding]:
    for found in CHECKS[check.name](view.text, check.options):
        params = {"bad": view.text[found.start : found.end], "good": found.good, "name": found.name}
        yield Finding(check.rule, view.number, found.start, found.end, found.corrections, params)


def _compile(rule: LoadedRule, spec: CheckRule) -> _Check:
    options = spec.check.model_dump()
    return _Check(rule.info, str(options.pop("name")), options)
