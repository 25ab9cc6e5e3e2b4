"""Apple's .strings: ``"key" = "value";``. Values are read; comments may hold suppressions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arlint.documents.broken import comment_is_open, refuse_open
from arlint.documents.builder import Builder
from arlint.documents.document import Comment, Segment
from arlint.documents.formats._strings import C_ESCAPES, add_string, c_decode, c_escape, message
from arlint.documents.source import Source

_TOKEN: Final = regex.compile(
    # A string that is not closed runs to the end.
    r"(?P<comment>/\*.*?(?:\*/|\Z)|//[^\r\n]*)"
    r"|(?P<assign>=[ \t\r\n]*)?\"(?P<string>(?:[^\"\\]|\\.)*+)(?:\"|(?P<open>\\?\Z))",
    regex.DOTALL,
)


def read(source: Source) -> Iterator[Segment | Comment]:
    """The values of a table of strings. Raises ArlintError for a string or a comment in Arabic that is not closed."""
    text = source.text
    for token in _TOKEN.finditer(text):
        if token["open"] is not None or comment_is_open(token["comment"]):
            refuse_open(source, *token.span())
        elif token["comment"]:
            yield Comment(*token.span())
        elif token["assign"]:
            builder = Builder(text)
            add_string(builder, text, *token.span("string"), C_ESCAPES, c_decode)
            yield from message(builder, c_escape)
