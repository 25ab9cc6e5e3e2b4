"""Ranking: which word did the writer of a form mean, if not the form itself?

Every candidate has a score: its Zipf frequency less the cost of what would have
been confused (a dropped hamza is common, a wrong letter is not). Scores compare
candidates with each other (*margin*) and with the frequency of the written form
(*gain*); thresholds on both are the business of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from arlint.lexicon.confusions import COMMONEST, COSTS, FAR, Confusion, Proposal, proposals, rivals
from arlint.lexicon.features import WORD_CLASSES, Feature
from arlint.lexicon.lexicon import Lexicon, Standing, Word

# Letters that end a word: what follows them is the next word (ة, ى).
_ENDINGS: Final = frozenset("ةى")
NEAR: Final = frozenset(COSTS) - FAR
_SHORTEST_PART: Final = 2
# مال, خيال, جوال end in ال and names begin so: beside an article both words must be longer.
_SHORTEST_BESIDE_ARTICLE: Final = 3
# A word any letter of which may be wrong is looked for among the common ones (Zipf 3: one in a million).
_COMMON: Final = 3.0


# By how much (Zipf) a word must be more frequent to be looked at as what another word was meant for.
RIVAL_GAIN: Final = 0.5
# Each further thing that is wrong in one word.
_FURTHER_COST: Final = 0.3
# An imperative (املأ) is not the first person without its hamza (أملأ) merely because that is more frequent.
_FIRST_PERSON_COST: Final = 0.8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A spelling that may have been meant. ``form`` may hold a space."""

    form: str
    confusions: tuple[Confusion, ...]
    score: float
    zipf: float


@dataclass(frozen=True, slots=True)
class Ranking:
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
            found = list(self._rivals(word))
            found.sort(key=lambda c: (-c.score, c.form))
            return Ranking(word, tuple(found)) if found else None
        rare = word.standing is Standing.RARE
        spellings = list(proposals(key, NEAR))
        found = [*self._known((p for p in spellings if p.form in self.lexicon.store), rare), *self._parts(key)]
        if not found:
            # Nothing that is stored whole: forms with clitics that the frequency list has never seen.
            found = list(self._known((p for p in spellings if COMMONEST.issuperset(p.confusions)), rare))
        if not found and word.standing is Standing.UNKNOWN and self.far:
            distant = proposals(key, self.far)
            found = list(self._known(p for p in distant if self.lexicon.store.zipf(p.form) >= _COMMON))
        found.sort(key=lambda c: (-c.score, c.form))
        return Ranking(word, tuple(found)) if found else None

    def _rivals(self, word: Word) -> Iterator[Candidate]:
        """Far more frequent words one confusion away from a word that is one itself."""
        stored = self.lexicon.store.features(word.form)
        if stored & Feature.WHOLE and not stored & Feature.RIVALED:
            return  # the store knows that there are none
        floor = word.zipf + RIVAL_GAIN
        for proposal in rivals(word.form):
            if self.lexicon.store.zipf(proposal.form) >= floor:
                yield from self._known([proposal])

    def _known(self, spellings: Iterable[Proposal], rare: bool = False) -> Iterator[Candidate]:
        for proposal in spellings:
            word = self.lexicon.word(proposal.form)
            if word.standing is Standing.KNOWN:
                cost = sum(COSTS[c] for c in proposal.confusions) + _FURTHER_COST * (len(proposal.confusions) - 1)
                if rare and _first_person(word):
                    cost += _FIRST_PERSON_COST
                yield Candidate(proposal.form, proposal.confusions, word.zipf - cost, word.zipf)

    def _parts(self, key: str) -> Iterator[Candidate]:
        for i in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
            head, tail = key[:i], key[i:]
            if head in self.heads:
                confusion = Confusion.JOINED
            elif head[-1] in _ENDINGS:
                confusion = Confusion.RUN_ON
            elif tail.startswith("ال") and min(i, len(tail) - len("ال")) >= _SHORTEST_BESIDE_ARTICLE:
                confusion = Confusion.RUN_ON_ARTICLE
            else:
                continue
            words = self.lexicon.word(head), self.lexicon.word(tail)
            if all(word.standing is Standing.KNOWN for word in words):
                zipf = min(word.zipf for word in words)
                yield Candidate(f"{head} {tail}", (confusion,), zipf - COSTS[confusion], zipf)


def _first_person(word: Word) -> bool:
    """Whether a word is nothing but a verb in أ."""
    classes = word.features & WORD_CLASSES
    return classes == Feature.VERB and bool(word.features & Feature.IMPERFECT) and "أ" in word.form[:2]
