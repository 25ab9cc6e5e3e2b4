"""Spell right words as writers misspell them: the slips that `restore` rules undo, with how often each is made.

The rates are of one slip in a hundred slips of unedited prose, in round numbers
(``../shared/LEXICON.md``: sixty in a hundred are hamza, ة/ه and ى/ي).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from arlint.lexicon.confusions import Confusion
from arlint.lexicon.proposals import single

# What a writer puts for a letter, anywhere in the word.
_LETTERS: Final[Mapping[Confusion, tuple[tuple[str, str], ...]]] = {
    Confusion.HAMZA: (("أ", "ا"), ("إ", "ا")),
    Confusion.HAMZA_SIDE: (("أ", "إ"), ("إ", "أ")),
    Confusion.WASL: (("ا", "أ"), ("ا", "إ")),
    Confusion.MADDA: (("آ", "ا"), ("آ", "أ")),
    Confusion.EXTRA_MADDA: (("أ", "آ"),),
    Confusion.SOFTENED: (("ئ", "ي"), ("ؤ", "و")),
    Confusion.DAD_ZA: (("ض", "ظ"), ("ظ", "ض")),
    Confusion.DHAL_DAL: (("ذ", "د"), ("ذ", "ز"), ("د", "ذ")),
    Confusion.TA_TAH: (("ط", "ت"), ("ت", "ط")),
    Confusion.SIN_SAD: (("ص", "س"), ("س", "ص")),
    Confusion.THA: (("ث", "ت"), ("ث", "س")),
}
# What a writer puts for the end of a word.
_ENDINGS: Final[Mapping[Confusion, tuple[tuple[str, str], ...]]] = {
    Confusion.TA_MARBUTA: (("ة", "ه"),),
    Confusion.HA: (("ه", "ة"),),
    Confusion.ALEF_MAQSURA: (("ى", "ي"), ("ي", "ى")),
    Confusion.ALEF_SHAPE: (("ى", "ا"),),
    Confusion.SOFTENED: (("اء", "ا"),),
    Confusion.TA_OPEN: (("ة", "ت"), ("ات", "اة")),
    Confusion.WAW_ALEF: (("وا", "و"),),
    Confusion.PLURAL_IMPERFECT: (("ون", "و"),),
}
# Slips that lead from one word to another and back.
_BOTH_WAYS: Final = (
    Confusion.HAMZA_SEAT,
    Confusion.DOUBLED,
    Confusion.TRANSPOSED,
    Confusion.LETTER,
    Confusion.EXTRA,
    Confusion.MISSING,
)
RATES: Final[Mapping[Confusion, float]] = {
    Confusion.HAMZA: 45.0,
    Confusion.HAMZA_SIDE: 2.0,
    Confusion.WASL: 4.0,
    Confusion.MADDA: 2.0,
    Confusion.EXTRA_MADDA: 0.3,
    Confusion.TA_MARBUTA: 10.0,
    Confusion.HA: 1.0,
    Confusion.ALEF_MAQSURA: 4.0,
    Confusion.ALEF_SHAPE: 0.5,
    Confusion.HAMZA_SEAT: 1.0,
    Confusion.SOFTENED: 1.0,
    Confusion.WAW_ALEF: 1.0,
    Confusion.PLURAL_IMPERFECT: 0.5,
    Confusion.DAD_ZA: 0.7,
    Confusion.DHAL_DAL: 0.7,
    Confusion.TA_TAH: 0.2,
    Confusion.SIN_SAD: 0.2,
    Confusion.THA: 0.3,
    Confusion.TA_OPEN: 0.4,
    Confusion.DOUBLED: 1.5,
    Confusion.TRANSPOSED: 1.0,
    Confusion.LETTER: 4.0,
    Confusion.EXTRA: 2.0,
    Confusion.MISSING: 3.0,
}


def misspellings(word: str, confusion: Confusion) -> Iterator[str]:
    """The ways to misspell a folded word by one slip of this kind, each once and none of them the word."""
    seen = {word}
    for form in _misspelled(word, confusion):
        if form not in seen and len(form) > 1:
            seen.add(form)
            yield form


def _misspelled(word: str, confusion: Confusion) -> Iterator[str]:
    for right, wrong in _LETTERS.get(confusion, ()):
        for i, letter in enumerate(word):
            if letter == right:
                yield word[:i] + wrong + word[i + 1 :]
    for right, wrong in _ENDINGS.get(confusion, ()):
        if word.endswith(right):
            yield word.removesuffix(right) + wrong
    if confusion in _BOTH_WAYS:
        for proposal in single(word, [confusion]):
            yield proposal.form
