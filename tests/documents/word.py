"""Word documents around one text: the ``word/document.xml`` that a test has made."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
TAIL = "</w:body></w:document>"
_PART = "word/document.xml"


@cache
def _template() -> bytes:
    import docx

    buffer = BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def packed(text: str) -> bytes:
    """A whole archive whose main part is ``text``."""
    buffer = BytesIO()
    with ZipFile(BytesIO(_template())) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text.encode() if name == _PART else old.read(name))
    return buffer.getvalue()


def opened(text: str) -> Any:
    """The document of :func:`packed` as python-docx reads it."""
    import docx

    return docx.Document(BytesIO(packed(text)))
