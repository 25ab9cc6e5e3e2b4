"""The code of an MDX page: blocks of ``import`` and ``export``, and expressions in braces (mdxjs.com/docs/what-is-mdx).

JavaScript is not parsed: its strings and comments are known, and its brackets are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

# What the page has before an expression may begin in it: blocks and spans of code, comments and escapes have braces
# that are none. A span has at most 2,000 characters, so that no text takes long.
_PAGE: Final = regex.compile(
    r"(?P<skip>^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})"
    r".*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*\r?$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\r?\n).){0,2000}?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)|\\.)"
    r"|(?P<module>^(?:import|export)(?=[\s{*'\"]))|(?P<expression>\{)",
    regex.MULTILINE | regex.DOTALL | regex.VERSION1,
)
_STRING: Final = r"(?:\\.|[^{0}\\\r\n]){{0,2000}}+"
_TOKEN: Final = regex.compile(
    rf"\"{_STRING.format(chr(34))}\"|'{_STRING.format(chr(39))}'|`(?:\\.|[^`\\])*+`"
    r"|(?<!:)//[^\r\n]*|/\*.*?(?:\*/|\Z)|(?P<open>[{(\[])|(?P<close>[})\]])|(?P<blank>\n[ \t]*\r?\n)",
    regex.DOTALL,
)
_BLANK_LINE: Final = regex.compile(r"\n[ \t]*(?=\r?\n)")
_COMMENT: Final = regex.compile(r"\{\s*/\*.*\*/\s*\}", regex.DOTALL)


class Code(NamedTuple):
    """``text[start:end]`` is JavaScript; ``comment`` says that it is a comment in braces."""

    start: int
    end: int
    comment: bool


def code(text: str) -> Iterator[Code]:
    """The code of a page, in order. What is not closed is taken for code as far as the next blank line."""
    position = paragraph = 0
    broken = False
    while found := _PAGE.search(text, position):
        start, position = found.span()
        if found["skip"]:
            continue
        if start >= paragraph:
            blank = _BLANK_LINE.search(text, start)
            paragraph = blank.start() if blank else len(text)
        # Where one bracket is not closed, others are not looked for beyond their paragraph: that would take long.
        end = (_module if found["module"] else _expression)(text, start, paragraph if broken else len(text))
        broken = broken or end is None
        position = paragraph if end is None else end
        yield Code(start, position, bool(_COMMENT.fullmatch(text, start, position)))


def _expression(text: str, start: int, limit: int) -> int | None:
    """Where the brace that opens at ``start`` is closed; None if it is not."""
    depth = 0
    for token in _TOKEN.finditer(text, start, limit):
        depth += (token.group() == "{") - (token.group() == "}")
        if not depth:
            return token.end()
    return None


def _module(text: str, start: int, limit: int) -> int | None:
    """Where the block of code at ``start`` ends: at the first blank line outside all brackets, or with the text."""
    depth = 0
    for token in _TOKEN.finditer(text, start, limit):
        depth += bool(token["open"]) - bool(token["close"])
        if token["blank"] and depth <= 0:
            return token.start()
    return limit if depth <= 0 else None
