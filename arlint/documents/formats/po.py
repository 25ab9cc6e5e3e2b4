"""Gettext catalogues (.po): the translations, ``msgstr``.

Left out: the header, ``msgid``, contexts, fuzzy and obsolete entries, references
and flags. A translation written over several lines is one segment. Source: the
GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arlint.documents.broken import refuse_open
from arlint.documents.builder import Builder
from arlint.documents.document import Comment, Segment
from arlint.documents.formats._strings import C_ESCAPES, add_string, c_decode, c_escape, message
from arlint.documents.source import Source

_LINE: Final = regex.compile(r"[^\r\n]+")
# A line up to its quotation mark.
_HEAD: Final = r"[ \t]*(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])?[ \t]*)?\""
_STRING: Final = regex.compile(_HEAD + r"(?P<value>(?:[^\"\\]|\\.)*)\"[ \t]*")
_OPEN: Final = regex.compile(_HEAD + r"(?:[^\"\\]|\\.)*+\\?")

Strings = list[tuple[int, int]]


def read(source: Source) -> Iterator[Segment | Comment]:
    """The translations of a catalogue. Raises ArlintError for a string in Arabic that is not closed on its line."""
    text = source.text
    entry = _Entry(text)
    keyword = ""
    for line in _LINE.finditer(text):
        written = line.group().lstrip()
        if written.startswith("#"):
            # Comments stand before an entry: they end the one before.
            if keyword.startswith("msgstr"):
                yield from entry.segments()
                entry, keyword = _Entry(text), ""
            if written.startswith("#,"):
                entry.fuzzy = entry.fuzzy or "fuzzy" in regex.split(r"[,\s]+", written)
            elif not written.startswith(("#~", "#|", "#:", "#.")):
                yield Comment(*line.span())
            continue
        match = _STRING.fullmatch(text, *line.span())
        if match is None:
            if _OPEN.fullmatch(text, *line.span()):
                refuse_open(source, *line.span())
            continue
        if match["keyword"]:
            if match["keyword"] in ("msgctxt", "msgid") and keyword.startswith("msgstr"):
                yield from entry.segments()
                entry = _Entry(text)
            keyword = match["keyword"]
            if keyword == "msgstr":
                entry.translations.append([])
        if keyword == "msgid":
            entry.identifier += match["value"]
        elif keyword == "msgstr" and entry.translations:
            entry.translations[-1].append(match.span("value"))
    yield from entry.segments()


class _Entry:
    """One entry as it is collected."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.fuzzy = False
        self.identifier = ""
        self.translations: list[Strings] = []

    def segments(self) -> Iterator[Segment]:
        """The segments of the translations: none of a header or a fuzzy entry."""
        if self.fuzzy or not self.identifier:
            return
        for strings in self.translations:
            builder = Builder(self._text)
            for start, end in strings:
                add_string(builder, self._text, start, end, C_ESCAPES, c_decode)
            yield from message(builder, c_escape)
