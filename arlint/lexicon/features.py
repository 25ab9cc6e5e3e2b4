"""What the word store says of a form: coarse word class, and which clitics it may carry, as bits."""

from __future__ import annotations

from enum import IntFlag


class Feature(IntFlag):
    """Features of one stored form; several readings of one spelling are joined.

    The word classes and the clitic classes come from the affix flags of the
    Ayaspell dictionary (see ``tools/hunspell_ar.py``), names from the tables of
    this package.
    """

    NONE = 0
    # Word class.
    NOUN = 1 << 0  # nouns and adjectives
    VERB = 1 << 1
    PARTICLE = 1 << 2  # prepositions, pronouns, adverbs, numerals of closed lists
    NAME = 1 << 3  # proper names
    # Of a verb.
    PAST = 1 << 4
    IMPERFECT = 1 << 5  # indicative: takes the س of the future
    MOOD = 1 << 6  # subjunctive or jussive only (يكتبوا)
    IMPERATIVE = 1 << 7
    # Of a noun.
    DUAL = 1 << 8
    MASCULINE_PLURAL = 1 << 9  # ـون/ـين
    FEMININE_PLURAL = 1 << 10  # ـات
    TANWIN = 1 << 11  # accusative with alef (كتابا)
    # Stands by itself (مدرسة does, مدرست only before a pronoun).
    WHOLE = 1 << 12
    # Proclitics: و/ف are open to every form.
    PREPOSITION = 1 << 13  # ب ك ل
    ARTICLE = 1 << 14  # ال
    ARTICLE_OBLIQUE = 1 << 15  # بال كال لل
    FUTURE = 1 << 16  # س
    LAM = 1 << 17  # ل before a verb
    # Pronouns written onto this form.
    PRONOUN_MY = 1 << 18  # ـي
    PRONOUN_ME = 1 << 19  # ـني
    PRONOUN_OTHER = 1 << 20  # ـنا ـك ـكم ـكما ـكن ـه ـها ـهم ـهما ـهن
    # A form that grammar makes and writers hardly use (energetic, dual imperative …).
    RARE = 1 << 21
    # An adjective or participle (it takes ة): its ـه is hardly ever a pronoun (كبيره for كبيرة).
    ADJECTIVE = 1 << 22
    # A spelling one confusion away is more frequent: the form may have been meant for another.
    RIVALED = 1 << 23
    # An imperative as frequent as what it may be a misspelling of (اضغط against أضغط): writers do mean it.
    USUAL = 1 << 24


WORD_CLASSES = Feature.NOUN | Feature.VERB | Feature.PARTICLE | Feature.NAME


PRONOUNS = Feature.PRONOUN_MY | Feature.PRONOUN_ME | Feature.PRONOUN_OTHER
