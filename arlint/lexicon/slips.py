"""The letters that each confusion may change in a written word.

A confusion proposes spellings; whether one of them is a word is for the lexicon
to say. Nothing but the letters that a confusion is about ever changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Final, NamedTuple

from arlint.lexicon.confusions import Confusion
from arlint.text.lazy import Lazy


class Slip(NamedTuple):
    """Letters ``[start:end]`` of a key, and what may have been meant by them."""

    start: int
    end: int
    text: str
    confusion: Confusion


# Letters that may stand before the head of a stem: و ف ب ك ل ال س and interrogative أ.
_HEAD: Final = Lazy(r"[وف]?(?:[بكل]?ال|لل|[بكلس])?")
# يريدأن is a verb and its أن, and وافقأ ends in a hamza of its own.
_NO_WASL: Final = Lazy(r"أ(?:ن(?:ه[ام]?|نا)?)?")
_IMPERFECT: Final = Lazy(r"[وف]?[سل]?[يت].")
_SEATS: Final = "ءأؤئ"
# Two letters for the hamza and its seat: يوئيد, موؤيدة, مباديء, شىء, ياءتوا.
_ONE_SEAT_FOR_TWO: Final[dict[str, tuple[str, ...]]] = {
    "وئ": ("ؤ",),
    "وؤ": ("ؤ",),
    "ؤو": ("ؤ",),
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


@lru_cache(maxsize=64)
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
            others = "" if not head and _NO_WASL.fullmatch(key, i) else "ا"
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
        if letter == "إ" and i not in _heads(key):
            # Within a word its hamza has another seat: تإويل, مسإلة.
            for other in _SEATS:
                yield Slip(i, i + 1, other, Confusion.HAMZA_SEAT)
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
    # معلومت is معلومة as it sounds before a vowel, or معلومات without its alef.
    for other in {"ت": ("ة",) if key[-2:-1] == "ا" else ("ة", "ات"), "ة": ("ت",)}.get(key[-1], ()):
        yield Slip(len(key) - 1, len(key), other, Confusion.TA_OPEN)


def _waw_alef(key: str) -> Iterator[Slip]:
    if key.endswith("و") and _IMPERFECT.match(key) is None:
        yield Slip(len(key), len(key), "ا", Confusion.WAW_ALEF)


def _plural_imperfect(key: str) -> Iterator[Slip]:
    # «سياسيو البلاد» and «تونسيو المهجر» are annexed plurals of relative adjectives: no verb ends so.
    if key.endswith("و") and not key.endswith("يو") and _IMPERFECT.match(key):
        for ending in "نا":
            yield Slip(len(key), len(key), ending, Confusion.PLURAL_IMPERFECT)


def _extra_alef(key: str) -> Iterator[Slip]:
    if key.endswith("وا"):
        yield Slip(len(key) - 1, len(key), "", Confusion.EXTRA_ALEF)


_FIFTH_FORM: Final = Lazy(r"[وف]?س?")


def _doubled(key: str) -> Iterator[Slip]:
    for i, letter in enumerate(key):
        if key[i + 1 : i + 2] == letter:
            # ووصل is و + وصل, ككبير ك + كبير, and تتشرب the present of تشرب, of which there is one to every such verb.
            # The ل of اللبّادية is the word's own; before a hamza (اللأمر) the article was written twice.
            fifth = letter == "ت" and _FIFTH_FORM.fullmatch(key, 0, i)
            article = letter == "ل" and key[i - 1 : i] == "ا" and key[i + 2 : i + 3] not in tuple("أإآ")
            # «مصريي المهجر» is an annexed plural of a relative adjective.
            annexed = letter == "ي" and i == len(key) - 2
            if (i or letter not in "وفبك") and not fifth and not article and not annexed:
                yield Slip(i, i + 1, "", Confusion.DOUBLED)
        elif i and key[i - 1] != letter and letter not in "ءأإآئؤىة":
            yield Slip(i, i, letter, Confusion.DOUBLED)


def _nisba(key: str) -> Iterator[Slip]:
    if key.endswith(("ين", "ون")) and key[-3:-2] not in ("ي", "") and len(key) > _SHORTEST_NISBA:
        yield Slip(len(key) - 2, len(key) - 2, "ي", Confusion.NISBA)


_SHORTEST_NISBA: Final = 4
_SHORTEST_REST: Final = 2
_RUNS: Final = Lazy(r"(.)\1{2,}")


def _elongated(key: str) -> Iterator[Slip]:
    for run in _RUNS.finditer(key):
        if len(key) - len(run.group()) < _SHORTEST_REST:
            continue  # laughter, or a drawn-out و
        yield Slip(run.start(), run.end(), run.group(1), Confusion.ELONGATED)
        yield Slip(run.start(), run.end(), run.group(1) * 2, Confusion.ELONGATED)


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
}

# Letters of which a word must have one to be confused so; the others may befall any word.
NEEDED: Final[dict[Confusion, frozenset[str]]] = {
    confusion: frozenset(letters)
    for confusion, letters in {
        Confusion.HAMZA: "ا",
        Confusion.HAMZA_INSIDE: "ا",
        Confusion.HAMZA_SIDE: "أإ",
        Confusion.WASL: "أإ",
        Confusion.MADDA: "اأء",
        Confusion.EXTRA_MADDA: "آ",
        Confusion.TA_MARBUTA: "ه",
        Confusion.HA: "ة",
        Confusion.ALEF_MAQSURA: "يى",
        Confusion.HAMZA_SEAT: _SEATS + "إ",
        Confusion.SOFTENED: "وياى",
        Confusion.ALEF_SHAPE: "ائ",
        **{confusion: "".join(pairs) for confusion, pairs in _PAIRS.items()},
        Confusion.TA_OPEN: "تة",
        Confusion.WAW_ALEF: "و",
        Confusion.PLURAL_IMPERFECT: "و",
        Confusion.EXTRA_ALEF: "و",
        Confusion.NISBA: "ن",
    }.items()
}


def slips(key: str, confusions: Iterable[Confusion]) -> Iterator[Slip]:
    """The slips of these confusions in a word, in their order; those of :data:`FAR` are in no table and left out."""
    for confusion in confusions:
        # Most words lack the letters of most confusions: the look costs a tenth of asking for slips.
        needed = NEEDED.get(confusion)
        if confusion in SLIPS and (needed is None or not needed.isdisjoint(key)):
            yield from SLIPS[confusion](key)
