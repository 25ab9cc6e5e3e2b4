"""Skeletons: the letters of a text as bytes, with a blank for each character that is none, and without marks.

A word has the same skeleton whatever marks, tatweel and joiners it is written with, and a blank before and behind it
whatever it stands between. So thousands of words can be searched for at once, and it need not be text for that:
a skeleton is made of bytes in two thirds of the time that it takes to decode them and to project the text
(:mod:`arlint.text.projection`), and is the same.
"""

from __future__ import annotations

import codecs
from typing import Final

from arlint.text.characters import JOINERS, MARKS, TATWEEL
from arlint.text.projection import CHARACTERS, UNCLEAR, WORDS_ONLY, bytes_of, project

# What the key of a word is without.
_IGNORED: Final = bytes(c for c in bytes_of(f"{MARKS}{TATWEEL}{JOINERS}") if c != UNCLEAR)


def of_projection(projection: bytes) -> bytes:
    """The skeleton of a projected text; :data:`UNCLEAR` where the projection is."""
    return projection.translate(WORDS_ONLY, _IGNORED)


def skeleton(data: bytes) -> bytes:
    """The skeleton of a text in UTF-8, as :func:`of_projection` has it. Raises UnicodeDecodeError if it is none."""
    narrow = data.translate(_NARROWED).decode()
    return narrow.encode("latin-1", _OTHERS).translate(_SKELETONS, _LEFT_OUT)


# UTF-8 writes U+0600-U+067F, which is nearly all of Arabic, with the lead bytes D8 and D9, and U+0080-U+00FF with C2
# and C3. If these change places, what is UTF-8 stays so, and what is none; and each Arabic character is decoded to one
# of Latin-1, with which CPython deals faster than with any other, and which encoded is its byte.
_LEADS: Final = {0xD8: 0xC2, 0xD9: 0xC3, 0xC2: 0xD8, 0xC3: 0xD9}
_ARABIC: Final = 0x600
_LATIN: Final = 0x80
_NARROW: Final = 0x80  # how many characters change places


def _narrowed(char: str) -> str:
    """What a character is decoded to."""
    code = ord(char)
    if _ARABIC <= code < _ARABIC + _NARROW:
        return chr(code - _ARABIC + _LATIN)
    return chr(code - _LATIN + _ARABIC) if _LATIN <= code < _LATIN + _NARROW else char


# Nothing in ASCII is a letter of Arabic: its characters are blanks or unclear from the beginning. That leaves their
# bytes to the letters that are not narrow (گ).
_BLANK: Final = 0x20
_ASCII: Final = of_projection(project("".join(map(chr, range(_LATIN)))))
_NARROWED: Final = _ASCII + bytes(_LEADS.get(byte, byte) for byte in range(_LATIN, 0x100))
_FREE: Final = (byte for byte in range(_LATIN) if byte not in (_BLANK, UNCLEAR))


def _tables() -> tuple[bytes, bytes, dict[str, bytes]]:
    """The skeleton of each byte that there is after encoding, those that have none, and the bytes of all others."""
    skeletons, left_out, others = bytearray(range(0x100)), bytearray(), {}
    for byte in range(_LATIN, 0x100):
        projected = project(chr(byte - _LATIN + _ARABIC))
        skeletons[byte] = projected.translate(WORDS_ONLY)[0]
        if not of_projection(projected):
            left_out.append(byte)
    for char in CHARACTERS:
        if ord(narrowed := _narrowed(char)) >= 0x100:
            own = of_projection(project(char))
            if own not in (b"", b" "):
                byte = next(_FREE)
                skeletons[byte] = own[0]
                own = bytes([byte])
            others[narrowed] = own
    return bytes(skeletons), bytes(left_out), others


_SKELETONS, _LEFT_OUT, _BYTES = _tables()
_OTHERS: Final = "arlint.skeleton"
_UNKNOWN: Final = bytes([UNCLEAR])


def _encoded(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    run = error.object[error.start : error.end]
    return b"".join([_BYTES.get(char, _UNKNOWN) for char in run]), error.end


codecs.register_error(_OTHERS, _encoded)
