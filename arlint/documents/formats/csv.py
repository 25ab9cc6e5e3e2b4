"""CSV and TSV: the cells that are written in Arabic, of all columns or of those that the user names (RFC 4180).

The delimiter of a .csv is the one of comma, semicolon and tabulator that its first
records have most of, outside quotes and first of all without a blank behind it. If all
of them have another of these marks too, that is a guess, which must do no harm: in cells
without quotes the marks are masked. Formulas (cells that begin with ``=``) are left out.
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

_DELIMITERS: Final = (",", ";", "\t")
_DOUBLED: Final = regex.compile('""')
_MARKS: Final = regex.compile(r"[,;\t]")
_QUOTED: Final = regex.compile(r'"(?:[^"]|"")*+"')
# What is looked at to tell the delimiter: characters, and records.
_HEAD, _RECORDS = 1 << 16, 20


def read(source: Source, options: Options) -> Iterator[Segment]:
    """The Arabic cells of a table."""
    text = source.text
    delimiter, sure = delimiter_of(source.text, source.path)
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
        if _wanted(column, names, options) and not value.startswith("="):
            builder = Builder(text)
            if quoted:
                add_string(builder, text, *match.span("quoted"), _DOUBLED, lambda _: '"')
            else:
                _add_bare(builder, text, *match.span("bare"), masked=not sure)
            yield from arabic(builder.build(SegmentKind.CELL, escape=_quoted if quoted else _bare))
        column += 1
        if groups["end"] != delimiter:
            row, column = row + 1, 0
        position = match.end()


def delimiter_of(text: str, path: str) -> tuple[str, bool]:
    """The delimiter of a table, by its file's name or what its text begins with; and whether no other is possible."""
    if path.lower().endswith((".tsv", ".tab")):
        return "\t", True
    records = _QUOTED.sub("", text[:_HEAD]).split("\n")[:_RECORDS]
    records = [record for record in records if record.strip()]

    def least(mark: str) -> tuple[int, int]:
        """How often it is in each record at least: without a blank behind it, and with or without."""
        tight = min((record.count(mark) - record.count(mark + " ") for record in records), default=0)
        return tight, min((record.count(mark) for record in records), default=0)

    ranked = sorted(_DELIMITERS, key=least, reverse=True)
    return ranked[0], least(ranked[0])[1] > 0 == least(ranked[1])[1] == least(ranked[2])[1]


def _add_bare(builder: Builder, text: str, start: int, end: int, masked: bool) -> None:
    """Add a cell without quotes; ``masked``: but for what another reader may take for a delimiter."""
    position = start
    for match in _MARKS.finditer(text, start, end) if masked else ():
        builder.take(position, match.start())
        builder.mask(*match.span())
        position = match.end()
    builder.take(position, end)


def _wanted(column: int, names: list[str], options: Options) -> bool:
    if not options.columns:
        return True
    name = names[column] if column < len(names) else ""
    return str(column + 1) in options.columns or name in options.columns


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def _bare(text: str) -> str | None:
    return None if regex.search(r"[\",;\t\r\n]", text) else text
