"""What writers confuse: the letters of a word that may stand for one another, by name.

A confusion proposes spellings; whether one of them is a word is for the lexicon
to say. Nothing but the letters that a confusion is about ever changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import combinations, pairwise, product
from typing import Final

import regex


class Confusion(StrEnum):
    """The names that `restore` rules use."""

    HAMZA = "hamza"  # ا for أ إ at the head of the stem
    HAMZA_INSIDE = "hamza-inside"  # ا for أ further on
    HAMZA_SIDE = "hamza-side"  # أ for إ and the reverse
    WASL = "wasl"  # أ إ for ا
    MADDA = "madda"  # ا أ ءا أا اا for آ
    TA_MARBUTA = "ta-marbuta"  # final ه for ة
    HA = "ha"  # final ة for ه
    ALEF_MAQSURA = "alef-maqsura"  # final ي ى
    HAMZA_SEAT = "hamza-seat"  # ء أ ؤ ئ, و and ي for ؤ and ئ, final ء left out
    DAD_ZA = "dad-za"  # ض ظ
    DHAL_DAL = "dhal-dal"  # ذ د ز
    TA_TAH = "ta-tah"  # ت ط
    SIN_SAD = "sin-sad"  # س ص
    THA = "tha"  # ث ت س
    TA_OPEN = "ta-open"  # final ت ة
    WAW_ALEF = "waw-alef"  # alef behind the و of a plural verb
    DOUBLED = "doubled-letter"  # a letter written twice, or once for twice
    ELONGATED = "elongated"  # a letter drawn out (three times and more)
    TRANSPOSED = "transposed"  # two neighbours swapped
    LETTER = "letter"  # one letter too many, too few, or another
    JOINED = "joined"  # a short word written onto the next
    RUN_ON = "run-on"  # two words without a space where ة or ى ends the first
    RUN_ON_ARTICLE = "run-on-article"  # two words without a space where ال begins the second


# How unlikely a confusion is, in Zipf units (1: ten times rarer than a dropped hamza).
# Chosen so that among two candidates of equal frequency the likelier slip wins.
COSTS: Final[dict[Confusion, float]] = {
    Confusion.HAMZA: 0.0,
    Confusion.HAMZA_INSIDE: 0.2,
    Confusion.HAMZA_SIDE: 0.3,
    Confusion.WASL: 0.2,
    Confusion.TA_MARBUTA: 0.0,
    Confusion.HA: 0.2,
    Confusion.ALEF_MAQSURA: 0.0,
    Confusion.MADDA: 0.3,
    Confusion.HAMZA_SEAT: 0.5,
    Confusion.WAW_ALEF: 0.3,
    Confusion.ELONGATED: 0.0,
    Confusion.DOUBLED: 1.0,
    Confusion.DAD_ZA: 0.7,
    Confusion.DHAL_DAL: 0.7,
    Confusion.TA_TAH: 0.9,
    Confusion.SIN_SAD: 0.9,
    Confusion.THA: 1.0,
    Confusion.TA_OPEN: 1.0,
    Confusion.JOINED: 1.0,
    Confusion.RUN_ON: 0.5,
    Confusion.RUN_ON_ARTICLE: 0.8,
    Confusion.TRANSPOSED: 1.8,
    Confusion.LETTER: 1.8,
}


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """A spelling that confusions propose for a key."""

    form: str
    confusions: tuple[Confusion, ...]


@dataclass(frozen=True, slots=True)
class _Option:
    start: int
    end: int
    text: str
    confusion: Confusion


# Letters that may stand before the head of a stem: و ف ب ك ل ال س and interrogative أ.
_HEAD: Final = regex.compile(r"[وف]?(?:[بكل]?ال|لل|[بكلس])?")
_SEATS: Final = "ءأؤئ"
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
_OFTEN_LEFT_OUT: Final = "ابتدرعلمنويسقفه"
_MOST_CHANGES: Final = 3
_FEW_OPTIONS: Final = 8
# Any letter may be wrong: hundreds of spellings, for which nothing else may be wrong besides.
FAR: Final = frozenset({Confusion.LETTER, Confusion.TRANSPOSED})


def _heads(key: str) -> frozenset[int]:
    """The places where a stem of ``key`` may begin."""
    longest = _HEAD.match(key)
    end = longest.end() if longest else 0
    return frozenset(i for i in range(end + 1) if _HEAD.fullmatch(key[:i]))


def _hamza(key: str, confusion: Confusion) -> Iterator[_Option]:
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
                yield _Option(i, i + 1, other, confusion)


def _madda(key: str) -> Iterator[_Option]:
    for i, letter in enumerate(key):
        if letter in "اأ":
            yield _Option(i, i + 1, "آ", Confusion.MADDA)
            if key[i + 1 : i + 2] == "ا" or (letter == "ا" and key[i + 1 : i + 2] == "أ"):
                yield _Option(i, i + 2, "آ", Confusion.MADDA)
        elif letter == "ء" and key[i + 1 : i + 2] == "ا" and i > 0:
            yield _Option(i, i + 2, "آ", Confusion.MADDA)


def _ta_marbuta(key: str) -> Iterator[_Option]:
    if key[-1] == "ه":
        yield _Option(len(key) - 1, len(key), "ة", Confusion.TA_MARBUTA)


def _ha(key: str) -> Iterator[_Option]:
    if key[-1] == "ة":
        yield _Option(len(key) - 1, len(key), "ه", Confusion.HA)


def _alef_maqsura(key: str) -> Iterator[_Option]:
    other = {"ي": "ى", "ى": "ي"}.get(key[-1])
    if other:
        yield _Option(len(key) - 1, len(key), other, Confusion.ALEF_MAQSURA)


def _hamza_seat(key: str) -> Iterator[_Option]:
    last = len(key) - 1
    for i, letter in enumerate(key):
        if i == 0:
            continue
        if letter in _SEATS:
            for other in _SEATS:
                if other != letter:
                    yield _Option(i, i + 1, other, Confusion.HAMZA_SEAT)
            if letter == "ؤ" and key[i + 1 : i + 2] != "و":
                yield _Option(i, i + 1, "ؤو", Confusion.HAMZA_SEAT)
            if letter == "ئ" and i < last:
                yield _Option(i, i + 1, "ئي", Confusion.HAMZA_SEAT)
        elif letter == "و":
            yield _Option(i, i + 1, "ؤ", Confusion.HAMZA_SEAT)
        elif letter in "يى":
            yield _Option(i, i + 1, "ئ", Confusion.HAMZA_SEAT)
            if i == last:
                yield _Option(i, i + 1, "يء", Confusion.HAMZA_SEAT)
        if i == last and letter in "او":
            yield _Option(i + 1, i + 1, "ء", Confusion.HAMZA_SEAT)


def _pairs(confusion: Confusion) -> Callable[[str], Iterator[_Option]]:
    swaps = [(pair[a], pair[1 - a]) for pair in _PAIRS[confusion] for a in (0, 1)]

    def options(key: str) -> Iterator[_Option]:
        for i, letter in enumerate(key):
            for one, other in swaps:
                if letter == one:
                    yield _Option(i, i + 1, other, confusion)

    return options


def _ta_open(key: str) -> Iterator[_Option]:
    other = {"ت": "ة", "ة": "ت"}.get(key[-1])
    if other:
        yield _Option(len(key) - 1, len(key), other, Confusion.TA_OPEN)


def _waw_alef(key: str) -> Iterator[_Option]:
    if key.endswith("و"):
        yield _Option(len(key), len(key), "ا", Confusion.WAW_ALEF)
    elif key.endswith("وا"):
        yield _Option(len(key) - 1, len(key), "", Confusion.WAW_ALEF)


def _doubled(key: str) -> Iterator[_Option]:
    for i, letter in enumerate(key):
        if key[i + 1 : i + 2] == letter:
            yield _Option(i, i + 1, "", Confusion.DOUBLED)
        elif i and key[i - 1] != letter and letter not in "ءأإآئؤىة":
            yield _Option(i, i, letter, Confusion.DOUBLED)


_SHORTEST_REST: Final = 2
_RUNS: Final = regex.compile(r"(.)\1{2,}")


def _elongated(key: str) -> Iterator[_Option]:
    for run in _RUNS.finditer(key):
        if len(key) - len(run.group()) < _SHORTEST_REST:
            continue  # laughter, or a drawn-out و
        yield _Option(run.start(), run.end(), run.group(1), Confusion.ELONGATED)
        yield _Option(run.start(), run.end(), run.group(1) * 2, Confusion.ELONGATED)


def _transposed(key: str) -> Iterator[_Option]:
    for i in range(len(key) - 1):
        if key[i] != key[i + 1]:
            yield _Option(i, i + 2, key[i + 1] + key[i], Confusion.TRANSPOSED)


def _letter(key: str) -> Iterator[_Option]:
    for i, letter in enumerate(key):
        yield _Option(i, i + 1, "", Confusion.LETTER)
        for other in _NEIGHBOURS.get(letter, ""):
            yield _Option(i, i + 1, other, Confusion.LETTER)
        for other in _OFTEN_LEFT_OUT:
            yield _Option(i, i, other, Confusion.LETTER)
    for other in _OFTEN_LEFT_OUT:
        yield _Option(len(key), len(key), other, Confusion.LETTER)


_OPTIONS: Final[dict[Confusion, Callable[[str], Iterator[_Option]]]] = {
    Confusion.HAMZA: partial(_hamza, confusion=Confusion.HAMZA),
    Confusion.HAMZA_INSIDE: partial(_hamza, confusion=Confusion.HAMZA_INSIDE),
    Confusion.HAMZA_SIDE: partial(_hamza, confusion=Confusion.HAMZA_SIDE),
    Confusion.WASL: partial(_hamza, confusion=Confusion.WASL),
    Confusion.MADDA: _madda,
    Confusion.TA_MARBUTA: _ta_marbuta,
    Confusion.HA: _ha,
    Confusion.ALEF_MAQSURA: _alef_maqsura,
    Confusion.HAMZA_SEAT: _hamza_seat,
    **{confusion: _pairs(confusion) for confusion in _PAIRS},
    Confusion.TA_OPEN: _ta_open,
    Confusion.WAW_ALEF: _waw_alef,
    Confusion.DOUBLED: _doubled,
    Confusion.ELONGATED: _elongated,
    Confusion.TRANSPOSED: _transposed,
    Confusion.LETTER: _letter,
}
# What is confused together in one word: hamza on several alefs, and the last letter besides.
_TOGETHER: Final = frozenset(
    {
        Confusion.HAMZA,
        Confusion.HAMZA_INSIDE,
        Confusion.HAMZA_SIDE,
        Confusion.WASL,
        Confusion.MADDA,
        Confusion.TA_MARBUTA,
        Confusion.HA,
        Confusion.ALEF_MAQSURA,
        Confusion.HAMZA_SEAT,
    }
)
_ALONE_WITH_LAST: Final = frozenset(
    {
        Confusion.TA_MARBUTA,
        Confusion.HA,
        Confusion.ALEF_MAQSURA,
        Confusion.HAMZA,
        Confusion.HAMZA_SIDE,
        Confusion.WASL,
    }
)


# What is looked for in forms with clitics that the store does not hold whole.
COMMONEST: Final = _ALONE_WITH_LAST | {Confusion.HAMZA_INSIDE}
# What may turn one word into another and far more frequent one, by a single letter.
RIVAL: Final = _ALONE_WITH_LAST | {Confusion.HAMZA_INSIDE, Confusion.MADDA, Confusion.HAMZA_SEAT, Confusion.WAW_ALEF}


def rivals(key: str) -> Iterator[Proposal]:
    """The spellings one change of :data:`RIVAL` away from ``key``."""
    for confusion in RIVAL:
        for option in _OPTIONS[confusion](key):
            yield Proposal(key[: option.start] + option.text + key[option.end :], (confusion,))


def proposals(key: str, confusions: Iterable[Confusion]) -> Iterator[Proposal]:
    """The spellings that ``confusions`` propose for ``key``, each once, fewest changes first.

    Letters of the hamza and of the last letter may change together (two, in words
    with few such letters three); every other confusion is the only one of its kind
    in the word, and LETTER and TRANSPOSED the only one at all.
    """
    wanted = frozenset(confusions)
    options = [option for c in Confusion if c in wanted and c in _OPTIONS for option in _OPTIONS[c](key)]
    together = sorted((option for option in options if option.confusion in _TOGETHER), key=_start)
    alone = [option for option in options if option.confusion not in _TOGETHER]
    near = [option for option in alone if option.confusion not in FAR]
    last = [option for option in together if option.confusion in _ALONE_WITH_LAST]
    most = _MOST_CHANGES if len(together) <= _FEW_OPTIONS else _MOST_CHANGES - 1
    seen = {key}
    for count in range(1, most + 1):
        chosen: Iterable[tuple[_Option, ...]] = combinations(together, count)
        if count == 1:
            chosen = (*chosen, *((option,) for option in alone))
        elif count == 2:
            pairs = (pair if pair[0].start <= pair[1].start else pair[::-1] for pair in product(near, last))
            chosen = (*chosen, *pairs)
        for combination in chosen:
            form = _made(key, combination)
            if form is not None and form not in seen:
                seen.add(form)
                yield Proposal(form, tuple(sorted({o.confusion for o in combination})))


def _start(option: _Option) -> tuple[int, int]:
    return option.start, option.end


def _made(key: str, options: tuple[_Option, ...]) -> str | None:
    """``key`` with the options (sorted) carried out; None if they touch the same letter."""
    if len(options) == 1:
        option = options[0]
        return key[: option.start] + option.text + key[option.end :]
    out = ""
    position = 0
    for option in options:
        if option.start < position:
            return None
        out += key[position : option.start] + option.text
        position = option.end
    return out + key[position:]
