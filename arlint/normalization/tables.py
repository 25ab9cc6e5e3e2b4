"""The steps that look at one character at a time.

Each is a layer: a function from one character to its replacement. Sources:
UnicodeData.txt (general categories, compatibility decompositions, character
names), NamesList.txt, Lucene's ArabicNormalizer and PersianNormalizer, CLDR
``ar-u-co-search``; see the table of steps in docs/normalize/steps.md.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from arlint.normalization.actions import Layer
from arlint.normalization.classes import MARKS, SPACES, TATWEEL, expand


def folding(pairs: dict[str, str]) -> Layer:
    """A layer from a dictionary of single characters."""

    def layer(char: str) -> str:
        return pairs.get(char, char)

    return layer


def deleting(chars: frozenset[str]) -> Layer:
    """A layer that deletes some characters."""

    def layer(char: str) -> str:
        return "" if char in chars else char

    return layer


# --- presentation forms and word ligatures -------------------------------------------------------------

# Word ligatures, honorific signs, the ornate brackets and the byte order mark stand in the same blocks.
_NOT_LETTER_FORMS: Final = expand("\ufd3e-\ufd4f\ufdf0-\ufdff\ufeff")


def presentation_form(char: str) -> str:
    """The letters that a presentation form stands for.

    Forms whose decomposition holds a SPACE or a tatweel (marks shown alone or on a
    stroke: U+FC5E-FC63, FCF2-FCF4, FE70-FE7F) are no letters and stay.
    """
    if not ("\ufb50" <= char <= "\ufdef" or "\ufe70" <= char <= "\ufefc") or char in _NOT_LETTER_FORMS:
        return char
    decomposition = unicodedata.decomposition(char)
    if not decomposition.startswith("<"):
        return char
    letters = "".join(chr(int(point, 16)) for point in decomposition.split()[1:])
    return char if " " in letters or TATWEEL in letters else letters


# U+FD40-FD4F, FDFD-FDFF have no decomposition: the words are those of the character names.
_NAMED_LIGATURES: Final = {
    "\ufd40": "رحمه الله",
    "\ufd41": "رضي الله عنه",
    "\ufd42": "رضي الله عنها",
    "\ufd43": "رضي الله عنهم",
    "\ufd44": "رضي الله عنهما",
    "\ufd45": "رضي الله عنهن",
    "\ufd46": "صلى الله عليه وآله",
    "\ufd47": "عليه السلام",
    "\ufd48": "عليهم السلام",
    "\ufd49": "عليهما السلام",
    "\ufd4a": "عليه الصلاة والسلام",
    "\ufd4b": "قدس سره",
    "\ufd4c": "صلى الله عليه وآله وسلم",
    "\ufd4d": "عليها السلام",
    "\ufd4e": "تبارك وتعالى",
    "\ufd4f": "رحمهم الله",
    # Unicode decomposes the rial sign with a Farsi yeh; Arabic writes the word with U+064A.
    "\ufdfc": "ريال",
    "\ufdfd": "بسم الله الرحمن الرحيم",
    "\ufdfe": "سبحانه وتعالى",
    "\ufdff": "عز وجل",
}
WORD_LIGATURES: Final = expand("\ufd40-\ufd4f\ufdf0-\ufdff")


def expand_ligature(char: str) -> str:
    """The words of a word ligature (U+FDF0-FDFB by Unicode, the others by name)."""
    if char not in WORD_LIGATURES:
        return char
    if char in _NAMED_LIGATURES:
        return _NAMED_LIGATURES[char]
    return "".join(chr(int(point, 16)) for point in unicodedata.decomposition(char).split()[1:])


# --- marks and signs -----------------------------------------------------------------------------------

TASHKEEL: Final = expand("\u064b-\u0652")
DEDIAC: Final = TASHKEEL | {"\u0670"}
HONORIFIC_MARKS: Final = expand("\u0610-\u0614")
ALL_MARKS: Final = MARKS
# End of ayah, rub el hizb, place of sajdah, small waw, small yeh, disputed end of ayah.
QURAN_SIGNS: Final = expand("\u06dd\u06de\u06e9\u06e5\u06e6\u08e2")
# Default-ignorable characters; U+200D and U+FE0F need their context (see invisibles).
INVISIBLE: Final = expand(
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0e\ufeff"
)
ZWNJ: Final = "\u200c"

# --- letters -------------------------------------------------------------------------------------------

ALEF: Final = dict.fromkeys("آأإٱ", "ا")
ALEF_WASLA: Final = {"ٱ": "ا"}
ALEF_LUCENE: Final = dict.fromkeys("آأإ", "ا")
ALEF_MAKSURA: Final = {"ى": "ي"}
TEH_MARBUTA: Final = {"ة": "ه"}
HAMZA_SEAT: Final = {"ؤ": "و", "ئ": "ي"}
ARABIC_LETTERS: Final = {
    "\u06a9": "ك",  # keheh
    "\u06aa": "ك",  # swash kaf
    "\u06cc": "ي",  # Farsi yeh
    "\u06d2": "ي",  # yeh barree
    "\u06c1": "ه",  # heh goal
    "\u06c2": "ه",  # heh goal with hamza above
    "\u06be": "ه",  # heh doachashmee
    "\u06c0": "ه",  # heh with yeh above
    "\u06d5": "ه",  # ae
    "\u06c3": "ة",  # teh marbuta goal
}

# --- digits, punctuation, spaces, case -----------------------------------------------------------------

ASCII_DIGITS: Final = {chr(zero + value): str(value) for zero in (0x0660, 0x06F0) for value in range(10)}
ARABIC_INDIC_DIGITS: Final = {chr(0x06F0 + value): chr(0x0660 + value) for value in range(10)}


def any_digit(char: str) -> str:
    """Every decimal digit of Unicode (category Nd) as ASCII."""
    return str(unicodedata.decimal(char)) if char > "\x7f" and char.isdecimal() else char


def full_width(char: str) -> str:
    """Full-width forms (compatibility tag <wide>, U+FF01-FF60 and U+FFE0-FFE6) as the ordinary character."""
    if not ("\uff01" <= char <= "\uff60" or "\uffe0" <= char <= "\uffe6"):
        return char
    tag, _, point = unicodedata.decomposition(char).partition(" ")
    return chr(int(point, 16)) if tag == "<wide>" else char


def lower_case(char: str) -> str:
    """Simple lower case, one character for one, as Java and Lucene have it.

    Only U+0130 differs from Python's full mapping (i + U+0307): its simple mapping is ``i``.
    """
    return "i" if char == "\u0130" else char.lower()


ZS_AND_TAB: Final = dict.fromkeys((*SPACES, "\t"), " ")
WIDE_SPACE_GATE: Final = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
