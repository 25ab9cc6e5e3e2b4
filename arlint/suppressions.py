"""Suppressions: a filter over diagnostics that the author wrote into the document.

``ignore[CODE]`` speaks of its own line (of its paragraph, if it stands in the
text), ``ignore-next[CODE]`` of the next block of prose, ``off[CODE]`` … ``on[CODE]``
of what is between them, ``ignore-file[CODE]`` of the whole file. A code may be a
prefix (``HMZ``, ``HMZ1``) or a rule's slug. A suppression that suppresses nothing
is itself reported, and its fix takes it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import regex

from arlint.diagnostics import Diagnostic, Edit, Fix, RuleInfo, Safety, Severity, Text
from arlint.documents.directives import Directive, Verb, sic_words
from arlint.documents.document import Document
from arlint.text.positions import LineIndex

UNUSED: Final = RuleInfo(
    code="SUP001",
    slug="unused-suppression",
    title=Text("استثناء لا أثر له", "Suppression without effect"),
    message=Text("لا شيء يستثنيه «{what}» هنا", "Nothing here for “{what}” to suppress"),
    severity=Severity.HINT,
    phase=0,
    priority=0,
)
WITHOUT_CODE: Final = RuleInfo(
    code="SUP002",
    slug="suppression-without-code",
    title=Text("استثناء بلا رمز", "Suppression without a code"),
    message=Text(
        "سمّ القاعدة التي تستثنيها: arlint: {what}[CODE]", "Name the rule that is suppressed: arlint: {what}[CODE]"
    ),
    severity=Severity.WARNING,
    phase=0,
    priority=0,
)

SUPPRESSION_RULES: Final = (UNUSED, WITHOUT_CODE)

_Range = tuple[int, int]


def apply(document: Document, diagnostics: Sequence[Diagnostic], ran: Iterable[RuleInfo]) -> list[Diagnostic]:
    """The diagnostics that are not suppressed, and those about suppressions, sorted by place.

    ``ran`` are the rules of this run: a suppression of another rule is not called unused.
    """
    if not document.directives and not document.sic:
        return list(diagnostics)
    ranges = [tuple(_ranges(document, directive)) for directive in document.directives]
    used: set[tuple[int, str]] = set()
    kept = []
    sic = list(sic_words(document.segments)) if document.sic else []
    for diagnostic in diagnostics:
        hits = [
            (number, code)
            for number, directive in enumerate(document.directives)
            for code, _ in directive.codes
            if _names(code, diagnostic.code, diagnostic.slug)
            and any(start <= diagnostic.start < end for start, end in ranges[number])
        ]
        used.update(hits)
        if not hits and not any(diagnostic.start < end and start < diagnostic.end for start, end in sic):
            kept.append(diagnostic)
    kept.extend(_about(document, used, tuple(ran)))
    return sorted(kept, key=lambda d: (d.start, d.end, d.code))


def _names(code: str, rule: str, slug: str) -> bool:
    return rule.startswith(code) or slug.upper() == code


def _ranges(document: Document, directive: Directive) -> Iterator[_Range]:
    """The source spans that a directive speaks of."""
    text = document.source.text
    # Behind the last character, so that a finding at the very end is inside.
    end = len(text) + 1
    match directive.verb:
        case Verb.FILE:
            yield 0, end
        case Verb.IGNORE:
            if directive.segment is not None:
                yield _extent(document, directive.segment)
            yield _line(text, directive.start)
        case Verb.NEXT:
            extents = sorted(_extent(document, number) for number in range(len(document.segments)))
            # In the middle of a block the rest of the block is what comes next.
            yield from [(max(a, directive.end), b) for a, b in extents if directive.end < b - 1][:1]
        case Verb.OFF:
            wanted = {code for code, _ in directive.codes}
            stops = [
                other.start
                for other in document.directives
                if other.verb is Verb.ON and other.start > directive.start and wanted & {c for c, _ in other.codes}
            ]
            yield directive.end, min(stops, default=end)


def _extent(document: Document, number: int) -> _Range:
    pieces = document.segments[number].pieces
    return pieces[0].source_start, pieces[-1].source_end + 1


def _line(text: str, offset: int) -> _Range:
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    newline = regex.compile(r"[\r\n]").search(text, offset)
    return start, (newline.start() if newline else len(text)) + 1


def _about(document: Document, used: set[tuple[int, str]], ran: Sequence[RuleInfo]) -> Iterator[Diagnostic]:
    """Diagnostics about the directives themselves."""
    index = LineIndex.of(document.source.text)
    switched_off = {
        code for directive in document.directives if directive.verb is Verb.OFF for code, _ in directive.codes
    }
    for number, directive in enumerate(document.directives):
        if not directive.codes:
            yield _diagnostic(WITHOUT_CODE, document, index, directive, directive.verb.value, ())
            continue
        if directive.verb is Verb.ON:
            idle = [code for code, _ in directive.codes if code not in switched_off]
        else:
            idle = [
                code
                for code, _ in directive.codes
                if (number, code) not in used and any(_names(code, rule.code, rule.slug) for rule in ran)
            ]
        if not idle:
            continue
        whole = len(idle) == len(directive.codes)
        text = document.source.text
        edit = _removal(text, directive) if whole else _shortened(text, directive, set(idle))
        what = f"{directive.verb.value}[{', '.join(idle)}]"
        fixes = (Fix(Safety.SAFE, (edit,)),) if edit else ()
        yield _diagnostic(UNUSED, document, index, directive, what, fixes)


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


def _removal(text: str, directive: Directive) -> Edit:
    """Take a directive out: with its line if it has one to itself, else with the blanks before it."""
    start = _line(text, directive.start)[0]
    _, last = _line(text, max(directive.start, directive.end - 1))
    if not text[start : directive.start].strip() and not text[directive.end : last].strip():
        stop = min(last, len(text))
        return Edit(start, stop + 1 if text[stop - 1 : stop + 1] == "\r\n" else stop, "")
    begin = directive.start
    while begin > start and text[begin - 1] in " \t":
        begin -= 1
    return Edit(begin, directive.end, "")


def _shortened(text: str, directive: Directive, idle: set[str]) -> Edit | None:
    """Leave only the codes that do something."""
    first = directive.codes[0][1]
    last, place = directive.codes[-1]
    if text[place : place + len(last)].upper() != last:
        return None
    kept = ", ".join(code for code, _ in directive.codes if code not in idle)
    return Edit(first, place + len(last), kept)
