"""Numbers by word: those that were given, whatever else shares a word's hash."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.matchers import numbers
from arlint.matchers.numbers import Numbers

TABLES = st.dictionaries(st.text("ابتث", min_size=1), st.sets(st.integers(0, 70_000), min_size=1).map(sorted))


@given(TABLES, st.text("ابتث"))
def test_words_have_the_numbers_that_were_given(table: dict[str, list[int]], other: str) -> None:
    kept: Numbers = pickle.loads(pickle.dumps(Numbers.of(table)))
    assert {word: list(kept.get(word)) for word in table} == table
    assert list(kept.get(other)) == table.get(other, [])


def test_words_of_one_hash_have_the_numbers_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "_hash", len)
    kept = Numbers.of({"اب": [3, 1], "تث": [2, 3], "ا": [5]})
    assert [list(kept.get(word)) for word in ("اب", "تث", "جد", "ا", "ابت")] == [[1, 2, 3]] * 3 + [[5], []]
