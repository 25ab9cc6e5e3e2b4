"""The corrector of the curve keeps to its families, and the table says what was counted."""

from __future__ import annotations

import pytest

from tools.restoration_curve import corrected, row


@pytest.mark.parametrize(
    ("families", "fixed"),
    [(("HMZ",), "ذهبت إلى المدرسه ."), (("ORT1",), "ذهبت الى المدرسة ."), (("",), "ذهبت إلى المدرسة.")],
)
def test_only_the_families_asked_for_correct(families: tuple[str, ...], fixed: str) -> None:
    assert corrected("ذهبت الى المدرسه .", "safe", families) == fixed


def test_suggestions_are_taken_only_if_asked_for() -> None:
    text = "وجدت الجواب في كتابان."
    assert corrected(text, "safe", ("GRM",)) == text
    assert corrected(text, "suggest", ("GRM",)) == "وجدت الجواب في كتابين."


def test_a_line_of_the_table() -> None:
    counted = {"one": {"P_lenient": 0.9714, "R": 0.5, "F05": 0.8}, "two": {"P_lenient": 1, "R": 0, "F05": 0.25}}
    assert row("safe", ("HMZ", "ORT"), counted) == "| safe | HMZ, ORT | 97.1 / 50.0 / 80.0 | 100.0 / 0.0 / 25.0 |"
    assert row("suggest", ("",), counted).startswith("| suggest | all |")
