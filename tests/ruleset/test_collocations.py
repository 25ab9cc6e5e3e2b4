"""Tables of collocations become the variants of a sequence."""

from __future__ import annotations

import pytest

from arlint.ruleset.collocations import collocation_variants


def test_words_before_and_behind_are_variants_of_their_own() -> None:
    variants = list(collocation_variants(["شاب|شابي", "شاي|شايي", "كوب فنجان", "أخضر"]))
    suspected = {"map": {"شاب": "شاي", "شابي": "شايي"}, "clitics": "full", "exclude": [], "gap": 0}
    before = {"words": ["كوب", "فنجان"], "clitics": "full", "mark": False, "article": False, "gap": 0}
    behind = {"words": ["أخضر"], "clitics": "article", "mark": False, "gap": 0}
    assert variants == [{"tokens": [before, suspected]}, {"tokens": [suspected, behind]}]


def test_words_in_a_row_stand_by_themselves_and_leave_room() -> None:
    variants = list(collocation_variants(["شاب", "شاي", "كوب+من شرب+…", "-", "bare"]))
    assert [[token.get("words") for token in v["tokens"]] for v in variants] == [
        [["كوب"], ["من"], None],
        [["شرب"], None],
    ]
    assert [[token["gap"] for token in v["tokens"]] for v in variants] == [[0, 0, 0], [0, 2]]
    assert all(v["tokens"][-1]["article"] is False for v in variants)


@pytest.mark.parametrize(("suspected", "other"), [("تلة", "كتلة"), ("أل", "سأل")])
def test_words_that_look_like_one_behind_a_proclitic_are_left_out(suspected: str, other: str) -> None:
    (variant,) = collocation_variants([suspected, "آل", "-", "عالية"])
    assert other in variant["tokens"][0]["exclude"]


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["شاب", "شاي", "كوب"], id="three cells"),
        pytest.param(["شاب|شبان", "شاي", "كوب", "-"], id="a correction short"),
        pytest.param(["شاب", "", "كوب", "-"], id="an empty cell"),
        pytest.param(["شاب", "شاي", "كوب", "-", "nude"], id="an unknown fifth cell"),
    ],
)
def test_a_line_that_is_no_collocation_is_refused(cells: list[str]) -> None:
    with pytest.raises(ValueError, match="a line"):
        list(collocation_variants(cells))
