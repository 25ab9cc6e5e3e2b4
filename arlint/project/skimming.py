"""Skimming: telling from the bytes of a plain text that nothing in it concerns the rules.

Where all rules are lists of words (:mod:`arlint.matchers.needles`), most files have none of
them. Such a file is never a document: it is searched a piece at a time, and forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from arlint.documents.names import TRIGGER
from arlint.documents.source import BOMS
from arlint.text.skeleton import skeleton

if TYPE_CHECKING:
    from arlint.matchers.needles import Needles

_PIECE: Final = 1 << 17  # bytes: what is made of so many stays in the processor's cache
_MARKED: Final = tuple(mark for mark, _ in BOMS)
_TRIGGER: Final = TRIGGER.encode()
_BEGIN: Final = _TRIGGER[:1]  # which is sooner looked for, and most Arabic text has none


def is_silent(blocks: Iterable[bytes], needles: Needles) -> bool:
    """Whether plain text in UTF-8 has no needle and speaks to arlint nowhere; False also if it is none.

    ``blocks``: its bytes, cut anywhere; no more of them are asked for than it takes to know.
    """
    first = True
    for lines in _lines(blocks):
        if (_BEGIN in lines and _TRIGGER in lines) or (first and lines.startswith(_MARKED)):
            return False
        first = False
        try:
            # Of UTF-16 that looks like UTF-8 a skeleton is unclear, as of all that has control characters.
            searched = skeleton(lines)
        except UnicodeDecodeError:
            return False
        if not needles.absent_from(searched):
            return False
    return True


def pieces(data: bytes) -> Iterator[bytes]:
    """Bytes in blocks of a good size."""
    return (data[begin : begin + _PIECE] for begin in range(0, len(data), _PIECE))


def _lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes in blocks that end with lines, so that neither a character nor a word is cut."""
    begun = b""
    for block in blocks:
        end = block.rfind(b"\n") + 1
        if end:
            yield begun + block[:end]
        begun = block[end:] if end else begun + block
    if begun:
        yield begun
