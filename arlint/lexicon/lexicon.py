"""The lexicon: is a written form a word, how common is it, which spellings near it are words.

A form is known if the store has it whole, or if it is a stored form with
proclitics and a pronoun that its features allow (وبالمدرسة, مدرستها). Frequencies
are those of the form itself; where the list lacks it, of what is left without
proclitics and pronoun, lowered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

from arlint.lexicon.confusions import Confusion, proposals
from arlint.lexicon.features import WORD_CLASSES, Feature
from arlint.lexicon.store import Store, data_folder
from arlint.text.clitics import SUFFIXES, Chain, prefix_splits

_WHOLE: Final = int(Feature.WHOLE)
_RARE: Final = int(Feature.RARE)
_VERB: Final = int(Feature.VERB)
_ADJECTIVE: Final = int(Feature.ADJECTIVE)
_CLASSES: Final = int(WORD_CLASSES)
_FINITE: Final = int(Feature.PAST | Feature.IMPERFECT | Feature.MOOD)
_PRONOUN_OF: Final = {
    "ي": int(Feature.PRONOUN_MY),
    "ني": int(Feature.PRONOUN_ME),
}
_PRONOUN_OTHER: Final = int(Feature.PRONOUN_OTHER)
# What a missing frequency loses against that of its stem (Zipf units: factors of ten).
_PREFIX_COST: Final = 1.0
_SUFFIX_COST: Final = 1.3
# wordfreq's list ends at Zipf 1: what it lacks is rarer than that.
_UNSEEN_CEILING: Final = 0.99


class Standing(IntEnum):
    """How good a word a form is for the dictionary."""

    UNKNOWN = 0
    RARE = 1  # only by a reading that writers hardly use: interrogative أ, energetic …
    KNOWN = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One analysis: ``prefix + host + suffix == form``, with the host's features."""

    prefix: str
    host: str
    suffix: str
    chain: Chain
    features: Feature

    @property
    def rare(self) -> bool:
        """Whether writers hardly mean this reading: interrogative أ, imperatives, energetics, an adjective's ـه."""
        if self.chain & Chain.QUESTION:
            return not self.features & Feature.PARTICLE
        return _is_rare(self.features, self.suffix)


@dataclass(frozen=True, slots=True)
class Word:
    """What the lexicon says of one form."""

    form: str
    standing: Standing
    zipf: float  # of the form itself, or estimated from its parts (below 1)
    features: Feature  # of all readings, joined


@dataclass(frozen=True, slots=True)
class Variant:
    """A known spelling near a form, and what would have been confused."""

    word: Word
    confusions: tuple[Confusion, ...]


@dataclass(frozen=True)
class Lexicon:
    """Answers about forms (folded keys). Each is judged once and remembered for the life of the lexicon."""

    store: Store
    _words: dict[str, Word] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """The lexicon in ``folder``, by default the one that ships with arlint.

        Raises LexiconError if there is no store.
        """
        return cls(Store.open(folder or data_folder()))

    def readings(self, form: str) -> tuple[Reading, ...]:
        """The dictionary's analyses of ``form``, the unsplit word first."""
        features = self.store.features
        found: list[Reading] = []
        for prefix, rest, chain in prefix_splits(form):
            bits = features(rest)
            if bits & _WHOLE and _takes(chain, bits):
                found.append(Reading(prefix, rest, "", chain, Feature(bits)))
            if chain & Chain.ARTICLE:
                continue
            for suffix in SUFFIXES:
                if len(rest) > len(suffix) + 1 and rest.endswith(suffix):
                    host = rest[: -len(suffix)]
                    bits = features(host)
                    if bits & _PRONOUN_OF.get(suffix, _PRONOUN_OTHER) and _takes(chain, bits):
                        found.append(Reading(prefix, host, suffix, chain, Feature(bits)))
        return tuple(found)

    def word(self, form: str) -> Word:
        """Standing, frequency and features of ``form``."""
        word = self._words.get(form)
        if word is None:
            word = self._words[form] = self._judge(form)
        return word

    def known(self, form: str) -> bool:
        """Whether ``form`` is a word by a reading that writers use."""
        return self.word(form).standing is Standing.KNOWN

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

    def _judge(self, form: str) -> Word:
        bits, zipf = self.store.lookup(form)
        if bits & _WHOLE and not _is_rare(bits):
            return Word(form, Standing.KNOWN, zipf or self._estimate(form), Feature(bits))
        readings = self.readings(form)
        standing = Standing.UNKNOWN
        features = Feature.NONE
        for reading in readings:
            standing = max(standing, Standing.RARE if reading.rare else Standing.KNOWN)
            features |= reading.features
        return Word(form, standing, zipf or self._estimate(form), features)

    def _estimate(self, form: str) -> float:
        zipf = self.store.zipf
        best = 0.0
        for prefix, rest, _ in prefix_splits(form):
            cost = _PREFIX_COST if prefix else 0.0
            best = max(best, zipf(rest) - cost)
            for suffix in SUFFIXES:
                if len(rest) > len(suffix) + 1 and rest.endswith(suffix):
                    host = rest[: -len(suffix)]
                    stem = host[:-1] + "ة" if host[-1] == "ت" else host
                    best = max(best, zipf(host) - cost - _SUFFIX_COST, zipf(stem) - cost - _SUFFIX_COST)
        return max(0.0, min(_UNSEEN_CEILING, best / 5))


def _is_rare(bits: int, suffix: str = "") -> bool:
    if bits & _RARE:
        return True
    if suffix == "ه" and bits & _ADJECTIVE and not bits & _VERB:
        return True
    return bits & _CLASSES == _VERB and not bits & _FINITE


def _takes(chain: Chain, bits: int) -> bool:
    """Whether a form with these feature bits may carry this chain of proclitics."""
    if chain & Chain.ARTICLE:
        return bool(bits & (Feature.ARTICLE_OBLIQUE if chain & Chain.PREPOSITION else Feature.ARTICLE))
    if chain & Chain.FUTURE:
        return bool(bits & Feature.FUTURE)
    if chain & Chain.LAM:
        return bool(bits & (Feature.PREPOSITION | Feature.LAM))
    if chain & Chain.PREPOSITION:
        return bool(bits & Feature.PREPOSITION)
    return True


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """The lexicon that ships with arlint, opened when first asked for."""
    return Lexicon.open()
