"""Character classes of normalization, as sets of characters.

The classes named LET and MARK in the specification are those of
``arlint.text.characters``: letters of the Arabic script (category Lo, without
tatweel) and the nonspacing marks of the Arabic blocks.
"""

from __future__ import annotations

import re
from typing import Final

import regex

from arlint.text import characters

LETTER_CLASS: Final = characters.LETTERS
MARK_CLASS: Final = characters.MARKS


def expand(char_class: str) -> frozenset[str]:
    """The characters of a class written as in a character set: ``a-c`` ranges and single characters."""
    chars: set[str] = set()
    at = 0
    while at < len(char_class):
        first = last = ord(char_class[at])
        if char_class[at + 1 : at + 2] == "-":
            last = ord(char_class[at + 2])
            at += 2
        chars.update(map(chr, range(first, last + 1)))
        at += 1
    return frozenset(chars)


LETTERS: Final = expand(LETTER_CLASS)
MARKS: Final = expand(MARK_CLASS)
ARABIC: Final = LETTERS | MARKS
TATWEEL: Final = "\u0640"
DIGIT_CLASS: Final = "0-9\u0660-\u0669\u06f0-\u06f9"
DIGITS: Final = expand(DIGIT_CLASS)

# Category Zs: every space that takes room, the no-break ones among them.
SPACES: Final = expand("\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000")

# Stand for a protected span while punctuation is put right: a word (URL, code, verse …) and a tag.
WORD_SENTINEL: Final = "\ue000"
TAG_SENTINEL: Final = "\ue001"
SENTINELS: Final = frozenset((WORD_SENTINEL, TAG_SENTINEL))

PICTOGRAPH: Final = regex.compile(r"\p{Extended_Pictographic}")


# Whether a text has anything in the blocks of presentation forms (`re`: faster than `regex` on a plain class).
PRESENTATION_GATE: Final = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
