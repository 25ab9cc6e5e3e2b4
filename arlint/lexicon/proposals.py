"""Which spellings may have been meant by a written word.

Whether one of them is a word is for the lexicon to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from arlint.lexicon.confusions import FAR, TOGETHER, WITH_ANY, Confusion
from arlint.lexicon.slips import SLIPS, Slip

_MOST_CHANGES: Final = 3
_FEW_OPTIONS: Final = 8


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """A spelling that confusions propose for a key."""

    form: str
    confusions: tuple[Confusion, ...]


def single(key: str, confusions: Iterable[Confusion]) -> Iterator[Proposal]:
    """The spellings one change of ``confusions`` away from ``key``."""
    for confusion in confusions:
        for slip in SLIPS[confusion](key):
            yield Proposal(key[: slip.start] + slip.text + key[slip.end :], (confusion,))


def proposals(key: str, confusions: Iterable[Confusion]) -> Iterator[Proposal]:
    """The spellings that ``confusions`` propose for ``key``, each once, fewest changes first.

    Letters of the hamza and of the last letter may change together (two, in words
    with few such letters three); every other confusion is the only one of its kind
    in the word, and LETTER and TRANSPOSED the only one at all.
    """
    wanted = frozenset(confusions)
    options = [option for c in Confusion if c in wanted and c in SLIPS for option in SLIPS[c](key)]
    together = sorted((option for option in options if option.confusion in TOGETHER), key=_start)
    alone = [option for option in options if option.confusion not in TOGETHER]
    near = [option for option in alone if option.confusion not in FAR]
    last = [option for option in together if option.confusion in WITH_ANY]
    most = _MOST_CHANGES if len(together) <= _FEW_OPTIONS else _MOST_CHANGES - 1
    seen = {key}
    for count in range(1, most + 1):
        chosen: Iterable[tuple[Slip, ...]] = combinations(together, count)
        if count == 1:
            chosen = (*chosen, *((option,) for option in alone))
        elif count == 2:
            pairs = (pair if pair[0].start <= pair[1].start else pair[::-1] for pair in product(near, last))
            chosen = (*chosen, *pairs)
        for combination in chosen:
            form = _made(key, combination)
            if form is not None and form not in seen:
                seen.add(form)
                yield Proposal(form, tuple(sorted({o.confusion for o in combination})))


def _start(option: Slip) -> tuple[int, int]:
    return option.start, option.end


def _made(key: str, options: tuple[Slip, ...]) -> str | None:
    """``key`` with the options (sorted) carried out; None if they touch the same letter."""
    if len(options) == 1:
        option = options[0]
        return key[: option.start] + option.text + key[option.end :]
    out = ""
    position = 0
    for option in options:
        if option.start < position:
            return None
        out += key[position : option.start] + option.text
        position = option.end
    return out + key[position:]
