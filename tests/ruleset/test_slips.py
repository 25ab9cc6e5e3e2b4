"""Set phrases of which one word is a letter away from what stands there."""

from __future__ import annotations

import pytest

from arlint.ruleset.slips import is_slip, slip_variants


@pytest.mark.parametrize("slip", ["القدن", "القم", "القدمم", "الدقم", "القزدم"])
def test_a_slip_is_one_letter_away(slip: str) -> None:
    assert is_slip(slip, "القدم")


@pytest.mark.parametrize("other", ["القدم", "القلب", "العلم", "قدم", "للقدم"])
def test_the_word_itself_and_others_are_no_slips(other: str) -> None:
    assert not is_slip(other, "القدم")


@pytest.mark.parametrize(("word", "spelled"), [("الصحة", "الصحه"), ("الأمن", "الامن"), ("الأضحى", "الأضحي")])
def test_letters_that_are_spelled_for_each_other_are_left_to_other_rules(word: str, spelled: str) -> None:
    assert not is_slip(spelled, word)


def test_either_word_of_the_phrase_may_be_the_slip() -> None:
    behind, before = slip_variants(["كرة", "القدم"])
    assert [token.get("words") for token in behind["tokens"]] == [["كرة"], None]
    assert [token.get("words") for token in before["tokens"]] == [None, ["القدم"]]
    assert behind["tokens"][1]["is"] == ["unknown"]


def test_a_closed_phrase_takes_known_words_for_slips() -> None:
    behind, _ = slip_variants(["كرة", "القدم", "closed"])
    assert "is" not in behind["tokens"][1]


def test_each_marked_word_of_an_idiom_may_be_the_slip_when_the_others_stand() -> None:
    last, middle = sorted(slip_variants(["شد/شدوا ~أزره ~بقوة"]), key=lambda variant: "words" in variant["tokens"][-1])
    assert [token.get("slip_of") for token in last["tokens"]] == [None, None, "بقوة"]
    assert [token.get("slip_of") for token in middle["tokens"]] == [None, "أزره", None]
    assert last["tokens"][0]["words"] == ["شد", "شدوا"]
    assert "is" not in last["tokens"][2]


@pytest.mark.parametrize("cells", [["كرة"], ["~كرة"], ["كرة", ""], ["كرة", "القدم", "open"]])
def test_a_line_that_is_no_phrase_is_refused(cells: list[str]) -> None:
    with pytest.raises(ValueError, match="a line"):
        list(slip_variants(cells))


@pytest.mark.parametrize("inflected", ["وجمر", "جمرا", "جمره", "جمرة"])
def test_an_idiom_may_be_inflected(inflected: str) -> None:
    (variant,) = slip_variants(["على أحر من ~جمر"])
    assert inflected in variant["tokens"][-1]["exclude"]


def test_a_place_may_have_several_words_others_that_are_right_too_and_room_before_it() -> None:
    first, second = slip_variants(["~حزم/حزمت!حرم … أمتعته"])
    assert [variant["tokens"][0]["slip_of"] for variant in (first, second)] == ["حزم", "حزمت"]
    assert {"حرم", "حزمت"} <= set(first["tokens"][0]["exclude"])
    assert first["tokens"][1] == {"words": ["أمتعته"], "clitics": "conjunction", "mark": False, "gap": 3}


def test_a_gap_stands_between_words() -> None:
    with pytest.raises(ValueError, match="a line"):
        list(slip_variants(["~حزم …"]))
