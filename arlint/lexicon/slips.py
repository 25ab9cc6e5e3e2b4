"""The letters that each confusion may change in a written word.

A confusion proposes spellings; whether one of them is a word is for the lexicon
to say. Nothing but the letters that a confusion is about ever changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

import regex

from arlint.lexicon.confusions import Confusion


@dataclass(frozen=True, slots=True)
class Slip:
    """Letters ``[start:end]`` of a key, and what may have been meant by them."""

    start: int
    end: int
    text: str
    confusion: Confusion


# Letters that may stand before the head of a stem: و ف ب ك ل ال س and interrogative أ.
_HEAD: Final = regex.compile(r"[وف]?(?:[بكل]?ال|لل|[بكلس])?")
_IMPERFECT: Final = regex.compile(r"[وف]?[سل]?[يت].")
_SEATS: Final = "ءأؤئ"
# Two letters for the hamza and its seat: يوئيد, موؤيدة, مباديء, شىء, ياءتوا.
_ONE_SEAT_FOR_TWO: Final[dict[str, tuple[str, ...]]] = {
    "وئ": ("ؤ",),
    "وؤ": ("ؤ",),
    "يء": ("ئ",),
    "ىء": ("ئ", "يء"),
    "يئ": ("ئ",),
    "اء": ("أ",),
    "اأ": ("أ",),
}
_PAIRS: Final[dict[Confusion, tuple[str, ...]]] = {
    Confusion.DAD_ZA: ("ضظ",),
    Confusion.DHAL_DAL: ("ذد", "ذز"),
    Confusion.TA_TAH: ("تط",),
    Confusion.SIN_SAD: ("سص",),
    Confusion.THA: ("ثت", "ثس"),
}
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


def _heads(key: str) -> frozenset[int]:
    """The places where a stem of ``key`` may begin."""
    longest = _HEAD.match(key)
    end = longest.end() if longest else 0
    return frozenset(i for i in range(end + 1) if _HEAD.fullmatch(key[:i]))


def _hamza(key: str, confusion: Confusion) -> Iterator[Slip]:
    heads = _heads(key)
    for i, letter in enumerate(key):
        if letter not in "اأإ":
            continue
        bare, head = letter == "ا", i in heads
        if bare:
            others = {Confusion.HAMZA: "أإ" if head else "", Confusion.HAMZA_INSIDE: "" if head else "أ"}.get(
                confusion, ""
            )
        elif confusion is Confusion.WASL:
            others = "ا"
        else:
            others = "أإ" if confusion is Confusion.HAMZA_SIDE and head else ""
        for other in others:
            if other != letter:
                yield Slip(i, i + 1, other, confusion)


def _extra_madda(key: str) -> Iterator[Slip]:
    heads = _heads(key)
    for i, letter in enumerate(key):
        if letter == "آ":
            for other in "اأإ" if i in heads else "اأ":
                yield Slip(i, i + 1, other, Confusion.EXTRA_MADDA)


def _madda(key: str) -> Iterator[Slip]:
    for i, letter in enumerate(key):
        if letter in "اأ":
            yield Slip(i, i + 1, "آ", Confusion.MADDA)
            if i and (key[i + 1 : i + 2] == "ا" or (letter == "ا" and key[i + 1 : i + 2] == "أ")):
                yield Slip(i, i + 2, "آ", Confusion.MADDA)
        elif letter == "ء" and key[i + 1 : i + 2] == "ا" and i > 0:
            yield Slip(i, i + 2, "آ", Confusion.MADDA)


def _ta_marbuta(key: str) -> Iterator[Slip]:
    if key[-1] == "ه":
        yield Slip(len(key) - 1, len(key), "ة", Confusion.TA_MARBUTA)


def _ha(key: str) -> Iterator[Slip]:
    if key[-1] == "ة":
        yield Slip(len(key) - 1, len(key), "ه", Confusion.HA)


def _alef_maqsura(key: str) -> Iterator[Slip]:
    other = {"ي": "ى", "ى": "ي"}.get(key[-1])
    if other:
        yield Slip(len(key) - 1, len(key), other, Confusion.ALEF_MAQSURA)


def _hamza_seat(key: str) -> Iterator[Slip]:
    last = len(key) - 1
    for i, letter in enumerate(key):
        if i and letter in _SEATS:
            for other in _SEATS:
                if other != letter:
                    yield Slip(i, i + 1, other, Confusion.HAMZA_SEAT)
            if letter == "ؤ" and key[i + 1 : i + 2] != "و":
                yield Slip(i, i + 1, "ؤو", Confusion.HAMZA_SEAT)
            if letter == "ئ" and i < last:
                yield Slip(i, i + 1, "ئي", Confusion.HAMZA_SEAT)
            if letter == "أ" and (i == last or key[i - 1] == "ا"):
                # بأستثنأ, ادعاأت
                yield Slip(i, i + 1, "اء" if i == last else "ءا", Confusion.HAMZA_SEAT)
        pair = key[i : i + 2]
        if i and (pair != "اأ" or i > 1):  # لاأحد is لا أحد
            for other in _ONE_SEAT_FOR_TWO.get(pair, ()):
                yield Slip(i, i + 2, other, Confusion.HAMZA_SEAT)


def _softened(key: str) -> Iterator[Slip]:
    last = len(key) - 1
    for i, letter in enumerate(key):
        if i and letter == "و":
            yield Slip(i, i + 1, "ؤ", Confusion.SOFTENED)
        elif i and letter in "يى":
            yield Slip(i, i + 1, "ئ", Confusion.SOFTENED)
            if i == last:
                yield Slip(i, i + 1, "يء", Confusion.SOFTENED)
    if last > 0 and key[last] in "او":
        yield Slip(last + 1, last + 1, "ء", Confusion.SOFTENED)


def _alef_shape(key: str) -> Iterator[Slip]:
    if key[-1] in "ائ":
        yield Slip(len(key) - 1, len(key), "ى", Confusion.ALEF_SHAPE)


def _pairs(confusion: Confusion) -> Callable[[str], Iterator[Slip]]:
    swaps = [(pair[a], pair[1 - a]) for pair in _PAIRS[confusion] for a in (0, 1)]

    def options(key: str) -> Iterator[Slip]:
        for i, letter in enumerate(key):
            for one, other in swaps:
                if letter == one:
                    yield Slip(i, i + 1, other, confusion)

    return options


def _ta_open(key: str) -> Iterator[Slip]:
    other = {"ت": "ة", "ة": "ت"}.get(key[-1])
    if other:
        yield Slip(len(key) - 1, len(key), other, Confusion.TA_OPEN)


def _waw_alef(key: str) -> Iterator[Slip]:
    if key.endswith("و") and _IMPERFECT.match(key) is None:
        yield Slip(len(key), len(key), "ا", Confusion.WAW_ALEF)


def _plural_imperfect(key: str) -> Iterator[Slip]:
    if key.endswith("و") and _IMPERFECT.match(key):
        for ending in "نا":
            yield Slip(len(key), len(key), ending, Confusion.PLURAL_IMPERFECT)


def _extra_alef(key: str) -> Iterator[Slip]:
    if key.endswith("وا"):
        yield Slip(len(key) - 1, len(key), "", Confusion.EXTRA_ALEF)


def _doubled(key: str) -> Iterator[Slip]:
    for i, letter in enumerate(key):
        if key[i + 1 : i + 2] == letter:
            if i or letter != "و":  # ووصل is و + وصل
                yield Slip(i, i + 1, "", Confusion.DOUBLED)
        elif i and key[i - 1] != letter and letter not in "ءأإآئؤىة":
            yield Slip(i, i, letter, Confusion.DOUBLED)


def _nisba(key: str) -> Iterator[Slip]:
    if key.endswith(("ين", "ون")) and key[-3:-2] not in ("ي", "") and len(key) > _SHORTEST_NISBA:
        yield Slip(len(key) - 2, len(key) - 2, "ي", Confusion.NISBA)


_SHORTEST_NISBA: Final = 4
_SHORTEST_REST: Final = 2
_RUNS: Final = regex.compile(r"(.)\1{2,}")


def _elongated(key: str) -> Iterator[Slip]:
    for run in _RUNS.finditer(key):
        if len(key) - len(run.group()) < _SHORTEST_REST:
            continue  # laughter, or a drawn-out و
        yield Slip(run.start(), run.end(), run.group(1), Confusion.ELONGATED)
        yield Slip(run.start(), run.end(), run.group(1) * 2, Confusion.ELONGATED)


def _transposed(key: str) -> Iterator[Slip]:
    for i in range(len(key) - 1):
        if key[i] != key[i + 1]:
            yield Slip(i, i + 2, key[i + 1] + key[i], Confusion.TRANSPOSED)


def _letter(key: str) -> Iterator[Slip]:
    for i, letter in enumerate(key):
        for other in _NEIGHBOURS.get(letter, ""):
            yield Slip(i, i + 1, other, Confusion.LETTER)


def _extra(key: str) -> Iterator[Slip]:
    for i in range(len(key)):
        yield Slip(i, i + 1, "", Confusion.EXTRA)


def _missing(key: str) -> Iterator[Slip]:
    for i in range(len(key) + 1):
        for letter in _LEFT_OUT:
            yield Slip(i, i, letter, Confusion.MISSING)


SLIPS: Final[dict[Confusion, Callable[[str], Iterator[Slip]]]] = {
    Confusion.HAMZA: partial(_hamza, confusion=Confusion.HAMZA),
    Confusion.HAMZA_INSIDE: partial(_hamza, confusion=Confusion.HAMZA_INSIDE),
    Confusion.HAMZA_SIDE: partial(_hamza, confusion=Confusion.HAMZA_SIDE),
    Confusion.WASL: partial(_hamza, confusion=Confusion.WASL),
    Confusion.MADDA: _madda,
    Confusion.EXTRA_MADDA: _extra_madda,
    Confusion.TA_MARBUTA: _ta_marbuta,
    Confusion.HA: _ha,
    Confusion.ALEF_MAQSURA: _alef_maqsura,
    Confusion.HAMZA_SEAT: _hamza_seat,
    Confusion.SOFTENED: _softened,
    Confusion.ALEF_SHAPE: _alef_shape,
    **{confusion: _pairs(confusion) for confusion in _PAIRS},
    Confusion.TA_OPEN: _ta_open,
    Confusion.WAW_ALEF: _waw_alef,
    Confusion.PLURAL_IMPERFECT: _plural_imperfect,
    Confusion.EXTRA_ALEF: _extra_alef,
    Confusion.DOUBLED: _doubled,
    Confusion.NISBA: _nisba,
    Confusion.ELONGATED: _elongated,
    Confusion.TRANSPOSED: _transposed,
    Confusion.LETTER: _letter,
    Confusion.EXTRA: _extra,
    Confusion.MISSING: _missing,
}
