"""Spellings any one letter away: a neighbouring key, a letter too many or too few, two swapped.

There are some three hundred of them for a word, and nearly none is a word: so they
are plain lists of forms, and whatever else is to be known is asked of those that are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Final

from arlint.lexicon.confusions import Confusion

# What fingers and eyes take for one another: neighbours on the Arabic keyboard, letters of one shape.
_KEYBOARD: Final = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ")
_SHAPES: Final = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق", "كل", "هةت", "وؤ", "اأإآ", "يىئ")


def _neighbours() -> dict[str, str]:
    near: dict[str, set[str]] = {}
    for row in _KEYBOARD:
        for one, other in pairwise(row):
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    for shape in _SHAPES:
        for letter in shape:
            near.setdefault(letter, set()).update(shape)
    return {letter: "".join(sorted(others - {letter})) for letter, others in near.items()}


_NEIGHBOURS: Final = _neighbours()
_LEFT_OUT: Final = "ابتجحخدرسشصطعغفقكلمنهوي"


def _transposed(key: str) -> list[str]:
    return [key[:i] + b + a + key[i + 2 :] for i, (a, b) in enumerate(pairwise(key)) if a != b]


def _letter(key: str) -> list[str]:
    near = _NEIGHBOURS.get
    return [key[:i] + other + key[i + 1 :] for i, letter in enumerate(key) for other in near(letter, "")]


def _extra(key: str) -> list[str]:
    return [key[:i] + key[i + 1 :] for i in range(len(key))]


def _missing(key: str) -> list[str]:
    halves = [(key[:i], key[i:]) for i in range(len(key) + 1)]
    return [head + letter + tail for head, tail in halves for letter in _LEFT_OUT]


FORMS: Final[dict[Confusion, Callable[[str], list[str]]]] = {
    Confusion.TRANSPOSED: _transposed,
    Confusion.LETTER: _letter,
    Confusion.EXTRA: _extra,
    Confusion.MISSING: _missing,
}


def distant(key: str, confusions: Iterable[Confusion]) -> Iterator[tuple[Confusion, list[str]]]:
    """For each of ``confusions`` that are of these, in a fixed order, the spellings it proposes, some of them twice."""
    wanted = frozenset(confusions)
    return ((confusion, forms(key)) for confusion, forms in FORMS.items() if confusion in wanted)
