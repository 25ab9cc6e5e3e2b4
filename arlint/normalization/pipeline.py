"""The normalizer: steps put together, run over a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from arlint.normalization.actions import Action, Chain, OffsetMap, Table, compose
from arlint.normalization.chunks import CHUNK, chunks
from arlint.normalization.projection import accelerated
from arlint.normalization.protection import protect
from arlint.normalization.steps import Step

_BYTE_ORDER_MARK: Final = "\ufeff"
# Steps whose pattern another step's result may complete: «@» before a hashtag that loses its #.
_CONTENT: Final = frozenset(("html", "urls", "emails", "mentions", "hashtags"))
_ROUNDS: Final = 8
_UNSETTLING: Final = re.compile(r"[\u00ad\u061c\u200b\u200f\u202a-\u202e\u2066-\u2069]")


class Normalizer:
    """Steps in order, as one reusable object: call it with a text.

    It has no state but what it was made from, so it may be shared by threads and
    pickled to other processes.
    """

    __slots__ = ("_action", "_content", "protected", "steps")

    def __init__(self, steps: Iterable[Step], *, protected: bool = False) -> None:
        """``protected``: leave code, tags, mathematics, addresses, Quran and templates as they are."""
        self.steps = tuple(steps)
        self.protected = protected
        self._action: Action = Chain(accelerated(fused([step.action() for step in self.steps]).actions))
        self._content = fused([step.action() for step in self.steps if step.name in _CONTENT])

    def __call__(self, text: str) -> str:
        """The normalized text; any string is accepted, lone surrogates too."""
        if len(text) > 2 * CHUNK:
            return "".join(map(self._settled, chunks([text], self.protected)))
        return self._settled(text)

    def _settled(self, text: str) -> str:
        done = self._round(text)
        for _ in range(_ROUNDS):
            if done == text or not self._unsettled(text, done):
                break
            text, done = done, self._round(done)
        return done

    def with_offsets(self, text: str) -> tuple[str, OffsetMap]:
        """The normalized text and its map.

        ``map[j]`` is the index, in code points of ``text``, of the first one that
        produced output code point ``j``. It never decreases; an inserted character maps
        to the next input position that is kept.
        """
        size = len(text)
        done, whole = self._traced_round(text)
        for _ in range(_ROUNDS):
            if done == text or not self._unsettled(text, done):
                break
            text = done
            done, offsets = self._traced_round(text)
            whole = compose(offsets, whole, size)
        return done, whole

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (tuple(map(str, self.steps)), self.protected)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Normalizer) and (self.steps, self.protected) == (other.steps, other.protected)

    def __hash__(self) -> int:
        return hash((self.steps, self.protected))

    def __repr__(self) -> str:
        return f"Normalizer({[str(step) for step in self.steps]}, protected={self.protected})"

    def _unsettled(self, text: str, done: str) -> bool:
        """Whether another round may find something: the steps settle at once but for two rare cases.

        A content step may complete the pattern of another («@#name»), and an empty
        isolate or a reordered mark may have hidden an address or a letter.
        """
        if self._content.actions and self._content.apply(done) != done:
            return True
        return self.protected and _UNSETTLING.search(text) is not None

    def _round(self, text: str) -> str:
        if not self.protected:
            return self._action.apply(text)
        # A byte order mark inside an address would end it on this pass and not on the next.
        if _BYTE_ORDER_MARK in text:
            text = text.replace(_BYTE_ORDER_MARK, "")
        spans = protect(text)
        return self._action.apply(text) if spans is None else spans.restored(self._action.apply(spans.masked))

    def _traced_round(self, text: str) -> tuple[str, OffsetMap]:
        if not self.protected:
            return self._action.trace(text)
        size = len(text)
        kept = [at for at, char in enumerate(text) if char != _BYTE_ORDER_MARK]
        text = text.replace(_BYTE_ORDER_MARK, "")
        spans = protect(text)
        done, offsets = self._action.trace(text) if spans is None else spans.trace(self._action.trace)
        return done, compose(offsets, kept, size)


@lru_cache(maxsize=16)
def _rebuilt(steps: tuple[str, ...], protected: bool) -> Normalizer:
    return Normalizer(map(Step.parse, steps), protected=protected)


def fused(actions: Iterable[Action]) -> Chain:
    """One flat chain, in which neighbouring tables are one table."""
    flat: list[Action] = []
    for action in _flat(actions):
        last = flat[-1] if flat else None
        if isinstance(action, Table) and isinstance(last, Table) and action.only is last.only:
            flat[-1] = Table(*last.layers, *action.layers, only=last.only)
        else:
            flat.append(action)
    return Chain(tuple(flat))


def _flat(actions: Iterable[Action]) -> Iterator[Action]:
    for action in actions:
        if isinstance(action, Chain):
            yield from _flat(action.actions)
        else:
            yield action
