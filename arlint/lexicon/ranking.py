"""Ranking: which word did the writer of a form mean, if not the form itself?

Every candidate has a score: its Zipf frequency less the cost of what would have
been confused (a dropped hamza is common, a wrong letter is not). Scores compare
candidates with each other (*margin*) and with the frequency of the written form
(*gain*); thresholds on both are the business of the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from arlint.lexicon.confusions import COMMONEST, COSTS, FAR, IN_A_LETTER, RIVAL, SOUNDING_ALIKE, TOGETHER, Confusion
from arlint.lexicon.distant import distant
from arlint.lexicon.farther import farther
from arlint.lexicon.features import WORD_CLASSES, Feature
from arlint.lexicon.lexicon import Lexicon, Standing, Word
from arlint.lexicon.parts import partings
from arlint.lexicon.proposals import Proposal, proposals, single

_MOST_SUGGESTIONS: Final = 3
# Candidates less likely than the best by more than this (Zipf units) are not worth a reader's time.
_SUGGESTION_RANGE: Final = 1.5
NEAR: Final = frozenset(COSTS) - FAR
# A word any letter of which may be wrong is looked for among the common ones (Zipf 3: one in a million).
_COMMON: Final = 3.0
# In a long word fewer others are a letter away, and a rarer one may be meant.
_COMMON_LONG: Final = 2.0
_LONG: Final = 7
_LONGEST: Final = 10
# What is less likely than this (Zipf) is not what was meant, if there is anything else.
_HARDLY: Final = 0.8
# For a word that no list of frequent ones has, two letters of one as common as this were swapped (المعولمات).
_VERY_COMMON: Final = 4.5
_LONG_ENOUGH: Final = 6
_LETTER_BONUS: Final = 0.3
# A form with neither an article nor an Arabic ending may be a foreign name (شيريكا, كريستل).
_ARABIC_LOOK: Final = re.compile("[وف]?(?:[بك]?ال|لل|سأ|[بلك]إ).|.*(?:ة|ات|ون|ين|ان|ها|هم|نا|كم|وا|تم|ته)$").match
# Verbs of the eighth and tenth form without their first alef: جتمع, ستقبل.
_EIGHTH: Final = re.compile(".ت..|.ت...|ست...+|نت..+").fullmatch
_FOREIGN_GAIN: Final = 1.0
_FOREIGN_MARGIN: Final = 0.8
# The first letter is seldom the wrong one, but for the ب that dialects put before a verb (بيعرف).
_FIRST_LETTER_COST: Final = 0.8
_FAR_COMMONER: Final = 1.0
# Where a word with one common slip is used as much as this (Zipf), it is not asked whether two words were run together.
_WORTH_PARTING: Final = 1.5
# A spelling that is no word of the dictionary, and yet (Zipf) the usual one beside another.
_USUAL: Final = 2.0
_USUALLY: Final = 1.2
# Where what was confused is of the common kind, but the word is this rare, another one may have been meant.
_RARE: Final = 3.0
# Each further thing that is wrong in one word, among those that often go together and among others.
_FURTHER_COST: Final = 0.3
_FURTHER_COST_OF_LETTERS: Final = 0.8
# A ه after a stem that takes other pronouns as often (قاده, قادها) is one; a ة was meant where they are rarer by this.
# (Adjectives with a pronoun are rare, and nearly all of those in ه are feminine.)
_PRONOUNS_RARER: Final[dict[Standing, float]] = {Standing.KNOWN: 1.4, Standing.RARE: 1.0}
_PRONOUNS_WEIGH: Final = 2.0
_OTHER_PRONOUNS: Final = ("ها", "هم")
_CONJUNCTIONS: Final = "وف"
# An imperative (املأ, إملأ) is not the first person without its hamza (أملأ) merely because that is more frequent.
_FIRST_PERSON_COST: Final = 0.8


class Candidate(NamedTuple):
    """A spelling that may have been meant. ``form`` may hold a space."""

    form: str
    confusions: tuple[Confusion, ...]
    score: float
    zipf: float
    name: bool = False  # it is a proper name and nothing else


class Ranking(NamedTuple):
    """A written form and the candidates for it, best first (there is at least one)."""

    word: Word
    candidates: tuple[Candidate, ...]

    @property
    def gain(self) -> float:
        """By how much the best candidate is likelier than the form as it stands."""
        return self.candidates[0].score - self.word.zipf

    @property
    def margin(self) -> float:
        """By how much the best candidate is likelier than the next."""
        rest = self.candidates[1:]
        return self.candidates[0].score - (rest[0].score if rest else 0.0)

    def suggestions(self) -> tuple[str, ...]:
        """The forms worth a reader's time, best first: at most three, none much less likely than the best."""
        least = self.candidates[0].score - _SUGGESTION_RANGE
        # One word may be reached by several slips.
        return tuple(dict.fromkeys(c.form for c in self.candidates if c.score >= least))[:_MOST_SUGGESTIONS]


@dataclass(frozen=True)
class Ranker:
    """Ranks candidates of all confusions, so that what one rule says does not depend on which others are chosen.

    ``far`` are those of :data:`FAR` to try as well; ``heads`` are words that get joined to the next.
    """

    lexicon: Lexicon
    far: frozenset[Confusion] = frozenset()
    heads: frozenset[str] = field(default_factory=frozenset)

    def rank(self, key: str) -> Ranking | None:
        """The ranking of a folded word, or None if nothing near it is a word."""
        word = self.lexicon.word(key)
        if word.standing is Standing.KNOWN:
            found = [self._likely(word, candidate) for candidate in self._rivals(word)]
            if not found and len(key) >= _LONG_ENOUGH and not self.lexicon.store.zipf(key):
                found = list(self._instead(key))
            found.sort(key=lambda c: (-c.score, c.form))
            return Ranking(word, tuple(found)) if found else None
        rare = word.standing is Standing.RARE
        spellings = list(proposals(key, NEAR))
        found = list(self._known((p for p in spellings if p.form in self.lexicon.store), rare))
        # One word with a slip in a letter that everyone slips in is nearer than two words.
        simple = [c for c in found if TOGETHER.issuperset(c.confusions)]
        if not simple or max(c.zipf for c in simple) < _WORTH_PARTING:
            found += (c for c in self._parts(key) if not (simple and Confusion.UNSPACED in c.confusions))
        if not found:
            # Nothing that is stored whole: forms with clitics that the frequency list has never seen.
            found = list(self._known((p for p in spellings if COMMONEST.issuperset(p.confusions)), rare))
        if not found:
            found = list(self._known((p for p in spellings if SOUNDING_ALIKE.issuperset(p.confusions)), rare))
        # الممناعة may have a م too many (المناعة) or be a slip for الممانعة; تخذير may be تخدير or تحذير.
        unsure = all(c.zipf < _RARE or not IN_A_LETTER.isdisjoint(c.confusions) for c in found)
        if word.standing is Standing.UNKNOWN and self.far and unsure:
            found += self._distant(key, {key, *(c.form for c in found)})
            if _ARABIC_LOOK(key) and all(c.score < _HARDLY for c in found):
                found += self._farther(key)
        found = [self._likely(word, candidate) for candidate in found]
        found.sort(key=lambda c: (-c.score, c.form))
        ranking = Ranking(word, tuple(found)) if found else None
        return None if ranking and _may_be_foreign(ranking) else ranking

    def beside(self, key: str, confusions: Iterable[Confusion], gain: float) -> Ranking | None:
        """The ranking of what one of these confusions makes of a word, if it is commoner by ``gain`` (Zipf)."""
        word = self.lexicon.word(key)
        if word.standing is Standing.UNKNOWN:
            return None
        zipf = self.lexicon.store.zipf
        spellings = (p for p in single(key, confusions) if zipf(p.form) >= word.zipf + gain)
        found = sorted(self._known(spellings, word.standing is Standing.RARE), key=lambda c: (-c.score, c.form))
        return Ranking(word, tuple(found)) if found else None

    def _rivals(self, word: Word) -> Iterator[Candidate]:
        """Far more frequent words one confusion away from a word that is one itself."""
        stored = self.lexicon.store.features(word.form)
        if stored & Feature.WHOLE and not stored & Feature.RIVALED:
            return  # the store knows that there are none
        for proposal in single(word.form, RIVAL):
            if proposal.confusions[0] is Confusion.HAMZA_SIDE and "إ" in word.form:
                continue  # إحياء, إعمال, إشكال are words in their own right beside أحياء, أعمال, أشكال
            if self.lexicon.store.zipf(proposal.form) >= word.zipf + RIVAL[proposal.confusions[0]]:
                yield from self._known([proposal])

    def _likely(self, word: Word, candidate: Candidate) -> Candidate:
        """The candidate with what is known of the last letter: whether its ه or its ة is usual in this word."""
        if candidate.confusions == (Confusion.HA,):
            return self._but_for_conjunction(word, candidate)
        known = word.standing is not Standing.UNKNOWN
        if known and SOUNDING_ALIKE.issuperset(candidate.confusions):
            return self._but_for_clitics(word, candidate)
        return self._but_for_pronouns(word, candidate) if known else candidate

    def _but_for_conjunction(self, word: Word, candidate: Candidate) -> Candidate:
        """The candidate, no likelier than it is without the conjunction: وجزرة is seldom written, جزرة often."""
        zipf = self.lexicon.store.zipf
        bare = zipf(word.form[1:]) if word.form[0] in _CONJUNCTIONS else 0.0
        if bare < _USUAL or candidate.form[0] != word.form[0]:
            return candidate
        return candidate._replace(score=min(candidate.score, word.zipf + zipf(candidate.form[1:]) - bare))

    def _but_for_clitics(self, word: Word, candidate: Candidate) -> Candidate:
        """The candidate, no likelier than it is without what is written onto it: وصهل is seldom written, صهل is."""
        zipf = self.lexicon.zipf
        gains = [
            zipf(candidate.form[len(prefix) : len(candidate.form) - len(suffix)]) - zipf(host)
            for prefix, host, suffix, *_ in self.lexicon.readings(word.form)
            if candidate.form.startswith(prefix) and candidate.form.endswith(suffix)
        ]
        likeliest = word.zipf + max(gains) - _cost(candidate.confusions) if gains else candidate.score
        return candidate._replace(score=min(candidate.score, likeliest))

    def _but_for_pronouns(self, word: Word, candidate: Candidate) -> Candidate:
        """The candidate, its ة less likely if the ه of the written word is used as a pronoun: فرصه beside فرصهم."""
        if candidate.confusions != (Confusion.TA_MARBUTA,):
            return candidate
        others = max(self.lexicon.store.zipf(word.form[:-1] + pronoun) for pronoun in _OTHER_PRONOUNS)
        excess = others - word.zipf + _PRONOUNS_RARER[word.standing]
        return candidate._replace(score=candidate.score - _PRONOUNS_WEIGH * max(0.0, excess))

    def _known(self, spellings: Iterable[Proposal], rare: bool = False) -> Iterator[Candidate]:
        for proposal in spellings:
            word = self.lexicon.word(proposal.form)
            if word.standing is Standing.KNOWN or self._usual(proposal):
                cost = _cost(proposal.confusions)
                if (rare or Confusion.HAMZA_SIDE in proposal.confusions) and _first_person(word):
                    cost += _FIRST_PERSON_COST
                yield Candidate(proposal.form, proposal.confusions, word.zipf - cost, word.zipf, _is_name(word))

    def _usual(self, proposal: Proposal) -> bool:
        """Whether a spelling that the dictionary lacks is the usual one all the same: البلطجية against البلطجيه."""
        if proposal.confusions != (Confusion.TA_MARBUTA,) or not proposal.form.startswith("ال"):
            return False
        zipf = self.lexicon.store.zipf(proposal.form)
        return zipf >= max(_USUAL, self.lexicon.zipf(proposal.form[:-1] + "ه") + _USUALLY)

    def _distant(self, key: str, seen: set[str]) -> Iterator[Candidate]:
        """Common words of which some letter is wrong, and what usual misspellings stand for, but for those ``seen``."""
        common = _COMMON if len(key) < _LONG else _COMMON_LONG
        bonus = _LETTER_BONUS * (min(len(key), _LONGEST) - _LONG)
        for confusion, forms in distant(key, self.far):
            for form, zipf in self.lexicon.store.commoner(forms, common):
                if form in seen:
                    continue
                seen.add(form)
                word = self.lexicon.word(form)
                confusions: tuple[Confusion, ...] = (confusion,)
                if word.standing is not Standing.KNOWN:
                    if confusion is Confusion.OTHER:
                        continue  # الأسدائيلي is no الإسرائيلي
                    repaired = self.lexicon.repaired(form)
                    if repaired is None or repaired.word.zipf < zipf:
                        continue
                    word, confusions = repaired.word, (confusion, *repaired.confusions)
                elif form[-1] in "يى" and form[-1] == key[-1]:
                    word, confusions = self._dotted(word, confusions)
                cost = _cost(confusions) + _first_letter_cost(key, form, word)
                yield Candidate(word.form, confusions, word.zipf - cost + bonus, word.zipf)

    def _dotted(self, word: Word, confusions: tuple[Confusion, ...]) -> tuple[Word, tuple[Confusion, ...]]:
        """A word in ي or ى, or the one in the other of them if that is far commoner: مستسفي is no مستشفي."""
        other = self.lexicon.word(word.form[:-1] + ("ى" if word.form[-1] == "ي" else "ي"))
        if other.standing is not Standing.KNOWN or other.zipf < word.zipf + _FAR_COMMONER:
            return word, confusions
        return other, (*confusions, Confusion.ALEF_MAQSURA)

    def _instead(self, key: str) -> Iterator[Candidate]:
        """The very common words of which two letters are swapped in one that nobody writes, though it is a word."""
        if self.lexicon.word(key).features & Feature.DUAL:
            return  # السطران is no السرطان
        for confusion, forms in distant(key, self.far & {Confusion.TRANSPOSED}):
            for form, zipf in self.lexicon.commoner(forms, _VERY_COMMON):
                if form[0] == key[0]:
                    yield Candidate(form, (confusion,), zipf - _cost((confusion,)), zipf)

    def _farther(self, key: str) -> Iterator[Candidate]:
        bonus = _LETTER_BONUS * (min(len(key), _LONGEST) - _LONG)
        for form, confusions, zipf in farther(self.lexicon, key):
            yield Candidate(form, confusions, zipf - _cost(confusions) + bonus, zipf, _is_name(self.lexicon.word(form)))

    def _parts(self, key: str) -> Iterator[Candidate]:
        for parting in partings(self.lexicon, key, self.heads):
            score = parting.zipf - _cost(parting.confusions)
            yield Candidate(parting.form, parting.confusions, score, parting.rarer)


def _may_be_foreign(ranking: Ranking) -> bool:
    """Whether a form is as likely a name that the lexicon lacks as a slip for another word a letter away."""
    best, key = ranking.candidates[0], ranking.word.form
    if FAR.isdisjoint(best.confusions) or _ARABIC_LOOK(key):
        return False
    if best.form == "ا" + key and _EIGHTH(key):
        return False
    return ranking.gain < _FOREIGN_GAIN or ranking.margin < _FOREIGN_MARGIN


def _first_letter_cost(key: str, form: str, word: Word) -> float:
    """What it takes from ``form`` that its first letter is not the written one; a lost alef is likelier than others."""
    if form[0] == key[0] or key[0] == "ب":
        return 0.0
    lost = form == "ا" + key and word.features & Feature.VERB and _EIGHTH(key)
    return -_FIRST_LETTER_COST if lost else _FIRST_LETTER_COST


def _cost(confusions: tuple[Confusion, ...]) -> float:
    further = _FURTHER_COST if TOGETHER.issuperset(confusions) else _FURTHER_COST_OF_LETTERS
    return sum(COSTS[c] for c in confusions) + further * (len(confusions) - 1)


def _is_name(word: Word) -> bool:
    return word.features & WORD_CLASSES == Feature.NAME


def _first_person(word: Word) -> bool:
    """Whether a word is nothing but a verb in أ."""
    classes = word.features & WORD_CLASSES
    return classes == Feature.VERB and bool(word.features & Feature.IMPERFECT) and "أ" in word.form[:2]
