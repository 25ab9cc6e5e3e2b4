"""How a text writes the tanwin of its accusatives, so that what is corrected in it is written likewise.

Some houses write its mark, upon the letter before the alef (كتابًا) or upon the alef (كتاباً), and most
leave it out (كتابا). Source: Wright, A Grammar of the Arabic Language, vol. I, § 8.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from arlint.diagnostics import Edit
from arlint.text.characters import LETTERS, MARKS

_ALEF: Final = "ا"
_BEFORE, _UPON = "\u064b" + _ALEF, _ALEF + "\u064b"
# Everyday accusatives, without their mark: a text that has more of these than of marks has not the habit.
_EVERYDAY: Final = re.compile(
    r"\b(?:[وف]?(?:جد|أيض|كثير|دائم|مثل|قليل|حالي|تقريب|أبد|غد|أحيان|شيئ|جميع|خصوص|تمام|فعل|سابق|لاحق|فور|قريب"
    r"|مرار|نهائي|رسمي|أخير|أول|ثاني|ثالث|عموم|نظر|وفق|عام|يوم|شخص|كبير|جديد)ا)\b(?!\u064b)"
)
_WORD: Final = re.compile(f"[{LETTERS}{MARKS}]")
_LETTER: Final = re.compile(f"[{LETTERS}]")


class Tanwin:
    """The habit of a text: a whole document's, for a sentence has few accusatives."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def ending(self) -> str | None:
        """The alef with its mark, as the text mostly writes it; None if it mostly writes the alef alone."""
        before, upon = self._text.count(_BEFORE), self._text.count(_UPON)
        if not before and not upon:
            return None
        bare = sum(1 for _ in _EVERYDAY.finditer(self._text))
        return None if before + upon <= bare else _BEFORE if before >= upon else _UPON

    def written(self, text: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Edits of a part of the text, ``text``, that end words with the alef of tanwin, written as the text does."""
        return tuple(self._written(text, edit) for edit in edits)

    def _written(self, text: str, edit: Edit) -> Edit:
        if not edit.replacement.endswith(_ALEF) or self.ending is None or _WORD.match(text, edit.end):
            return edit
        before = edit.replacement[-2:-1] or text[edit.start - 1 : edit.start]
        if not _LETTER.match(before):
            return edit
        return edit._replace(replacement=edit.replacement.removesuffix(_ALEF) + self.ending)
