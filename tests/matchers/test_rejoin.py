"""Words broken in two."""

from __future__ import annotations

import pytest

import arlint


def found(text: str) -> list[str]:
    return [d.text for d in arlint.check(text) if d.code == "WBD258"]


@pytest.mark.parametrize("text", ["انسحبت القوات المسل حة أمس.", "وصلت الر سالة أمس."])
def test_a_piece_that_is_no_word(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text", ["كل ما كتب في ما بعد.", "النقطة أ والنقطة ب.", "انسحبت القوات المسل\nحة أمس.", "قال «المسل» حة."]
)
def test_words_and_pieces_apart_are_left(text: str) -> None:
    assert found(text) == []


def test_no_piece_is_mended_besides() -> None:
    codes = {d.code for d in arlint.check("في الن ظام الجديد.")}
    assert codes == {"WBD258"}
