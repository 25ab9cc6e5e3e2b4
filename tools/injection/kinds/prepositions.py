"""Prepositions that a verb does not take, by the table of the rules (rules/PRP/government.tsv).

The table names what is wrong, so these kinds measure how far the rules reach from the verb, not which verbs they know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from arlint.text.clitics import stems
from tools.injection.kinds.base import Injection, Kind, changed
from tools.injection.knowledge import Knowledge, table
from tools.injection.texts import Sentence

_REACH: Final = 3
_FREE: Final = frozenset({"على", "إلى", "عن", "من", "في", "مع"})


@cache
def _wrong() -> Mapping[tuple[str, str], frozenset[str]]:
    """By a verb's form and the preposition that it takes: the prepositions that are wrong with it."""
    out: dict[tuple[str, str], frozenset[str]] = {}
    for row in table("PRP/government.tsv"):
        if row["next"] == "-" and row["right"] in _FREE and row["wrong"] in _FREE:
            for form in row["forms"].split("|"):
                pair = form, row["right"]
                out[pair] = out.get(pair, frozenset()) | {row["wrong"]}
    return out


def preposition_replaced(sentence: Sentence, knowledge: Knowledge) -> Iterator[Injection]:
    """يعتمد على → يعتمد من: a free preposition up to four words behind its verb, and the nearest behind it."""
    wrong = _wrong()
    for index in sentence.words:
        for place in range(index + 1, index + 2 + _REACH):
            key = sentence.key(place)
            if key not in _FREE:
                if not key:
                    break
                continue
            for other in sorted({w for stem in stems(sentence.key(index)) for w in wrong.get((stem, key), ())}):
                yield changed(sentence, place, other, index)
            break


KINDS: Final[tuple[Kind, ...]] = (preposition_replaced,)
