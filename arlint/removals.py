"""How a suppression without effect is taken out of its document: it alone, and so that nothing else changes.

A comment goes as a whole if it says nothing else; of another one only the words of the suppression go.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from arlint.diagnostics import Edit, Fix, Safety
from arlint.documents.directives import Directive
from arlint.documents.document import Document
from arlint.text.positions import LineIndex

_BLANKS: Final = " \t"
# In these a list, a quotation or a table goes on as long as nothing stands between, be it a comment.
_OF_LINES: Final = frozenset({"markdown", "rst", "asciidoc"})
_GOES_ON: Final = re.compile(r"[ \t>|:]|[-*+•‣.]+[ \t]|\(?[\w#]{1,3}[.)][ \t]|[^\r\n]*::(?:\s|$)")


def taken_out(document: Document, index: LineIndex, directive: Directive, idle: Collection[str]) -> tuple[Fix, ...]:
    """The fix that takes codes without effect out, and the directive with the last of them; none if that cannot be."""
    if len(idle) < len(directive.codes):
        edit = _shortened(document.source.text, directive, idle)
        return (Fix(Safety.SAFE, (edit,)),) if edit else ()
    edits = _removal(document, index, directive)
    return (Fix(Safety.SAFE, edits),) if edits else ()


def _shortened(text: str, directive: Directive, idle: Collection[str]) -> Edit | None:
    """Leave only the codes that do something."""
    first = directive.codes[0][1]
    last, place = directive.codes[-1]
    if text[place : place + len(last)].upper() != last:
        return None
    kept = ", ".join(code for code, _ in directive.codes if code not in idle)
    return Edit(first, place + len(last), kept)


def _removal(document: Document, index: LineIndex, directive: Directive) -> tuple[Edit, ...]:
    """Take a directive out: with its lines if it has them to itself, else with the blanks that it leaves too many."""
    text = document.source.text
    start, end = (directive.start, directive.end) if directive.alone else directive.own
    first, _ = index.line_span(start)
    _, last = index.line_span(max(start, end - 1))
    if not text[first:start].strip() and not text[end:last].strip():
        if directive.alone and document.format in _OF_LINES and _holds_apart(index, start, end):
            return ()
        return (Edit(first, index.next_line(last), ""),)
    if directive.segment is None:
        return (_cut(text, start, end),)
    # Markup in the middle of it (the runs of a Word document) stays.
    segment = document.segments[directive.segment]
    cut = _cut(segment.text, *directive.own)
    begin, finish = segment.source_span(cut.start, cut.end)
    spans = sorted(
        (max(begin, piece.source_start), min(finish, piece.source_end))
        for piece in segment.pieces
        if piece.source_start < finish and begin < piece.source_end
    )
    return (Edit(*spans[0], cut.replacement), *(Edit(*span, "") for span in spans[1:]))


def _cut(text: str, start: int, end: int) -> Edit:
    """Take ``text[start:end]`` out of its line. Of blanks on both sides one is left, and no other edit touches it."""
    begin, finish = start, end
    while begin and text[begin - 1] in _BLANKS:
        begin -= 1
    while finish < len(text) and text[finish] in _BLANKS:
        finish += 1
    if finish == len(text) or text[finish] in "\r\n":
        return Edit(begin, end, "")
    if not begin or text[begin - 1] in "\r\n":
        return Edit(start, finish, "")
    return Edit(begin, finish, (text[begin:start] + text[end:finish])[:1])


def _holds_apart(index: LineIndex, start: int, end: int) -> bool:
    """Whether what stands above and below these lines would become one list, quotation or table without them."""
    above, below = index.position(start).line - 1, index.position(end).line + 1
    while above and not index.line_text(above).strip():
        above -= 1
    while above > 1 and index.line_text(above - 1).strip():
        above -= 1
    while below <= len(index.starts) and not index.line_text(below).strip():
        below += 1
    if not above or below > len(index.starts):
        return False
    inside = index.position(start).column - 1 > _indent(index.line_text(below))
    return not inside and all(_GOES_ON.match(index.line_text(line)) for line in (above, below))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
