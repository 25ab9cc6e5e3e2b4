"""What must hold of every text, whatever is in it."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest

from arlint.normalization import normalizer
from arlint.normalization.classes import ARABIC, DIGITS, MARKS
from tests.normalization.texts import random_texts

PROFILES = ("editorial", "search", "search_wide", "nlp", "social")
PLAIN_LETTERS = frozenset("بتثجحخدذرزسشصضطظعغفقلمن")
TEXTS = list(random_texts(seed=5, count=1500))


@pytest.mark.parametrize("profile", PROFILES)
def test_twice_is_once(profile: str) -> None:
    subject = normalizer(profile)
    for text in TEXTS:
        done = subject(text)
        assert subject(done) == done, ascii(text)


@pytest.mark.parametrize("profile", ["search", "search_wide", "nlp"])
def test_canonically_equivalent_texts_become_the_same(profile: str) -> None:
    subject = normalizer(profile)
    for text in TEXTS:
        composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
        assert subject(composed) == subject(decomposed), ascii(text)


@pytest.mark.parametrize("profile", [*PROFILES, "lucene"])
def test_the_map_belongs_to_the_text(profile: str) -> None:
    subject = normalizer(profile)
    for text in TEXTS[:700]:
        done, offsets = subject.with_offsets(text)
        assert done == subject(text), ascii(text)
        assert len(offsets) == len(done)
        assert all(left <= right for left, right in pairwise(offsets)), ascii(text)
        assert all(0 <= at <= len(text) for at in offsets)
        # A letter that no step changes stands where the map says.
        letters = [(char, at) for char, at in zip(done, offsets, strict=True) if char in PLAIN_LETTERS]
        assert all(text[at] == char for char, at in letters if text[at] in PLAIN_LETTERS), ascii(text)


def test_editorial_keeps_every_letter_mark_and_digit() -> None:
    subject = normalizer("editorial")
    letters = normalizer(steps=["presentation_forms", "nfc", "hamza_forms", "nfc"])

    def kept(text: str) -> list[str]:
        # Sorted: what stood between two marks may have gone, and NFC orders them then.
        decomposed = unicodedata.normalize("NFD", letters(text))
        return sorted(char for char in decomposed if char in ARABIC | DIGITS | MARKS or char == "\n")

    for text in TEXTS:
        assert kept(subject(text)) == kept(text), ascii(text)


@pytest.mark.parametrize(
    "span",
    [
        *("https://a.com/x?y=1,2", "`a , b`", "\ufd3fقُلْ  هُوَ\ufd3e", '<b x="1 , 2">', "info@a.com", "$$a , b$$"),
        *("&#160;", "&#xA0;", "&nbsp;"),
    ],
)
def test_editorial_leaves_protected_spans_alone(span: str) -> None:
    subject = normalizer("editorial")
    for text in random_texts(seed=9, count=150):
        around = "".join(char for char in text if char.isalpha() or char in " ،.؟!")
        assert span in subject(f"{around} {span} {around}"), ascii(around)


def test_search_keys_hold_nothing_that_is_not_searched_for() -> None:
    subject = normalizer("search")
    for text in TEXTS:
        for char in subject(text):
            assert char not in MARKS, ascii(text)
            assert char not in "\u0640\u200b\u200c\u200e\u200f\u061c\ufeff", ascii(text)
            assert char < "\x80" or unicodedata.category(char) != "Nd", ascii(text)


def test_nlp_works_line_by_line() -> None:
    subject = normalizer("nlp")
    for first, second in zip(TEXTS[::2], TEXTS[1::2], strict=True):
        if not first.endswith("\r"):
            assert subject(f"{first}\n{second}") == f"{subject(first)}\n{subject(second)}", ascii((first, second))


@pytest.mark.parametrize("profile", [*PROFILES, "lucene"])
@pytest.mark.parametrize(
    "text",
    ["", "\ud800", "a\udfffب", "\ufdd0\uffff", "\ue000", "\ue000 https://a.com/x \ue001"]
    + [part * 3000 for part in ("ب", " ", "\u0651", "(", "\ufd3f", "\u2066", "?", "«", "`", "<a", " ،", "a-", "\t  ")],
    ids=lambda text: ascii(text)[:30],
)
def test_no_text_is_refused(profile: str, text: str) -> None:
    subject = normalizer(profile)
    assert subject(subject(text)) == subject(text)
