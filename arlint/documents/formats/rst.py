"""reStructuredText: titles, paragraphs, items, table cells, and the text of directives that hold prose.

Left out: comments, targets, literal and doctest blocks, options, all directives
but those that hold prose (admonitions, figures, tables …), names of fields.
Masked: literals, roles, substitutions, and the names by which references, citations and
inline targets find each other. A title that is referred to is read and never changed, as is a term of a
glossary: any document of the project may refer to it (``:term:``).
Source: docutils, "reStructuredText Markup Specification".
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import regex

from arlint.documents.builder import Builder, words
from arlint.documents.document import Comment, Segment, SegmentKind
from arlint.documents.formats._inline import fill, folded
from arlint.documents.source import Source

_LINE: Final = regex.compile(r"([ \t]*)([^\r\n]*?)[ \t]*(?:\r\n|\r|\n|\Z)")
_ADORNMENT: Final = regex.compile(r"([!-/:-@\[-`{-~])\1{2,}")
_SIMPLE_BORDER: Final = regex.compile(r"=+(?:[ ]+=+)+")
_GRID_BORDER: Final = regex.compile(r"\+(?:[-=]+\+)+")
_DIRECTIVE: Final = regex.compile(r"\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?(?P<name>[\w\-:.+]+?)::(?:[ \t]+|$)")
_FOOTNOTE: Final = regex.compile(r"\.\.[ \t]+\[[^\]]+\][ \t]+")
_TARGET: Final = regex.compile(r"(?:\.\.[ \t]+_|__[ \t])")
_ITEM: Final = regex.compile(r"(?:[-*+•‣]|\(?(?:[\p{Nd}]{1,3}|#|[A-Za-z])[.)])(?:[ \t]+|$)")
_FIELD: Final = regex.compile(r":(?![: ])(?:[^:\\]|\\.|:(?!\s))+:(?:[ \t]+|$)")
# Of an option list: docutils' pattern, and values in any letters. Two blanks end it, and are as much syntax as it is.
_VALUE: Final = r"[A-Za-z][\w-]*|<[^<>]+>"
_OPTION: Final = (
    rf"(?:[-+][A-Za-z0-9](?:[ ]?(?:{_VALUE}))?|(?:--|/)[A-Za-z0-9][A-Za-z0-9_-]*(?:[ ](?:{_VALUE})|=(?:{_VALUE}|\S+))?)"
)
_OPTIONS: Final = regex.compile(rf"{_OPTION}(?:, {_OPTION})*(?:[ ]{{2,}}|[ ]*\t[ \t]*|$)")
_LINE_BLOCK: Final = regex.compile(r"\|(?:[ \t]+|$)")
_PROSE_BODY: Final = words(
    "note warning tip important caution danger hint attention error seealso admonition topic sidebar epigraph "
    "highlights pull-quote compound container versionadded versionchanged deprecated figure list-table table "
    "class replace rst-class only centered rubric todo glossary parsed-note dropdown card tab-item details"
)
_PROSE_ARGUMENT: Final = words(
    "note warning tip important caution danger hint attention error seealso admonition topic sidebar rubric "
    "list-table table csv-table replace centered todo title dropdown card tab-item"
)
_ALT: Final = regex.compile(r":alt:[ \t]+")
# Between a term and its classifiers.
_CLASSIFIER: Final = regex.compile(r"[ ]++:[ ]++")
# What may stand before and behind inline markup ("Inline markup recognition rules").
_BEFORE: Final = r"(?<![^\s\p{Ps}\p{Pi}\p{Pf}\p{Pd}\p{Po}<])"
_AFTER: Final = r"(?![^\s\p{Pe}\p{Pf}\p{Pi}\p{Pd}\p{Po}>])"
# A reference by name: `two words`_, word_ ("simple reference names" hold letters, digits and single marks between).
_SIMPLE: Final = r"[\p{L}\p{N}]++(?:[-._+:][\p{L}\p{N}]++)*+"
_NAMED: Final = (
    rf"(?:{_BEFORE}`(?P<name>[^\s`](?:[^`]*[^\s`>])?)`_"
    rf"|{_BEFORE}(?<![\p{{L}}\p{{N}}][-._+:])(?P<name>{_SIMPLE})_)(?!_){_AFTER}"
)
_REFERENCE: Final = regex.compile(_NAMED)
_INLINE: Final = regex.compile(
    r"\\(?:(?P<char>[^\s])|[ \t])"  # \* is *, backslash-space is nothing
    rf"|{_BEFORE}(?P<mask>``\S(?:.{{0,2000}}?\S)??``|:[A-Za-z][\w.+:\-]*:`[^`<>]+`|\|[^\s|](?:[^|]*[^\s|])?\|_{{0,2}}){_AFTER}"
    rf"|(?P<mask>{_NAMED}|_`[^\s`](?:[^`]*[^\s`])?`{_AFTER})"
    rf"|{_BEFORE}:(?:doc|ref|numref|term|any|download|emphasis|strong|sub|sup):"
    rf"`(?P<text>[^`<>]+?)[ \t\r\n]*<[^`>]*>`{_AFTER}"
    rf"|{_BEFORE}`(?P<text>[^\s`](?:[^`]*?[^\s`])??)(?:[ \t\r\n]+<[^`>]*>)?`_{{0,2}}{_AFTER}"
    rf"|{_BEFORE}(?<!\*)\*\*(?P<text>[^\s*](?:[^*]*[^\s*])?)\*\*(?!\*){_AFTER}"
    rf"|{_BEFORE}(?<!\*)\*(?P<text>[^\s*](?:[^*]*[^\s*])?)\*(?!\*){_AFTER}"
    # A sign by itself begins nothing; it would, without the blank before a mark.
    rf"|{_BEFORE}(?P<mask>(?:\*\*?|``?|\|)[ \t]++(?=[\p{{P}}\p{{S}}]))"
    rf"|[ ]?{_BEFORE}\[(?:[\p{{Nd}}]+|\#[\w\-]*|\*|{_SIMPLE})\]_{_AFTER}"  # footnotes and citations
    rf"|(?<=[\p{{L}}\p{{N}}])__{_AFTER}(?![\p{{L}}\p{{N}}_])"  # an anonymous reference's underscores
    r"|(?<!\s)\s++::(?=[ \t]*$)|:(?=:[ \t]*$)",  # of two colons behind a word one is shown, behind a blank none
    regex.DOTALL,
)


# Yields what it reads and returns the number of the line to go on with.
Reading = Generator[Segment | Comment, None, int]


@dataclass(frozen=True, slots=True)
class _Line:
    indent: int
    start: int  # of the content
    end: int

    @property
    def blank(self) -> bool:
        return self.start == self.end


def read(source: Source) -> Iterator[Segment | Comment]:
    """The prose of a reStructuredText document."""
    text = source.text
    lines: list[_Line] = []
    position = 0
    while position < len(text):
        match = _LINE.match(text, position)
        assert match is not None
        lines.append(_Line(len(match[1].expandtabs()), match.start(2), match.end(2)))
        position = match.end()
    yield from _Reader(text, lines).run()


class _Reader:
    def __init__(self, text: str, lines: list[_Line]) -> None:
        self._text, self._lines = text, lines
        self._builder = Builder(text)
        # What is referred to by name: a title or a link that is called so keeps its name.
        self._names = frozenset(folded(match["name"]) for match in _REFERENCE.finditer(text))
        self._terms: set[int] = set()  # the lines that are terms of a glossary

    def _written(self, line: _Line) -> str:
        return self._text[line.start : line.end]

    def run(self) -> Iterator[Segment | Comment]:
        lines, at = self._lines, 0
        while at < len(lines):
            line = lines[at]
            written = self._written(line)
            if line.blank:
                at += 1
            elif written.startswith("..") and (len(written) == 2 or written[2] in " \t"):
                at = yield from self._explicit(at)
            elif written.startswith("__ ") or _ADORNMENT.fullmatch(written):
                at += 1
            elif _GRID_BORDER.fullmatch(written):
                at = yield from self._grid(at)
            elif _SIMPLE_BORDER.fullmatch(written):
                at = yield from self._simple(at)
            elif written.startswith(">>> "):
                at = self._past_block(at)
            elif self._is_title(at):
                fill(self._builder, self._text, line.start, line.end, _INLINE)
                escape = _refuse if folded(written) in self._names else _escape
                yield from self._builder.build(SegmentKind.HEADING, escape=escape)
                at += 2
            else:
                at = yield from self._paragraph(at)

    def _is_title(self, at: int) -> bool:
        if at + 1 >= len(self._lines):
            return False
        under = self._lines[at + 1]
        return under.indent == 0 and not under.blank and bool(_ADORNMENT.fullmatch(self._written(under)))

    def _is_deeper(self, at: int, indent: int) -> bool:
        return at < len(self._lines) and not self._lines[at].blank and self._lines[at].indent > indent

    def _past_block(self, at: int) -> int:
        while at < len(self._lines) and not self._lines[at].blank:
            at += 1
        return at

    def _past_indented(self, at: int, indent: int) -> int:
        """The first line from ``at`` that is neither blank nor deeper than ``indent``."""
        while at < len(self._lines) and (self._lines[at].blank or self._lines[at].indent > indent):
            at += 1
        return at

    def _explicit(self, at: int) -> Reading:
        """A line that begins with ``..``; returns the line to go on with."""
        line = self._lines[at]
        text = self._text
        footnote = _FOOTNOTE.match(text, line.start, line.end)
        directive = _DIRECTIVE.match(text, line.start, line.end)
        if footnote:
            return (yield from self._paragraph(at, footnote.end()))
        if directive is None:
            # Of ".." alone docutils makes a comment without anything in it, before a blank line at least.
            empty = line.end - line.start == 2 and at + 1 < len(self._lines) and self._lines[at + 1].blank
            stop = at + 1 if empty else self._past_indented(at + 1, line.indent)
            last = self._lines[stop - 1]
            if not _TARGET.match(text, line.start, line.end):
                yield Comment(line.start, max(line.end, last.end))
            return stop
        name = directive["name"].rpartition(":")[2]
        if name in _PROSE_ARGUMENT and directive.end() < line.end:
            at = yield from self._paragraph(at, directive.end(), stop_at_options=True)
        else:
            at += 1
        while at < len(self._lines) and not self._lines[at].blank and self._lines[at].indent > line.indent:
            option = self._lines[at]
            if not self._written(option).startswith(":"):
                break
            alt = _ALT.match(text, option.start, option.end)
            if alt:
                self._builder.take(alt.end(), option.end)
                yield from self._builder.build(SegmentKind.ATTRIBUTE, escape=_escape)
            at += 1
        if name == "glossary":
            self._terms.update(self._outermost(at, self._past_indented(at, line.indent)))
        return at if name in _PROSE_BODY else self._past_indented(at, line.indent)

    def _outermost(self, at: int, stop: int) -> Iterator[int]:
        """Those of the lines from ``at`` to ``stop`` that are as little indented as the first of them."""
        written = [number for number in range(at, stop) if not self._lines[number].blank]
        return (number for number in written if self._lines[number].indent == self._lines[written[0]].indent)

    def _paragraph(self, at: int, start: int | None = None, stop_at_options: bool = False) -> Reading:
        """Lines up to a blank one, a shallower one, or a new item; returns the line to go on with."""
        text, first = self._text, self._lines[at]
        kind = SegmentKind.PARAGRAPH
        begin = first.start if start is None else start
        verse = _LINE_BLOCK.match(text, begin, first.end)
        field = _FIELD.match(text, begin, first.end)
        if verse or field:
            begin = verse.end() if verse else field.end() if field else begin
        while item := _ITEM.match(text, begin, first.end) or _OPTIONS.match(text, begin, first.end):
            kind = SegmentKind.ITEM
            begin = item.end()
        stop = at + 1
        named = at in self._terms
        while stop < len(self._lines) and not self._lines[stop].blank:
            line = self._lines[stop]
            written = self._written(line)
            if (
                verse
                or named
                or (stop_at_options and written.startswith(":"))
                or (kind is SegmentKind.ITEM and line.indent <= first.indent)
                or _ITEM.match(written)
                or _FIELD.match(written)
                or _OPTIONS.match(written)
                or written.startswith(".. ")
                or _GRID_BORDER.fullmatch(written)
                or (kind is SegmentKind.PARAGRAPH and start is None and line.indent > first.indent)
            ):
                break
            stop += 1
        end = self._lines[stop - 1].end
        is_term = named or (kind is SegmentKind.PARAGRAPH and stop == at + 1 and self._is_deeper(stop, first.indent))
        for left, right in _between(_CLASSIFIER, text, begin, end) if is_term else [(begin, end)]:
            fill(self._builder, text, left, right, _INLINE, names=self._names)
            yield from self._builder.build(kind, escape=_refuse if named else _escape)
        return self._past_indented(stop, first.indent) if text[begin:end].endswith("::") else stop

    def _grid(self, at: int) -> Reading:
        """The cells of a grid table whose columns are those of its first border."""
        border = self._lines[at]
        edges = [i for i, c in enumerate(self._written(border)) if c == "+"]
        rows: list[list[tuple[int, int]]] = [[] for _ in edges[1:]]
        at += 1
        while at < len(self._lines) and not self._lines[at].blank:
            line = self._lines[at]
            written = self._written(line)
            if _GRID_BORDER.fullmatch(written):
                yield from self._cells(rows)
                rows = [[] for _ in edges[1:]]
            elif written.startswith("|"):
                # A row with spanning cells has no bar at some edge: its columns are one cell.
                bars = [edge for edge in edges if edge < len(written) and written[edge] == "|"]
                for left, right in pairwise(bars):
                    rows[edges.index(left)].append((line.start + left + 1, line.start + right))
            at += 1
        yield from self._cells(rows)
        return at

    def _simple(self, at: int) -> Reading:
        """The cells of a simple table, each line a row; it ends at a border before a blank line."""
        written = self._written(self._lines[at])
        starts = [match.start() for match in regex.finditer("=+", written)]
        at += 1
        while at < len(self._lines):
            line = self._lines[at]
            written = self._written(line)
            at += 1
            if _SIMPLE_BORDER.fullmatch(written):
                if at >= len(self._lines) or self._lines[at].blank:
                    break
            elif not line.blank and not _ADORNMENT.fullmatch(written.replace(" ", "")):
                edges = [*starts, len(written)]
                cells = [
                    [(line.start + min(left, len(written)), line.start + min(right, len(written)))]
                    for left, right in pairwise(edges)
                ]
                # Where a letter stands on a column's edge the columns do not hold: the line is one cell.
                torn = any(0 < edge < len(written) and not written[edge - 1].isspace() for edge in starts)
                yield from self._cells([[(line.start, line.end)]] if torn else cells)
        return at

    def _cells(self, rows: list[list[tuple[int, int]]]) -> Iterator[Segment]:
        for cell in rows:
            previous = None
            for start, end in cell:
                written = self._text[start:end]
                left, right = start + len(written) - len(written.lstrip()), start + len(written.rstrip())
                if left < right:
                    if previous is not None:
                        newline = regex.compile(r"\r\n|\r|\n").search(self._text, previous, left)
                        if newline:
                            self._builder.take(*newline.span())
                    fill(self._builder, self._text, left, right, _INLINE, names=self._names)
                    previous = right
            # In a table columns are counted.
            for segment in self._builder.build(SegmentKind.CELL, escape=_escape):
                yield replace(segment, rigid=True)


def _between(mark: regex.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of ``text[start:end]`` that the marks separate."""
    for match in mark.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _refuse(text: str) -> str | None:
    """Nothing may be written here: a reference would not find what it names."""
    return None


def _escape(text: str) -> str | None:
    return None if regex.search(r"[*`|\\_\r\n]|::", text) else text
