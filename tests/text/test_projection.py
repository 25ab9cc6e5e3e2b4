"""Projections: a byte for each code point, so that offsets are the same."""

from __future__ import annotations

import pytest
from hypothesis import given

from arlint.text.characters import LETTERS, MASK
from arlint.text.projection import EVERYWHERE, UNCLEAR, WORD, bytes_of, project, restore, table, words
from arlint.text.tokens import word_runs
from tests.strategies import texts


@given(texts)
def test_every_code_point_has_a_byte(text: str) -> None:
    projection = project(text)
    assert len(projection) == len(text)
    clear = "".join(c for c, byte in zip(text, projection, strict=True) if byte != UNCLEAR)
    assert restore(project(clear)) == clear


def test_everyday_characters_are_clear_and_distinct() -> None:
    everyday = (
        "".join(map(chr, range(0x20, 0x7F)))
        + "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي٠١٢٣٤٥٦٧٨٩،؛؟«»\u0651\u064b\u0640\n\t"
        + MASK
    )
    projection = project(everyday)
    assert UNCLEAR not in projection
    assert len(set(projection)) == len(everyday)
    assert project("ab1 \n") == b"ab1 \n"
    assert set(project("😀\u1000\x01\x1a\ufffe")) == {UNCLEAR}


def test_what_is_unclear_cannot_be_restored() -> None:
    with pytest.raises(UnicodeDecodeError):
        restore(project("😀") + b"a")


def test_the_bytes_of_a_class() -> None:
    found = bytes_of("a-cب")
    assert set(found) == {*b"abc", project("ب")[0], UNCLEAR}
    assert set(project("كتاب")) < set(bytes_of(LETTERS))
    assert not set(project("aّ ،1")) & (set(bytes_of(LETTERS)) - {UNCLEAR})


def test_tables() -> None:
    kept = table({b"ab": b"x", b"c": b"y"})
    assert b"abcd\xff".translate(kept) == b"xxyd\xff"
    assert b"abcd\xff".translate(table({b"ab": b"x"}, rest=b"-")) == b"xx---"


def test_what_words_are_made_of() -> None:
    assert set(project("كتابٌـ\u200c")) <= set(WORD)
    assert not set(b"a 1.\n-") & set(WORD)
    assert set(project("ابجد\n ")) <= set(EVERYWHERE)
    assert UNCLEAR not in EVERYWHERE


def test_words_and_their_offsets() -> None:
    text = "قال: نعم،  ثم (ذهب)"
    found = words(project(text))
    offset = 0
    for word in found:
        assert word == project(text)[offset : offset + len(word)]
        offset += len(word) + 1
    assert offset == len(text) + 1
    assert [restore(word) for word in found if word] == word_runs(text)
