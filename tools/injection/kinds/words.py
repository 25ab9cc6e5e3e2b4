"""Errors of single words: endings, hamza, and slips of the hand, by what the change makes: no word, or another one.

What writers confuse is that of `tools.corruption`. A word of fewer than four letters is
changed only where writers do it. Another word in its place may make a right sentence of another meaning; the program
cannot tell, and takes only words that writers do use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arlint.lexicon.confusions import Confusion
from arlint.text.clitics import prefix_splits
from tools.corruption import misspellings
from tools.injection.kinds.base import Injection, Kind, changed
from tools.injection.knowledge import Knowledge
from tools.injection.texts import Sentence

_SHORTEST: Final = 4
# Rows of the Arabic keyboard (101), whose neighbours the finger hits.
_ROWS: Final = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ")
_NEIGHBOURS: Final = {
    letter: "".join(row[max(0, place - 1) : place] + row[place + 1 : place + 2])
    for row in _ROWS
    for place, letter in enumerate(row)
}
_SEATS: Final = regex.compile("(.{2,}ا)([ئؤء])(ه|ها|هم|هما|هن|نا|ك|كم)")
_BY_EAR: Final = (Confusion.DAD_ZA, Confusion.DHAL_DAL, Confusion.TA_TAH, Confusion.SIN_SAD, Confusion.THA)
_LEAST_FREQUENT: Final = 2.0  # Zipf: a slip that makes a word which nobody writes is as good as none


def _slips(sentence: Sentence, *confusions: Confusion, shortest: int = _SHORTEST) -> Iterator[Injection]:
    for index in sentence.words:
        key = sentence.key(index)
        for confusion in confusions if len(key) >= shortest else ():
            for form in misspellings(key, confusion):
                yield changed(sentence, index, form)


def ha_for_ta_marbuta(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المدرسة → المدرسه, whether the pronoun would make a word or not."""
    yield from _slips(sentence, Confusion.TA_MARBUTA)


def ta_marbuta_for_ha(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """كتابه → كتابة; a word without its pronoun may stand there too."""
    yield from _slips(sentence, Confusion.HA)


def alef_maqsura(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """إلى → إلي, في → فى."""
    yield from _slips(sentence, Confusion.ALEF_MAQSURA, shortest=2)


def hamza_lost(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """أكثر → اكثر, and the madda of الآن → الان."""
    yield from _slips(sentence, Confusion.HAMZA, Confusion.MADDA, shortest=2)


def hamza_added(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """استخدام → إستخدام, والاجتماع → والإجتماع: at the beginning of a word or of what may be its stem."""
    for index in sentence.words:
        key = sentence.key(index)
        starts = {prefix for prefix, rest, _ in prefix_splits(key) if not rest.startswith("ال")}
        for form in misspellings(key, Confusion.WASL) if len(key) >= _SHORTEST else ():
            if any(form == prefix + form[len(prefix)] + key[len(prefix) + 1 :] for prefix in starts):
                yield changed(sentence, index, form)


def hamza_seat_by_case(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """في بنائه → في بناؤه: a hamza before a pronoun, whose seat is that of another case."""
    for index in sentence.words:
        found = _SEATS.fullmatch(sentence.key(index))
        if found and knowledge.known(sentence.key(index)):
            for seat in "ئؤء":
                if seat != found[2]:
                    yield changed(sentence, index, found[1] + seat + found[3], index - 1)


def letters_that_sound_alike(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """ض and ظ, ذ and د, ط and ت, ص and س, ث."""
    yield from _slips(sentence, *_BY_EAR)


def _hand(sentence: Sentence, knowledge: Knowledge, real: bool, make: str) -> Iterator[Injection]:
    for index in sentence.words:
        key = sentence.key(index)
        if len(key) < _SHORTEST:
            continue
        for form in _made(key, make):
            if form == key or knowledge.known(form) is not real:
                continue
            if not real or knowledge.lexicon.zipf(form) >= _LEAST_FREQUENT:
                yield changed(sentence, index, form)


def _made(key: str, make: str) -> Iterator[str]:
    for i, letter in enumerate(key):
        if make == "dropped":
            yield key[:i] + key[i + 1 :]
        elif make == "swapped" and i:
            yield key[: i - 1] + letter + key[i - 1] + key[i + 1 :]
        elif make == "neighbour":
            for other in _NEIGHBOURS.get(letter, ""):
                yield key[:i] + other + key[i + 1 :]


def letter_dropped(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المدرسة → المرسة: no word."""
    yield from _hand(sentence, knowledge, False, "dropped")


def letters_swapped(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المدرسة → المدسرة: no word."""
    yield from _hand(sentence, knowledge, False, "swapped")


def neighbouring_letter(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المدرسة → المدرية: the key beside, and no word."""
    yield from _hand(sentence, knowledge, False, "neighbour")


def letter_dropped_to_a_word(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """العلماء → العماء; it may fit («جميع الحسابات» gives «جمع الحسابات»)."""
    yield from _hand(sentence, knowledge, True, "dropped")


def letters_swapped_to_a_word(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """عمل → علم; it may fit."""
    yield from _hand(sentence, knowledge, True, "swapped")


def neighbouring_letter_to_a_word(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """عاب → غاب; it may fit."""
    yield from _hand(sentence, knowledge, True, "neighbour")


def words_joined(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """في المدينة → فيالمدينة, where the two make no word."""
    for index in sentence.words:
        if index + 1 in sentence.words and sentence.text[sentence.tokens[index].end] == " ":
            first, second = sentence.tokens[index], sentence.tokens[index + 1]
            if second.start == first.end + 1 and not knowledge.known(first.key + second.key):
                yield Injection(first.start, second.end, first.key + second.key)


def word_split(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المدينة → المد ينة, into two pieces of two letters at least."""
    for index in sentence.words:
        key = sentence.key(index)
        for place in range(2, len(key) - 1):
            yield changed(sentence, index, f"{key[:place]} {key[place:]}")


KINDS: Final[tuple[Kind, ...]] = (
    ha_for_ta_marbuta,
    ta_marbuta_for_ha,
    alef_maqsura,
    hamza_lost,
    hamza_added,
    hamza_seat_by_case,
    letters_that_sound_alike,
    letter_dropped,
    letters_swapped,
    neighbouring_letter,
    letter_dropped_to_a_word,
    letters_swapped_to_a_word,
    neighbouring_letter_to_a_word,
    words_joined,
    word_split,
)
