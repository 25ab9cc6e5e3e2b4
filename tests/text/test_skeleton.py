"""Skeletons: made of the bytes of a text, they are those of its projection."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.text.projection import CHARACTERS, UNCLEAR, project
from arlint.text.skeleton import of_projection, skeleton
from tests.strategies import texts

SCALARS = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
# Bytes of which much is UTF-8 and much is nearly so: leads that change places, others, and what may follow them.
BYTES = st.lists(st.sampled_from([0x20, 0x61, 0x80, 0x8C, 0xAB, 0xBF, 0xC0, 0xC2, 0xC3, 0xC4, 0xD8, 0xD9, 0xDA, 0xE2]))


def test_every_character_has_the_skeleton_of_its_projection() -> None:
    assert [c for c in SCALARS if skeleton(c.encode()) != of_projection(project(c))] == []


@given(texts | st.text(st.sampled_from(CHARACTERS)) | st.text())
def test_a_text_has_the_skeleton_of_its_projection(text: str) -> None:
    assert skeleton(text.encode()) == of_projection(project(text))


@given(BYTES.map(bytes) | st.binary())
def test_what_is_no_utf_8_has_none(data: bytes) -> None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        with pytest.raises(UnicodeDecodeError):
            skeleton(data)
    else:
        assert skeleton(data) == of_projection(project(text))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("كِتَابٌ", "كتاب"),
        ("كتـ\u200cاب\u00ad", "كتاب"),
        ("«كتاب»،٣", " كتاب   "),
        ("abc كتاب\r\n", "    كتاب  "),
        ("كتاب…", "كتاب "),
    ],
)
def test_letters_and_blanks_are_left(text: str, same: str) -> None:
    assert skeleton(text.encode()) == skeleton(same.encode())
    assert len(skeleton(text.encode())) == len(same)


def test_letters_are_distinct_and_what_is_not_clear_stays_so() -> None:
    letters = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکٱ"
    assert len(set(skeleton(letters.encode()))) == len(letters)
    assert skeleton("ك😀\x06".encode()) == skeleton("ك".encode()) + bytes([UNCLEAR, UNCLEAR])
