"""Errors of case that letters show: plurals, duals, the five nouns, the alef of the accusative, and أن for إن.

A form in its place in a right sentence has one case only, so that the other form is wrong there, but where a word of
two readings stands (a dual spelled like a plural changes into a plural of the other case, which is wrong as well).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import regex

from arlint.lexicon.classes import WordClass
from tools.injection.kinds.base import Injection, Kind, changed
from tools.injection.knowledge import Knowledge, table
from tools.injection.texts import Sentence

_PREFIX: Final = regex.compile("([وف]?(?:[بك]?ال|لل|[بلك])?)(.{4,})")
_ACCUSATIVE: Final = regex.compile("(?:\u064b?ا|ا\u064b)$")
_FIVE: Final = regex.compile("([وف]?)(أب|أخ|ذ|حم)([واي])")
_SAYING_REACH: Final = 3
_END_OF_A_CLAUSE: Final = frozenset({"", "هو", "وهو", "هي", "وهي", "أو"})


def plural_nominative_for_oblique(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """للمستخدمين → للمستخدمون: sound masculine plurals wherever they stand."""
    for index in sentence.words:
        key = sentence.key(index)
        if key.endswith("ين") and knowledge.is_a(key, WordClass.SOUND_PLURAL):
            yield changed(sentence, index, f"{key[:-2]}ون", index - 1)


def plural_oblique_for_nominative(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """يعمل المستخدمون → يعمل المستخدمين; a subject that can be read as the object instead remains possible."""
    for index in sentence.words:
        key = sentence.key(index)
        if key.endswith("ون") and knowledge.is_a(key, WordClass.SOUND_PLURAL):
            yield changed(sentence, index, f"{key[:-2]}ين", index - 1)


@cache
def _duals(of: str, to: str) -> Mapping[str, str]:
    return {row[of]: row[to] for row in table("sets/duals.tsv") if row["of"] != "people"}


def _dual(sentence: Sentence, of: str, to: str) -> Iterator[Injection]:
    forms = _duals(of, to)
    for index in sentence.words:
        found = _PREFIX.fullmatch(sentence.key(index))
        for prefix, stem in (("", sentence.key(index)), *([(found[1], found[2])] if found else [])):
            if stem in forms:
                yield changed(sentence, index, prefix + forms[stem], index - 1)
                break


def dual_nominative_for_oblique(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """في مدينتين → في مدينتان."""
    yield from _dual(sentence, "oblique", "nominative")


def dual_oblique_for_nominative(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """هنا مدينتان → هنا مدينتين; a subject that can be read as the object instead remains possible."""
    yield from _dual(sentence, "nominative", "oblique")


def five_nouns(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """إلى أخي المدير → إلى أخو المدير, ذو → ذا, before a genitive; أبي and أخي of the speaker are left alone."""
    for index in sentence.words:
        found = _FIVE.fullmatch(sentence.key(index))
        if not found or not knowledge.is_a(sentence.key(index + 1), WordClass.NOUN):
            continue
        for letter in "واي":
            if letter != found[3]:
                yield changed(sentence, index, found[1] + found[2] + letter, index - 1)


def alef_lost(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """أنشأ ملفا → أنشأ ملف, tanwin or not, where the bare form is a word."""
    for index, token in enumerate(sentence.tokens):
        bare = _ACCUSATIVE.sub("", token.surface)
        if bare == token.surface or bare != regex.sub(r"\p{M}", "", bare):
            continue
        if knowledge.is_a(token.key, WordClass.ACCUSATIVE) and knowledge.known(bare):
            yield changed(sentence, index, bare, index - 1)


def alef_added(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """في ملف جديد → في ملفا جديد, behind a preposition and before no genitive."""
    for index in sentence.words:
        key, behind = sentence.key(index), sentence.key(index + 1)
        if not knowledge.preposition(sentence.key(index - 1)) or not knowledge.is_a(key, WordClass.TRIPTOTE):
            continue
        if behind and not knowledge.preposition(behind) and knowledge.adjective(behind) is None:
            continue
        if knowledge.is_a(f"{key}ا", WordClass.ACCUSATIVE):
            yield changed(sentence, index, f"{key}ا", index - 1)


def _said_before(sentence: Sentence, knowledge: Knowledge, index: int) -> bool:
    places = range(index - 1, max(-1, index - 1 - _SAYING_REACH), -1)
    return any(knowledge.any_stem_in(sentence.key(place), "verbs-of-saying") for place in places if sentence.key(place))


def an_for_inna(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """قال إن → قال أن, with its pronouns too, shortly behind a word of saying."""
    for index in sentence.words:
        key = sentence.key(index)
        if key.startswith("إن") and key[2:] in _PRONOUNS and _said_before(sentence, knowledge, index):
            yield changed(sentence, index, f"أ{key[1:]}")


def inna_for_an(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """يجب أن تختار → يجب إن تختار, نعرف أنه → نعرف إنه, not at the head of a clause and not behind a word of saying.

    Behind what ends a clause («وهو إن») a new one could begin: there it is left alone.
    """
    for index in sentence.words:
        key = sentence.key(index)
        if not key.startswith("أن") or key[2:] not in _PRONOUNS or sentence.key(index - 1) in _END_OF_A_CLAUSE:
            continue
        if not _said_before(sentence, knowledge, index):
            yield changed(sentence, index, f"إ{key[1:]}", index - 1)


_PRONOUNS: Final = ("", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ني", "ي")
KINDS: Final[tuple[Kind, ...]] = (
    plural_nominative_for_oblique,
    plural_oblique_for_nominative,
    dual_nominative_for_oblique,
    dual_oblique_for_nominative,
    five_nouns,
    alef_lost,
    alef_added,
    an_for_inna,
    inna_for_an,
)
