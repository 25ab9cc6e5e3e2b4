"""The lexicon: is a written form a word, how common is it, which spellings near it are words.

A form is known if the store has it whole, or if it is a stored form with
proclitics and a pronoun that its features allow (وبالمدرسة, مدرستها). Frequencies
are those of the form itself; where the list lacks it, of what is left without
proclitics and pronoun, lowered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple, Self

from arlint.lexicon.confusions import COMMONEST, COSTS, Confusion
from arlint.lexicon.features import WORD_CLASSES, Feature, Features
from arlint.lexicon.proposals import proposals, single
from arlint.lexicon.store import Store, data_folder
from arlint.text.clitics import PREFIXES, Chain, Chains, prefix_splits, suffixes_of

_FINITE: Final = Feature.PAST | Feature.IMPERFECT | Feature.MOOD
_PRONOUN_OF: Final = {
    "ي": Feature.PRONOUN_MY,
    "ني": Feature.PRONOUN_ME,
}
_REPAIRS: Final = sorted(COMMONEST | {Confusion.MADDA})
_ARTICLED: Final = re.compile("[وف]?(?:[بك]?ال|لل)").match
# What a missing frequency loses against that of its stem (Zipf units: factors of ten).
_PREFIX_COST: Final = 1.0
_SUFFIX_COST: Final = 1.3
# wordfreq's list ends at Zipf 1: what it lacks is rarer than that.
_UNSEEN_CEILING: Final = 0.99
_MOST_READ: Final = 1_000  # words whose readings are kept, for they are asked for several times in a row
_MOST_REMEMBERED: Final = 20_000  # words; the memory of a run does not grow with the text


def _needed(chain: Chains) -> int:
    """The feature bits of which a form must have one to carry this chain of proclitics."""
    if chain & Chain.ARTICLE:
        return Feature.ARTICLE_OBLIQUE if chain & Chain.PREPOSITION else Feature.ARTICLE
    if chain & Chain.FUTURE:
        return Feature.FUTURE
    if chain & Chain.LAM:
        return Feature.PREPOSITION | Feature.LAM
    if chain & Chain.PREPOSITION:
        return Feature.PREPOSITION
    return -1


# By chain: this is asked for every split of every word.
_NEEDED: Final = {chain: _needed(chain) for _, chain in (*PREFIXES, ("", Chain.NONE))}


class Standing(IntEnum):
    """How good a word a form is for the dictionary."""

    UNKNOWN = 0
    RARE = 1  # only by a reading that writers hardly use: interrogative أ, energetic …
    KNOWN = 2


class Reading(NamedTuple):
    """One analysis: ``prefix + host + suffix == form``, with the host's features."""

    prefix: str
    host: str
    suffix: str
    chain: Chains
    features: Features

    @property
    def rare(self) -> bool:
        """Whether writers hardly mean this reading: interrogative أ, imperatives, energetics, an adjective's ـه."""
        return _reads_rarely(self.chain, self.host, self.features, self.suffix)


class Word(NamedTuple):
    """What the lexicon says of one form."""

    form: str
    standing: Standing
    zipf: float  # of the form itself, or estimated from its parts (below 1)
    features: Features  # of all readings, joined


class Variant(NamedTuple):
    """A known spelling near a form, and what would have been confused."""

    word: Word
    confusions: tuple[Confusion, ...]


@dataclass(frozen=True)
class Lexicon:
    """Answers about forms (folded keys). Each is judged once and remembered for a while."""

    store: Store
    _words: dict[str, Word] = field(default_factory=dict, repr=False, compare=False)
    _readings: dict[str, tuple[Reading, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """The lexicon in ``folder``, by default the one that ships with arlint.

        Raises LexiconError if there is no store.
        """
        return cls(Store.open(folder or data_folder()))

    def readings(self, form: str) -> tuple[Reading, ...]:
        """The dictionary's analyses of ``form``, the unsplit word first."""
        found = self._readings.get(form)
        if found is None:
            if len(self._readings) >= _MOST_READ:
                self._readings.clear()
            found = self._readings[form] = tuple(
                Reading(prefix, host, suffix, chain, bits) for prefix, host, suffix, chain, bits in self._analyses(form)
            )
        return found

    def _analyses(self, form: str) -> Iterator[tuple[str, str, str, Chains, Features]]:
        """The readings: prefix, host, suffix, chain and the host's features."""
        features = self.store.features
        for prefix, rest, chain in prefix_splits(form):
            needed = _NEEDED[chain]
            bits = features(rest)
            if bits & Feature.WHOLE and bits & needed:
                yield prefix, rest, "", chain, bits
            if chain & Chain.ARTICLE:
                continue
            for suffix in suffixes_of(rest):
                if len(rest) > len(suffix) + 1:
                    host = rest[: -len(suffix)]
                    bits = features(host)
                    if bits & _PRONOUN_OF.get(suffix, Feature.PRONOUN_OTHER) and bits & needed:
                        yield prefix, host, suffix, chain, bits

    def word(self, form: str) -> Word:
        """Standing, frequency and features of ``form``."""
        word = self._words.get(form)
        if word is None:
            if len(self._words) >= _MOST_REMEMBERED:
                self._words.clear()
            word = self._words[form] = self._judge(form)
        return word

    def known(self, form: str) -> bool:
        """Whether ``form`` is a word by a reading that writers use."""
        return self.word(form).standing is Standing.KNOWN

    def commoner(self, forms: Iterable[str], least: float) -> Iterator[tuple[str, float]]:
        """Those of ``forms`` that are known and at least this frequent (Zipf), with their frequency."""
        return ((form, zipf) for form, zipf in self.store.commoner(forms, least) if self.known(form))

    def zipf(self, form: str) -> float:
        """The frequency of ``form`` (Zipf scale); below 1 an estimate, 0 for what has no known part."""
        return self.word(form).zipf

    def variants(self, form: str, confusions: Iterable[Confusion]) -> tuple[Variant, ...]:
        """The known spellings that ``confusions`` propose for ``form``, the most frequent first."""
        found = [
            Variant(word, proposal.confusions)
            for proposal in proposals(form, confusions)
            if (word := self.word(proposal.form)).standing is Standing.KNOWN
        ]
        return tuple(sorted(found, key=lambda v: (-v.word.zipf, v.word.form)))

    def repaired(self, form: str) -> Variant | None:
        """The known spelling one common slip away from ``form`` (hamza, madda, ة ى), the likeliest of several."""
        found = [
            (word.zipf - COSTS[proposal.confusions[0]], word.form, Variant(word, proposal.confusions))
            for proposal in single(form, _REPAIRS)
            if (word := self.word(proposal.form)).standing is Standing.KNOWN
        ]
        return max(found, key=lambda item: item[:2])[2] if found else None

    def _judge(self, form: str) -> Word:
        bits, zipf = self.store.lookup(form)
        if bits & Feature.WHOLE and not _is_rare(bits):
            return Word(form, Standing.KNOWN, zipf or self._estimate(form), bits)
        standing = Standing.UNKNOWN
        features = 0
        for _, host, suffix, chain, bits in self._analyses(form):
            rare = _reads_rarely(chain, host, bits, suffix)
            if rare and bits & WORD_CLASSES == Feature.VERB and _ARTICLED(form) and not chain & Chain.ARTICLE:
                continue  # الحياه is no imperative
            standing = max(standing, Standing.RARE if rare else Standing.KNOWN)
            features |= bits
        return Word(form, standing, zipf or self._estimate(form), features)

    def _estimate(self, form: str) -> float:
        zipf = self.store.zipf
        best = 0.0
        for prefix, rest, _ in prefix_splits(form):
            cost = _PREFIX_COST if prefix else 0.0
            best = max(best, zipf(rest) - cost)
            for suffix in suffixes_of(rest):
                if len(rest) > len(suffix) + 1:
                    host = rest[: -len(suffix)]
                    stem = host[:-1] + "ة" if host[-1] == "ت" else host
                    best = max(best, zipf(host) - cost - _SUFFIX_COST, zipf(stem) - cost - _SUFFIX_COST)
        return max(0.0, min(_UNSEEN_CEILING, best / 5))


def _is_rare(bits: Features, attached_ha: bool = False) -> bool:
    if bits & Feature.RARE:
        return True
    if attached_ha and bits & Feature.ADJECTIVE and not bits & Feature.VERB:
        return True
    return bits & WORD_CLASSES == Feature.VERB and not bits & (_FINITE | Feature.USUAL)


def _reads_rarely(chain: Chains, host: str, bits: Features, suffix: str) -> bool:
    """Whether writers hardly mean a host with these feature bits under these clitics."""
    if chain & Chain.QUESTION:
        # أألأول is how a question would be written, not ألأول.
        return not bits & Feature.PARTICLE or host.startswith("ال")
    # كبيره is كبيرة, but دراسته is no adjective: its ت is a ة before a pronoun.
    return _is_rare(bits, attached_ha=suffix == "ه" and not host.endswith("ت"))


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """The lexicon that ships with arlint, opened when first asked for."""
    return Lexicon.open()
