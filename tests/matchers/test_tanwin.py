"""The alef of tanwin is written with its mark where the text writes it, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arlint
from arlint.diagnostics import Edit
from arlint.matchers.tanwin import Tanwin

BEFORE, UPON = "\u064bا", "ا\u064b"


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("كان الجو باردا جدا", None),
        ("كان الجو باردا", None),
        ("كان الجو باردًا", BEFORE),
        ("كان الجو بارداً", UPON),
        ("بارداً جدًا وكثيرًا", BEFORE),
        ("قرأ كتبًا كثيرا جدا وعاد", None),  # one mark, where it tells one word from another
        ("قرأ كتبًا كثيرة جدًا، ونام قليلا", BEFORE),
        ("", None),
    ],
)
def test_the_habit_of_a_text(text: str, ending: str | None) -> None:
    assert Tanwin(text).ending == ending


@pytest.mark.parametrize(
    ("text", "edit", "written"),
    [
        ("كتاب", Edit(4, 4, "ا"), Edit(4, 4, BEFORE)),
        ("قاض", Edit(3, 3, "يا"), Edit(3, 3, "ي" + BEFORE)),
        ("جدن", Edit(2, 3, "ا"), Edit(2, 3, BEFORE)),
        ("كتاب", Edit(2, 2, "ا"), Edit(2, 2, "ا")),  # within the word
        ("كتابٌ", Edit(5, 5, "ا"), Edit(5, 5, "ا")),  # its writer has marked it otherwise
        ("كتاب", Edit(4, 4, "ة"), Edit(4, 4, "ة")),
    ],
)
def test_what_is_written(text: str, edit: Edit, written: Edit) -> None:
    assert Tanwin("شكرًا").written(text, [edit]) == (written,)
    assert Tanwin("شكرا").written(text, [edit]) == (edit,)


@pytest.mark.parametrize(("habit", "good"), [("حقًا", "باردًا"), ("حقاً", "بارداً"), ("حقا", "باردا")])
def test_findings_follow_the_document(habit: str, good: str) -> None:
    text = f"كان ذلك {habit}.\n\nكان الجو بارد."
    (found,) = arlint.check(text)
    assert found.fixes[0].apply(text).endswith(f" {good}.")
    assert good in found.message_in("ar")


@given(st.lists(st.sampled_from(["كتابًا", "كتاباً", "جدا", "جدًا", "وقليلا", "هذا", "،", "\n"])).map(" ".join))
def test_a_text_that_writes_most_of_them_has_the_habit(text: str) -> None:
    marked = text.count(BEFORE) + text.count(UPON)
    bare = text.count("جدا") + text.count("قليلا")
    assert (Tanwin(text).ending is not None) is (marked > bare)
