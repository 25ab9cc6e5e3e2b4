"""A source: the decoded text of one input and all that is needed to write it back byte for byte."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final, NamedTuple

from arlint.documents.names import ARCHIVES
from arlint.errors import DecodeError, suspected
from arlint.text.positions import LineIndex

if TYPE_CHECKING:
    from arlint.documents.container import Container


class Source(NamedTuple):
    """An input's text. ``text`` keeps every newline as it was read; ``bom`` are the bytes before it."""

    text: str
    path: str = "<text>"
    encoding: str = "utf-8"
    bom: bytes = b""
    container: Container | None = None

    def lines(self) -> LineIndex:
        """The lines of the text, as they stand in the file."""
        return LineIndex.of(self.text, len(self.bom) if self.bom == codecs.BOM_UTF8 else 0)

    def encode(self, text: str) -> bytes:
        """The bytes of this source with another text, in the encoding and with the BOM that were read.

        A source from an archive gives the whole archive. Raises UnicodeEncodeError if
        the encoding cannot hold ``text``.
        """
        if self.container is not None:
            return self.container.encode(text)
        return self.bom + text.encode(self.encoding)


# The mark of UTF-32-LE begins with that of UTF-16-LE and comes before it.
BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


# What stands between the Latin letters and signs that Arabic in UTF-16 looks like, of which no text in UTF-8 has any.
WIDE: Final = b"\x06"
_EXACT: Final = frozenset({"utf-8", "utf8"})


def decode(data: bytes, path: str, encoding: str | None = None) -> Source:
    """Decode ``data`` strictly: by its BOM, else in ``encoding``, else as UTF-8.

    An archive named as a Word document is opened, and its text is that of its parts.

    Raises DecodeError, which names the byte offset, if the bytes are not text in
    that encoding or would not come back the same.
    """
    if data.startswith(b"PK\x03\x04") and path.lower().endswith(ARCHIVES):
        from arlint.documents.container import open_container
        from arlint.documents.formats.docx import PARTS

        text, container = open_container(data, path, PARTS)
        return Source(text, path, container=container)
    bom, name = b"", encoding or "utf-8"
    for mark, marked in BOMS:
        if data.startswith(mark):
            bom, name = mark, marked
            break
    body = data[len(bom) :]
    try:
        text = body.decode(name)
    except UnicodeDecodeError as error:
        raise DecodeError(path, name, len(bom) + error.start, body) from error
    except (LookupError, UnicodeError, ValueError) as error:
        # Codecs that are none of text, or that raise what they like.
        raise DecodeError(path, name, None, b"") from error
    if encoding is None and not bom:
        refuse_bare_utf16(path, body)
    source = Source(text, path, name, bom)
    # What is UTF-8 at all is so in one way only; the other encodings are made again, which takes as much memory again.
    if name.lower() not in _EXACT and source.encode(text) != data:
        raise DecodeError(path, name, None, body)
    return source


def refuse_bare_utf16(path: str, body: bytes) -> None:
    """Raise DecodeError for Arabic in UTF-16 without a byte order mark.

    Such bytes are valid UTF-8 too: Latin letters and signs with U+0006 between them, which a rule would take out.
    """
    if WIDE in body and (guess := suspected(body, "utf-8")).startswith("utf-16"):
        raise DecodeError(path, "utf-8", None, body, guess)
