from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.text.positions import LineIndex, Position, Unit, width
from tests.strategies import texts


@pytest.mark.parametrize(
    ("offset", "unit", "wanted"),
    [
        (0, Unit.CODE_POINT, Position(1, 1)),
        (3, Unit.CODE_POINT, Position(2, 2)),
        (3, Unit.UTF16, Position(2, 3)),
        (3, Unit.UTF8, Position(2, 5)),
        (4, Unit.UTF8, Position(2, 7)),
        (6, Unit.CODE_POINT, Position(3, 1)),
    ],
)
def test_columns_in_each_unit(offset: int, unit: Unit, wanted: Position) -> None:
    assert LineIndex.of("a\n😀ب\r\nc").position(offset, unit) == wanted


def test_a_place_outside_the_text_is_an_error() -> None:
    index = LineIndex.of("ab")
    with pytest.raises(ValueError, match="outside"):
        index.position(3)
    with pytest.raises(ValueError, match="no line 2"):
        index.offset(Position(2, 1))
    with pytest.raises(ValueError, match="no column 9"):
        index.offset(Position(1, 9))


def test_a_column_inside_a_character_is_an_error() -> None:
    with pytest.raises(ValueError, match="no column 2"):
        LineIndex.of("😀").offset(Position(1, 2), Unit.UTF16)


@given(texts, st.sampled_from(Unit), st.data())
def test_positions_round_trip(text: str, unit: Unit, data: st.DataObject) -> None:
    index = LineIndex.of(text)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        return  # between CR and LF there is no position of its own
    assert index.offset(index.position(offset, unit), unit) == offset


@given(texts)
def test_widths_are_what_encoders_write(text: str) -> None:
    assert width(text, Unit.UTF8) == len(text.encode("utf-8", "surrogatepass"))
    assert width(text, Unit.UTF16) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("text", "offset", "span", "following"),
    [
        ("ab\ncd", 0, (0, 2), 3),
        ("ab\ncd", 2, (0, 2), 3),
        ("ab\ncd", 3, (3, 5), 5),
        ("ab\ncd", 5, (3, 5), 5),
        ("ab\r\ncd", 1, (0, 2), 4),
        ("ab\rcd\n", 4, (3, 5), 6),
        ("ab\n", 3, (3, 3), 3),
        ("\n\n", 1, (1, 1), 2),
        ("", 0, (0, 0), 0),
    ],
)
def test_the_line_of_an_offset(text: str, offset: int, span: tuple[int, int], following: int) -> None:
    index = LineIndex.of(text)
    assert index.line_span(offset) == span
    assert index.next_line(offset) == following


def test_an_index_is_its_text() -> None:
    assert LineIndex.of("a") == LineIndex.of("a") != LineIndex.of("b")
    assert LineIndex.of("a") != "a"
    assert len({LineIndex.of("a"), LineIndex.of("a"), LineIndex.of("b")}) == 2


@given(texts)
def test_lines_join_to_the_text(text: str) -> None:
    index = LineIndex.of(text)
    lines = [index.line_text(n) for n in range(1, len(index.starts) + 1)]
    assert lines == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
