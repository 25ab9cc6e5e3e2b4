"""Sources read as documents, with patience for what only looks like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from arlint.errors import ArlintError

if TYPE_CHECKING:
    from arlint.documents.document import Document
    from arlint.documents.options import Options
    from arlint.documents.source import Source

# An Arabic letter, or an escape or entity that may be one.
_MAY_BE_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]|\\\\u|&#")


def read_document(source: Source, format: str | None, options: Options) -> Document:
    """A source read in its format: without any segment if it is not of that format and nothing in it is Arabic.

    Such are templates of YAML, which are no business of ours. Raises UsageError for a format or an
    extension that arlint does not know, ArlintError for what cannot be read; of an archive nothing is known.
    """
    from arlint.documents.document import Document
    from arlint.documents.reading import format_for, read

    name = format_for(source.path, format)
    try:
        return read(source, name, options)
    except ArlintError:
        if name == "docx" or _MAY_BE_ARABIC.search(source.text):
            raise
        return Document(source, name, ())
