"""Texts as bytes, one for each code point: what whole blocks of text are searched in.

Bytes are split, compared and searched several times as fast as text, so a block
is first looked at in its *projection*, and only where that shows something in the
text itself. Letters, marks, digits and signs of everyday Arabic and Latin text
have a byte each; all other characters share the byte :data:`UNCLEAR`, which stands
for whatever it may stand for. Offsets are the same in both.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from arlint.text.characters import ARABIC_ALPHABET, JOINERS, LETTERS, MARKS, MASK, PRESENTATION_LETTERS, TATWEEL

UNCLEAR: Final = 0x1A
_BLANK: Final = 0x20

_LETTERS: Final = "".join(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B)))) + "پچژگکیڤٱہەےںھڭې"
_MARKS: Final = "".join(map(chr, range(0x64B, 0x656))) + "\u0670\u0640"
_DIGITS: Final = "".join(map(chr, (*range(0x660, 0x66A), *range(0x6F0, 0x6FA))))
_SIGNS: Final = "،؛؟٪٫٬٭«»“”„‘’…–—•·﴾﴿ﷺ\u00a0\u202f\u200b\u200c\u200d\u200e\u200f\u00ad\ufeff" + MASK
_ASCII: Final = frozenset("\0\t\n\r" + "".join(map(chr, range(0x20, 0x7F))))


def _alphabet() -> str:
    """The character of each byte; U+FFFE is none."""
    table = [chr(code) if chr(code) in _ASCII else "\ufffe" for code in range(0x100)]
    free = [code for code in range(0x100) if table[code] == "\ufffe" and code != UNCLEAR]
    for code, char in zip(free, _LETTERS + _MARKS + _DIGITS + _SIGNS, strict=False):
        table[code] = char
    return "".join(table)


_ALPHABET: Final = _alphabet()
CHARACTERS: Final = _ALPHABET.replace("\ufffe", "")
"""All that have a byte of their own."""
_ENCODING: Final = codecs.charmap_build(_ALPHABET)
_OTHERS: Final = "arlint.projection"


def _unclear(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return bytes([UNCLEAR]) * (error.end - error.start), error.end


codecs.register_error(_OTHERS, _unclear)


def project(text: str) -> bytes:
    """The projection of ``text``: one byte for each code point."""
    return codecs.charmap_encode(text, _OTHERS, _ENCODING)[0]


def restore(projection: bytes) -> str:
    """The text of a projection that is nowhere :data:`UNCLEAR`."""
    return codecs.charmap_decode(projection, "strict", _ALPHABET)[0]


def bytes_of(characters: str) -> bytes:
    """The bytes that the characters of a class may have (a piece of a pattern's character set), in order."""
    inside = re.compile(f"[{characters}]")
    return bytes(c for c in range(0x100) if c == UNCLEAR or (_ALPHABET[c] != "\ufffe" and inside.match(_ALPHABET[c])))


def table(replacements: dict[bytes, bytes], rest: bytes | None = None) -> bytes:
    """A table for ``bytes.translate``: each byte of a key becomes the key's value; the others ``rest``, or stay."""
    out = bytearray(range(0x100)) if rest is None else bytearray(rest * 0x100)
    for characters, value in replacements.items():
        for c in characters:
            out[c] = value[0]
    return bytes(out)


# What written words are made of, as in `arlint.text.tokens`.
WORD: Final = bytes_of(f"{LETTERS}{PRESENTATION_LETTERS}{MARKS}{TATWEEL}{JOINERS}")
WORDS_ONLY: Final = table({bytes([c]): bytes([c]) for c in WORD}, rest=b" ")

# What every text has: letters of Arabic, blanks and line ends.
EVERYWHERE: Final = bytes(c for c in bytes_of(f"{ARABIC_ALPHABET} \n") if c != UNCLEAR)


# One character between two words with no blank beside it, which leaves no trace among the words; no everyday mark.
_LETTER: Final = b"[" + re.escape(WORD) + b"]"
_GLUED: Final = re.compile(
    b"(?<=" + _LETTER + b")[^ \\n" + re.escape(WORD + bytes_of("،,./:؛")) + b"](?=" + _LETTER + b")"
)


def has_glued(projection: bytes) -> bool:
    """Whether a number, say, of one digit stands between two letters without blanks (ن5ظره)."""
    return _GLUED.search(projection) is not None


def words(projection: bytes) -> list[bytes]:
    """The written words of a projection, in order, with an empty one for each further character between two words.

    So the offset of a word is the length of all before it, and one for each of them.
    """
    return projection.translate(WORDS_ONLY).split(b" ")
