"""Word documents (.docx): the paragraphs of the body, tables, headers, footers, foot- and endnotes.

A paragraph's runs are joined: a word whose letters are formatted differently is
one word. Only the characters inside ``w:t`` are prose; tabulators and line breaks
are masked, and so are pictures, equations and fields. Deleted text (``w:del``), former styles
(``w:pPrChange``), comments, field codes, tables of contents and code (told by the styles that Word,
LibreOffice and pandoc have for it) are left out; code in a line is masked. A fix changes bytes inside ``w:t`` only.
Source: ECMA-376, part 1, 17.3 (paragraphs and runs) and 17.13.5 (tracked changes).
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Final

import regex

from arlint.documents.builder import Builder, words
from arlint.documents.container import SEPARATOR
from arlint.documents.document import Segment, SegmentKind
from arlint.documents.formats._xml import ENTITY, Token, escape, nested
from arlint.documents.source import Source
from arlint.errors import ArlintError

PARTS: Final = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_SKIPPED: Final = words("del moveFrom instrText delText rt Fallback pPrChange rPrChange")
_OBJECTS: Final = words("drawing pict object oMath oMathPara")
_BREAKS: Final = words("tab br cr ptab sym")
_NOTES: Final = words("footnoteReference endnoteReference commentReference annotationRef footnoteRef endnoteRef")
_CODE: Final = regex.compile(
    r"(?i)verbatim\w*|source ?(?:code|text)|preformatted ?text|code\w*|macro ?text"
    r"|html(?:code|preformatted|keyboard|sample|typewriter|variable)"
)
# Made anew from the headings: by the code of the field, or by the style where there is none.
_GENERATED: Final = regex.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_CONTENTS: Final = regex.compile(r"(?i)(?:toc|contents) ?\d+|tableoffigures")
_HEADING: Final = regex.compile(r"(?i)heading|title|^(?:h|عنوان)\s*\d?")


class _Paragraph:
    """A paragraph as its runs are read."""

    def __init__(self, text: str) -> None:
        self.builder = Builder(text)
        self.style = ""
        self.numbered = False
        self.code = False  # the run that is being read


def read(source: Source) -> Iterator[Segment]:
    """The paragraphs of a Word document. Raises ArlintError if the source did not come from one."""
    if source.container is None:
        raise ArlintError(
            f"{source.path}: not a Word document (or not named .docx)",
            f"{source.path}: ليس مستند Word (أو لا ينتهي اسمه بـ‎.docx)",
        )
    yield from paragraphs(source)


def paragraphs(source: Source) -> Iterator[Segment]:
    """The paragraphs of the parts of a Word document, joined as :mod:`arlint.documents.container` joins them.

    Raises ArlintError for a part that breaks off.
    """
    position = 0
    for part in source.text.split(SEPARATOR):
        yield from _part(source, position, position + len(part))
        position += len(part) + 1


def _part(source: Source, start: int, end: int) -> Iterator[Segment]:
    text = source.text
    # Text boxes hold paragraphs inside a paragraph.
    open_paragraphs: list[_Paragraph] = []
    skipping: list[str] = []
    # The fields that are open: whether each makes a table of contents or an index.
    fields: list[bool] = []
    cells = 0
    in_text = trimmed = False
    for token in nested(source, start, end):
        name = token.name
        if skipping:
            if token.kind == "text" and fields and skipping[-1] == "instrText":
                fields[-1] = fields[-1] or bool(_GENERATED.match(text, token.start, token.end))
            if name == skipping[-1]:
                if token.kind == "open":
                    skipping.append(name)
                elif token.kind == "close":
                    skipping.pop()
            continue
        paragraph = open_paragraphs[-1] if open_paragraphs else None
        if token.kind == "text":
            if any(fields):
                continue
            if in_text and paragraph and paragraph.code:
                paragraph.builder.mask(token.start, token.end)
            elif in_text and paragraph:
                _add(paragraph.builder, text, token, trimmed)
        elif token.kind == "open" and name in _SKIPPED:
            skipping.append(name)
        elif name == "p":
            if token.kind == "open":
                open_paragraphs.append(_Paragraph(text))
            elif token.kind == "close" and open_paragraphs:
                yield from _finished(open_paragraphs.pop(), cells)
        elif name == "fldChar" and token.get("fldCharType") == "begin":
            fields.append(False)
        elif name == "fldChar" and token.get("fldCharType") == "end" and fields:
            fields.pop()
        elif name == "tc":
            cells += {"open": 1, "close": -1}.get(token.kind, 0)
        elif name == "r" and paragraph:
            paragraph.code = False
        elif name == "t":
            in_text = token.kind == "open"
            trimmed = token.get("space") != "preserve"
        elif paragraph and token.kind != "close":
            _mark(paragraph, token)


def _add(builder: Builder, text: str, token: Token, trimmed: bool) -> None:
    """Add the text of a run. Word drops blanks at its ends unless it says ``xml:space="preserve"``."""
    position = token.start
    for match in ENTITY.finditer(text, token.start, token.end):
        builder.take(position, match.start(), trimmed=trimmed)
        builder.escaped(html.unescape(match.group()), *match.span())
        position = match.end()
    builder.take(position, token.end, trimmed=trimmed)


def _mark(paragraph: _Paragraph, token: Token) -> None:
    """What an element other than text says of the paragraph."""
    if token.name == "pStyle":
        paragraph.style = token.get("val")
    elif token.name == "rStyle":
        paragraph.code = bool(_CODE.fullmatch(token.get("val")))
    elif token.name == "numPr":
        paragraph.numbered = True
    elif token.name in _BREAKS and not token.get("pos"):
        # ``w:tab w:pos=…`` defines a stop and is no tabulator.
        paragraph.builder.mask(token.start, token.end)
    elif token.name == "noBreakHyphen":
        paragraph.builder.escaped("\u2011", token.start, token.end)
    elif token.name in _OBJECTS:
        paragraph.builder.mask(token.start, token.end)


def _finished(paragraph: _Paragraph, cells: int) -> list[Segment]:
    if _CODE.fullmatch(paragraph.style) or _CONTENTS.fullmatch(paragraph.style):
        return []
    kind = SegmentKind.PARAGRAPH
    if _HEADING.search(paragraph.style):
        kind = SegmentKind.HEADING
    elif paragraph.numbered:
        kind = SegmentKind.ITEM
    elif cells:
        kind = SegmentKind.CELL
    return paragraph.builder.build(kind, escape=_escape)


def _escape(text: str) -> str | None:
    # A line end in w:t is a blank to Word.
    return None if regex.search(r"[\r\n\x00-\x08\x0b\x0c]", text) else escape(text)
