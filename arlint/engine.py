"""The engine: a document and a ruleset in, diagnostics out.

Matchers find, the engine judges: it maps spans to the source, drops edits that a
document cannot take, gives each fix its safety, and lets one rule speak for one
defect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from arlint import suppressions
from arlint.defects import one_each
from arlint.diagnostics import Diagnostic, Edit, Fix, RuleInfo, Safety
from arlint.documents.document import Document, Segment, SegmentKind, ZoneKind
from arlint.matchers.base import Block, Finding, View, blocks
from arlint.matchers.registry import Matchers, build
from arlint.text.folding import fold
from arlint.text.positions import LineIndex

if TYPE_CHECKING:
    from arlint.ruleset.ruleset import Ruleset

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
        diagnostics = [_diagnostic(f, document, index) for f in one_each(found)]
        return suppressions.apply(document, diagnostics, self.rules)

    def _findings(self, views: Sequence[View]) -> Iterator[Finding]:
        for block in blocks(views):
            for segment_matcher in self._matchers.segment:
                yield from segment_matcher.match_block(block)
            yield from self._word_findings(block)
        for document_matcher in self._matchers.document:
            yield from document_matcher.match_document(views)

    def _word_findings(self, block: Block) -> Iterator[Finding]:
        matchers = self._matchers.words
        forms = block.forms
        for form in forms - self._known:
            key = fold(form)
            # A run without letters (a tatweel or a mark that stands alone) is no word.
            verdicts = tuple(matcher.judge(key) or None for matcher in matchers) if key else ()
            if any(verdicts):
                self._concerned[form] = verdicts
        self._known |= forms
        here = self._concerned.keys() & forms
        if not here:
            return
        for number, matcher in enumerate(matchers):
            mine = {form: verdict for form in here if (verdict := self._concerned[form][number]) is not None}
            if mine:
                for view in block.views:
                    if not mine.keys().isdisjoint(view.words):
                        yield from matcher.match_words(view, mine)


def _in_scope(finding: Finding, segment: Segment) -> bool:
    if not finding.rule.in_headings and segment.kind is SegmentKind.HEADING:
        return False
    if not segment.zones:
        return True
    rule = finding.rule
    looks = ((ZoneKind.QUOTE, rule.in_quotes), (ZoneKind.VERSE, rule.in_verse), (ZoneKind.FOREIGN, rule.in_foreign))
    closed = [kind for kind, open_ in looks if not open_]
    return not any(z.kind in closed and z.start <= finding.start and finding.end <= z.end for z in segment.zones)


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
    if finding.rule.safety is None:
        return
    safety = finding.safety or finding.rule.safety
    if len(finding.corrections) > 1:
        # Which of several is right, only a reader can say.
        safety = Safety.SUGGEST
    for correction in finding.corrections:
        places = [segment.source_edit(e.start, e.end, e.replacement) for e in correction]
        placed = [Edit(*place) for place in places if place is not None]
        # A fix is made whole or not at all.
        if placed and len(placed) == len(places):
            yield Fix(safety, tuple(sorted(placed)))
