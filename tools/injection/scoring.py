"""Whether arlint finds an injected error, and whether it gives the right sentence back."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from arlint import api
from arlint.text.folding import fold
from tools.injection.kinds.base import Injection, Kind, name_of
from tools.injection.knowledge import Knowledge
from tools.injection.texts import Sentence


@dataclass(frozen=True, slots=True)
class Outcome:
    """One injection: the codes that cover it, and whether a first fix of theirs gives the right sentence back."""

    sentence: Sentence
    injection: Injection
    codes: tuple[str, ...]
    restored: bool

    @property
    def found(self) -> bool:
        """Whether any default diagnostic covers the error."""
        return bool(self.codes)


def outcome(sentence: Sentence, injection: Injection) -> Outcome:
    """What the default profile says of the wrong sentence, at the error or at its mates."""
    wrong = injection.applied(sentence.text)
    places = injection.places()
    covering = [d for d in api.check(wrong) if any(d.start < end and start < d.end for start, end in places)]
    right = fold(sentence.text)
    restored = any(d.fixes and fold(d.fixes[0].apply(wrong)) == right for d in covering)
    return Outcome(sentence, injection, tuple(sorted({d.code for d in covering})), restored)


def silent(sentence: Sentence, memory: dict[str, bool]) -> bool:
    """Whether the default profile says nothing of a sentence."""
    said = memory.get(sentence.text)
    if said is None:
        said = memory[sentence.text] = not api.check(sentence.text)
    return said


def outcomes(
    kind: Kind,
    texts: Sequence[Sentence],
    knowledge: Knowledge,
    limit: int,
    seed: int,
    memory: dict[str, bool],
) -> Iterator[Outcome]:
    """Up to ``limit`` outcomes of one kind, one a sentence, in an order that ``seed`` and the kind decide."""
    chance = random.Random(f"{seed} {name_of(kind)}")
    count = 0
    for sentence in chance.sample(texts, len(texts)):
        if count == limit:
            return
        proposals = list(kind(sentence, knowledge))
        if proposals and silent(sentence, memory):
            count += 1
            yield outcome(sentence, chance.choice(proposals))


def shares(results: Iterable[Outcome]) -> tuple[int, int, int]:
    """How many there are, how many are found, and how many are given back."""
    kept = list(results)
    return len(kept), sum(one.found for one in kept), sum(one.restored for one in kept)
