"""TOML: the string values that are written in Arabic (see json.py for ``keys``). Source: the TOML 1.0 grammar."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

import regex

from arlint.documents.broken import refuse_open
from arlint.documents.builder import Builder
from arlint.documents.document import Comment, Segment
from arlint.documents.formats._keys import selected
from arlint.documents.formats._strings import C_ESCAPES, add_string, c_decode, c_escape, message
from arlint.documents.options import Options
from arlint.documents.source import Source

# A string that is not closed runs to the end of its line or of the text.
_STRING: Final = (
    r"\"\"\"(?P<basic>(?:[^\"\\]|\\.|\"{1,2}(?!\"))*+)(?:\"\"\"|(?P<open>\\?\Z))"
    r"|'''(?P<literal>(?:[^']|'{1,2}(?!'))*+)(?:'''|(?P<open>\Z))"
    r"|\"(?P<basic>(?:[^\"\\\r\n]|\\[^\r\n])*+)(?:\"|(?P<open>\\?))|'(?P<literal>[^'\r\n]*+)(?:'|(?P<open>))"
)
_KEY: Final = r"(?:[A-Za-z0-9_\-]++|\"(?:[^\"\\\r\n]|\\[^\r\n])*+\"|'[^'\r\n]*+')"
_KEYS: Final = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*+"
_TOKEN: Final = regex.compile(
    rf"(?P<comment>\#[^\r\n]*)|(?<=^|[\r\n][ \t]*)\[\[?[ \t]*(?P<table>{_KEYS})[ \t]*\]\]?"
    rf"|(?<=(?:^|[\r\n{{,])[ \t]*)(?P<key>{_KEYS})[ \t]*=|(?P<mark>[{{}}])|{_STRING}",
    regex.DOTALL,
)
# A backslash at a line end takes the line end and the indentation with it.
_BASIC_ESCAPES: Final = regex.compile(rf"\\[ \t]*(?:\r\n|\n)\s*|{C_ESCAPES.pattern}", regex.DOTALL)


def read(source: Source, options: Options) -> Iterator[Segment | Comment]:
    """The Arabic values of a TOML text. Raises ArlintError for a string in Arabic that is not closed."""
    text = source.text
    table: list[str] = []
    # The keys before each inline table that is open, and the last key read.
    outer: list[list[str]] = []
    key: list[str] = []
    for token in _TOKEN.finditer(text):
        if token["open"] is not None:
            refuse_open(source, *token.span())
        elif token["comment"]:
            yield Comment(*token.span())
        elif token["table"]:
            table, outer, key = _names(token["table"]), [], []
        elif token["key"]:
            key = _names(token["key"])
        elif token["mark"] == "{":
            outer.append(key)
            key = []
        elif token["mark"]:
            key = outer.pop() if outer else []
        elif selected([*table, *chain(*outer), *key], options.keys):
            builder = Builder(text)
            if token["basic"] is not None:
                add_string(builder, text, *token.span("basic"), _BASIC_ESCAPES, _decode)
                yield from message(builder, c_escape)
            else:
                builder.take(*token.span("literal"))
                yield from message(builder, _literal)


def _names(keys: str) -> list[str]:
    return [name.strip("\"'") for name in regex.findall(_KEY, keys)]


def _decode(written: str) -> str | None:
    return "" if written[1] in " \t\r\n" else c_decode(written)


def _literal(text: str) -> str | None:
    return None if regex.search(r"['\r\n]", text) else text
