"""Steps on letters that need their neighbours: the Hijri mark, hamza spellings, tatweel, elongation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import regex

from arlint.normalization.actions import Edit
from arlint.normalization.classes import ARABIC, DIGIT_CLASS, LETTER_CLASS, LETTERS, TATWEEL
from arlint.text.characters import LATIN, PRESENTATION_LETTERS

# 1445ﻫ: the Hijri mark is a heh in its initial form, which only a tatweel (or a ZWJ) keeps in plain letters
# (Unicode core specification 9.2). A heh that begins a word is not one.
_HIJRI: Final = regex.compile(
    rf"(?<=[{DIGIT_CLASS}][\u0020\u00a0\u202f]?)\ufeeb(?![{LETTER_CLASS}{PRESENTATION_LETTERS}])"
)
HIJRI_GATE: Final = "\ufeeb"


def hijri_marks(text: str) -> Iterator[Edit]:
    """Digit, optional space, U+FEEB not followed by an Arabic letter: heh and tatweel."""
    for match in _HIJRI.finditer(text):
        yield match.start(), match.end(), "ه\u0640"


# Marks that NFC sorts before U+0654 (canonical combining class below 230).
_LOW_MARKS: Final = "\u0618-\u061a\u064b-\u0652\u0655\u0656\u065c\u065f\u0670\u06e3\u06ea\u06ed"
_YEH_HAMZA: Final = regex.compile(rf"\u0649([{_LOW_MARKS}]*+)\u0654")
YEH_HAMZA_GATE: Final = "\u0654"

# DoNotEmit.txt: preferred spellings. NFKC would give the letters of U+0675-0678 in the wrong order.
HIGH_HAMZA: Final = {
    "\u0673": "\u0627\u065f",
    "\u0675": "\u0674\u0627",
    "\u0676": "\u0674\u0648",
    "\u0677": "\u0674\u06c7",
    "\u0678": "\u0674\u0649",
}


HIGH_HAMZA_GATE: Final = "".join(HIGH_HAMZA)
_HIGH_HAMZA: Final = regex.compile(f"[{HIGH_HAMZA_GATE}]")


def high_hamza(text: str) -> Iterator[Edit]:
    """U+0673, 0675-0678 in their preferred spelling."""
    for match in _HIGH_HAMZA.finditer(text):
        yield match.start(), match.end(), HIGH_HAMZA[match[0]]


def yeh_hamza(text: str) -> Iterator[Edit]:
    """Alef maksura + low marks + hamza above: yeh with hamza + the marks (DoNotEmit.txt; NFC has no composite)."""
    for match in _YEH_HAMZA.finditer(text):
        yield match.start(), match.start() + 1, "\u0626"
        yield match.end() - 1, match.end(), ""


_DECORATED: Final = regex.compile(rf"\u0640++(?=[{LETTER_CLASS}])")


def decorative_tatweel(text: str) -> Iterator[Edit]:
    """A run of tatweel between a letter (or its marks) and a letter.

    What stays: هـ, «الـ», بـ 42, ـه, a tatweel that carries a mark, dividers.
    """
    for match in _DECORATED.finditer(text):
        start = match.start()
        if start and text[start - 1] in ARABIC:
            yield start, match.end(), ""


def dagger_alef(text: str) -> Iterator[Edit]:
    """Superscript alef written out: خٰلد becomes خالد. On alef maksura (علىٰ) it is the maksura's own sound: dropped."""
    for match in _DAGGER.finditer(text):
        yield match.start(), match.end(), "" if match[1] else "ا"


_DAGGER: Final = regex.compile(rf"(?:(?<=(\u0649)[{_LOW_MARKS}]*))?\u0670")


class Elongation:
    """Runs of one letter longer than a writer means: ``keep`` letters of each remain.

    A run counts from three (Arabic) or four (Latin) letters. Exactly three teh at
    the start of a word, before a letter, are spelling: تتتبع, وتتتابع.
    """

    __slots__ = ("_keep", "_patterns")

    def __init__(self, keep: int) -> None:
        self._keep = keep
        # `re` and not `regex`: several times as fast on a back-reference, and the classes are explicit.
        # Two patterns and not one with an alternative, for the same reason.
        self._patterns = (
            re.compile(rf"([{LETTER_CLASS}])\1{{{max(2, keep)},}}"),
            re.compile(rf"([{LATIN}])\1{{{max(3, keep)},}}"),
        )

    def __call__(self, text: str) -> Iterator[Edit]:
        return iter(sorted(edit for pattern in self._patterns for edit in self._runs(text, pattern)))

    def _runs(self, text: str, pattern: re.Pattern[str]) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            start, end = match.span()
            if not (text[start] == "ت" and end - start == 3 and _opens_word(text, start, end)):
                yield start + self._keep, end, ""


def _opens_word(text: str, start: int, end: int) -> bool:
    if end == len(text) or text[end] not in LETTERS:
        return False
    before = start - 1 if start and text[start - 1] in "وف" else start
    return not before or (text[before - 1] not in ARABIC and text[before - 1] != TATWEEL)
