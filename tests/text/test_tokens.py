from __future__ import annotations

import pytest
import regex
from hypothesis import given

from arlint.text.tokens import TokenKind, TokenStream
from tests.strategies import texts


def surfaces(text: str) -> list[str]:
    return [token.surface for token in TokenStream.of(text).tokens]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("وبِالكِتَابِ، قالـت", ["وبِالكِتَابِ", "،", "قالـت"]),
        ("الـ 100 ألف", ["الـ", "100", "ألف"]),
        ("1,250,000 و3:45", ["1,250,000", "و", "3:45"]),
        ("٣٫١٤ ٢٠٢٤/١١/٢٤", ["٣٫١٤", "٢٠٢٤/١١/٢٤"]),
        ("e-mail AT&T", ["e-mail", "AT", "&", "T"]),
        ("ص.ب. 12", ["ص", ".", "ب", ".", "12"]),
        ("\ufffc\ufffcنص", ["\ufffc\ufffc", "نص"]),
        ("ـه", ["ـه"]),
        ("مي\u200cخواهم", ["مي\u200cخواهم"]),
    ],
)
def test_tokens(text: str, wanted: list[str]) -> None:
    assert surfaces(text) == wanted


def test_kinds() -> None:
    kinds = [token.kind for token in TokenStream.of("نص 1 a \ufffc .").tokens]
    assert kinds == [TokenKind.WORD, TokenKind.NUMBER, TokenKind.LATIN, TokenKind.MASK, TokenKind.MARK]


def test_at_finds_the_token_of_an_offset() -> None:
    stream = TokenStream.of("ذهب زيد")
    assert [stream.at(o) for o in (0, 2, 3, 4, 6, 7)] == [0, 0, 1, 1, 1, 2]


@given(texts)
def test_tokens_lie_in_order_and_hold_everything_visible(text: str) -> None:
    tokens = TokenStream.of(text).tokens
    position = 0
    for token in tokens:
        assert token.start >= position
        assert text[token.start : token.end] == token.surface != ""
        # Between tokens there are only blanks and invisible characters.
        assert regex.fullmatch(r"[\s\p{Cf}]*", text[position : token.start])
        position = token.end
    assert regex.fullmatch(r"[\s\p{Cf}]*", text[position:])
