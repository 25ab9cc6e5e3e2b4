from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given

from arlint.text.characters import FORMAT
from arlint.text.tokens import TokenKind, TokenStream, word_runs
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


def test_words_by_what_is_written() -> None:
    stream = TokenStream.of("ذهبَ  ، زيد 1 ذهب\u200f.")
    assert stream.words == [0, 2, 4]
    assert stream.indexes({"ذهب", "زيد", "1", "،"}) == [2, 4]
    assert stream.indexes(()) == []
    assert [stream.gap(n) for n in range(len(stream) - 1)] == ["  ", " ", " ", " ", "\u200f"]
    assert stream[0].key == "ذهب"
    assert stream[1].key == "،"
    assert stream[2] is stream[2]


def _is_blank(text: str) -> bool:
    return all(c.isspace() or unicodedata.category(c) == "Cf" for c in text)


@given(texts)
def test_tokens_lie_in_order_and_hold_everything_visible(text: str) -> None:
    tokens = TokenStream.of(text).tokens
    position = 0
    for token in tokens:
        assert token.start >= position
        assert text[token.start : token.end] == token.surface != ""
        # Between tokens there are only blanks and invisible characters.
        assert _is_blank(text[position : token.start])
        position = token.end
    assert _is_blank(text[position:])


def test_format_characters_are_those_of_unicode() -> None:
    named = re.compile(f"[{FORMAT}]")
    known = {c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) == "Cf"}
    # The table is of a newer Unicode than some Pythons know.
    assert known <= {c for c in map(chr, range(sys.maxunicode + 1)) if named.match(c)}


@given(texts)
def test_runs_are_the_words(text: str) -> None:
    words = [t.surface for t in TokenStream.of(text).tokens if t.kind is TokenKind.WORD]
    assert [run for run in word_runs(text) if run in words] == words
