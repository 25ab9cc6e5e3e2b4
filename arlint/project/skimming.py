"""Skimming: telling from the bytes of a plain text that nothing in it concerns the rules.

Where all rules are lists of words (:mod:`arlint.matchers.needles`), most files have none of
them. Such a file is never a document: it is decoded and searched a piece at a time, and forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from arlint.documents.directives import TRIGGER
from arlint.documents.source import BOMS, WIDE
from arlint.text.projection import project

if TYPE_CHECKING:
    from arlint.matchers.needles import Needles

_PIECE: Final = 1 << 20  # bytes
_MARKED: Final = tuple(mark for mark, _ in BOMS)
_TRIGGER: Final = TRIGGER.encode()


def is_silent(data: bytes, needles: Needles) -> bool:
    """Whether plain text in UTF-8 has no needle and speaks to arlint nowhere; False also if it is none."""
    if data.startswith(_MARKED) or WIDE in data or _TRIGGER in data:
        return False
    try:
        return all(needles.absent(project(piece.decode())) for piece in _pieces(data))
    except UnicodeDecodeError:
        return False


def _pieces(data: bytes) -> Iterator[bytes]:
    """The bytes in pieces that end with lines, so that neither a character nor a word is cut."""
    begin = 0
    while begin < len(data):
        end = data.find(b"\n", begin + _PIECE) + 1 or len(data)
        yield data[begin:end]
        begin = end
