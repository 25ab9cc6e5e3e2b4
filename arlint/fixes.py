"""The fixer: applies fixes in passes until nothing is left to fix.

In one pass no two edits overlap; a fix that has to wait comes in the next pass,
on the text as it is then. Passes are bounded: of rules that undo each other
nothing is done on the lines where they do, and the result names what they found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf
from typing import TYPE_CHECKING, Final

from arlint.defects import collide
from arlint.diagnostics import Diagnostic, Edit, Fix, Safety
from arlint.errors import ArlintError, ConvergenceError
from arlint.suppressions import FAMILY

if TYPE_CHECKING:
    from arlint.documents.document import Document
    from arlint.documents.source import Source

MAX_PASSES: Final = 12
# The number of a line (no fix of words adds or removes one), and the code of a rule.
Place = tuple[int, str]
_PATIENCE: Final = 400_000  # characters read again, about a second
_MARKUP: Final = re.compile(r"[!-/:-@\[-`{-~\r\n]")
# The rest of a line behind what may be a label of Markdown.
_LABELLED: Final = re.compile(r"(?<=\]:)[^\n]*")


@dataclass(frozen=True, slots=True)
class FixResult:
    """A fixed text: what was applied (as found in the pass that applied it), and what remains.

    ``undoing`` says where rules undo each other's fixes (so that none of theirs was made): line and code of each.
    """

    text: str
    applied: tuple[Diagnostic, ...]
    remaining: tuple[Diagnostic, ...]
    undoing: tuple[Place, ...] = ()

    def error(self, path: str) -> ConvergenceError | None:
        """What is to be said of the rules that undo each other; None if none do."""
        if not self.undoing:
            return None
        line = self.undoing[0][0]
        codes = ", ".join(sorted({code for _, code in self.undoing}))
        return ConvergenceError(
            f"{path}:{line}: left as it is, for these rules undo each other's fixes: {codes}",
            f"{path}:{line}: تُرك كما هو لأن هذه القواعد ينقض بعضها تصحيح بعض: {codes}",
        )


def fix(
    source: Source,
    read: Callable[[Source], Document],
    check: Callable[[Document], Sequence[Diagnostic]],
    unsafe: bool = False,
) -> FixResult:
    """Fix a source: read, check, apply, and again until no fix of the allowed safety is left.

    Where that does not come to an end, it begins again without the rules that undo each other there.
    """
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    barred: frozenset[Place] = frozenset()
    while True:
        made = _settle(source, read, check, allowed, barred)
        if isinstance(made, FixResult):
            return made
        barred |= made


def _settle(
    source: Source,
    read: Callable[[Source], Document],
    check: Callable[[Document], Sequence[Diagnostic]],
    allowed: set[Safety],
    barred: frozenset[Place],
) -> FixResult | frozenset[Place]:
    """The source fixed but for the rules that are barred, or the places at which more rules undo each other."""
    applied: list[list[Diagnostic]] = []
    document = read(source)
    for _ in range(MAX_PASSES):
        found = check(document)
        free = [item for item in found if (item.line, item.code) not in barred] if barred else found
        chosen, document = _keeping_markup(document, choose(free, allowed), read)
        if not chosen:
            return FixResult(document.source.text, tuple(chain(*applied)), tuple(found), tuple(sorted(barred)))
        applied.append([diagnostic for diagnostic, _ in chosen])
    # By then all others have settled.
    return frozenset((item.line, item.code) for item in chain(*applied[MAX_PASSES // 2 :]))


def offered(document: Document, found: Sequence[Diagnostic], read: Callable[[Source], Document]) -> list[Diagnostic]:
    """The findings without the fixes that :func:`fix` would not make, since the markup would not be what it was.

    It is not to take longer than the check: where many are refused, and to ask for each would, those not asked
    for lose their fixes too.
    """
    if document.format == "plain":
        return list(found)
    readings = _PATIENCE // (len(document.source.text) + 1)
    broken: set[int] = set()
    labelled = [match.span() for match in _LABELLED.finditer(document.source.text)]
    waiting = [d for d in found if d.fixes and _may_break(document.source.text, d.fixes[0], labelled)]
    # A safe fix is not refused for what an unsafe one beside it would do.
    for allowed in ({Safety.SAFE}, {Safety.UNSAFE, Safety.SUGGEST}):
        while chosen := choose(waiting, allowed):
            kept = {id(d) for d, _ in _holding(document, chosen, read, readings)}
            met = {id(d) for d, _ in chosen}
            broken |= met - kept
            waiting = [d for d in waiting if id(d) not in met]
    return [d._replace(fixes=()) if id(d) in broken else d for d in found] if broken else list(found)


def _may_break(text: str, fix: Fix, labelled: Sequence[tuple[int, int]]) -> bool:
    """Whether a fix touches what may be markup: a mark of ASCII, an end of a line, or what stands behind a label.

    Between letters and blanks nothing becomes markup but there, where one word is an address in Markdown
    (``[label]: word``), so the parser is asked for these few alone. ``labelled`` are the spans behind labels, in order.
    """
    for start, end, replacement in fix.edits:
        before, after = text[max(0, start - 1) : start] or "\n", text[end : end + 1] or "\n"
        nearest = bisect_right(labelled, (start, inf)) - 1
        behind_label = nearest >= 0 and start <= labelled[nearest][1]
        if behind_label or _MARKUP.search(before + text[start:end] + after + replacement):
            return True
    return False


def _keeping_markup(
    document: Document, chosen: list[tuple[Diagnostic, Fix]], read: Callable[[Source], Document]
) -> tuple[list[tuple[Diagnostic, Fix]], Document]:
    """Those of the fixes after which the markup is what it was, and the document after them."""
    kept = _holding(document, chosen, read)
    return kept, _after(document, kept, read) if kept else document


def _holding(
    document: Document,
    chosen: list[tuple[Diagnostic, Fix]],
    read: Callable[[Source], Document],
    readings: float = inf,
) -> list[tuple[Diagnostic, Fix]]:
    """Those of the fixes after which the markup is what it was; after so many ``readings`` the rest is left out.

    A blank less between ``**`` and a word can make text of what was emphasis: it takes the parser to see it.
    Plain text has no markup. A suppression that is taken out is a part of it, and leaves the prose as it was.
    """
    if document.format == "plain":
        return chosen

    def holding(
        fixes: list[tuple[Diagnostic, Fix]], kept: list[tuple[Diagnostic, Fix]], same: Callable[[Document], bool]
    ) -> list[tuple[Diagnostic, Fix]]:
        nonlocal readings
        readings -= 1
        both = [*kept, *fixes]
        if not fixes or _holds(document, both, read, same):
            return both
        if len(fixes) == 1 or readings < 0:
            return kept
        half = len(fixes) // 2
        return holding(fixes[half:], holding(fixes[:half], kept, same), same)

    about = [item for item in chosen if item[0].code.startswith(FAMILY)]
    words = [item for item in chosen if not item[0].code.startswith(FAMILY)]
    before = document
    if about:
        prose = document.prose()
        about = holding(about, [], lambda after: after.prose() == prose)
        before = _after(document, about, read)
    markup = before.markup()
    return holding(words, about, lambda after: after.markup() == markup)


def _holds(
    document: Document,
    fixes: Sequence[tuple[Diagnostic, Fix]],
    read: Callable[[Source], Document],
    same: Callable[[Document], bool],
) -> bool:
    """Whether the document can still be read after these fixes, and is the same in what is asked of it."""
    try:
        return same(_after(document, fixes, read))
    except ArlintError:
        return False


def _after(document: Document, fixes: Sequence[tuple[Diagnostic, Fix]], read: Callable[[Source], Document]) -> Document:
    """The document as it is when these fixes are made."""
    edits = [edit for _, item in fixes for edit in item.edits]
    return read(document.source._replace(text=apply_edits(document.source.text, edits)))


def choose(found: Iterable[Diagnostic], allowed: set[Safety]) -> list[tuple[Diagnostic, Fix]]:
    """The first allowed fix of each diagnostic, by phase and place, without any that collides with one before."""
    candidates = []
    for diagnostic in found:
        first = diagnostic.fixes[0] if diagnostic.fixes else None
        if first is not None and first.safety in allowed:
            candidates.append((diagnostic, first))
    candidates.sort(key=lambda item: (item[0].rule.phase, item[0].start, item[0].end, item[0].code))
    taken: list[Edit] = []
    chosen: list[tuple[Diagnostic, Fix]] = []
    for diagnostic, item in candidates:
        if not _clash(item.edits, taken):
            _insert(taken, item.edits)
            chosen.append((diagnostic, item))
    return chosen


def _clash(edits: Sequence[Edit], taken: Sequence[Edit]) -> bool:
    """Whether any edit collides with one of ``taken`` (sorted, not overlapping)."""
    for edit in edits:
        place = bisect_left(taken, edit.start, key=lambda e: e.start)
        for rival in taken[max(0, place - 1) : place + 2]:
            if collide(edit, rival):
                return True
        for rival in taken[place + 2 :]:
            if rival.start > edit.end:
                break
            if collide(edit, rival):
                return True
    return False


def _insert(taken: list[Edit], edits: Sequence[Edit]) -> None:
    for edit in edits:
        insort(taken, edit)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with edits that do not overlap made; an insertion at an edit's start comes before it."""
    out: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        out.append(text[position : edit.start])
        out.append(edit.replacement)
        position = edit.end
    out.append(text[position:])
    return "".join(out)
