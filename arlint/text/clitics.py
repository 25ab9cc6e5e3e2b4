"""Clitics: the one-letter words and pronouns that Arabic writes onto a word.

A written word is *proclitics + stem + enclitic*: وبالكتاب = و + ب + ال + كتاب,
مدرستها = مدرسة + ها. The functions here list the splits that spelling allows and
put a chain back on another stem; whether a split is *meant* is for the caller
(a rule's entries or the lexicon) to say.

Source for the chains: W. Wright, A Grammar of the Arabic Language, 3rd ed.,
vol. I, §§ 344-345, 356-368 (inseparable particles), §§ 185-187, 316-317
(pronominal suffixes); orthographic joins of suffixes: § 296 note, § 317.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

# Bits of Chain, joined. Plain numbers: arithmetic of an IntFlag takes ten times as long, and every split is asked.
Chains = int


class Chain:
    """What a proclitic chain is made of, as bits."""

    NONE: Final = 0
    QUESTION: Final = 1  # interrogative أ
    CONJUNCTION: Final = 2  # و ف
    PREPOSITION: Final = 4  # ب ك ل before a noun
    ARTICLE: Final = 8  # ال
    FUTURE: Final = 16  # س before an imperfect
    LAM: Final = 32  # ل before a verb (subjunctive, jussive, emphatic)


class Split(NamedTuple):
    """One reading of a key: ``prefix + written + suffix == key``, with what the prefix is made of.

    ``stem`` is the word as it would stand alone, ``written`` as it stands before
    the suffix (مدرستها: stem مدرسة, written مدرست, suffix ها).
    """

    prefix: str
    stem: str
    suffix: str
    chain: Chains
    written: str

    def rebuild(self, stem: str) -> str:
        """Another stem in this chain, joined as this one was: ``split.rebuild(split.stem) == key``."""
        shared = 0
        while shared < min(len(self.stem), len(self.written)) and self.stem[shared] == self.written[shared]:
            shared += 1
        old, new = self.stem[shared:], self.written[shared:]
        if not self.suffix:
            return _with_prefix(self.prefix, stem)
        if (old or new) and stem.endswith(old):
            return _with_prefix(self.prefix, stem[: len(stem) - len(old)] + new) + self.suffix
        if stem[-1:] == self.stem[-1:]:
            return _with_prefix(self.prefix, stem) + self.suffix
        return attach(self.prefix, stem, self.suffix)


# Written prefix -> what it is made of. One prefix can have two readings
# (ل is a preposition or the lam of a verb); the bits are then joined.
_CONJUNCTIONS: Final = ("", "و", "ف")
_INNER: Final[tuple[tuple[str, Chains], ...]] = (
    ("", Chain.NONE),
    ("ال", Chain.ARTICLE),
    ("ب", Chain.PREPOSITION),
    ("ك", Chain.PREPOSITION),
    ("ل", Chain.PREPOSITION | Chain.LAM),
    ("بال", Chain.PREPOSITION | Chain.ARTICLE),
    ("كال", Chain.PREPOSITION | Chain.ARTICLE),
    ("لل", Chain.PREPOSITION | Chain.ARTICLE),
    ("س", Chain.FUTURE),
)


def _prefixes() -> tuple[tuple[str, Chains], ...]:
    table: list[tuple[str, Chains]] = []
    for conjunction in _CONJUNCTIONS:
        for inner, chain in _INNER:
            bits = chain | (Chain.CONJUNCTION if conjunction else Chain.NONE)
            table.append((conjunction + inner, bits))
            # Interrogative أ stands first of all: أو, أفلا, أبالكتاب.
            if inner != "لل" and conjunction + inner:
                table.append(("أ" + conjunction + inner, bits | Chain.QUESTION))
    table.append(("أ", Chain.QUESTION))
    return tuple(sorted(table, key=lambda item: len(item[0])))


PREFIXES: Final = _prefixes()
SUFFIXES: Final = ("ي", "ني", "نا", "ك", "كم", "كما", "كن", "ه", "ها", "هم", "هما", "هن")  # fmt: skip

# By their first and last letters, since most words begin with no prefix and end with no suffix.
_PREFIXES_FROM: Final[dict[str, tuple[tuple[str, Chains], ...]]] = {
    letter: tuple(item for item in PREFIXES if item[0].startswith(letter))
    for letter in {prefix[0] for prefix, _ in PREFIXES if prefix}
}
_SUFFIXES_TO: Final[dict[str, tuple[str, ...]]] = {
    letter: tuple(suffix for suffix in SUFFIXES if suffix.endswith(letter)) for letter in {s[-1] for s in SUFFIXES}
}
# The last letter of a stem before a suffix -> what the stem may end with when it stands alone.
_ALONE: Final = {"ت": "ة", "ا": "ى", "ئ": "ء", "ؤ": "ء", "و": "وا"}
_MIN_STEM: Final = 2
# What an imperfect begins with; the hamza of the first person may be lost or wrong. The س of the future stands before
# nothing else: سفر is a journey, and not س before فر.
_IMPERFECT: Final = frozenset("أاإآيتن")


def prefix_splits(key: str) -> Iterator[tuple[str, str, Chains]]:
    """The readings ``(prefix, rest, chain)`` of a key, the bare one first.

    A rest has at least two letters, and begins as an imperfect does behind the س of
    the future. After لل the article's ل is restored when the word itself begins with
    ل (لليل is لل + يل or ل + ليل; للغة is ل + لغة written with one ل for the
    article's: both readings are listed).
    """
    yield "", key, Chain.NONE
    for prefix, chain in _PREFIXES_FROM.get(key[:1], ()):
        if not key.startswith(prefix):
            continue
        rest = key[len(prefix) :]
        if chain & Chain.FUTURE and rest[:1] not in _IMPERFECT:
            continue
        if len(rest) >= _MIN_STEM:
            yield prefix, rest, chain
        # لل + لغة is written للغة: the article's lam and the word's are one.
        if prefix.endswith("لل") and len(rest) >= _MIN_STEM - 1:
            yield prefix, "ل" + rest, chain


def suffix_splits(rest: str) -> Iterator[tuple[str, str, str]]:
    """The readings ``(stem, suffix, written)`` of a word without its proclitics, the bare one first.

    Stems come as they stand alone: ت before a suffix also as ة (مدرستها), ا as ى
    (مستواها), ئ/ؤ/ء as ء (أصدقائهم), وا for the و of a plural verb (كتبوها).
    """
    yield rest, "", rest
    for suffix in suffixes_of(rest):
        stem = rest[: -len(suffix)]
        if len(stem) < _MIN_STEM:
            continue
        yield stem, suffix, stem
        alone = _ALONE.get(stem[-1])
        if alone:
            yield stem[:-1] + alone, suffix, stem


def unchanged(stem: str) -> str:
    """What of a stem is in every key that may be split into it: its end may be another before a pronoun."""
    return stem[:-1] if stem.endswith(tuple(_ALONE.values())) else stem


def suffixes_of(form: str) -> list[str]:
    """The pronouns that a form ends with, in the order of :data:`SUFFIXES`."""
    return [suffix for suffix in _SUFFIXES_TO.get(form[-1:], ()) if form.endswith(suffix)]


@lru_cache(maxsize=4096)
def stems(key: str) -> tuple[str, ...]:
    """The stem of every split of ``key``, in the order of :func:`splits`: what most words need to be asked for."""
    return tuple(stem for _, rest, _ in prefix_splits(key) for stem, _, _ in suffix_splits(rest))


@lru_cache(maxsize=4096)
def splits(key: str) -> tuple[Split, ...]:
    """Every split that the spelling of ``key`` allows, the unsplit word first."""
    return tuple(
        Split(prefix, stem, suffix, chain, written)
        for prefix, rest, chain in prefix_splits(key)
        for stem, suffix, written in suffix_splits(rest)
    )


def attach(prefix: str, stem: str, suffix: str = "") -> str:
    """Write a stem with a chain: ة opens to ت, ى to ا, and وا drops its alef before a suffix.

    The seat of a final hamza before a suffix depends on the case: ء is left as it
    is (callers that know the case give the stem in that form, or use
    :meth:`Split.rebuild`, which repeats the form that was found).
    """
    if suffix and stem:
        if stem[-1] == "ة":
            stem = stem[:-1] + "ت"
        elif stem[-1] == "ى":
            stem = stem[:-1] + "ا"
        elif stem.endswith("وا") and len(stem) > _MIN_STEM:
            stem = stem[:-1]
    return _with_prefix(prefix, stem) + suffix


# Verbal nouns of form VIII whose root begins with ل: their ال is no article (لالتزام, but للتجار).
_RADICAL_LAM: Final = tuple(
    "التئام التباس التجاء التحاق التحام التذاذ التزام التصاق التفات التفاف التقاء التقاط التماس التماع التهاب التهام"
    " التواء".split()
)


def _with_prefix(prefix: str, stem: str) -> str:
    """لل before a ل is written with two lams, not three (للجنة, للغة); ل before the article becomes لل (للكتاب)."""
    if prefix.endswith("لل") and stem.startswith("ل"):
        return prefix[:-1] + stem
    article = stem.startswith("ال") and not stem.startswith(_RADICAL_LAM)
    if article and prefix.endswith("ل") and not prefix.endswith(("ال", "لل")):
        return prefix + (stem[2:] if stem.startswith("الل") else "ل" + stem[2:])
    return prefix + stem
