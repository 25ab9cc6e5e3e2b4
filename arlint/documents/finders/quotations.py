"""Quotations and lines of verse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arlint.documents.finders.base import Span
from arlint.documents.finders.languages import ANY_WORD
from arlint.text.lazy import Lazy

# Many write ”…“, the quotation marks of a left-to-right text as they look when they are mirrored: there ” opens
# if it stands before a word and “ closes if it stands behind one.
_QUOTES: Final = Lazy(r'[«»“„"]|”(?P<mirrored>(?<=(?:^|[\s(\[:،؛])[وفبلك]{0,2}”)(?=[^\s”“]))?')
_CLOSER: Final = {"«": "»", "“": "”", "„": "“", '"': '"'}


def quotations(text: str) -> Iterator[Span]:
    """The insides of «…», “…”, ”…“, „…“ and "…", of nested ones the outermost; an opener alone opens nothing."""
    closer, start = "", 0
    for match in _QUOTES.finditer(text):
        mark = match.group()
        if not closer:
            closer = "“" if match["mirrored"] is not None else _CLOSER.get(mark, "")
            start = match.end()
        elif mark == closer:
            yield start, match.start()
            closer = ""


_LINE: Final = Lazy(r"[^\r\n]+")
_CAESURA: Final = Lazy(
    r"[ \t\u00a0]*(?:\*{2,5}|(?<=\s)[*\u066d\u273d\u06de#](?=\s)|\t[ \t]*|[ \u00a0]{3,}|(?<=\s)//(?=\s))"
    r"[ \t\u00a0]*"
)
# Three blanks are as often a slip.
_THIN: Final = Lazy(r"(?<=[^ \u00a0])[ \u00a0]{3}(?=[^ \u00a0])")
_STOP: Final = Lazy(r"[.،؛:؟!…()\d]")


def verses(text: str) -> Iterator[Span]:
    """Lines of verse: two hemistichs of two to eight words, one no more than twice the other, with a caesura.

    The caesura is ``***``, a spaced ``*`` or ``٭``, ``//``, a tabulator or four blanks; or three blanks in a
    line that has no other punctuation.
    """
    for line in _LINE.finditer(text):
        content = line.group()
        if len(content) > 200 or (_THIN.search(content) and _STOP.search(content)):
            continue
        halves = [half for half in _CAESURA.split(content.strip()) if half]
        if len(halves) != 2:
            continue
        one, other = (len(ANY_WORD.findall(half)) for half in halves)
        if 2 <= one <= 8 and 2 <= other <= 8 and max(one, other) <= 2 * min(one, other):
            yield line.span()
