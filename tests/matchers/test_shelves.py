"""Lists on a shelf are what was put there, and share what they shared."""

from __future__ import annotations

import pickle

from arlint.matchers.shelves import Shelf
from arlint.text.lazy import Words

_SHARED = Words.of(["كتاب", "كتب"])
_LISTS = {3: [("أول", _SHARED)], 5: [("ثان", _SHARED), ("ثالث", Words.of(["قلم"]))], 8: []}


def _shelf() -> Shelf[tuple[str, Words]]:
    shelf: Shelf[tuple[str, Words]] = pickle.loads(pickle.dumps(Shelf.of(_LISTS, (Words,))))
    return shelf


def test_what_was_put_there() -> None:
    assert dict(_shelf()) == _LISTS
    assert dict(pickle.loads(pickle.dumps(_shelf()))) == _LISTS


def test_what_is_shared_is_one_object() -> None:
    shelf = _shelf()
    assert shelf[3][0][1] is shelf[5][0][1]
    assert shelf[3] is shelf[3]
