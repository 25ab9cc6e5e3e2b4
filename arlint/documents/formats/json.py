"""JSON, with the comments that JSONC and JSON5 allow: the string values that are written in Arabic.

Left out: keys, numbers, strings without an Arabic letter. ``keys`` chooses values
by the path of their keys (``messages.*.title``; ``*`` is one key, ``**`` any number).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arlint.documents.broken import comment_is_open, refuse_open
from arlint.documents.builder import Builder
from arlint.documents.document import Comment, Segment
from arlint.documents.formats._keys import selected
from arlint.documents.formats._strings import (
    C_ESCAPES,
    add_string,
    c_decode,
    c_escape,
    c_escape_ascii,
    message,
)
from arlint.documents.options import Options
from arlint.documents.source import Source

_TOKEN: Final = regex.compile(
    # What is not closed runs to the end of its line.
    r"\"(?P<string>(?:[^\"\\\r\n]|\\[^\r\n])*+)(?:\"(?P<key>\s*+:)?|(?P<open>\\?))"
    r"|(?P<comment>//[^\r\n]*|/\*.*?(?:\*/|\Z))|(?P<mark>[{}\[\],])",
    regex.DOTALL,
)


def read(source: Source, options: Options) -> Iterator[Segment | Comment]:
    """The Arabic values of a JSON text. Raises ArlintError for a string or a comment in Arabic that is not closed."""
    text = source.text
    escape = c_escape_ascii if text.isascii() else c_escape
    # The keys from the root to here: a name in an object, "*" in an array.
    path: list[str] = []
    key = ""
    # What JSON5 alone allows (lines continued, single quotes around double ones) is not told from what is not closed.
    lenient = source.path.lower().endswith(".json5")
    for token in _TOKEN.finditer(text):
        if token["open"] is not None or comment_is_open(token["comment"]):
            if not lenient:
                refuse_open(source, *token.span())
        elif token["comment"]:
            yield Comment(*token.span())
        elif token["mark"]:
            mark = token["mark"]
            if mark in "{[":
                path.append(key)
                key = ""
            elif mark in "}]":
                key = path.pop() if path else ""
            else:
                key = ""
        elif token["key"] is not None:
            key = token["string"]
        elif selected([*path[1:], key], options.keys):
            builder = Builder(text)
            add_string(builder, text, *token.span("string"), C_ESCAPES, c_decode)
            yield from message(builder, escape)
