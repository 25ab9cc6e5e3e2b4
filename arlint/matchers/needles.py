"""Needles: what one must find in a text for a list of words to have anything to say of it.

Where a run has nothing but lists of words, most texts have none of them, and that is told
without cutting them into words: all needles are searched at once by an automaton
(A. V. Aho, M. J. Corasick, "Efficient string matching", Comm. ACM 18, 1975), in compiled code.
Without that package every word is looked up, as it is where there are other rules.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Final

from arlint.text.projection import UNCLEAR
from arlint.text.skeleton import of_projection, skeleton

_BLANK: Final = b" "
# The package would leap from one of few first bytes to the next where all needles begin so, in our case from blank to
# blank: from one word to the next, which takes half as long again. Needles that no skeleton has keep it from that.
_VARIOUS: Final = (b"a", b"b", b"c", b"d")


class Needles:
    """The needles of some words, ready to be searched for."""

    def __init__(self, needles: Sequence[bytes]) -> None:
        self._needles = needles

    @classmethod
    def of(cls, words: Collection[str], parts: Collection[str]) -> Needles | None:
        """For keys that are whole words, and for pieces of keys; None if they cannot be searched for."""
        needles = [*(_BLANK + _skeleton(word) + _BLANK for word in words), *map(_skeleton, parts)]
        if any(UNCLEAR in needle or not needle.strip() for needle in needles):
            return None
        return _searchable(needles)

    def __reduce__(self) -> tuple[object, ...]:
        # They may be unpickled where there is no package to search with.
        return _searchable, (self._needles,)

    @cached_property
    def _find(self) -> Callable[[bytes], Sequence[object]]:
        """What finds needles in a skeleton: made when it is first used, which takes 10 ms for 5,000."""
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        automaton = BytesAhoCorasick([*self._needles, *_VARIOUS], implementation=Implementation.DFA)
        return automaton.find_matches_as_indexes

    def absent(self, projection: bytes) -> bool:
        """Whether no word of a projected text has a needle; False also where the projection does not tell."""
        return self.absent_from(of_projection(projection))

    def absent_from(self, skeleton: bytes) -> bool:
        """The same of a text by its skeleton."""
        return UNCLEAR not in skeleton and not self._find(_BLANK + skeleton + _BLANK)


def _searchable(needles: Sequence[bytes]) -> Needles | None:
    try:
        import ahocorasick_rs  # noqa: F401
    except ImportError:
        return None
    return Needles(needles)


def _skeleton(text: str) -> bytes:
    return skeleton(text.encode())
