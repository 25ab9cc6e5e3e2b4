"""What the written marks of a word say against a correction of its letters.

A writer who vocalises has said what the word is: a ي with a shadda is the pronoun
(إليّ), an alef behind fathatan carries no hamza (نقرًا), a ه behind a kasra is no ة
(بيتِه). Source: Wright, A Grammar of the Arabic Language, vol. I, part I (orthography).
"""

from __future__ import annotations

import re
from typing import Final

from arlint.text.characters import SHADDA, TASHKEEL

_FATHATAN, _DAMMATAN, _KASRATAN = "\u064b", "\u064c", "\u064d"
_FATHA, _DAMMA, _KASRA, _SUKUN = "\u064e", "\u064f", "\u0650", "\u0652"
_DAGGER_ALEF: Final = "\u0670"
_OPEN: Final = frozenset((_FATHA, _DAMMA, _FATHATAN, _DAMMATAN))
_LOW: Final = frozenset((_KASRA, _KASRATAN))
# What a letter that turns into another cannot carry: (letter, its correction) -> marks.
_NOT_UPON: Final[dict[tuple[str, str], frozenset[str]]] = {
    ("ي", "ى"): frozenset((_FATHA, _DAMMA, _DAMMATAN, _KASRA, _KASRATAN, SHADDA, _SUKUN)),
    ("ا", "أ"): _LOW | {_FATHATAN},
    ("ا", "إ"): _OPEN,
    ("أ", "إ"): _OPEN,
    ("إ", "أ"): _LOW,
    ("ه", "ة"): frozenset((SHADDA,)),
    ("ئ", "ء"): frozenset(),
    ("ى", "ي"): frozenset((_FATHATAN, _DAGGER_ALEF)),
    ("د", "ذ"): frozenset((_FATHATAN, _DAMMATAN, _KASRATAN)),  # مادًّا is no ماذا
}
# What cannot stand upon the letter before it.
_NOT_BEFORE: Final[dict[tuple[str, str], frozenset[str]]] = {
    ("ا", "أ"): frozenset((_FATHATAN,)),
    ("ا", "إ"): frozenset((_FATHATAN,)),
    ("ى", "ي"): frozenset((_FATHA, _FATHATAN)),
    ("ه", "ة"): frozenset((_KASRA, _DAMMA, _SUKUN)),
    ("ئ", "ء"): frozenset((SHADDA, _KASRA)),  # بطِّئ is an imperative
}
# No particle has tanwin: فانٍ is no فإن.
_NUN_WITH_TANWIN: Final = re.compile(f"ن[{_FATHATAN}{_DAMMATAN}{_KASRATAN}]")
_ALEF_TO_HAMZA: Final = frozenset((("ا", "أ"), ("ا", "إ")))
# A verb of form IX, which no word in أ looks like: اخضرّ.
_NINTH_FORM: Final = re.compile(f"[{TASHKEEL}]*(?:\\w[{TASHKEEL}]*){{2}}\\w[{TASHKEEL}]*{SHADDA}[{TASHKEEL}]*(?!\\w)")
_MARKS: Final = re.compile(f"[{TASHKEEL}]*")
_VOCALISED: Final = re.compile(f"[{TASHKEEL}]")


def is_vocalised(text: str) -> bool:
    """Whether there is a mark in ``text``, without which nothing is ruled out."""
    return _VOCALISED.search(text) is not None


def contradicts(text: str, start: int, end: int, replacement: str) -> bool:
    """Whether the marks around ``text[start:end]`` (code points) rule out that this letter was meant to be another.

    Only one letter for one letter, or a final hamza, can be ruled out; of longer edits the marks say nothing.
    """
    change = (text[start:end], replacement)
    if change == ("", "ء"):
        return _ends_without_hamza(text, start)
    if change not in _NOT_UPON:
        return False
    if change in _ALEF_TO_HAMZA and (_NUN_WITH_TANWIN.match(text, end) or _NINTH_FORM.match(text, end)):
        return True
    before = _NOT_BEFORE.get(change, frozenset())
    return not (_NOT_UPON[change].isdisjoint(_marks_from(text, end)) and before.isdisjoint(_marks_to(text, start)))


def _ends_without_hamza(text: str, end: int) -> bool:
    """Whether the marks before ``end`` say that no hamza is missing there: شيّ, مسًّا."""
    own = _marks_to(text, end)
    letter = end - len(own)
    return SHADDA in own or (text[letter - 1 : letter] == "ا" and _FATHATAN in _marks_to(text, letter - 1))


def _marks_from(text: str, start: int) -> str:
    """The marks that stand from ``start`` on."""
    found = _MARKS.match(text, start)
    return found.group() if found else ""


def _marks_to(text: str, end: int) -> str:
    """The marks that end at ``end``."""
    start = end
    while start and _MARKS.fullmatch(text, start - 1, end):
        start -= 1
    return text[start:end]
