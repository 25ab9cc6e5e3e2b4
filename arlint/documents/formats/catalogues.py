"""The XML catalogues of translators: XLIFF 1.2 and 2, Qt Linguist's .ts, Android's strings.xml.

XLIFF: <target> of what may be translated; <source> too if the source language is
Arabic. Qt: <translation>, unless unfinished, vanished or obsolete. Android:
<string> and <item>, unless ``translatable="false"``; its backslash escapes are
read. Inline elements that only format are left out, placeholders are masked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from arlint.documents.builder import Builder, words
from arlint.documents.document import Comment, Escape, Segment
from arlint.documents.formats._strings import C_ESCAPES, add_string, arabic, c_decode, message
from arlint.documents.formats._xml import Token, add_text, escape, nested
from arlint.documents.source import Source

_ENTITY: Final = regex.compile(r"&(?:[a-z]+|#x?[0-9A-Fa-f]+);")


@dataclass(frozen=True, slots=True)
class _Form:
    """What one kind of catalogue calls its parts."""

    root: str
    messages: frozenset[str]
    transparent: frozenset[str]  # inline elements whose text is prose
    android: bool = False


_FORMS: Final = (
    _Form("xliff", words("target source"), words("g mrk pc mark sub")),
    _Form("TS", words("translation numerusform"), frozenset()),
    _Form(
        "resources",
        words("string item"),
        words("b i u em strong big small sup sub strike font a annotation tt span"),
        android=True,
    ),
)


def read(source: Source) -> Iterator[Segment | Comment]:
    """The messages of a catalogue; none if the root is not one of the three. Raises ArlintError if it is no XML."""
    text = source.text
    if not text[:200].lstrip().startswith("<"):
        # A TypeScript file has the extension of Qt's catalogues.
        return
    form: _Form | None = None
    reader: _Message | None = None
    skipped: list[bool] = []
    arabic_source = plural = False
    for token in nested(source):
        if form is None:
            if token.kind == "open":
                form = next((item for item in _FORMS if item.root == token.name), None)
                if form is None:
                    return
                arabic_source = (token.get("srcLang") or token.get("source-language")).lower().startswith("ar")
            elif token.kind == "comment":
                yield Comment(token.start, token.end)
            continue
        if token.kind == "comment":
            yield Comment(token.start, token.end)
        elif reader is not None:
            if reader.add(token):
                yield from reader.segments()
                reader = None
        elif token.kind == "open":
            arabic_source = arabic_source or token.get("source-language").lower().startswith("ar")
            skipped.append(bool(skipped and skipped[-1]) or _not_to_read(token))
            wanted = token.name in form.messages and (token.name != "source" or arabic_source or form.root != "xliff")
            if token.name == "message":
                plural = token.get("numerus") == "yes"
            # The forms of a plural are elements of their own inside <translation>.
            if wanted and not skipped[-1] and not (plural and token.name == "translation"):
                reader = _Message(text, form, token.name)
                skipped.pop()
        elif token.kind == "close" and skipped:
            skipped.pop()


def _not_to_read(token: Token) -> bool:
    """Whether an element is not to be translated, not finished, or given up."""
    return (
        token.get("translate") == "no"
        or token.get("translatable") == "false"
        or token.name in ("alt-trans", "notes", "note", "glossary")
        or (token.name == "translation" and token.get("type") in ("unfinished", "vanished", "obsolete"))
    )


class _Message:
    """One message as its tokens come in."""

    def __init__(self, text: str, form: _Form, name: str) -> None:
        self._text, self._form, self._name = text, form, name
        self._builder = Builder(text)
        self._masking: list[str] = []
        self._depth = 0

    def add(self, token: Token) -> bool:
        """Take one more token; whether it was the end of the message."""
        span = token.start, token.end
        if self._masking:
            self._builder.mask(*span, self._depth)
            if token.kind == "open":
                self._masking.append(token.name)
            elif token.kind == "close":
                self._masking.pop()
        elif token.kind == "text":
            self._add_text(*span)
        elif token.kind == "cdata":
            self._builder.mask(*span, self._depth)
        elif token.name in self._form.transparent:
            self._depth += {"open": 1, "close": -1}.get(token.kind, 0)
        elif token.kind == "close":
            return token.name == self._name
        elif token.kind in ("open", "empty"):
            self._builder.mask(*span, self._depth)
            if token.kind == "open":
                self._masking.append(token.name)
        return False

    def _add_text(self, start: int, end: int) -> None:
        if not self._form.android:
            add_text(self._builder, self._text, start, end, self._depth)
            return
        position = start
        for match in _ENTITY.finditer(self._text, start, end):
            self._android(position, match.start())
            add_text(self._builder, self._text, *match.span(), self._depth)
            position = match.end()
        self._android(position, end)

    def _android(self, start: int, end: int) -> None:
        """Blanks are collapsed and backslashes escape in Android's strings."""
        for match in regex.compile(r"[^\r\n]+|(?:\r\n|\r|\n)").finditer(self._text, start, end):
            add_string(self._builder, self._text, *match.span(), C_ESCAPES, c_decode, self._depth)

    def segments(self) -> list[Segment]:
        """The segment of the message, if it is Arabic."""
        wanted: Escape = _android_escape if self._form.android else escape
        return arabic(message(self._builder, wanted))


def _android_escape(text: str) -> str:
    written = text.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"').replace("\n", "\\n")
    return escape(written)
