"""Hypothesis strategies for Arabic text: what editors, keyboards and converters leave in files."""

from __future__ import annotations

from hypothesis import strategies as st

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة"
HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NEWLINES = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
ODD = "\u0640\u00a0\u202f\u200b\u200c\u200d\ufeff\ufefb\ufee0\u06cc\u06a9\u0656" + BIDI
MARKS = " \t.,;:!?،؛؟«»()[]\"'…-–/%٪ﷺ﴿﴾"
OTHER = "0129٠١٢۰۱۲abXYé😀\U0001f468\u200d\u0301"

letters = st.sampled_from(LETTERS)
words = st.text(letters, min_size=1, max_size=9)
vocalised = st.text(st.sampled_from(LETTERS * 3 + HARAKAT + "\u0640"), min_size=1, max_size=12)
texts = st.one_of(
    st.text(st.sampled_from(LETTERS * 4 + HARAKAT + ODD + MARKS + NEWLINES + OTHER), max_size=60),
    st.lists(words, max_size=12).map(" ".join),
    st.text(max_size=40),
)

# Words and marks that rules speak of, so that random texts are full of findings.
_TRIGGERS = """
و الى إتخاذ الازمة سواءا ان حيث أن لازالت الـ 100 قال لم يأتي ، . لاكن هاذا فى إنشاء الله جدا جدا في في قرائة
( ) « » ” “ „ ‘ ’ https://a.com/x?y=1
""".split()
prose = st.lists(st.one_of(st.sampled_from([*_TRIGGERS, "\n", "\r\n"]), words), max_size=25).map(" ".join)
