"""JSON, with the comments of JSONC and the quotes and bare keys of JSON5 (spec.json5.org): its Arabic string values.

Left out: keys, numbers, strings without an Arabic letter. ``keys`` chooses values
by the path of their keys (``messages.*.title``; ``*`` is one key, ``**`` any number).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
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

_REST: Final = r"|(?P<comment>//[^\r\n]*|/\*.*?(?:\*/|\Z))|(?P<mark>[{}\[\],])"
# What is not closed runs to the end of its line.
_CLOSED: Final = r"(?P<key>\s*+:)?|(?P<open>\\?))"
_TOKEN: Final = regex.compile(
    rf"\"(?P<string>(?:[^\"\\\r\n]|\\[^\r\n])*+)(?:\"{_CLOSED}{_REST}",
    regex.DOTALL,
)
# JSON5 quotes singly too, continues a string behind a backslash, and needs no quotes around a key that is a name.
_TOKEN5: Final = regex.compile(
    rf"\"(?P<string>(?:[^\"\\\r\n]|\\(?:\r\n|.))*+)(?:\"{_CLOSED}"
    rf"|'(?P<string>(?:[^'\\\r\n]|\\(?:\r\n|.))*+)(?:'{_CLOSED}"
    rf"|(?<![\p{{L}}\p{{M}}\p{{N}}_$])(?P<string>[\p{{L}}_$][\p{{L}}\p{{M}}\p{{N}}_$]*+)(?P<key>\s*+:){_REST}",
    regex.DOTALL,
)


def read(source: Source, options: Options) -> Iterator[Segment | Comment]:
    """The Arabic values of a JSON text. Raises ArlintError for a string or a comment in Arabic that is not closed."""
    text = source.text
    escape = c_escape_ascii if text.isascii() else c_escape
    # The keys from the root to here: a name in an object, "*" in an array.
    path: list[str] = []
    key = ""
    pattern = _TOKEN5 if source.path.lower().endswith(".json5") else _TOKEN
    for token in pattern.finditer(text):
        if token["open"] is not None or comment_is_open(token["comment"]):
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
            single = text.startswith("'", token.start())
            yield from message(builder, partial(_single, escape) if single else escape)


def _single(escape: Callable[[str], str], text: str) -> str:
    """``text`` inside single quotes."""
    return escape(text).replace("'", "\\'")
