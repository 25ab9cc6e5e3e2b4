"""What the word store says of a form: coarse word class, and which clitics it may carry, as bits."""

from __future__ import annotations

from typing import Final

# Bits of Feature, joined. Plain numbers: arithmetic of an IntFlag takes ten times as long, and these are asked
# some twenty times of every new word.
Features = int


class Feature:
    """Features of one stored form; several readings of one spelling are joined.

    The word classes and the clitic classes come from the affix flags of the
    Ayaspell dictionary (see ``tools/hunspell_ar.py``), names from the tables of
    this package.
    """

    NONE: Final = 0
    # Word class.
    NOUN: Final = 1 << 0  # nouns and adjectives
    VERB: Final = 1 << 1
    PARTICLE: Final = 1 << 2  # prepositions, pronouns, adverbs, numerals of closed lists
    NAME: Final = 1 << 3  # proper names
    # Of a verb.
    PAST: Final = 1 << 4
    IMPERFECT: Final = 1 << 5  # indicative: takes the س of the future
    MOOD: Final = 1 << 6  # subjunctive or jussive only (يكتبوا)
    IMPERATIVE: Final = 1 << 7
    # Of a noun.
    DUAL: Final = 1 << 8
    MASCULINE_PLURAL: Final = 1 << 9  # ـون/ـين
    FEMININE_PLURAL: Final = 1 << 10  # ـات
    TANWIN: Final = 1 << 11  # accusative with alef (كتابا)
    # Stands by itself (مدرسة does, مدرست only before a pronoun).
    WHOLE: Final = 1 << 12
    # Proclitics: و/ف are open to every form.
    PREPOSITION: Final = 1 << 13  # ب ك ل
    ARTICLE: Final = 1 << 14  # ال
    ARTICLE_OBLIQUE: Final = 1 << 15  # بال كال لل
    FUTURE: Final = 1 << 16  # س
    LAM: Final = 1 << 17  # ل before a verb
    # Pronouns written onto this form.
    PRONOUN_MY: Final = 1 << 18  # ـي
    PRONOUN_ME: Final = 1 << 19  # ـني
    PRONOUN_OTHER: Final = 1 << 20  # ـنا ـك ـكم ـكما ـكن ـه ـها ـهم ـهما ـهن
    # A form that grammar makes and writers hardly use (energetic, dual imperative …).
    RARE: Final = 1 << 21
    # An adjective or participle (it takes ة): its ـه is hardly ever a pronoun (كبيره for كبيرة).
    ADJECTIVE: Final = 1 << 22
    # A spelling one confusion away is more frequent: the form may have been meant for another.
    RIVALED: Final = 1 << 23
    # An imperative as frequent as what it may be a misspelling of (اضغط against أضغط): writers do mean it.
    USUAL: Final = 1 << 24


WORD_CLASSES: Final = Feature.NOUN | Feature.VERB | Feature.PARTICLE | Feature.NAME
PRONOUNS: Final = Feature.PRONOUN_MY | Feature.PRONOUN_ME | Feature.PRONOUN_OTHER
