"""The engine: a document and a ruleset in, diagnostics out.

Matchers find, the engine judges: it maps spans to the source, drops edits that a
document cannot take or the written marks rule out, gives each fix its safety, and
lets one rule speak for one defect.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from threading import Lock
from typing import TYPE_CHECKING

from arlint import suppressions
from arlint.defects import one_each
from arlint.diagnostics import Diagnostic, Fix, Safety
from arlint.documents.document import Document, Segment
from arlint.matchers.base import Finding, Views, applied
from arlint.matchers.blocks import Block, blocks
from arlint.matchers.quiet import Quiet
from arlint.matchers.registry import Matchers, build
from arlint.matchers.scope import in_scope
from arlint.matchers.tanwin import Tanwin
from arlint.matchers.wordwise import WordMatching
from arlint.suppressions import Watch
from arlint.text.positions import LineIndex
from arlint.text.vocalisation import contradicts

if TYPE_CHECKING:
    from arlint.matchers.needles import Needles
    from arlint.ruleset.ruleset import Ruleset

_NO_PARAMS: Mapping[str, str] = {}


class Part:
    """Rules that were compiled together. It remembers its verdicts on the word forms it has met, and nothing else.

    ``quiet`` are words that were judged when these rules were compiled.
    """

    def __init__(self, matchers: Matchers, quiet: Quiet | None = None) -> None:
        self.matchers = matchers
        self.words = WordMatching(matchers.forms, matchers.words, matchers.contexts, quiet)
        self._quiet = quiet

    def __reduce__(self) -> tuple[object, ...]:
        # A kept part starts without memories.
        return Part, (self.matchers, self._quiet)

    def in_block(self, block: Block) -> Iterator[Finding]:
        """The findings of a block."""
        for matcher in self.matchers.segment:
            yield from matcher.match_block(block)
        yield from self.words.match_block(block)


class Engine:
    """A compiled ruleset, in one part or several: of what these find, the rules that are on are heard.

    Threads may share it. What its rules have learned of words is theirs in common, so they take turns, block by block:
    whoever checks a word waits until it is judged, and nobody for the end of a long text.
    """

    def __init__(self, parts: Sequence[Part], watch: Watch) -> None:
        self.parts = tuple(parts)
        self.rules = watch.ran
        self._watch = watch
        self._on = frozenset(rule.code for rule in watch.ran)
        self._turn = Lock()

    @classmethod
    def of(cls, ruleset: Ruleset, quiet: Quiet | None = None) -> Engine:
        """Compile a ruleset."""
        return cls([Part(build(ruleset), quiet)], Watch.of(ruleset))

    @classmethod
    def joined(cls, engines: Iterable[Engine], watch: Watch) -> Engine:
        """All in one, of which only the rules of ``watch`` are heard."""
        return cls([part for engine in engines for part in engine.parts], watch)

    def __reduce__(self) -> tuple[object, ...]:
        return Engine, (self.parts, self._watch)

    @cached_property
    def needles(self) -> Needles | None:
        """What a text must have for anything to be found in it; None if that is not all that it takes to tell."""
        listed = self.parts[0].matchers.listed if len(self.parts) == 1 else None
        return listed.needles() if listed is not None else None

    def check(self, document: Document) -> list[Diagnostic]:
        """The diagnostics of a document, sorted by place. Raises RuleError if a pattern runs out of time."""
        index = document.source.lines()
        tanwin = Tanwin(document.source.text)
        diagnostics: list[Diagnostic] = []
        for findings, segment in self._findings(Views(document.segments)):
            for number, found in groupby(_taken(findings), key=_segment):
                place = segment(number)
                diagnostics += [_diagnostic(_as_written(f, place, tanwin), place, document, index) for f in found]
        return suppressions.apply(document, diagnostics, self._watch)

    def _findings(self, views: Views) -> Iterator[tuple[list[Finding], Callable[[int], Segment]]]:
        """The findings of rules that are on, in their scope, one for each defect, and what gives segments by number.

        They come by blocks, of which each is then done with and forgotten; or all at once if there are rules that
        have to see the whole document, which may find what silences another finding.
        """
        whole = [matcher for part in self.parts for matcher in part.matchers.document]
        notes: list[list[object]] = [[] for _ in whole]
        found: list[Finding] = []
        needles = None  # a text is read because it has some: they are only asked for where a block had none
        for block in blocks(views):
            if needles is not None and needles.absent(block.projection):
                continue
            with self._turn:
                for part in self.parts:
                    found += self._heard(part.in_block(block), block.segment)
                for noted, matcher in zip(notes, whole, strict=True):
                    noted.append(matcher.note(block))
            if not whole:
                needles = None if found else self.needles
                yield one_each(found), block.segment
                found = []
        if not whole:
            return
        # The findings of a segment come one after the other, and it is made anew each time it is asked for.
        segment = lru_cache(maxsize=8)(views.segments.segment)
        for noted, matcher in zip(notes, whole, strict=True):
            with self._turn:
                found += self._heard(matcher.match_document(views, noted), segment)
        speaking, found = one_each(found), []
        yield speaking, segment

    def _heard(self, findings: Iterable[Finding], segment: Callable[[int], Segment]) -> Iterator[Finding]:
        return _in_scope((finding for finding in findings if finding.rule.code in self._on), segment)


def _taken(findings: list[Finding]) -> Iterator[Finding]:
    """The findings in order, none of which is held on to: of a long text they take as much as what is made of them."""
    findings.reverse()
    while findings:
        yield findings.pop()


def _segment(finding: Finding) -> int:
    return finding.segment


def _in_scope(findings: Iterable[Finding], segment: Callable[[int], Segment]) -> Iterator[Finding]:
    for finding in findings:
        place = segment(finding.segment)
        if in_scope(finding.rule, place, finding.start, finding.end):
            heard = _as_vocalised(finding, place.text) if place.vocalised else finding
            if heard is not None:
                yield heard


def _as_vocalised(finding: Finding, text: str) -> Finding | None:
    """The finding without corrections that the word's own marks rule out; None if the best is one of them."""
    left = tuple(c for c in finding.corrections if not any(contradicts(text, e.start, e.end, e.replacement) for e in c))
    if left == finding.corrections:
        return finding
    return finding._replace(corrections=left) if left[:1] == finding.corrections[:1] else None


def _as_written(finding: Finding, segment: Segment, tanwin: Tanwin) -> Finding:
    """The finding with corrections that write tanwin as the document does."""
    if not finding.rule.tanwin or tanwin.ending is None:
        return finding
    corrections = tuple(tanwin.written(segment.text, correction) for correction in finding.corrections)
    if corrections == finding.corrections:
        return finding
    good = applied(segment.text[finding.start : finding.end], corrections[0], finding.start)
    return finding._replace(corrections=corrections, params={**(finding.params or {}), "good": good})


def _diagnostic(finding: Finding, segment: Segment, document: Document, index: LineIndex) -> Diagnostic:
    start, end = segment.source_span(finding.start, finding.end)
    rule = finding.rule
    source = document.source
    text = sys.intern(source.text[start:end])  # a text repeats its mistakes
    fixes, params = _fixes(finding, segment), finding.params or _NO_PARAMS
    return Diagnostic(rule, start, end, text, fixes, params, index, source.path, rule.severity)


def _fixes(finding: Finding, segment: Segment) -> tuple[Fix, ...]:
    if finding.rule.safety is None:
        return ()
    safety = finding.safety or finding.rule.safety
    if len(finding.corrections) > 1:
        # Which of several is right, only a reader can say.
        safety = Safety.SUGGEST
    fixes = []
    for correction in finding.corrections:
        placed = [segment.source_edit(*edit) for edit in correction]
        edits = [edit for edit in placed if edit is not None]
        # A fix is made whole or not at all.
        if edits and len(edits) == len(placed):
            fixes.append(Fix(safety, tuple(sorted(edits))))
    return tuple(fixes)
