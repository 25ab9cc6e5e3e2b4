"""What the words around a word may need to be: coarse classes that the lexicon is sure of."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from arlint.lexicon.features import PRONOUNS, Feature, Features
from arlint.lexicon.lexicon import Lexicon, Reading, Standing
from arlint.text.clitics import Chain, prefix_splits
from arlint.text.lazy import Lazy

_PRESENT: Final = Feature.IMPERFECT | Feature.MOOD
_FINITE: Final = _PRESENT | Feature.PAST
_NOMINAL: Final = Feature.NOUN | Feature.NAME | Feature.PARTICLE
_SHORTEST_UNKNOWN_VERB: Final = 4
_SHORTEST_FINITE: Final = 4
# An accusative is rarer than its noun; adverbs in ـا are not much more frequent (Zipf units).
_AS_FREQUENT: Final = 0.3
# A plural is about as frequent in ـين as in ـون; صالون, كربون and names in ـون are not (Zipf units).
_SINGULAR: Final = 1.25
# How much rarer the dual of an adjective is than its singular, at the least (Zipf units).
_RARER: Final = 0.9
# Shapes of diptotes, which take no tanwin: أحمر، مساجد، مصابيح، أقارب. A participle of the same
# letters (مقاتل) takes it, and so do أساس and ثالث, whose ا is the long vowel of a triliteral root.
_DIPTOTE: Final = Lazy("أ[^ا][^ا][^ا]|..ا..|..ا.ي.|أ.ا..")
_PARTICIPLE: Final = Lazy("م.ا..|مت.ا..|.{2,}ي")
# faʿlān, whose feminine may be faʿlā, takes no tanwin (عطشان); a passive participle does (مدان).
_FALAN: Final = Lazy("[^م]..ان")
_ACTIVE_PARTICIPLE: Final = Lazy(".ا..")


class WordClass(StrEnum):
    """The names that token tests use. A word is of a class if it is of no other."""

    IMPERFECT = "imperfect"  # a verb of the present (يكتب, تكتب where no noun is spelled so)
    PAST = "past"  # a verb of the past
    VERB = "verb"  # either
    NOMINAL = "nominal"  # a noun, adjective, name or particle
    NOUN = "noun"  # a noun or adjective, and none that ب ل ك must be written onto
    SUBSTANTIVE = "substantive"  # such a noun and no adjective (بيت, حقوق)
    UNKNOWN = "unknown"  # no word
    ADJECTIVE = "adjective"  # an adjective or participle by itself, masculine and singular (كبير, مسؤول)
    TRIPTOTE = (
        "triptote"  # a noun or adjective by itself that takes an alef in the accusative (نظام: نظاما), and no verb
    )
    ACCUSATIVE = "accusative"  # the accusative of such a word, with its alef (نظاما, كبيرا)
    SOUND_PLURAL = "sound-plural"  # a masculine plural in ـون or ـين, with its proclitics (للمهندسين)
    CONSTRUCT_PLURAL = "construct-plural"  # such a plural without its nun, before a genitive (مهندسو, مهندسي)
    DUAL_ADJECTIVE = "dual-adjective"  # the dual of an adjective (جديدان, الكبيرين; كبيرين may be a plural as well)
    NAME = "name"  # a proper name, whatever else is spelled so (كريم)
    FIRST_PERSON = "first-person"  # a verb of the first person without its hamza (اعرف, استغرب), and no noun
    IMPERATIVE = "imperative"  # an imperative with a bare alef (ادخل, اكمل), and no past or noun
    FINITE = "finite"  # a verb in ـت, ـوا or ـني, though a noun before its pronoun is spelled so (قابلت)
    MAYBE_VERB = "maybe-verb"  # a verb, whatever else is spelled so (سبب, نزل)
    MAYBE_NOUN = "maybe-noun"  # a noun or adjective, whatever else is spelled so (سبب, صاحب)
    PREFIXED = "prefixed"  # a noun that ب ل ك are written onto, and no word without them (بشركة, للقاعدة)


def is_a(lexicon: Lexicon, form: str, wanted: WordClass) -> bool:
    """Whether ``form`` (a folded key, clitics and all) is of this class and not of another."""
    if wanted in _BY_FORM:
        return _BY_FORM[wanted](lexicon, form)
    word = lexicon.word(form)
    readings = [r for r in lexicon.readings(form) if not r.rare]
    if wanted is WordClass.MAYBE_VERB:
        return any(_as_chained(reading) & _FINITE for reading in readings)
    if wanted is WordClass.MAYBE_NOUN:
        return any(_as_chained(reading) & Feature.NOUN for reading in readings)
    if wanted is WordClass.UNKNOWN:
        return word.standing is Standing.UNKNOWN
    if not readings:
        # Misspelled verbs are verbs too: nothing else begins with ي so often (يقرا، يعملو).
        return (
            wanted in (WordClass.IMPERFECT, WordClass.VERB)
            and word.standing is Standing.UNKNOWN
            and form.startswith(("ي", "وي", "سي"))
            and len(form) >= _SHORTEST_UNKNOWN_VERB
        )
    meant = [(reading.host, _as_chained(reading)) for reading in readings]
    bits = Feature.NONE
    for _, features in meant:
        bits |= features
    if wanted in (WordClass.NOUN, WordClass.NOMINAL, WordClass.SUBSTANTIVE):
        classes = _NOMINAL if wanted is WordClass.NOMINAL else Feature.NOUN
        # «يلتحق بجامعة القاهرة»: what a preposition is written onto is no subject, object or annexed noun.
        if wanted is not WordClass.NOMINAL and _prefixed(lexicon, form):
            return False
        others = _FINITE | Feature.ADJECTIVE if wanted is WordClass.SUBSTANTIVE else _FINITE
        return bool(bits & classes) and not bits & others
    finite = {WordClass.IMPERFECT: _PRESENT, WordClass.PAST: Feature.PAST}.get(wanted, _FINITE)
    if not bits & finite:
        return False
    if wanted is WordClass.PAST:
        return not bits & (_NOMINAL | _PRESENT)
    # The past of forms V and VI (تعلموا) is spelled like a subjunctive.
    if wanted is WordClass.IMPERFECT and form.endswith("وا") and bits & Feature.PAST:
        return False
    # A name or a noun may look like a verb of the second person or the first; few look like one in ي.
    return not bits & _NOMINAL or all(host.startswith("ي") for host, features in meant if features & _FINITE)


def _as_chained(reading: Reading) -> Features:
    """What a reading's host can be behind its proclitics: no verb behind ال or ب, no noun behind س."""
    if reading.chain & Chain.ARTICLE or (reading.chain & Chain.PREPOSITION and not reading.chain & Chain.LAM):
        return reading.features & ~(_FINITE | Feature.IMPERATIVE)
    if reading.chain & Chain.FUTURE:
        return reading.features & ~_NOMINAL
    return reading.features


def _adjective(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form`` is an adjective: it takes ة and tanwin, and no verb or name is spelled so."""
    stored = lexicon.store.features(form)
    # The past of the third form is spelled like the participle of the first (قادر): it is hardly ever meant.
    others = Feature.NAME | Feature.PARTICLE | (Feature.NONE if _ACTIVE_PARTICIPLE.fullmatch(form) else _FINITE)
    adjective = stored & Feature.ADJECTIVE and stored & Feature.WHOLE and not stored & others
    if _FALAN.fullmatch(form):
        return False
    return bool(adjective) and lexicon.known(f"{form}ة") and not _lost_its_maqsura(lexicon, form)


def _dual_adjective(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form``, with the article or without it, is an adjective with the ending of a dual."""
    stem = form.removeprefix("ال")
    if not stem.endswith(("ان", "ين")):
        return False
    # The ت before the ending is that of the feminine (مغربيتان) or the adjective's own (ثابتان).
    singulars = (stem[:-2], stem[:-3]) if stem[-3:-2] == "ت" else (stem[:-2],)
    # A dual in ـان is far rarer than its singular; what is not (بلدان, ميزان, فرسان) is a noun of its own.
    most = lexicon.zipf(stem) + _RARER if stem.endswith("ان") else 0.0
    return any(_takes_ta(lexicon, singular) and lexicon.zipf(singular) >= most for singular in singulars)


def _takes_ta(lexicon: Lexicon, masculine: str) -> bool:
    """Whether an adjective has this masculine and a feminine in ة."""
    feminine = f"{masculine}ة"
    adjective = lexicon.store.features(masculine) | lexicon.store.features(feminine)
    return bool(adjective & Feature.ADJECTIVE) and lexicon.known(feminine)


def _lost_its_maqsura(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form`` is more often a noun in ى (مستشفي, معني)."""
    return form.endswith("ي") and lexicon.zipf(f"{form[:-1]}ى") > lexicon.zipf(form)


def _triptote(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form`` is a noun that stands without the alef of its accusative, and no verb or name."""
    stored = lexicon.store.features(form)
    participle = stored & Feature.ADJECTIVE and _ACTIVE_PARTICIPLE.fullmatch(form)
    others = Feature.NAME | Feature.PARTICLE | (Feature.NONE if participle else _FINITE)
    if not stored & Feature.WHOLE or not stored & Feature.NOUN or stored & others:
        return False
    if form.endswith(("ة", "ى", "ا", "اء", "ات", "ون", "ين")) or _lost_its_maqsura(lexicon, form):
        return False
    if _DIPTOTE.fullmatch(form) and not (stored & Feature.ADJECTIVE and _PARTICIPLE.fullmatch(form)):
        return False
    if stored & Feature.ADJECTIVE and form.endswith("ان"):
        return False
    accusative = lexicon.store.features(f"{form}ا")
    return bool(accusative & (Feature.TANWIN | Feature.ADJECTIVE))


def _accusative(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form`` is a noun or adjective with the alef of tanwin, and no name, verb or word in ـا of its own."""
    if not form.endswith("ا") or lexicon.store.features(form) & (Feature.NAME | Feature.PARTICLE):
        return False
    bare = lexicon.word(form[:-1])
    return _triptote(lexicon, form[:-1]) and bare.zipf > lexicon.zipf(form) - _AS_FREQUENT


def _finite(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form`` is a verb by its end: a noun in ت before its pronoun (قابلة: قابلت) takes no article."""
    readings = [r for r in lexicon.readings(form) if not r.rare]
    if form.endswith("ني"):
        return bool(readings) and all(r.suffix == "ني" and r.features & _FINITE for r in readings)
    rest = form if lexicon.store.features(form) else form[1:]
    # Shorter words in ـوا are accusatives (عضوا, علوا), those in ـت behind و ف other words (وست).
    if not rest.endswith(("ت", "وا")) or len(rest) < _SHORTEST_FINITE + rest.endswith("وا"):
        return False
    if any(r.chain & Chain.ARTICLE for r in readings):
        return False
    stored = lexicon.store.features(rest)
    others = Feature.ARTICLE | Feature.NAME | Feature.PARTICLE
    verb = stored & Feature.WHOLE and stored & _FINITE and not stored & others
    return bool(verb) and (rest is form or form.startswith(("و", "ف")))


def _prefixed(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form`` is a noun behind an inseparable preposition, and cannot be read without it."""
    readings = [r for r in lexicon.readings(form) if not r.rare]
    return bool(readings) and all(
        r.chain & Chain.PREPOSITION and r.features & _NOMINAL and not r.chain & Chain.QUESTION for r in readings
    )


def _first_person(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form`` with a hamza on its bare alef would be a verb of the first person, and is no noun."""
    if not form.startswith("ا") or any(r.features & _NOMINAL for r in lexicon.readings(form) if not r.rare):
        return False
    hamza = lexicon.store.features(f"أ{form[1:]}")
    return bool(hamza & Feature.WHOLE and hamza & _PRESENT)


def _imperative(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form`` begins with a bare alef and can be nothing but an imperative."""
    stored = lexicon.store.features(form)
    return form.startswith("ا") and bool(stored & Feature.IMPERATIVE) and not stored & (_NOMINAL | _FINITE)


def _name(lexicon: Lexicon, form: str) -> bool:
    """Whether people or places bear this name."""
    return bool(lexicon.word(form).features & Feature.NAME)


def _sound_plural(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form`` is a sound masculine plural; in ـين it may be the dual of the same noun as well."""
    if not form.endswith(("ون", "ين")):
        return False
    features, zipf = lexicon.store.features, lexicon.store.zipf
    if form.endswith("ون") and zipf(form) > zipf(f"{form[:-2]}ين") + _SINGULAR:
        return False
    for _, rest, _ in prefix_splits(form):
        stem = rest[:-2]
        both = features(f"{stem}ون"), features(f"{stem}ين")
        # A plural does not take a pronoun with its nun: what does is a word like قانون or أمين.
        if features(stem) & Feature.NOUN and all(
            bits & Feature.WHOLE and bits & _NOMINAL == Feature.NOUN and not bits & PRONOUNS for bits in both
        ):
            return True
    return False


def _construct_plural(lexicon: Lexicon, form: str) -> bool:
    """Whether ``form`` is a sound masculine plural annexed to a genitive or to the pronoun of the speaker."""
    if not form.endswith(("و", "ي")) or lexicon.store.features(form) & Feature.NAME:
        return False
    return _sound_plural(lexicon, f"{form[:-1]}ون")


_BY_FORM: Final = {
    WordClass.ACCUSATIVE: _accusative,
    WordClass.SOUND_PLURAL: _sound_plural,
    WordClass.CONSTRUCT_PLURAL: _construct_plural,
    WordClass.NAME: _name,
    WordClass.FIRST_PERSON: _first_person,
    WordClass.IMPERATIVE: _imperative,
    WordClass.ADJECTIVE: _adjective,
    WordClass.DUAL_ADJECTIVE: _dual_adjective,
    WordClass.TRIPTOTE: _triptote,
    WordClass.FINITE: _finite,
    WordClass.PREFIXED: _prefixed,
}
