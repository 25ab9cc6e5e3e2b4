"""`pattern`: what no other kind can say, as a `regex` behind its literals, with a time limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from arlint.diagnostics import Edit, RuleInfo
from arlint.matchers.base import Finding, View, edits
from arlint.matchers.blocks import Block
from arlint.matchers.cues import Cues
from arlint.matchers.guarded import Guarded
from arlint.ruleset.macros import expand
from arlint.text.folding import Replacement
from arlint.text.lazy import VERSION1, Lazy

if TYPE_CHECKING:
    import regex

    from arlint.ruleset.model.pattern import PatternRule
    from arlint.ruleset.ruleset import LoadedRule


class _Pattern(NamedTuple):
    rule: RuleInfo
    pattern: Guarded
    mark: int | str
    replacements: tuple[str, ...]


class PatternMatcher:
    """All `pattern` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule]) -> None:
        specs = [cast("PatternRule", rule.spec) for rule in rules]
        self._patterns = tuple(_compile(rule, spec) for rule, spec in zip(rules, specs, strict=True))
        self._cues = Cues.of([spec.literals for spec in specs])

    def match(self, view: View) -> Iterator[Finding]:
        """The matches in a segment. Raises RuleError for a pattern that runs out of time."""
        for item in self._patterns:
            yield from _search(view, item)

    def match_block(self, block: Block) -> Iterator[Finding]:
        """The matches in the segments that have one of a pattern's literals. Raises RuleError as :meth:`match`."""
        for number, views in self._cues.met(block).items():
            for view in views:
                yield from _search(view, self._patterns[number])


def _search(view: View, item: _Pattern) -> Iterator[Finding]:
    for match in item.pattern.matches(view.text):
        yield _finding(view, item, match)


def _compile(rule: LoadedRule, spec: PatternRule) -> _Pattern:
    replacements = (spec.replace,) if isinstance(spec.replace, str) else tuple(spec.replace or ())
    pattern = Guarded(Lazy(expand(spec.pattern), VERSION1), rule.info)
    return _Pattern(rule.info, pattern, spec.mark, replacements)


def _finding(view: View, item: _Pattern, match: regex.Match[str]) -> Finding:
    start, end = match.span(item.mark)
    whole = match.group()
    goods = [match.expand(template) for template in item.replacements]
    corrections = tuple(_minimal(whole, good, match.start()) for good in goods)
    params = {"bad": match.group(item.mark), "good": goods[0] if goods else ""}
    return Finding(item.rule, view.number, start, end, corrections, params)


def _minimal(old: str, new: str, offset: int) -> tuple[Edit, ...]:
    """The change from ``old`` to ``new`` without what they share at both ends."""
    if old == new:
        return ()
    limit = min(len(old), len(new))
    head = 0
    while head < limit and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < limit - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return edits([Replacement(head, len(old) - tail, new[head : len(new) - tail])], offset)
