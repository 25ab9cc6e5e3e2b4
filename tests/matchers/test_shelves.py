"""What is on a shelf is what was put there, and shares what it shared."""

from __future__ import annotations

import pickle

from arlint.matchers.shelves import Shelf, shelved
from arlint.text.lazy import Corrections, Words

_SHARED = Words.of(["كتاب", "كتب"])
_FIXED = Corrections.of({"كتاب": ("قلم",)})
_LISTS = {3: [("أول", _SHARED)], 5: [("ثان", _SHARED), ("ثالث", Words.of(["قلم"]))], 8: [("رابع", _FIXED)]}
_WORDS = {1: _SHARED}


def _shelves() -> list[Shelf[object]]:
    kept: list[Shelf[object]] = pickle.loads(pickle.dumps(shelved((Corrections,), (Words,), _LISTS, _WORDS)))
    return kept


def test_what_was_put_there() -> None:
    lists, words = _shelves()
    assert dict(lists) == _LISTS
    assert dict(words) == _WORDS
    again = pickle.loads(pickle.dumps(_shelves()))
    assert [dict(shelf) for shelf in again] == [_LISTS, _WORDS]


def test_what_is_shared_is_one_object() -> None:
    lists, words = _shelves()
    first, second = lists[3], lists[5]
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert first[0][1] is second[0][1] is words[1]
    assert lists[3] is first
