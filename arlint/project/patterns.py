"""Patterns in the syntax of .gitignore, as gitignore(5) describes it.

A small translation to ``re``: pathspec, which does the same, takes 45 ms to
import, more than checking a hundred files; the tests compare the two, and git.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Pattern(NamedTuple):
    """One line: what it matches, whether it takes back (``!``), whether it is about folders only."""

    regex: re.Pattern[str]
    negated: bool
    folders_only: bool


class PatternList(NamedTuple):
    """The patterns of one file or setting, all relative to one folder."""

    patterns: tuple[Pattern, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> PatternList:
        """Compile lines; comments and empty lines are left out."""
        return cls(tuple(p for p in map(_pattern, lines) if p is not None))

    def decide(self, path: str, folder: bool) -> bool | None:
        """What the last matching pattern says of ``path`` (relative, with ``/``): True matched, False taken back."""
        for pattern in reversed(self.patterns):
            if pattern.folders_only and not folder:
                continue
            if pattern.regex.fullmatch(path):
                return not pattern.negated
        return None

    def matches(self, path: str) -> bool:
        """Whether a file is matched, itself or by one of its folders; a folder's file cannot be taken back."""
        parts = path.split("/")
        for count in range(1, len(parts)):
            if self.decide("/".join(parts[:count]), True):
                return True
        return bool(self.decide(path, False))


def _pattern(line: str) -> Pattern | None:
    text = line.rstrip("\r\n")
    # Trailing blanks count only if escaped.
    while text.endswith((" ", "\t")) and not text.endswith(("\\ ", "\\\t")):
        text = text[:-1]
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    text = text[negated:]
    folders_only = text.endswith("/")
    text = text.rstrip("/") if folders_only else text
    if not text:
        return None
    # A slash at the start or in the middle ties the pattern to its folder.
    anchored = "/" in text
    body = _translate(text.lstrip("/"))
    return Pattern(re.compile(body if anchored else f"(?:.*/)?{body}", re.DOTALL), negated, folders_only)


def _translate(text: str) -> str:
    out: list[str] = []
    position = 0
    while position < len(text):
        char = text[position]
        position += 1
        if char == "*":
            stars = 1
            while text[position : position + 1] == "*":
                position, stars = position + 1, stars + 1
            begins = position - stars == 0 or text[position - stars - 1] == "/"
            if stars == 2 and begins and text[position : position + 1] == "/":
                out.append("(?:.*/)?")
                position += 1
            elif stars == 2 and begins and position == len(text):
                out.append(".+")
            else:
                out.append("[^/]*")
        elif char == "?":
            out.append("[^/]")
        elif char == "[":
            piece, position = _class(text, position)
            out.append(piece)
        elif char == "\\" and position < len(text):
            out.append(re.escape(text[position]))
            position += 1
        else:
            out.append(re.escape(char))
    return "".join(out)


def _class(text: str, position: int) -> tuple[str, int]:
    """A ``[...]`` from behind its bracket; without an end it stands for nothing."""
    start = position
    if text[position : position + 1] in ("!", "^"):
        position += 1
    if text[position : position + 1] == "]":
        position += 1
    end = text.find("]", position)
    if end < 0:
        return "(?!)", len(text)
    inner = text[start:end]
    negated = inner[:1] in ("!", "^")
    inner = (inner[1:] if negated else inner).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    inner = inner.replace("&", "\\&").replace("~", "\\~").replace("|", "\\|").replace("^", "\\^")
    return f"(?!/)[{'^' if negated else ''}{inner}]", end + 1
