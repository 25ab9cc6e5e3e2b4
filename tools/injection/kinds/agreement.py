"""Errors of agreement: gender, number and the article of what belongs together.

A pair is taken only if both words are surely what they are thought to be, and if no noun shortly before them may be
what the second word agrees with after the change («مدير المدرسة الجديدة» gives no «الجديد»). What remains is said with
each kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arlint.lexicon.classes import WordClass
from arlint.lexicon.features import Feature
from tools.injection.kinds.base import Injection, Kind, changed
from tools.injection.knowledge import Adjective, Knowledge, Noun
from tools.injection.texts import Sentence

_DEMONSTRATIVE: Final = regex.compile("([وف]?[بل]?)(هذا|هذه|ذلك|تلك)")
_OTHER_DEMONSTRATIVE: Final = {"هذا": "هذه", "هذه": "هذا", "ذلك": "تلك", "تلك": "ذلك"}
_OTHER: Final = {"m": "f", "f": "m"}
# Behind these, and at the head, a definite noun is the subject of what follows ("" is a mark or the head).
_BEFORE_A_CLAUSE: Final = frozenset({"", "أن", "إن", "لأن", "لكن", "كانت", "كان", "هذه", "هذا"})
_IMPERFECT: Final = regex.compile("(س?)([يت].+)")


def demonstrative_gender(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """هذه المدينة → هذا المدينة and the other way, not behind what may be a verb, whose subject «هذا» could be.

    «ولهذا المدينة تحتاج» remains possible where the sentence goes on with a predicate.
    """
    for index in sentence.words:
        found = _DEMONSTRATIVE.fullmatch(sentence.key(index))
        noun = knowledge.definite(sentence.key(index + 1))
        before = sentence.key(index - 1)
        if not found or not noun or noun.plural or noun.prefix != "ال":
            continue
        if noun.gender != ("m" if found[2] in ("هذا", "ذلك") else "f"):
            continue
        if before and not knowledge.preposition(before) and knowledge.is_a(before, WordClass.MAYBE_VERB):
            continue
        yield changed(sentence, index, found[1] + _OTHER_DEMONSTRATIVE[found[2]], index + 1)


def _pairs(
    sentence: Sentence, knowledge: Knowledge, definite: bool, rivals: bool = True
) -> Iterator[tuple[int, Noun, Adjective]]:
    """Where a noun and its adjective stand: the index of the adjective, and both."""
    for index in sentence.words:
        adjective = knowledge.adjective(sentence.key(index))
        if adjective is None or adjective.definite is not definite:
            continue
        before = sentence.key(index - 1)
        noun = knowledge.definite(before) if definite else knowledge.indefinite(before)
        if noun is None or noun.plural or noun.gender != adjective.gender:
            continue
        if not rivals or not knowledge.rivals(sentence, index - 1, _OTHER[noun.gender]):
            yield index, noun, adjective


def _other_gender(adjective: Adjective) -> str:
    return adjective.prefix + adjective.masculine + ("ة" if adjective.gender == "m" else "")


def adjective_gender_definite(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المدينة الكبيرة → المدينة الكبير and the other way, where no noun before could be described by it."""
    for index, _, adjective in _pairs(sentence, knowledge, definite=True):
        yield changed(sentence, index, _other_gender(adjective), index - 1)


def adjective_gender_indefinite(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """مدينة كبيرة → مدينة كبير and the other way; the adjective of a predicate («كل دولة غني») remains possible."""
    for index, _, adjective in _pairs(sentence, knowledge, definite=False):
        yield changed(sentence, index, _other_gender(adjective), index - 1)


def adjective_article_dropped(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """في المدينة الكبيرة → في المدينة كبيرة, behind a preposition, for else it is a predicate.

    A predicate in front of its indefinite subject («في المدينة كبير») remains possible, and is rare.
    """
    for index, noun, adjective in _pairs(sentence, knowledge, definite=True, rivals=False):
        place = index - 3 if _DEMONSTRATIVE.fullmatch(sentence.key(index - 2)) else index - 2
        if noun.oblique or knowledge.preposition(sentence.key(place)):
            yield changed(sentence, index, adjective.masculine + ("ة" if adjective.gender == "f" else ""), index - 1)


def adjective_article_added(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """مدينة كبيرة → مدينة الكبيرة. A genitive remains possible where the adjective names somebody («مدينة العربي»)."""
    for index, _, _ in _pairs(sentence, knowledge, definite=False, rivals=False):
        yield changed(sentence, index, f"ال{sentence.key(index)}", index - 1)


def noun_article_dropped(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المدينة الكبيرة → مدينة الكبيرة; «مسجد الكبير» is a name that remains possible."""
    for index, noun, _ in _pairs(sentence, knowledge, definite=True, rivals=False):
        if noun.prefix == "ال" and sentence.tokens[index - 1].surface == sentence.key(index - 1):
            yield changed(sentence, index - 1, noun.stem, index)


def adjective_number(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المستخدمين المسجلين → المستخدمين المسجل, behind no masculine singular."""
    for index in sentence.words:
        key = sentence.key(index)
        noun = knowledge.definite(sentence.key(index - 1))
        if noun is None or not noun.plural or not key.startswith("ال") or not key.endswith(("ون", "ين")):
            continue
        if not knowledge.is_a(key, WordClass.SOUND_PLURAL) or knowledge.adjective(key[:-2]) is None:
            continue
        if not knowledge.rivals(sentence, index - 1, "m"):
            yield changed(sentence, index, key[:-2], index - 1)


def relative_gender(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المدينة التي → المدينة الذي and the other way, also behind an adjective, behind no noun of the other gender."""
    for index in sentence.words:
        key = sentence.key(index)
        if key not in ("الذي", "التي"):
            continue
        gender = "m" if key == "الذي" else "f"
        place = index - 1
        adjective = knowledge.adjective(sentence.key(place))
        if adjective and adjective.definite and knowledge.definite(sentence.key(place - 1)):
            place -= 1
        noun = knowledge.definite(sentence.key(place))
        if noun is None or noun.plural or noun.gender != gender:
            continue
        if not knowledge.rivals(sentence, place, _OTHER[gender]):
            yield changed(sentence, index, "التي" if key == "الذي" else "الذي", place)


def relative_number(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المستخدمين الذين → المستخدمين الذي, behind no masculine singular."""
    for index in sentence.words:
        noun = knowledge.definite(sentence.key(index - 1))
        if sentence.key(index) != "الذين" or noun is None or not noun.plural:
            continue
        if not knowledge.rivals(sentence, index - 1, "m"):
            yield changed(sentence, index, "الذي", index - 1)


def _before_subject(sentence: Sentence, knowledge: Knowledge) -> Iterator[tuple[int, str, str, Noun]]:
    """Where a verb without object stands right before its subject: its index, what is written onto it, its form."""
    for index in sentence.words:
        key = sentence.key(index)
        noun = knowledge.definite(sentence.key(index + 1))
        if noun is None or noun.oblique:
            continue
        for prefix in ("", "و", "ف", "س", "وس"):
            form = key.removeprefix(prefix)
            if prefix + form == key and form in knowledge.intransitive and not knowledge.may_be_noun(form):
                yield index, prefix, form, noun
                break


def verb_subject_gender(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """وصلت الرسالة → وصل الرسالة and the other way, of verbs that take no object and stand right before the subject.

    A masculine verb before a feminine thing has been written by old authors; «تعمل» may be said to a man.
    """
    for index, prefix, form, noun in _before_subject(sentence, knowledge):
        row = knowledge.intransitive[form]
        for one, other in (("past", "past feminine"), ("imperfect", "imperfect feminine")):
            if form == row[other] and noun.gender == "f" and row[one]:
                yield changed(sentence, index, prefix + row[one], index + 1)
            elif form == row[one] and noun.gender == "m" and row[other]:
                yield changed(sentence, index, prefix + row[other], index + 1)


def verb_number_before_subject(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """وصل المهندسون → وصلوا المهندسون, يجتمع الطلاب → يجتمعون الطلاب; of sound plurals any verb of the table."""
    for index in sentence.words:
        key = sentence.key(index)
        subject = sentence.key(index + 1)
        noun = knowledge.definite(subject)
        if noun is None or not noun.plural:
            continue
        rows = knowledge.verbs if subject.endswith("ون") else knowledge.intransitive
        prefix = "و" if key.startswith("و") and key[1:] in rows else ""
        row = rows.get(key.removeprefix(prefix))
        if row is None or knowledge.may_be_noun(key):
            continue
        for one in ("past", "imperfect"):
            if row[one] == key.removeprefix(prefix) and row[f"{one} plural"]:
                yield changed(sentence, index, prefix + row[f"{one} plural"], index + 1)


def verb_number_behind_subject(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """المستخدمون يعملون → المستخدمون يعمل, الطلاب وصلوا → الطلاب وصل; «العمال يساعد بعضهم بعضا» has no plural verb."""
    for index in sentence.words:
        key = sentence.key(index)
        noun = knowledge.definite(sentence.key(index - 1))
        if noun is None or not noun.plural or noun.oblique:
            continue
        present = key.startswith(("ي", "سي")) and key.endswith("ون") and knowledge.is_a(key, WordClass.IMPERFECT)
        past = key.endswith("وا") and knowledge.is_a(key, WordClass.PAST)
        if (present or past) and knowledge.verbal(key[:-2].removeprefix("س")):
            yield changed(sentence, index, key[:-2], index - 1)


def verb_gender_behind_subject(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """الميزة تعمل → الميزة يعمل and the other way, at the head of a clause; a subject behind remains possible."""
    for index in sentence.words:
        noun = knowledge.definite(sentence.key(index - 1))
        if noun is None or noun.plural or noun.oblique:
            continue
        if sentence.key(index - 2) not in _BEFORE_A_CLAUSE:
            continue
        found = _IMPERFECT.fullmatch(sentence.key(index))
        if not found or not knowledge.is_a(sentence.key(index), WordClass.IMPERFECT):
            continue
        if (found[2][0] == "ي") is not (noun.gender == "m"):
            continue
        other = ("ت" if noun.gender == "m" else "ي") + found[2][1:]
        if knowledge.verbal(other) & Feature.IMPERFECT:
            yield changed(sentence, index, found[1] + other, index - 1)


KINDS: Final[tuple[Kind, ...]] = (
    demonstrative_gender,
    adjective_gender_definite,
    adjective_gender_indefinite,
    adjective_article_dropped,
    adjective_article_added,
    noun_article_dropped,
    adjective_number,
    relative_gender,
    relative_number,
    verb_subject_gender,
    verb_number_before_subject,
    verb_number_behind_subject,
    verb_gender_behind_subject,
)
