"""Long inputs in bounded memory: chunks of whole lines, and records with one field to normalize."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import regex

from arlint.errors import UsageError
from arlint.normalization.chunks import CHUNK, chunks
from arlint.normalization.pipeline import Normalizer

_RECORD_LINES: Final = 10_000
# Half of a pair, as texts cut inside an emoji have it: JSON can name it (RFC 8259, 8.2), UTF-8 cannot hold it.
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")

Transform = Callable[[str, int], str]
"""``(chunk, number of its first line)`` to the normalized chunk; it can be pickled."""


def stream(normalizer: Normalizer, blocks: Iterable[str]) -> Iterator[str]:
    """Normalize blocks of text (of any size, cut anywhere) as they come; memory is bounded by the longest line.

    The joined result is the normalization of the joined blocks, for profiles that
    work line by line, as all that come with arlint do.
    """
    for chunk in chunks(blocks, normalizer.protected):
        yield normalizer(chunk)


@dataclass(frozen=True, slots=True)
class WholeText:
    """The whole chunk is text."""

    normalizer: Normalizer

    def __call__(self, chunk: str, line: int) -> str:
        return self.normalizer(chunk)


@dataclass(frozen=True, slots=True)
class JsonField:
    """JSON Lines: one field of each object; every other byte of the line stays as it is."""

    normalizer: Normalizer
    field: str

    def __call__(self, chunk: str, line: int) -> str:
        lines = chunk.splitlines(keepends=True) if "\r" not in chunk else _lines(chunk)
        return "".join(self._line(text, number) for number, text in enumerate(lines, line))

    def _line(self, text: str, number: int) -> str:
        if not text.strip():
            return text
        start, end = self._place(text, number)
        if text[start] != '"':
            if text[start:end] == "null":
                return text
            raise UsageError(
                f"line {number}: field {self.field!r} is not a string", f"السطر {number}: الحقل {self.field!r} ليس نصًا"
            )
        value = json.loads(text[start:end])
        done = self.normalizer(value)
        if done == value:
            return text
        ascii_only = text[start:end].isascii()
        written = json.dumps(done, ensure_ascii=ascii_only)
        return text[:start] + _LONE_SURROGATE.sub(_escaped, written) + text[end:]

    def _place(self, text: str, number: int) -> tuple[int, int]:
        """Where the field's value stands in its line."""
        found: tuple[int, int] | None = None
        decoder = json.JSONDecoder()
        try:
            at = _blank(text, 0)
            if text[at] != "{":
                raise ValueError("not an object")
            at = _blank(text, at + 1)
            while text[at] != "}":
                if text[at] != '"':
                    raise ValueError("a name is expected")
                name, at = decoder.raw_decode(text, at)
                at = _blank(text, at)
                if text[at] != ":":
                    raise ValueError("a colon is expected")
                start = _blank(text, at + 1)
                _, end = decoder.raw_decode(text, start)
                if name == self.field:
                    found = (start, end)
                at = _blank(text, end)
                if text[at] == ",":
                    at = _blank(text, at + 1)
                elif text[at] != "}":
                    raise ValueError("a comma or the end is expected")
            if text[at + 1 :].strip():
                raise ValueError("text after the object")
        except (ValueError, IndexError) as error:
            raise UsageError(
                f"line {number}: not a JSON object: {error}", f"السطر {number}: ليس كائن JSON: {error}"
            ) from error
        if found is None:
            raise UsageError(f"line {number}: no field {self.field!r}", f"السطر {number}: لا حقل باسم {self.field!r}")
        return found


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _blank(text: str, at: int) -> int:
    while text[at] in " \t\r\n":
        at += 1
    return at


def _lines(text: str) -> list[str]:
    """Lines that end in LF; nothing else ends one (str.splitlines takes U+2028 and others for ends)."""
    return [line for line in regex.split(r"(?<=\n)", text) if line]


@dataclass(frozen=True, slots=True)
class CsvColumn:
    """CSV or TSV: one column (from 0) of each record; every other byte stays as it is."""

    normalizer: Normalizer
    column: int
    delimiter: str

    def __call__(self, chunk: str, line: int) -> str:
        pieces: list[str] = []
        for number, fields in csv_records(_lines(chunk), self.delimiter, line):
            if self.column < len(fields):
                fields[self.column] = self._field(fields[self.column])
            elif "".join(fields).strip():
                raise UsageError(
                    f"line {number}: no column {self.column + 1}", f"السطر {number}: لا عمود برقم {self.column + 1}"
                )
            pieces += fields
        return "".join(pieces)

    def _field(self, raw: str) -> str:
        """A raw field with its delimiter or line end, normalized, quoted as it was or as it must be."""
        match = _field_pattern(self.delimiter).match(raw)
        assert match is not None
        body, ending = match[1], raw[match.end(1) :]
        quoted = body.startswith('"')
        value = body[1:-1].replace('""', '"') if quoted else body
        done = self.normalizer(value)
        if done == value:
            return raw
        if quoted or any(char in done for char in (self.delimiter, '"', "\n", "\r")):
            done = '"' + done.replace('"', '""') + '"'
        return done + ending


def _field_pattern(delimiter: str) -> regex.Pattern[str]:
    mark = regex.escape(delimiter)
    return regex.compile(rf'("(?:[^"]|"")*+"(?=[{mark}\r\n]|\Z)|(?!")[^{mark}\r\n]*+)({mark}|\r?\n|\Z)')


def csv_records(lines: Iterable[str], delimiter: str, first: int = 1) -> Iterator[tuple[int, list[str]]]:
    """Records of a CSV text: the number of the first line of each, and its raw fields with what ends each of them."""
    field = _field_pattern(delimiter)
    held, begun = "", first
    count = 0
    for number, line in enumerate(lines, first):
        begun = begun if held else number
        held += line
        count += 1
        fields: list[str] = []
        at = 0
        while at < len(held) or (fields and fields[-1].endswith(delimiter)):
            match = field.match(held, at)
            if match is None:
                break
            fields.append(match[0])
            at = match.end()
            if not match[0].endswith(delimiter):
                break
        if at == len(held) and fields:
            yield begun, fields
            held, count = "", 0
        elif count > _RECORD_LINES:
            break
    if held:
        raise UsageError(
            f"line {begun}: not a CSV record (is a quote open?)",
            f"السطر {begun}: ليس سجل CSV (أثمة علامة تنصيص لم تُغلق؟)",
        )


def csv_chunks(blocks: Iterable[str], delimiter: str, first: int) -> Iterator[str]:
    """Whole records in chunks."""
    held: list[str] = []
    length = 0
    for _, fields in csv_records(line_by_line(blocks), delimiter, first):
        held += fields
        length += sum(map(len, fields))
        if length >= CHUNK:
            yield "".join(held)
            held, length = [], 0
    if held:
        yield "".join(held)


def line_by_line(blocks: Iterable[str]) -> Iterator[str]:
    """The lines (ending in LF) of a text that comes in blocks."""
    for chunk in chunks(blocks, False):
        yield from _lines(chunk)


def csv_column(header: str, delimiter: str, column: str) -> int:
    """The index of a column given by its name in the header, or by its number from 1."""
    names = next(csv.reader(io.StringIO(header), delimiter=delimiter), [])
    if column in names:
        return names.index(column)
    if column.isascii() and column.isdigit() and 1 <= int(column) <= len(names):
        return int(column) - 1
    raise UsageError(
        f"no column {column!r} in the header: {', '.join(names) or 'it is empty'}",
        f"لا عمود باسم {column!r} في الترويسة: {'، '.join(names) or 'وهي فارغة'}",
    )
