"""Suppressions: a filter over diagnostics that the author wrote into the document.

``ignore[CODE]`` speaks of its own line (of its paragraph, if it stands in the
text), ``ignore-next[CODE]`` of the next block of prose, ``off[CODE]`` … ``on[CODE]``
of what is between them, ``ignore-file[CODE]`` of the whole file. A code may be a
prefix (``HMZ``, ``HMZ1``) or a rule's slug. A suppression that suppresses nothing
is itself reported, and its fix takes it out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from arlint.diagnostics import Diagnostic, Fix, RuleInfo
from arlint.documents.directives import Directive, Verb, sic_words
from arlint.documents.document import Document, Segment
from arlint.removals import taken_out
from arlint.text.positions import LineIndex

if TYPE_CHECKING:
    from arlint.ruleset.ruleset import Ruleset

FAMILY: Final = "SUP"


class Watch(NamedTuple):
    """What suppressions are judged by: the rules of this run, what all rules may be called, and the rules about them.

    ``about`` has the latter by what they report: ``unused``, ``without-code``, ``unknown-code``.
    """

    ran: tuple[RuleInfo, ...]
    known: frozenset[str]
    about: Mapping[str, RuleInfo]

    @classmethod
    def of(cls, ruleset: Ruleset) -> Watch:
        """For a run of these rules."""
        ran = tuple(rule.info for rule in ruleset.rules)
        known = frozenset(name for code, slug in ruleset.names for name in _names(code, slug))
        about: dict[str, RuleInfo] = {}
        for rule in ruleset.rules:
            if rule.spec.kind == "suppression":
                about[rule.spec.report] = rule.info
        return cls(ran, known, about)


_Range = tuple[int, int]


def apply(document: Document, diagnostics: Sequence[Diagnostic], watch: Watch) -> list[Diagnostic]:
    """The diagnostics that are not suppressed, and those about suppressions, sorted by place.

    A suppression of a rule that did not run is not called unused.
    """
    if not document.directives and not document.sic:
        return list(diagnostics)
    index = document.source.lines()
    ordered = sorted(diagnostics, key=_place)
    scopes = _scopes(document, index)
    left_alone = _LeftAlone(sic_words(document.segments) if document.sic else ())
    # Every scope learns whether it suppresses something, also where another one does already.
    hits = [[scope.hides(d.start) for code in _names(d.code, d.slug) if (scope := scopes.get(code))] for d in ordered]
    kept = [d for d, hit in zip(ordered, hits, strict=True) if not any(hit) and not left_alone.touches(d.start, d.end)]
    used = {(number, code) for code, scope in scopes.items() for number in scope.used}
    kept.extend(_about(document, index, used, watch))
    return sorted(kept, key=_place)


def _place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return diagnostic.start, diagnostic.end, diagnostic.code


def _names(code: str, slug: str) -> list[str]:
    """All that a suppression may call a rule: its code, what that begins with, its slug."""
    return [*(code[:length] for length in range(1, len(code) + 1)), slug.upper()]


class _Scope:
    """Where one code is suppressed, asked from the start of a text to its end."""

    def __init__(self) -> None:
        self.ranges: list[tuple[int, int, int]] = []  # start, end, number of the directive
        self.used: set[int] = set()
        self._next = self._reach = 0

    def hides(self, offset: int) -> bool:
        """Whether a finding here is suppressed; ``offset`` is never less than it was last time."""
        while self._next < len(self.ranges) and self.ranges[self._next][0] <= offset:
            _, end, number = self.ranges[self._next]
            self._next += 1
            if offset < end:
                self.used.add(number)
                self._reach = max(self._reach, end)
        return offset < self._reach


def _scopes(document: Document, index: LineIndex) -> dict[str, _Scope]:
    scopes: dict[str, _Scope] = {}
    ranges = _Ranges(document, index)
    for number, directive in enumerate(document.directives):
        for code, _ in directive.codes:
            spans = ranges.of(directive, code)
            scopes.setdefault(code, _Scope()).ranges.extend((start, end, number) for start, end in spans)
    for scope in scopes.values():
        scope.ranges.sort()
    return scopes


class _LeftAlone:
    """The words that ``[كذا]`` follows."""

    def __init__(self, spans: Iterable[_Range]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether a finding has a part in one of them."""
        before = bisect_left(self._starts, end)
        return before > 0 and start < self._reach[before - 1]


class _Ranges:
    """The source spans that directives speak of."""

    def __init__(self, document: Document, index: LineIndex) -> None:
        self._document, self._index = document, index
        # Behind the last character, so that a finding at the very end is inside.
        self._end = len(document.source.text) + 1
        self._extents = [_extent(segment) for segment in document.segments]
        ordered = sorted(self._extents)
        self._reach = list(accumulate((end for _, end in ordered), max))
        self._ordered = ordered
        self._switched_on: dict[str, list[int]] = {}
        for directive in document.directives:
            if directive.verb is Verb.ON:
                for code, _ in directive.codes:
                    self._switched_on.setdefault(code, []).append(directive.start)

    def of(self, directive: Directive, code: str) -> Iterator[_Range]:
        """The spans in which a directive hides one of its codes."""
        match directive.verb:
            case Verb.FILE:
                yield 0, self._end
            case Verb.IGNORE:
                if directive.segment is not None:
                    yield self._extents[directive.segment]
                start, end = self._index.line_span(directive.start)
                yield start, end + 1
            case Verb.NEXT:
                # The first block that goes on behind it; in the middle of a block the rest of it is what comes next.
                place = bisect_right(self._reach, directive.end + 1)
                if place < len(self._ordered):
                    start, end = self._ordered[place]
                    yield max(start, directive.end), end
            case Verb.OFF:
                yield directive.end, self._stop(code, directive.start)

    def _stop(self, code: str, start: int) -> int:
        """Where a code that is switched off at ``start`` is switched on again."""
        places = self._switched_on.get(code, [])
        place = bisect_right(places, start)
        return places[place] if place < len(places) else self._end


def _extent(segment: Segment) -> _Range:
    return segment.pieces[0].source_start, segment.pieces[-1].source_end + 1


def _about(document: Document, index: LineIndex, used: set[tuple[int, str]], watch: Watch) -> Iterator[Diagnostic]:
    """Diagnostics about the directives themselves."""
    unused, without, unknown = map(watch.about.get, ("unused", "without-code", "unknown-code"))
    ran = {name for rule in watch.ran for name in _names(rule.code, rule.slug)}
    switched_off = {
        code for directive in document.directives if directive.verb is Verb.OFF for code, _ in directive.codes
    }
    for number, directive in enumerate(document.directives):
        if not directive.codes and without is not None:
            yield _diagnostic(without, document, index, directive, directive.verb.value, ())
        strange = [code for code, _ in directive.codes if code not in watch.known]
        if strange and unknown is not None:
            yield _diagnostic(unknown, document, index, directive, ", ".join(strange), ())
        if directive.verb is Verb.ON:
            idle = [code for code, _ in directive.codes if code not in switched_off and code in watch.known]
        else:
            idle = [code for code, _ in directive.codes if (number, code) not in used and code in ran]
        if idle and unused is not None:
            what = f"{directive.verb.value}[{', '.join(idle)}]"
            yield _diagnostic(unused, document, index, directive, what, taken_out(document, index, directive, idle))


def _diagnostic(
    rule: RuleInfo,
    document: Document,
    index: LineIndex,
    directive: Directive,
    what: str,
    fixes: tuple[Fix, ...],
) -> Diagnostic:
    return Diagnostic(
        rule=rule,
        start=directive.start,
        end=directive.end,
        text=document.source.text[directive.start : directive.end],
        fixes=fixes,
        params={"what": what},
        index=index,
        path=document.source.path,
        severity=rule.severity,
    )
