"""Positions: offsets in code points to lines and columns, in the unit an output wants.

Lines end at LF, CR or CRLF, as in editors and in SARIF and LSP; other Unicode
line separators are ordinary characters. Lines and columns are 1-based.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from typing import NamedTuple, Self

_NEWLINE = re.compile(r"\r\n|\r|\n")


class Unit(Enum):
    """What a column counts."""

    CODE_POINT = "codepoint"
    UTF16 = "utf16"
    UTF8 = "utf8"


class Position(NamedTuple):
    """A place in a text: ``line`` and ``column`` are 1-based."""

    line: int
    column: int


def width(text: str, unit: Unit) -> int:
    """The length of ``text`` in a unit; a lone surrogate counts as one UTF-16 code unit and three UTF-8 bytes."""
    if unit is Unit.CODE_POINT or text.isascii():
        return len(text)
    if unit is Unit.UTF16:
        return len(text) + sum(c > "\uffff" for c in text)
    return len(text.encode("utf-8", "surrogatepass"))


def _behind_each(sign: str, text: str) -> Iterator[int]:
    """The offsets behind each occurrence of one character, which is sooner found than a pattern."""
    offset = text.find(sign) + 1
    while offset:
        yield offset
        offset = text.find(sign, offset) + 1


class LineIndex:
    """The line starts of one text, found once, when a line is first asked for.

    ``lead`` is how many bytes of UTF-8 its file has before it: those of a byte order mark.
    """

    def __init__(self, text: str, lead: int = 0) -> None:
        self.text = text
        self.lead = lead

    @classmethod
    def of(cls, text: str, lead: int = 0) -> Self:
        """Index ``text``."""
        return cls(text, lead)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LineIndex) and (self.text, self.lead) == (other.text, other.lead)

    def __hash__(self) -> int:
        return hash(self.text)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        if "\r" not in self.text:
            return (0, *_behind_each("\n", self.text))
        return (0, *(m.end() for m in _NEWLINE.finditer(self.text)))

    def position(self, offset: int, unit: Unit = Unit.CODE_POINT) -> Position:
        """Line and column of ``offset`` (code points, 0 to ``len(text)``).

        Raises ValueError if ``offset`` lies outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} outside a text of {len(self.text)} code points")
        line = bisect_right(self.starts, offset)
        start = self.starts[line - 1]
        if unit is Unit.CODE_POINT:
            return Position(line, 1 + offset - start)
        return Position(line, 1 + self._before(line, unit) + width(self.text[start:offset], unit))

    def _before(self, line: int, unit: Unit) -> int:
        """What stands before the first character of a line: a byte order mark is bytes of it, and no character."""
        return self.lead if line == 1 and unit is Unit.UTF8 else 0

    def offset(self, position: Position, unit: Unit = Unit.CODE_POINT) -> int:
        """The offset in code points of a position; inverse of :meth:`position`.

        Raises ValueError for a line that the text does not have or a column
        that lies beyond the line or inside a character.
        """
        if not 1 <= position.line <= len(self.starts):
            raise ValueError(f"no line {position.line} in a text of {len(self.starts)} lines")
        start = self.starts[position.line - 1]
        end = self.starts[position.line] if position.line < len(self.starts) else len(self.text)
        wanted = position.column - 1
        seen = self._before(position.line, unit)
        for offset in range(start, end + 1):
            if seen == wanted:
                return offset
            if offset < end:
                seen += width(self.text[offset], unit)
        raise ValueError(f"no column {position.column} ({unit.value}) in line {position.line}")

    def line_span(self, offset: int) -> tuple[int, int]:
        """Start and end of the line in which ``offset`` (code points, 0 to ``len(text)``) lies, without its newline."""
        line = bisect_right(self.starts, offset)
        start, end = self.starts[line - 1], self.next_line(offset)
        if line < len(self.starts):
            end -= 2 if self.text.startswith("\r\n", end - 2) else 1
        return start, end

    def next_line(self, offset: int) -> int:
        """Where the line after that of ``offset`` begins; the end of the text if there is none."""
        line = bisect_right(self.starts, offset)
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def line_text(self, line: int) -> str:
        """The text of a 1-based line, without its newline."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
