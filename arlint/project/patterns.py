"""Patterns in the syntax of .gitignore, as gitignore(5) describes it.

A small translation to ``re``: pathspec, which does the same, takes 45 ms to
import, more than checking a hundred files; the tests compare the two, and git.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

# The classes of POSIX, which are ASCII to git.
_CLASSES: Final[Mapping[str, str]] = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r" \t\n\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_NAMED: Final = re.compile(r"\[:([^]]*):\]")
_ONE: Final = re.compile(r"\\?(.)", re.DOTALL)
_HERE: Final = re.compile(r"(!?)(?:\./)+")
_WILD: Final = re.compile(r"[\\*?\[]")
_NOTHING: Final = "(?!)"


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

    @classmethod
    def of_settings(cls, patterns: Iterable[str]) -> PatternList:
        """The same of patterns in settings: users write ``./x`` there, which git does not know, for ``/x``."""
        return cls.of(anchored(pattern, ".") for pattern in patterns)

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


def anchored(pattern: str, folder: str) -> str:
    """A pattern that begins with ``./`` as git knows it: tied to ``folder`` (relative, with ``/``)."""
    here = _HERE.match(pattern)
    if here is None:
        return pattern
    below = _WILD.sub(r"\\\g<0>", folder.removeprefix("."))
    return f"{here[1]}{below and '/' + below}/{pattern[here.end() :]}"


def matches_nothing(pattern: str) -> bool:
    """Whether no path is matched: an empty line, a comment, a bracket without an end. One that takes back is none."""
    made = _pattern(pattern)
    return made is None or _NOTHING in made.regex.pattern


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
    return Pattern(re.compile(_translate(text.lstrip("/"), anchored), re.DOTALL), negated, folders_only)


def _translate(text: str, anchored: bool) -> str:
    """A pattern without its signs as a regular expression.

    Of what stands between two wildcards the first place that fits is as good as any
    other, since the second wildcard takes up the rest. So each is an atomic group, and
    no pattern, whoever wrote it, takes more time than its length times the path's.
    """
    folders = "(?:[^/]+/)*?"
    # Three stars are as good as two.
    text = re.sub(r"(?:^|(?<=/))\*{3,}(?=/|$)", "**", text)
    below = text.endswith("/**") or text == "**"
    parts = [_stretch(part) for part in re.split(r"(?:^|(?<=/))(?:\*\*/)+", text.removesuffix("**") if below else text)]
    last = len(parts) - 1
    out = []
    for number, part in enumerate(parts):
        wild = number > 0 or not anchored
        whole = f"{folders if wild else ''}{part}"
        out.append(whole if number == last and not below else f"(?>{whole})")
    return "".join(out) + (".+" if below else "")


def _stretch(text: str) -> str:
    """What stands between two ``**/``."""
    out: list[str] = []
    # What has come since the last star, which waits for the next one or for the end of the name.
    starred: list[str] | None = None
    position = 0
    while position < len(text):
        char = text[position]
        position += 1
        if char == "*":
            while text[position : position + 1] == "*":
                position += 1
            out += [] if starred is None else ["(?>[^/]*?", *starred, ")"]
            starred = []
            continue
        if char == "?":
            piece = "[^/]"
        elif char == "[":
            piece, position = _class(text, position)
        elif char == "\\" and position < len(text):
            piece = re.escape(text[position])
            position += 1
        else:
            piece = re.escape(char)
        if starred is None:
            out.append(piece)
        elif char == "/":
            out += ["[^/]*", *starred, piece]
            starred = None
        else:
            starred.append(piece)
    return "".join(out if starred is None else [*out, "[^/]*", *starred])


def _class(text: str, position: int) -> tuple[str, int]:
    """A ``[...]`` from behind its bracket, as git's wildmatch reads it; without an end it stands for nothing."""
    negated = text[position : position + 1] in ("!", "^")
    position += negated
    start = position
    members: list[str] = []
    before = ""  # what a hyphen would begin a range with
    while text[position : position + 1] != "]" or position == start:
        named = _NAMED.match(text, position)
        one = _ONE.match(text, position)
        if one is None or (named is not None and named[1] not in _CLASSES):
            return _NOTHING, len(text)
        if named is not None:
            members.append(_CLASSES[named[1]])
            before = ""
        elif before and one[0] == "-" and text[one.end() : one.end() + 1] not in ("", "]"):
            one = _ONE.match(text, one.end()) or one
            members += [f"{re.escape(before)}-{re.escape(one[1])}"] if before <= one[1] else []
            before = ""
        else:
            before = one[1]
            members.append(re.escape(before))
        position = (named or one).end()
    if not members:
        return "[^/]" if negated else _NOTHING, position + 1
    return f"(?!/)[{'^' if negated else ''}{''.join(members)}]", position + 1
