"""Marks that a writer set are evidence: what they rule out is no correction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arlint
from arlint.text.vocalisation import contradicts, is_vocalised


@pytest.mark.parametrize(
    ("word", "letter", "correction"),
    [
        ("إليّ", "ي", "ى"),
        ("عليَّ", "ي", "ى"),
        ("نقرًا", "ا", "أ"),
        ("شيئاً", "ا", "أ"),
        ("اَحمد", "ا", "إ"),
        ("أَحمد", "أ", "إ"),
        ("إِسلام", "إ", "أ"),
        ("بيتِه", "ه", "ة"),
        ("بيتُهُ", "ه", "ة"),
        ("بطّئ", "ئ", "ء"),
        ("خطِئ", "ئ", "ء"),
        ("الدُّنَى", "ى", "ي"),
        ("هدًى", "ى", "ي"),
        ("فانٍ", "ا", "إ"),
        ("اخضرّ", "ا", "أ"),
        ("مادًّا", "د", "ذ"),
    ],
)
def test_ruled_out(word: str, letter: str, correction: str) -> None:
    place = word.rindex(letter)
    assert contradicts(word, place, place + 1, correction)


@pytest.mark.parametrize(
    ("word", "wanted"), [("شيّ", True), ("مسًّا", True), ("شي", False), ("مساً", False), ("سما", False)]
)
def test_a_final_hamza_is_ruled_out_by_marks(word: str, wanted: bool) -> None:
    assert contradicts(word, len(word), len(word), "ء") is wanted


@pytest.mark.parametrize(
    ("word", "letter", "correction"),
    [
        ("إلِي", "ي", "ى"),
        ("مستشفيً", "ي", "ى"),
        ("اشدّ", "ا", "أ"),
        ("قَرا", "ا", "أ"),
        ("اِسلام", "ا", "إ"),
        ("اَحمد", "ا", "أ"),
        ("مدرسَه", "ه", "ة"),
        ("حياه", "ه", "ة"),
        ("جُزْئ", "ئ", "ء"),
        ("بيتِه", "ب", "ت"),
    ],
)
def test_left_open(word: str, letter: str, correction: str) -> None:
    place = word.rindex(letter)
    assert not contradicts(word, place, place + 1, correction)


def test_only_the_marks_of_the_letter_itself_count() -> None:
    assert not contradicts("بّي", 2, 3, "ى")  # the shadda is another letter's
    assert not contradicts("بِتَه", 4, 5, "ة")
    assert contradicts("بَتِّه", 5, 6, "ة")
    assert not contradicts("ه", 0, 1, "ة")
    assert not contradicts("ي", 0, 1, "ى")


def test_longer_edits_are_not_judged() -> None:
    assert not contradicts("إليّ", 2, 4, "ى")


@pytest.mark.slow
@pytest.mark.parametrize("text", ["عادت إليّ ذكريات الطفولة.", "انقر نقرًا مزدوجًا."])
def test_a_vocalised_word_is_what_it_says(text: str) -> None:
    assert arlint.check(text) == []


@pytest.mark.slow
def test_other_corrections_stay() -> None:
    assert arlint.fix("ذهب الى المدرسَه.").text == "ذهب إلى المدرسَة."


@given(st.text("اأإآءئيىهةندذbّ\u064b\u064d\u064e\u0650 1", max_size=8), st.data())
def test_without_marks_nothing_is_ruled_out(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 1, len(text))))
    for correction in "أإىيةءذ":
        assert not contradicts(text, start, end, correction) or is_vocalised(text)
