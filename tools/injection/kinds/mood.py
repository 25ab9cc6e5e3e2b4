"""Errors of mood: what stands behind لم and لن, and the nun of the five verbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arlint.lexicon.features import Feature
from tools.injection.kinds.base import Injection, Kind, changed
from tools.injection.knowledge import Knowledge
from tools.injection.texts import Sentence

_CONJUNCTIONS: Final = ("", "و", "ف")
_JUSSIVE: Final = frozenset(f"{c}لم" for c in _CONJUNCTIONS)
_GOVERNORS: Final = _JUSSIVE | frozenset(
    f"{c}{word}" for c in _CONJUNCTIONS for word in ("لن", "أن", "لا", "كي", "لكي", "حتى", "ألا", "لئلا", "إن", "ليت")
)
_REACH: Final = 4
_WEAK: Final = ("ي", "و", "ى")
_HOLLOW: Final = ("و", "ي", "ا")
_SHORTEST: Final = 4


def nun_kept(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """لم يعملوا → لم يعملون, behind لم، لن، أن، كي."""
    for index in sentence.words:
        key = sentence.key(index)
        if sentence.key(index - 1) not in _GOVERNORS or not key.endswith("وا") or key[0] not in "يت":
            continue
        if knowledge.verbal(key) & Feature.MOOD and knowledge.verbal(f"{key[:-1]}ن") & Feature.IMPERFECT:
            yield changed(sentence, index, f"{key[:-1]}ن", index - 1)


def nun_dropped(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """يعملون هنا → يعملوا هنا, with no governor of another mood shortly before."""
    for index in sentence.words:
        key = sentence.key(index)
        if not key.endswith("ون") or key[0] not in "يت" or not knowledge.verbal(key) & Feature.IMPERFECT:
            continue
        if any(sentence.key(place) in _GOVERNORS for place in range(index - _REACH, index)):
            continue
        if knowledge.verbal(f"{key[:-1]}ا") & Feature.MOOD:
            yield changed(sentence, index, f"{key[:-1]}ا")


def weak_ending_kept(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """لم يأت → لم يأتي, لم يبق → لم يبقى."""
    for index in sentence.words:
        key = sentence.key(index)
        if sentence.key(index - 1) not in _JUSSIVE or not knowledge.verbal(key) & Feature.MOOD:
            continue
        if knowledge.verbal(key) & Feature.IMPERFECT:
            continue
        for letter in _WEAK:
            if knowledge.verbal(key + letter) & Feature.IMPERFECT:
                yield changed(sentence, index, key + letter, index - 1)


def hollow_vowel_kept(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """لم يكن → لم يكون, لم يستطع → لم يستطيع: with the long vowel that makes the most frequent verb."""
    for index in sentence.words:
        key = sentence.key(index)
        if sentence.key(index - 1) not in _JUSSIVE or not knowledge.verbal(key) & Feature.MOOD:
            continue
        long = max((f"{key[:-1]}{letter}{key[-1]}" for letter in _HOLLOW), key=knowledge.lexicon.zipf)
        if len(long) >= _SHORTEST and knowledge.verbal(long) & Feature.IMPERFECT:
            yield changed(sentence, index, long, index - 1)


KINDS: Final[tuple[Kind, ...]] = (nun_kept, nun_dropped, weak_ending_kept, hollow_vowel_kept)
