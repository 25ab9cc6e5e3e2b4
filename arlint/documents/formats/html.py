"""HTML: the text of block elements, one segment each, and the attributes that are read out or shown.

Read: text, <title>, alt, title, placeholder, aria-label, aria-description, label
and summary attributes, the value of buttons, the descriptions in <meta>.
Left out: tags, comments, scripts, styles, <pre>, <template>. Masked: <code>,
<kbd>, <samp>, <var>, <math>, <svg>, images and line breaks, and what is in
another language (lang=) or not to be translated, and what a template puts in
(<% … %> of ERB, EJS and JSP; up to 2,000 characters). A tag in the middle of a word
does not divide it; entities are read as their characters.

The tokens follow the tokenizer of the HTML standard (13.2.5) as far as well
closed tags go; what is not a well closed tag is text.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator
from typing import Final

import regex

from arlint.documents.builder import Builder, words
from arlint.documents.document import Comment, Segment, SegmentKind
from arlint.documents.source import Source

_TOKEN: Final = regex.compile(
    r"(?P<comment><!--(?:>|->|.*?(?:-->|\Z)))"
    r"|(?P<other><!\[CDATA\[.*?\]\]>|<![^>]*+>|<\?[^>]*+>)"
    r"|(?P<template><%(?:[^%]|%(?!>)){0,2000}+%>)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<attributes>(?:[^<>\"']++|(?<==\s*)\"[^\"]{0,2000}\"|(?<==\s*)'[^']{0,2000}'|[\"'])*+)>"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    regex.VERSION1 | regex.DOTALL,
)
_ATTRIBUTE: Final = regex.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<value>[^\"]*)\"|'(?P<value>[^']*)'|(?P<value>[^\s\"'=<>`]+)))?"
)
ENTITY: Final = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

INLINE: Final = words(
    "a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr output q rp rt ruby s small "
    "span strike strong sub sup time tt u wbr"
)
_MASKED: Final = words("code kbd samp var math svg object audio video canvas iframe select textarea")
_SKIPPED: Final = words("script style pre template noscript xmp listing")
_RAW: Final = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
_VOID_MASKS: Final = words("br img input embed")
_HEADINGS: Final = words("h1 h2 h3 h4 h5 h6 title caption legend summary figcaption th") - {
    "th",
    "figcaption",
}
_CELLS: Final = frozenset({"td", "th"})
_ITEMS: Final = frozenset({"li", "dt", "dd", "option"})
_READ_ATTRIBUTES: Final = words("alt title placeholder aria-label aria-description label summary")
_BUTTONS: Final = frozenset({"button", "submit", "reset"})
_META: Final = words("description og:title og:description og:site_name og:image:alt twitter:title twitter:description")


def escape(text: str) -> str:
    """``text`` as it has to be written in an element or a quoted attribute."""
    return html.escape(text, quote=True) if any(c in text for c in "&<>\"'") else text


def read(source: Source) -> Iterator[Segment | Comment]:
    """The prose of an HTML document or fragment."""
    return Reader(source.text).run(0, len(source.text))


class Reader:
    """Reads one slice of HTML; Markdown uses it for its HTML blocks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._builder = Builder(text)
        # The open elements: the name of each, and what kind of segment its text is.
        self._kinds: list[tuple[str, SegmentKind]] = []
        self._open: Counter[str] = Counter()
        self._depth = 0
        # The element whose end is waited for, how deep it nests in itself, whether it is masked or left out.
        self._closed: tuple[str, int, bool] | None = None

    def run(self, start: int, end: int) -> Iterator[Segment | Comment]:
        """The prose of ``text[start:end]``."""
        position = start
        while position < end:
            match = _TOKEN.search(self._text, position, end)
            self._data(position, match.start() if match else end)
            if match is None:
                break
            position = match.end()
            if match["entity"]:
                self._entity(*match.span())
            elif match["template"]:
                self._hidden(*match.span())
            elif match["comment"]:
                yield Comment(*match.span())
            elif match["name"]:
                name = match["name"].lower()
                yield from self._tag(name, bool(match["close"]), match)
                if name in _RAW and not match["close"]:
                    stop = regex.compile(rf"</{name}(?=[\s/>])", regex.IGNORECASE).search(self._text, position, end)
                    position = stop.start() if stop else end
        yield from self._flush()

    def _data(self, start: int, end: int) -> None:
        if start == end:
            return
        if self._closed is None:
            if self._builder.last == " ":
                # Blanks on both sides of a tag are shown as one.
                start = end - len(self._text[start:end].lstrip(" \t"))
            self._builder.flow(start, end, self._depth)
        elif self._closed[2]:
            self._builder.mask(start, end, self._depth)

    def _hidden(self, start: int, end: int) -> None:
        """Add what stands for something that is not written here."""
        if self._closed is not None:
            self._data(start, end)
        else:
            self._builder.mask(start, end, self._depth)

    def _entity(self, start: int, end: int) -> None:
        written = self._text[start:end]
        read = html.unescape(written)
        if self._closed is not None or read == written:
            self._hidden(start, end)
        else:
            self._builder.escaped(read, start, end, self._depth)

    def _tag(self, name: str, closing: bool, match: regex.Match[str]) -> Iterator[Segment]:
        start, end = match.span()
        if self._closed is not None:
            waiting, nesting, masked = self._closed
            if name == waiting and not match["attributes"].endswith("/"):
                nesting += -1 if closing else 1
                self._closed = (waiting, nesting, masked) if nesting else None
            if masked:
                self._builder.mask(start, end, self._depth)
            return
        values = {} if closing else attributes(match)
        inline = name in INLINE or name in _MASKED or name in _VOID_MASKS
        if not inline and name != "script":
            yield from self._flush()
        if closing:
            self._close(name)
        else:
            shut = self._shut(name, values)
            if shut is not None and not match["attributes"].endswith("/"):
                self._closed = (name, 1, shut)
            if shut or name in _VOID_MASKS:
                self._builder.mask(start, end, self._depth)
            elif name in INLINE:
                self._depth += not match["attributes"].endswith("/") and name != "wbr"
            elif shut is None:
                self._kinds.append((name, _kind(name) or self._kind))
                self._open[name] += 1
            yield from self._attributes(name, values, match)

    def _shut(self, name: str, values: dict[str, tuple[str, int, int]]) -> bool | None:
        """Whether an element's inside is masked (True), left out (False) or read (None)."""
        language = values.get("lang", values.get("xml:lang", ("", 0, 0)))[0].lower()
        foreign = bool(language) and not language.startswith("ar")
        kept = values.get("translate", ("", 0, 0))[0].lower() == "no"
        if name in _SKIPPED:
            return False
        if name in _MASKED:
            return True
        if (foreign or kept) and name not in ("html", "body"):
            return name in INLINE
        return None

    def _close(self, name: str) -> None:
        if name in INLINE:
            self._depth = max(0, self._depth - 1)
        elif self._open[name]:
            closed = ""
            while closed != name:
                closed, _ = self._kinds.pop()
                self._open[closed] -= 1

    def _flush(self) -> Iterator[Segment]:
        self._depth = 0
        yield from self._builder.build(self._kind, escape=escape)

    @property
    def _kind(self) -> SegmentKind:
        return self._kinds[-1][1] if self._kinds else SegmentKind.PARAGRAPH

    def _attributes(
        self, name: str, values: dict[str, tuple[str, int, int]], match: regex.Match[str]
    ) -> Iterator[Segment]:
        for attribute, (value, start, end) in values.items():
            shown = attribute in _READ_ATTRIBUTES
            if name == "meta" and attribute == "content":
                kind = values.get("name", values.get("property", ("", 0, 0)))[0].lower()
                shown = kind in _META
            elif name == "input" and attribute == "value":
                shown = values.get("type", ("", 0, 0))[0].lower() in _BUTTONS
            if shown and value.strip():
                yield from attribute_segment(self._text, start, end)


def _kind(name: str) -> SegmentKind | None:
    """What an element makes of its text, or None if it says nothing of it."""
    if name in _HEADINGS:
        return SegmentKind.HEADING
    if name in _CELLS:
        return SegmentKind.CELL
    return SegmentKind.ITEM if name in _ITEMS else None


def attributes(match: regex.Match[str]) -> dict[str, tuple[str, int, int]]:
    """The attributes of a start tag: name in lower case -> value as written, and where it stands in the text."""
    start, end = match.span("attributes")
    out: dict[str, tuple[str, int, int]] = {}
    for item in _ATTRIBUTE.finditer(match.string, start, end):
        if item["value"] is not None:
            out.setdefault(item["name"].lower(), (item["value"], *item.span("value")))
    return out


def attribute_segment(text: str, start: int, end: int) -> list[Segment]:
    """The segment of an attribute's value, entities read as their characters."""
    builder = Builder(text)
    with_entities(builder, text, start, end)
    # An unquoted value cannot take blanks or quotes: only letters may be put in.
    quoted = text[start - 1 : start] in ("'", '"')
    return builder.build(SegmentKind.ATTRIBUTE, escape=escape if quoted else _unquoted)


def with_entities(builder: Builder, text: str, start: int, end: int, depth: int = 0) -> None:
    """Add a slice in which only entities are markup."""
    position = start
    for match in ENTITY.finditer(text, start, end):
        builder.flow(position, match.start(), depth)
        read = html.unescape(match.group())
        if read == match.group():
            builder.mask(*match.span(), depth)
        else:
            builder.escaped(read, *match.span(), depth)
        position = match.end()
    builder.flow(position, end, depth)


def _unquoted(text: str) -> str | None:
    return None if regex.search(r"[\s\"'`=<>&]", text) else text
