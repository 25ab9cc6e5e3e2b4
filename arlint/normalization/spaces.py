"""Spaces: doubled, trailing, and of every width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arlint.normalization.actions import Edit, OffsetMap, apply_edits, map_of_edits

_INDENT_OR_RUN: Final = regex.compile(r"(?m)^[ \t\u00a0\u202f]++| ++(?=\r?+\n|\Z)| {2,}+")


class SafeSpaces:
    """Runs of U+0020 inside a line become one, trailing ones go; indentation, tabs and no-break spaces stay."""

    __slots__ = ()

    def apply(self, text: str) -> str:
        if "  " in text or " \n" in text or " \r" in text or text.endswith(" "):
            return apply_edits(text, self._edits(text))
        return text

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        edits = list(self._edits(text))
        return apply_edits(text, edits), map_of_edits(len(text), edits)

    @staticmethod
    def _edits(text: str) -> Iterator[Edit]:
        size = len(text)
        for match in _INDENT_OR_RUN.finditer(text):
            start, end = match.span()
            if end == size or text[end] == "\n" or (text[end] == "\r" and text[end + 1 : end + 2] == "\n"):
                yield start + len(match[0].rstrip(" ")), end, ""
            elif start and text[start - 1] != "\n":
                yield start + 1, end, ""


_SPACES: Final = regex.compile(r" ++")
_LINE_ENDS: Final = regex.compile(r"(?: *+\r)++ *+(?=\n)")


class CollapsedSpaces:
    """One space for each run, none at either end of a line, CRLF as LF. Expects U+0020 as the only space."""

    __slots__ = ()

    def apply(self, text: str) -> str:
        if "\r" in text:
            text = _LINE_ENDS.sub("", text)
        while "  " in text:
            text = text.replace("  ", " ")
        if " \n" in text:
            text = text.replace(" \n", "\n")
        if "\n " in text:
            text = text.replace("\n ", "\n")
        return text.strip(" ")

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        edits = list(self._edits(text))
        return apply_edits(text, edits), map_of_edits(len(text), edits)

    @staticmethod
    def _edits(text: str) -> Iterator[Edit]:
        size = len(text)
        line_ends = [match.span() for match in _LINE_ENDS.finditer(text)] if "\r" in text else []
        upcoming = 0
        for match in _SPACES.finditer(text):
            start, end = match.span()
            while upcoming < len(line_ends) and line_ends[upcoming][0] <= start:
                yield (*line_ends[upcoming], "")
                upcoming += 1
            if upcoming and end <= line_ends[upcoming - 1][1]:
                continue
            if not start or end == size or text[start - 1] == "\n" or text[end] == "\n":
                yield start, end, ""
            elif end > start + 1:
                # The space that stays is the first of the run.
                yield start + 1, end, ""
        for span in line_ends[upcoming:]:
            yield (*span, "")
