"""What is known of words: the lexicon of arlint and the word sets of its rules, asked as a writer of errors must ask.

An injection should not know more of a word than is sure, and where the rules are measured it should not know only
what they know: gender and class come from the endings and from the lexicon wherever these suffice (ة, ات, adjectives,
verbs, sound plurals), and from the sets of the rules where nothing else tells (broken plurals, masculines).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import regex

from arlint.lexicon import classes
from arlint.lexicon.classes import WordClass
from arlint.lexicon.features import Feature
from arlint.lexicon.lexicon import Lexicon, Standing, default_lexicon
from arlint.ruleset.loading import load_builtin
from arlint.ruleset.place import builtin_root
from arlint.ruleset.tables import cells
from arlint.text.clitics import stems
from tools.injection.texts import Sentence

_DEFINITE: Final = regex.compile("([وف]?(?:[بك]?ال|لل))(.{2,})")
_BARE: Final = regex.compile("([وف]?[بلك]?)(.{3,})")
_MASCULINE_SETS: Final = ("masculine-singulars", "masculine-nouns", "men", "masculine-things")
_VERBAL: Final = Feature.PAST | Feature.IMPERFECT | Feature.MOOD


class Noun(NamedTuple):
    """A noun as it stands: what is written onto it, and what agrees with it."""

    prefix: str
    stem: str
    gender: str  # m or f, as an adjective shows it: a plural of things is f
    plural: bool = False  # of people
    oblique: bool = False  # it carries a preposition

    @property
    def definite(self) -> bool:
        """Whether it has the article."""
        return self.prefix.endswith(("ال", "لل"))


class Adjective(NamedTuple):
    """An adjective as it stands; ``masculine`` is its masculine singular without what is written onto it."""

    prefix: str
    masculine: str
    gender: str

    @property
    def definite(self) -> bool:
        """Whether it has the article."""
        return bool(self.prefix)


def table(path: str) -> Sequence[Mapping[str, str]]:
    """The rows of a table of the rules (``sets/duals.tsv``) by the names of their columns."""
    return cells(builtin_root() / path)[1]


class Knowledge:
    """The word sets and the lexicon, opened when first asked."""

    @cached_property
    def sets(self) -> Mapping[str, frozenset[str]]:
        """The word sets of the rules, by name."""
        return load_builtin().sets

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon that ships with arlint."""
        return default_lexicon()

    def is_a(self, form: str, wanted: WordClass) -> bool:
        """Whether a folded form is of this class of the lexicon."""
        return classes.is_a(self.lexicon, form, wanted)

    def known(self, form: str) -> bool:
        """Whether writers use this form."""
        return self.lexicon.word(form).standing is Standing.KNOWN

    @cached_property
    def masculines(self) -> frozenset[str]:
        """Masculine singulars without the article."""
        words = frozenset().union(*(self.sets[name] for name in _MASCULINE_SETS))
        return words - self.sets["plurals-of-things"] - self.sets["feminine-without-ta"]

    def in_set(self, stem: str, name: str) -> bool:
        """Whether a stem, with or without the article, is in a word set."""
        return stem in self.sets[name] or f"ال{stem}" in self.sets[name]

    def definite(self, key: str) -> Noun | None:
        """The noun with the article that this word surely is."""
        found = _DEFINITE.fullmatch(key)
        return self._noun(found[1], found[2]) if found else None

    def indefinite(self, key: str) -> Noun | None:
        """The noun without article and pronoun that this word surely is, whatever is written before it."""
        if not key or _DEFINITE.fullmatch(key) or not self.is_a(key, WordClass.NOUN):
            return None
        found = _BARE.fullmatch(key)
        if self.lexicon.store.features(key) & Feature.NOUN or found is None:
            return self._noun("", key)
        return self._noun(found[1], found[2])

    def _noun(self, prefix: str, stem: str) -> Noun | None:
        if not self.lexicon.store.features(stem) & Feature.NOUN:
            return None
        oblique = any(letter in prefix.replace("ال", "") for letter in "بلك")
        gender, plural = self._gender(stem)
        return Noun(prefix, stem, gender, plural, oblique) if gender else None

    def _gender(self, stem: str) -> tuple[str, bool]:
        """The gender of a noun, and whether it is a plural of people; nothing if that is not sure."""
        if stem in self.sets["women-plural"] or self.in_set(stem, "adjectives-of-either-gender"):
            return "", False
        if self.people(stem):
            return "m", True
        if stem.endswith("ة"):
            return ("", False) if self.in_set(stem, "masculine-in-ta-marbuta") else ("f", False)
        if stem.endswith("ات"):
            return ("", False) if self.in_set(stem, "singulars-in-at") else ("f", False)
        if stem in self.sets["plurals-of-things"] or stem in self.sets["feminine-without-ta"]:
            return "f", False
        return ("m", False) if stem in self.masculines else ("", False)

    def people(self, stem: str) -> bool:
        """Whether a noun without the article is a plural of men, broken or sound."""
        broken = stem in self.sets["men-plural"] or stem in self.sets["broken-plurals-of-people"]
        return broken or self.is_a(stem, WordClass.SOUND_PLURAL)

    def adjective(self, key: str) -> Adjective | None:
        """The singular adjective, with the article or bare, that this word surely is; no accusative."""
        found = _DEFINITE.fullmatch(key)
        prefix, stem = (found[1], found[2]) if found else ("", key)
        if prefix and prefix != "ال":
            return None
        bare = stem.removesuffix("ة")
        if bare not in self._attributes:
            return None
        return Adjective(prefix, bare, "f" if bare != stem else "m")

    @cached_property
    def _attributes(self) -> frozenset[str]:
        """Adjectives whose feminine is not the name of a thing besides, as that of عملي is."""
        return frozenset(row["adjective"] for row in table("sets/adjectives.tsv") if row["feminine is"] == "adjective")

    def preposition(self, key: str) -> bool:
        """Whether a word is a preposition that stands by itself."""
        return bool(key) and any(stem in self.sets["prepositions"] for stem in (key, key[1:] if key[0] in "وف" else ""))

    def may_be_noun(self, key: str) -> bool:
        """Whether a word may be a noun, so that what stands behind may belong to it."""
        return bool(key) and not self.preposition(key) and self.is_a(key, WordClass.MAYBE_NOUN)

    def rivals(self, sentence: Sentence, index: int, gender: str, reach: int = 4) -> bool:
        """Whether a noun shortly before that at ``index`` may be what is described: of ``gender`` or an unknown one.

        What may be a verb besides, and is in no set of nouns, is taken for a verb.
        """
        for place in range(index - 1, max(-1, index - 1 - reach), -1):
            key = sentence.key(place)
            if not key:
                return False
            if not self.may_be_noun(key):
                continue
            noun = self.definite(key) or self.indefinite(key)
            if noun.gender == gender if noun else not self.is_a(key, WordClass.MAYBE_VERB):
                return True
        return False

    def verbal(self, form: str) -> int:
        """The feature bits of a bare form as a finite verb (0: none)."""
        bits = self.lexicon.store.features(form)
        return bits if bits & _VERBAL and bits & Feature.WHOLE else 0

    @cached_property
    def intransitive(self) -> Mapping[str, Mapping[str, str]]:
        """The rows of the table of verbs that take no object, by each of their singular forms."""
        return _by_form(row for row in table("sets/verb-forms.tsv") if row["kind"] == "intransitive")

    @cached_property
    def verbs(self) -> Mapping[str, Mapping[str, str]]:
        """The rows of the table of verbs, by each of their singular forms."""
        return _by_form(table("sets/verb-forms.tsv"))

    def any_stem_in(self, key: str, name: str) -> bool:
        """Whether the word, without some of what is written onto it, is in a word set."""
        return any(stem in self.sets[name] for stem in (key, *stems(key)))


def _by_form(rows: Iterable[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    names = ("past", "past feminine", "imperfect", "imperfect feminine")
    return {row[name]: row for row in rows for name in names if row.get(name)}
