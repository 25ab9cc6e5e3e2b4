"""CSV and TSV: the cells that are written in Arabic, of all columns or of those that the user names (RFC 4180).

The delimiter of a .csv is the one of comma, semicolon and tabulator that its
first line has most of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arlint.documents.builder import Builder
from arlint.documents.document import Segment, SegmentKind
from arlint.documents.formats._strings import add_string, arabic
from arlint.documents.options import Options
from arlint.documents.source import Source

_DOUBLED: Final = regex.compile('""')


def read(source: Source, options: Options) -> Iterator[Segment]:
    """The Arabic cells of a table."""
    text = source.text
    delimiter = _delimiter(source)
    cell = regex.compile(
        rf"(?:\"(?P<quoted>(?:[^\"]|\"\")*+)\"|(?P<bare>[^{delimiter}\r\n\"][^{delimiter}\r\n]*)?)"
        rf"(?P<end>{delimiter}|\r\n|\r|\n|\Z)"
    )
    names: list[str] = []
    row = column = position = 0
    while position < len(text):
        match = cell.match(text, position)
        if match is None:
            # A quote in the middle of a cell, or one that is not closed: the cell is taken as it is written.
            match = regex.compile(rf"(?P<bare>[^{delimiter}\r\n]*)(?P<end>{delimiter}|\r\n|\r|\n|\Z)").match(
                text, position
            )
            assert match is not None
        groups = match.groupdict()
        quoted = groups.get("quoted") is not None
        value = groups["quoted"] if quoted else groups.get("bare") or ""
        if row == 0:
            names.append(value.strip())
        if _wanted(column, names, options):
            builder = Builder(text)
            if quoted:
                add_string(builder, text, *match.span("quoted"), _DOUBLED, lambda _: '"')
            else:
                builder.take(*match.span("bare"))
            yield from arabic(builder.build(SegmentKind.CELL, escape=_quoted if quoted else _bare))
        column += 1
        if groups["end"] != delimiter.encode().decode("unicode_escape"):
            row, column = row + 1, 0
        position = match.end()


def _delimiter(source: Source) -> str:
    """The delimiter as it is written in a pattern."""
    if source.path.lower().endswith((".tsv", ".tab")):
        return r"\t"
    first = regex.split(r"[\r\n]", source.text, maxsplit=1)[0]
    return max((",", ";", r"\t"), key=lambda mark: first.count("\t" if mark == r"\t" else mark))


def _wanted(column: int, names: list[str], options: Options) -> bool:
    if not options.columns:
        return True
    name = names[column] if column < len(names) else ""
    return str(column + 1) in options.columns or name in options.columns


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def _bare(text: str) -> str | None:
    return None if regex.search(r"[\",;\t\r\n]", text) else text
