"""A pattern that waits is the pattern that it will be."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.text.lazy import Corrections, Lazy, Words


def test_it_matches_as_what_it_compiles_to() -> None:
    pattern = Lazy(r"(?P<a>\p{L})b")
    match = pattern.search("1ab")
    assert match is not None
    assert match.group("a") == "a"
    assert pattern.fullmatch("1ab") is None
    assert [m.span() for m in pattern.finditer("ab ab")] == [(0, 2), (3, 5)]


def test_nothing_is_compiled_before_it_is_used() -> None:
    wrong = Lazy("(")
    with pytest.raises(Exception, match="missing"):
        wrong.search("")


@pytest.mark.parametrize("version", [None, "another"])
def test_it_can_be_kept(version: str | None) -> None:
    kept = pickle.loads(pickle.dumps(Lazy("a.", 0)))
    if version is not None:
        # Compiled by another version, which says nothing to this one.
        kept = Lazy(kept.pattern, kept.flags, (version, b""))
    assert kept == Lazy("a.")
    assert kept.match("ab") is not None


def test_it_has_nothing_else() -> None:
    with pytest.raises(AttributeError):
        Lazy("a").subn  # type: ignore[attr-defined]  # noqa: B018


@given(st.frozensets(st.text("ابتثء ", min_size=1)))
def test_words_are_those_that_were_given(words: frozenset[str]) -> None:
    kept = Words.of(words)
    assert kept.all == words
    assert bool(kept) is bool(words)
    again = pickle.loads(pickle.dumps(kept))
    assert (again, hash(again), again.all) == (kept, hash(kept), words)


@given(st.dictionaries(st.text("ابتثء", min_size=1), st.lists(st.text("ابتثء ")).map(tuple)))
def test_corrections_are_those_that_were_given(corrections: dict[str, tuple[str, ...]]) -> None:
    kept = Corrections.of(corrections)
    again = pickle.loads(pickle.dumps(kept))
    assert (again, hash(again)) == (kept, hash(kept))
    for _ in range(2):  # the second time from memory
        assert {word: again.of_word(word) for word in corrections} == corrections


def test_a_word_that_ends_as_another_does_not_have_its_corrections() -> None:
    kept = Corrections.of({"كتاب": ("قلم",), "اب": ("جد",), "تا": ()})
    assert [kept.of_word(word) for word in ("اب", "تا", "كتاب", "ب")] == [("جد",), (), ("قلم",), ()]
