"""The engine: a document and a ruleset in, diagnostics out.

Matchers find, the engine judges: it maps spans to the source, drops edits that a
document cannot take, gives each fix its safety, and lets one rule speak for one
defect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from arlint.diagnostics import Diagnostic, Edit, Fix, RuleInfo, Safety
from arlint.documents.document import Document, Segment, SegmentKind, ZoneKind
from arlint.matchers.base import Finding, View
from arlint.matchers.registry import Matchers, build
from arlint.text.folding import fold
from arlint.text.positions import LineIndex

if TYPE_CHECKING:
    from arlint.ruleset.ruleset import Ruleset

_STYLE_PHASE = 4
_NO_PARAMS: Mapping[str, str] = {}


class Engine:
    """A compiled ruleset. It remembers its verdict on every word form it has met, and nothing else."""

    def __init__(self, matchers: Matchers, rules: tuple[RuleInfo, ...]) -> None:
        self.rules = rules
        self._matchers = matchers
        # One decision for each distinct written word: known are all that were met,
        # concerned those of which some matcher has something to say.
        self._known: set[str] = set()
        self._concerned: dict[str, tuple[object | None, ...]] = {}

    @classmethod
    def of(cls, ruleset: Ruleset) -> Engine:
        """Compile a ruleset."""
        return cls(build(ruleset), tuple(rule.info for rule in ruleset.rules))

    def __reduce__(self) -> tuple[object, ...]:
        # A kept engine starts without memories.
        return Engine, (self._matchers, self.rules)

    def check(self, document: Document) -> list[Diagnostic]:
        """The diagnostics of a document, sorted by place. Raises RuleError if a pattern runs out of time."""
        views = [View(segment, number) for number, segment in enumerate(document.segments)]
        index = LineIndex.of(document.source.text)
        found = [f for f in self._findings(views) if _in_scope(f, views[f.segment].segment)]
        return [_diagnostic(f, document, index) for f in _one_each(found)]

    def _findings(self, views: Sequence[View]) -> Iterator[Finding]:
        for view in views:
            for segment_matcher in self._matchers.segment:
                yield from segment_matcher.match(view)
            yield from self._word_findings(view)
        for document_matcher in self._matchers.document:
            yield from document_matcher.match_document(views)

    def _word_findings(self, view: View) -> Iterator[Finding]:
        matchers = self._matchers.words
        forms = set(view.words)
        for form in forms - self._known:
            key = fold(form)
            verdicts = tuple(matcher.judge(key) or None for matcher in matchers)
            if any(verdicts):
                self._concerned[form] = verdicts
        self._known |= forms
        here = self._concerned.keys() & forms
        if not here:
            return
        for number, matcher in enumerate(matchers):
            mine = {form: verdict for form in here if (verdict := self._concerned[form][number]) is not None}
            if mine:
                yield from matcher.match_words(view, mine)


def _in_scope(finding: Finding, segment: Segment) -> bool:
    if not finding.rule.in_headings and segment.kind is SegmentKind.HEADING:
        return False
    if not finding.rule.in_quotes:
        return not any(
            z.kind is ZoneKind.QUOTE and z.start <= finding.start and finding.end <= z.end for z in segment.zones
        )
    return True


def _one_each(findings: Iterable[Finding]) -> list[Finding]:
    """One defect, one diagnostic: of findings that report or change the same thing, the best informed one stays.

    Style is another matter than spelling: advice to recast a phrase stands beside
    a correction of a letter in it.
    """
    kept: list[Finding] = []
    by_segment: dict[int, list[Finding]] = {}
    for finding in sorted(findings, key=_authority):
        rivals = by_segment.setdefault(finding.segment, [])
        if not any(_same_defect(finding, rival) for rival in rivals):
            rivals.append(finding)
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.segment, f.start, f.end, f.rule.code))


def _authority(finding: Finding) -> tuple[int, int, int, int, int, str]:
    """Sorts the finding that is to be believed first."""
    return (
        finding.segment,
        -finding.rule.priority,
        -finding.context,
        -len(finding.corrections[:1]),
        finding.start,
        finding.rule.code,
    )


def _same_defect(one: Finding, other: Finding) -> bool:
    if one.end < other.start or other.end < one.start:
        return False
    style = (one.rule.phase == _STYLE_PHASE) + (other.rule.phase == _STYLE_PHASE)
    if style == 1:
        return False
    if (one.start, one.end) == (other.start, other.end):
        return True
    if not one.corrections or not other.corrections:
        return False
    return any(collide(a, b) for a in one.corrections[0] for b in other.corrections[0])


def collide(one: Edit, other: Edit) -> bool:
    """Whether two edits cannot both be made: they overlap, or insert at one place."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end and not _apart(one, other)
    return one.start < other.end and other.start < one.end


def _apart(one: Edit, other: Edit) -> bool:
    """An insertion that only touches a replacement does not disturb it."""
    empty, full = (one, other) if one.start == one.end else (other, one)
    return full.start != full.end and (empty.start in (full.start, full.end))


def _diagnostic(finding: Finding, document: Document, index: LineIndex) -> Diagnostic:
    segment = document.segments[finding.segment]
    start, end = segment.source_span(finding.start, finding.end)
    rule = finding.rule
    return Diagnostic(
        rule=rule,
        start=start,
        end=end,
        text=document.source.text[start:end],
        fixes=tuple(_fixes(finding, segment)),
        params=finding.params or _NO_PARAMS,
        index=index,
        path=document.source.path,
        severity=rule.severity,
    )


def _fixes(finding: Finding, segment: Segment) -> Iterator[Fix]:
    safety = finding.rule.safety
    if safety is None:
        return
    usable = [c for c in finding.corrections if c and all(segment.editable(e.start, e.end) for e in c)]
    if len(finding.corrections) > 1:
        # Which of several is right, only a reader can say.
        safety = Safety.SUGGEST
    for correction in usable:
        placed = []
        for edit in correction:
            start, end = segment.source_span(edit.start, edit.end)
            placed.append(Edit(start, end, edit.replacement))
        yield Fix(safety, tuple(sorted(placed)))
