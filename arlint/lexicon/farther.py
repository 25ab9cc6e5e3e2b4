"""What may have been meant by a form near which :mod:`arlint.lexicon.ranking` finds no word.

Such a form has a slip in any letter, and besides it a clitic that no list of words
has it with (سأذهت), a hamza left out (الاعلامبون), or another slip (المعولماات).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from arlint.lexicon.confusions import Confusion
from arlint.lexicon.distant import distant, two_away
from arlint.lexicon.lexicon import Lexicon
from arlint.lexicon.slips import slips
from arlint.text.clitics import Chain, prefix_splits, suffixes_of

# How frequent (Zipf) the word must be that a clitic is written onto, and what each clitic takes from that.
_HOST: Final = 3.5
_CLITIC_COST: Final = 0.6
_SHORTEST_HOST: Final = 5
# The store has most words with their article, and terms that it lacks have one (والبواجي).
_ARTICLES: Final = ("ال", "لل")
# With a hamza left out, and with a second slip, a common word is meant or none.
_COMMON: Final = 2.0
_COMMON_OF_TWO: Final = 3.4
_LONG: Final = 8
_HEAD: Final = (Confusion.HAMZA, Confusion.WASL)
_LIKELY: Final = frozenset({Confusion.TRANSPOSED, Confusion.LETTER, Confusion.MISSING, Confusion.EXTRA})
_OF_A_HOST: Final = _LIKELY - {Confusion.EXTRA}


class Far(NamedTuple):
    """A known word, what would have been confused, and its frequency, estimated where it has clitics."""

    form: str
    confusions: tuple[Confusion, ...]
    zipf: float


def farther(lexicon: Lexicon, key: str) -> Iterator[Far]:
    """Known words to which a slip in a letter and one thing more lead: those of the first kind that has any."""
    for kind in (_without_hamza, _with_clitics, _two_slips):
        found = {far.form: far for far in kind(lexicon, key)}
        if found:
            yield from found.values()
            return


def _without_hamza(lexicon: Lexicon, key: str) -> Iterator[Far]:
    for start, end, text, confusion in slips(key, _HEAD):
        spelling = key[:start] + text + key[end:]
        for slip, forms in distant(spelling, _LIKELY):
            for form, zipf in lexicon.commoner(forms, _COMMON):
                yield Far(form, (slip, confusion), zipf)


def _with_clitics(lexicon: Lexicon, key: str) -> Iterator[Far]:
    for prefix, rest, chain in prefix_splits(key):
        if chain & (Chain.ARTICLE | Chain.QUESTION):
            continue
        for suffix in ("", *suffixes_of(rest)):
            host = rest[: len(rest) - len(suffix)]
            if not (prefix or suffix) or len(host) < _SHORTEST_HOST or host.startswith(_ARTICLES) or suffix == "ي":
                continue
            cost = _CLITIC_COST * (bool(prefix) + bool(suffix))
            for slip, forms in distant(host, _OF_A_HOST):
                for form, zipf in lexicon.store.commoner(forms, _HOST):
                    whole = prefix + form + suffix
                    if lexicon.known(whole):
                        yield Far(whole, (slip,), zipf - cost)


def _two_slips(lexicon: Lexicon, key: str) -> Iterator[Far]:
    if len(key) < _LONG:
        return
    for slips_made, forms in two_away(key):
        for form, zipf in lexicon.commoner(forms, _COMMON_OF_TWO):
            yield Far(form, slips_made, zipf)
