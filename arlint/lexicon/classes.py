"""What the words around a word may need to be: coarse classes that the lexicon is sure of."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from arlint.lexicon.features import Feature
from arlint.lexicon.lexicon import Lexicon, Standing

_PRESENT: Final = Feature.IMPERFECT | Feature.MOOD
_FINITE: Final = _PRESENT | Feature.PAST
_NOMINAL: Final = Feature.NOUN | Feature.NAME | Feature.PARTICLE
_SHORTEST_UNKNOWN_VERB: Final = 4


class WordClass(StrEnum):
    """The names that token tests use. A word is of a class if it is of no other."""

    IMPERFECT = "imperfect"  # a verb of the present (يكتب, تكتب where no noun is spelled so)
    PAST = "past"  # a verb of the past
    VERB = "verb"  # either
    NOMINAL = "nominal"  # a noun, adjective, name or particle
    NOUN = "noun"  # a noun or adjective
    UNKNOWN = "unknown"  # no word


def is_a(lexicon: Lexicon, form: str, wanted: WordClass) -> bool:
    """Whether ``form`` (a folded key, clitics and all) is of this class and not of another."""
    word = lexicon.word(form)
    readings = [r for r in lexicon.readings(form) if not r.rare]
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
    bits = Feature.NONE
    for reading in readings:
        bits |= reading.features
    if wanted in (WordClass.NOUN, WordClass.NOMINAL):
        classes = Feature.NOUN if wanted is WordClass.NOUN else _NOMINAL
        return bool(bits & classes) and not bits & _FINITE
    finite = {WordClass.IMPERFECT: _PRESENT, WordClass.PAST: Feature.PAST}.get(wanted, _FINITE)
    if not bits & finite:
        return False
    if wanted is WordClass.PAST:
        return not bits & (_NOMINAL | _PRESENT)
    # A name or a noun may look like a verb of the second person or the first; few look like one in ي.
    return not bits & _NOMINAL or all(r.host.startswith("ي") for r in readings if r.features & _FINITE)
