"""Words that the lexicon does not know, in the profile `spelling`."""

from __future__ import annotations

import pytest

import arlint


def test_the_nearest_words_are_suggested_best_first() -> None:
    (diagnostic,) = arlint.check("كتبت مكتبتتنا رسالة.", profiles=["spelling"])
    assert diagnostic.params["good"] == "مكتبتنا"


def test_a_word_without_neighbours_has_no_correction() -> None:
    (diagnostic,) = arlint.check("زار طخشرون أمس.", profiles=["spelling"])
    assert (diagnostic.params["good"], diagnostic.fixes) == ("—", ())


@pytest.mark.parametrize("text", ["ذهب الى البيت.", "زار الجامغة أمس."])
def test_other_rules_know_better(text: str) -> None:
    codes = {d.code for d in arlint.check(text, profiles=["default", "spelling"])}
    assert codes
    assert "ORT590" not in codes


def test_nothing_is_said_by_default() -> None:
    assert not arlint.check("زار طخشرون أمس.")


def test_what_the_house_accepts_is_known_with_its_clitics() -> None:
    text, accepted = "زار وبالطخشرون أمس.", {"vocabulary": {"accept": ["طخشرون"]}}
    assert [d.code for d in arlint.check(text, profiles=["spelling"])] == ["ORT590"]
    assert not arlint.check(text, profiles=["spelling"], config=accepted)
