"""What a writer keeps leaving out."""

from __future__ import annotations

import pytest

import arlint
from arlint.matchers.habits import Habit, habits_of


def found(text: str) -> list[str]:
    return [d.text for d in arlint.check(text, select=["HMZ250", "ORT150"])]


@pytest.mark.parametrize(
    ("written", "meant", "habits"),
    [
        ("اثبت", "أثبت", {Habit.HAMZA}),
        ("امنه", "إمنة", {Habit.HAMZA, Habit.TA_MARBUTA}),
        ("علي", "على", {Habit.ALEF_MAQSURA}),
        ("فى", "في", {Habit.YA}),
        ("اسأل", "أسأل", set()),  # the writer knows the hamza
        ("ضروف", "ظروف", set()),
        ("اثبتت", "أثبت", set()),
        ("كتاب", "كتاب", set()),
    ],
)
def test_what_was_left_out(written: str, meant: str, habits: set[Habit]) -> None:
    assert habits_of(written, meant) == habits


def test_a_word_that_is_certainly_wrong_shows_the_habit() -> None:
    assert found("اثبت الباحث صحة الاخبار.") == ["اثبت", "الاخبار"]


def test_a_word_that_another_rule_corrects_shows_it_too() -> None:
    assert found("اثبت الباحث ان الحل صحيح.") == ["اثبت"]


def test_words_that_may_stand_do_not_show_it_to_one_another() -> None:
    assert found("ادخل البيت، ثم اخرج، واثبت في مكانك.") == []


def test_who_writes_the_hamza_elsewhere_in_the_word_has_not_the_habit() -> None:
    assert found("اسأل الخبراء عن الاخبار.") == ["الاخبار"]


def test_habits_do_not_cross_paragraphs() -> None:
    assert found("اثبت في مكانك.\n\nوصلت الاخبار.") == ["الاخبار"]


def test_what_is_offered_is_no_safe_fix() -> None:
    text = "اثبت الباحث صحة الاخبار."
    assert arlint.fix(text, select=["HMZ250"]).text == "اثبت الباحث صحة الأخبار."
