"""Random texts made of what normalization is about: letters, marks, invisibles, punctuation, addresses."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

LETTERS: Final = "ابتةثجحخدذرزسشصضطظعغفقكلمنهويىءأإآؤئٱپچڤگکیھہەۀ"
MARKS: Final = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670\u06d6\u06e1\u0610\u0301\u0338"
INVISIBLES: Final = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2069\ufeff\u00ad\u034f\ufe0f"
PUNCTUATION: Final = '،؛؟!:.,;?…«»()[]"“”%٪-–/\ufd3e\ufd3f'
OTHERS: Final = "0123٠١٢۴۵abcTXİ_#@ﷺﷲﻻﻷﻫﺡ\u0673\u0675\u0678\u06dd\u06e5٫٬²½éＡ😀❤\u00a0\u202f\u3000\t\n\r\ue000\ue001"
ATOMS: Final = (
    "https://a.com/x?y=1,2",
    "`a , b`",
    "\ufd3fقُلْ  هُوَ\ufd3e",
    '<b x="1 , 2">',
    "info@a.com",
    "1445ه\u0640",
    "ال\u0640",
    "١٬٠٠٠",
    "أ.د.",
    "www.a.com",
    "@user",
    "#وسم_آخر",
    "👨\u200d👩\u200d👧",
    "e\u0301",
    "ا\u0654",
    "ى\u0654",
    "...",
    "تتتبع",
    "هههههه",
    "&amp;",
    "&lt;b&gt;",
    "<!-- x -->",
    "$$",
    "\\(",
    "\\)",
    "{{",
    "}}",
    "```\n",
    "\r\n",
    "1\ufe0f\u20e3",
)
# Weighted: mostly words, spaces and punctuation.
_POOL: Final = LETTERS * 3 + MARKS + INVISIBLES + PUNCTUATION * 2 + OTHERS + " " * 25 + "\u0640" * 4


def random_texts(seed: int, count: int) -> Iterator[str]:
    """``count`` texts of up to forty parts, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        parts = range(chance.randrange(1, 40))
        yield "".join(chance.choice(ATOMS) if chance.random() < 0.12 else chance.choice(_POOL) for _ in parts)
