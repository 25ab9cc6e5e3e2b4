"""XML cut into tokens that know where they stand, for the formats that are XML.

Expat would know it in bytes of the file's encoding; here offsets have to be those
of the decoded text. A document type with declarations of its own is refused, as
what its entities stand for is not in the text (XML 1.0, section 4.4).
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from arlint.documents.broken import not_closed
from arlint.documents.builder import Builder
from arlint.documents.source import Source
from arlint.errors import ArlintError

_TOKEN: Final = regex.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))|(?P<cdata><!\[CDATA\[.*?(?:\]\]>|\Z))|(?P<other><\?.*?(?:\?>|\Z)|<![^<>\[]*+\[?)"
    r"|<(?P<close>/?)(?P<name>[^\s/<>!?&\"'=]++)"
    r"(?P<attributes>(?:[^<>\"'/]++|\"[^\"<]*+\"|'[^'<]*+'|/(?!>))*+)(?P<empty>/?)>",
    regex.DOTALL,
)
_ATTRIBUTE: Final = regex.compile(r"([^\s=\"'/]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
ENTITY: Final = regex.compile(r"&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]``: a run of text, a tag, CDATA or a comment. ``name`` has no namespace prefix."""

    kind: str  # text, open, close, empty, cdata, comment, other
    start: int
    end: int
    name: str = ""
    attributes: dict[str, str] | None = None

    def get(self, attribute: str) -> str:
        """An attribute's value, or nothing."""
        return (self.attributes or {}).get(attribute, "")


def tokens(text: str, path: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of an XML text. Raises ArlintError if it declares a document type of its own."""
    stop = len(text) if end is None else end
    position = start
    for match in _TOKEN.finditer(text, start, stop):
        if match.start() > position:
            yield Token("text", position, match.start())
        position = match.end()
        if match["comment"] is not None:
            yield Token("comment", *match.span())
        elif match["cdata"] is not None:
            yield Token("cdata", *match.span())
        elif match["other"] is not None:
            if match["other"].endswith("["):
                raise ArlintError(
                    f"{path}: an XML document type with declarations is not read; remove them",
                    f"{path}: في ملف XML تعريفات (DTD) لا تُقرأ؛ احذفها",
                )
        else:
            kind = "close" if match["close"] else "empty" if match["empty"] else "open"
            name = match["name"].rpartition(":")[2]
            found = {a.rpartition(":")[2]: v or w for a, v, w in _ATTRIBUTE.findall(match["attributes"])}
            yield Token(kind, *match.span(), name, found)
    if position < stop:
        yield Token("text", position, stop)


def nested(source: Source, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of an XML text. Raises ArlintError, too, for an element that is not closed where it has to be."""
    waiting: list[Token] = []
    for token in tokens(source.text, source.path, start, end):
        if token.kind == "open":
            waiting.append(token)
        elif token.kind == "close" and waiting:
            last = waiting.pop()
            if last.name != token.name:
                raise _not_closed(source, last)
        yield token
    if waiting:
        raise _not_closed(source, waiting[-1])


def _not_closed(source: Source, token: Token) -> ArlintError:
    return not_closed(source, token.start, f"<{token.name}>", f"العنصر <{token.name}>")


def add_text(builder: Builder, text: str, start: int, end: int, depth: int = 0) -> None:
    """Add character data whose lines are filled, entities read as their characters."""
    position = start
    for match in ENTITY.finditer(text, start, end):
        builder.flow(position, match.start(), depth)
        builder.escaped(html.unescape(match.group()), *match.span(), depth)
        position = match.end()
    builder.flow(position, end, depth)


def escape(text: str) -> str:
    """``text`` as XML character data."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
