"""Spaces: doubled, trailing, and of every width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import regex

from arlint.normalization.actions import Edit, OffsetMap, apply_edits, compose, map_of_edits

_INDENT: Final = frozenset(" \t\u00a0\u202f")


class SafeSpaces:
    """Runs of U+0020 inside a line become one, trailing ones go; indentation, tabs and no-break spaces stay."""

    __slots__ = ()

    def apply(self, text: str) -> str:
        return apply_edits(text, self._edits(text))

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        edits = self._edits(text)
        return apply_edits(text, edits), map_of_edits(len(text), edits)

    @staticmethod
    def _edits(text: str) -> list[Edit]:
        edits = [*_doubled(text), *_trailing(text, " \n", 1), *_trailing(text, " \r\n", 1)]
        if text.endswith(" ") and not text.endswith("  "):
            edits.append((len(text) - 1, len(text), ""))
        return sorted(edits)


def _trailing(text: str, ending: str, spaces: int) -> Iterator[Edit]:
    """Single spaces before the end of a line."""
    at = text.find(ending)
    while at >= 0:
        if not at or text[at - 1] != " ":
            yield at, at + spaces, ""
        at = text.find(ending, at + 1)


def _doubled(text: str) -> Iterator[Edit]:
    """Runs of two spaces and more."""
    size = len(text)
    known, indents = -1, False  # whether the blanks that end at ``known`` begin their line
    start = text.find("  ")
    while start >= 0:
        end = start + 2
        while end < size and text[end] == " ":
            end += 1
        if end == size or text[end] == "\n" or text.startswith("\r\n", end):
            yield start, end, ""
        else:
            back = start
            while back and back != known and text[back - 1] in _INDENT:
                back -= 1
            if back != known:
                indents = not back or text[back - 1] == "\n"
            known = end
            if not indents:
                yield start + 1, end, ""
        start = text.find("  ", end)


_LINE_ENDS: Final = regex.compile(r"(?: *+\r)++ *+(?=\n)")
# `re` and not `regex`: twice as fast on this, and it needs no character classes.
_RUNS: Final = re.compile("  +")
_SPACES: Final = regex.compile(r" ++")


class CollapsedSpaces:
    """One space for each run, none at either end of a line, CRLF as LF. Expects U+0020 as the only space."""

    __slots__ = ()

    def apply(self, text: str) -> str:
        if "\r" in text:
            text = _LINE_ENDS.sub("", text)
        if "  " in text:
            text = _RUNS.sub(" ", text)
        return "\n".join([line.strip(" ") for line in text.split("\n")])

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        line_ends = [(*match.span(), "") for match in _LINE_ENDS.finditer(text)]
        unbroken = apply_edits(text, line_ends)
        edits = list(self._edits(unbroken))
        offsets = compose(map_of_edits(len(unbroken), edits), map_of_edits(len(text), line_ends), len(text))
        return apply_edits(unbroken, edits), offsets

    @staticmethod
    def _edits(text: str) -> Iterator[Edit]:
        for match in _SPACES.finditer(text):
            start, end = match.span()
            if not start or end == len(text) or text[start - 1] == "\n" or text[end] == "\n":
                yield start, end, ""
            elif end > start + 1:
                yield start + 1, end, ""  # the space that stays is the first of the run
