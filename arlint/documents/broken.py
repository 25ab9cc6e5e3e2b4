"""Documents that break off: an error with its line, and not silence about what nobody has read."""

from __future__ import annotations

from typing import Final

import regex

from arlint.documents.source import Source
from arlint.errors import ArlintError

# As it is written, or as JSON escapes it.
_ARABIC: Final = regex.compile(r"\p{Script=Arabic}|\\u0[67]")


def refuse_open(source: Source, start: int, end: int) -> None:
    """Raise ArlintError for a string or comment that is opened and not closed, if Arabic stands in it.

    Without Arabic there is nothing that arlint would have read.
    """
    if _ARABIC.search(source.text, start, end):
        comment = source.text.startswith("/*", start)
        raise not_closed(source, start, "a comment" if comment else "a string", "تعليق" if comment else "نص")


def comment_is_open(comment: str | None) -> bool:
    """Whether a comment begins with ``/*`` and never ends."""
    return comment is not None and comment.startswith("/*") and (len(comment) < 4 or not comment.endswith("*/"))


def not_closed(source: Source, start: int, what: str, what_ar: str) -> ArlintError:
    """The error for something that begins at ``start`` and is not closed."""
    place = f"{source.path}:{source.lines().position(start).line}"
    return ArlintError(f"{place}: {what} is not closed", f"{place}: لم يُغلق {what_ar}")
