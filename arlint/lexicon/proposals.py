"""Which spellings may have been meant by a written word.

Whether one of them is a word is for the lexicon to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Final, NamedTuple

from arlint.lexicon.confusions import TOGETHER, WITH_ANY, Confusion
from arlint.lexicon.distant import distant
from arlint.lexicon.slips import Slip, slips

_MOST_CHANGES: Final = 3
_FEW_OPTIONS: Final = 8
_ALL: Final = tuple(Confusion)


class Proposal(NamedTuple):
    """A spelling that confusions propose for a key."""

    form: str
    confusions: tuple[Confusion, ...]


def single(key: str, confusions: Iterable[Confusion]) -> Iterator[Proposal]:
    """The spellings one change of ``confusions`` away from ``key``."""
    every = tuple(confusions)
    for start, end, text, confusion in slips(key, every):
        yield Proposal(key[:start] + text + key[end:], (confusion,))
    for confusion, forms in distant(key, every):
        for form in forms:
            yield Proposal(form, (confusion,))


def proposals(key: str, confusions: Iterable[Confusion]) -> Iterator[Proposal]:
    """The spellings that ``confusions`` propose for ``key``, each once, fewest changes first.

    Letters of the hamza and of the last letter may change together (two, in words
    with few such letters three); every other confusion is the only one of its kind
    in the word, and those of FAR the only ones at all.
    """
    wanted = frozenset(confusions)
    options = list(slips(key, [c for c in _ALL if c in wanted]))
    together = sorted((option for option in options if option.confusion in TOGETHER), key=_start)
    near = [option for option in options if option.confusion not in TOGETHER]
    last = [option for option in together if option.confusion in WITH_ANY]
    seen = {key}
    for start, end, text, confusion in (*together, *near):
        form = key[:start] + text + key[end:]
        if form not in seen:
            seen.add(form)
            yield Proposal(form, (confusion,))
    for confusion, forms in distant(key, wanted):
        for form in forms:
            if form not in seen:
                seen.add(form)
                yield Proposal(form, (confusion,))
    pairs = (pair if pair[0].start <= pair[1].start else pair[::-1] for pair in product(near, last))
    most = _MOST_CHANGES if len(together) <= _FEW_OPTIONS else _MOST_CHANGES - 1
    for chosen in (combinations(together, 2), pairs, *(combinations(together, n) for n in range(3, most + 1))):
        for combination in chosen:
            made = _made(key, combination)
            if made is not None and made not in seen:
                seen.add(made)
                yield Proposal(made, tuple(sorted({option.confusion for option in combination})))


def _start(option: Slip) -> tuple[int, int]:
    return option.start, option.end


def _made(key: str, options: tuple[Slip, ...]) -> str | None:
    """``key`` with the options (sorted) carried out; None if they touch the same letter."""
    out = ""
    position = 0
    for start, end, text, _ in options:
        if start < position:
            return None
        out += key[position:start] + text
        position = end
    return out + key[position:]
