"""Spellings one letter away: another key, a letter too many or too few, two swapped; or two of the likeliest away.

There are some four hundred of the first for a word, and nearly none is a word: so they
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
# Keys that touch in neighbouring rows: less often struck for each other, as are, in a long word, any two letters.
_ROWS: Final = "ضش صس ثي قب فل غا عت هن خم حك جط شئ سء يؤ بر اى تة نو مو مز كز طظ".split()
_BELOW: Final = {
    letter: "".join(pair.replace(letter, "") for pair in _ROWS if letter in pair) for letter in set("".join(_ROWS))
}
_LONGISH: Final = 6
_LONG: Final = 8
_ANY: Final = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_OTHERS: Final = {letter: "".join(o for o in _ANY if o not in letter + _NEIGHBOURS.get(letter, "")) for letter in _ANY}
_LEFT_OUT: Final = "ابتجحخدرسشصطعغفقكلمنهوي"
_LONG_VOWELS: Final = "اوي"


def _transposed(key: str) -> list[str]:
    return [key[:i] + b + a + key[i + 2 :] for i, (a, b) in enumerate(pairwise(key)) if a != b]


def _letter(key: str) -> list[str]:
    near = _NEIGHBOURS.get
    return [key[:i] + other + key[i + 1 :] for i, letter in enumerate(key) for other in near(letter, "")]


def _other(key: str) -> list[str]:
    if len(key) < _LONGISH:
        return []
    others = _BELOW if len(key) < _LONG else _OTHERS
    return [key[:i] + other + key[i + 1 :] for i, letter in enumerate(key) for other in others.get(letter, "")]


def _extra(key: str) -> list[str]:
    return [key[:i] + key[i + 1 :] for i in range(len(key))]


def _missing(key: str) -> list[str]:
    halves = [(key[:i], key[i:]) for i in range(len(key) + 1)]
    return [head + letter + tail for head, tail in halves for letter in _LEFT_OUT]


def _vowel_lost(key: str) -> list[str]:
    return [key[:i] + vowel + key[i:] for i in range(1, len(key)) for vowel in _LONG_VOWELS]


def _one_more(key: str) -> list[str]:
    return [
        key[:i] + key[i + 1 :] for i, letter in enumerate(key) if i and (letter in _LONG_VOWELS or letter == key[i - 1])
    ]


FORMS: Final[dict[Confusion, Callable[[str], list[str]]]] = {
    Confusion.TRANSPOSED: _transposed,
    Confusion.LETTER: _letter,
    Confusion.OTHER: _other,
    Confusion.EXTRA: _extra,
    Confusion.MISSING: _missing,
}
# Of two slips in one word either is one of these.
_OF_TWO: Final[dict[Confusion, Callable[[str], list[str]]]] = {
    Confusion.TRANSPOSED: _transposed,
    Confusion.MISSING: _vowel_lost,
    Confusion.EXTRA: _one_more,
}


def distant(key: str, confusions: Iterable[Confusion]) -> Iterator[tuple[Confusion, list[str]]]:
    """For each of ``confusions`` that are of these, in a fixed order, the spellings it proposes, some of them twice."""
    wanted = frozenset(confusions)
    return ((confusion, forms(key)) for confusion, forms in FORMS.items() if confusion in wanted)


def two_away(key: str) -> Iterator[tuple[tuple[Confusion, ...], list[str]]]:
    """Spellings two slips away: neighbours swapped, a letter doubled, a long vowel lost or one too many."""
    for confusion, first in _OF_TWO.items():
        for spelling in dict.fromkeys(first(key)):
            for other, second in _OF_TWO.items():
                yield (confusion, other), second(spelling)
