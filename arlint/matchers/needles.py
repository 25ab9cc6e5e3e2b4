"""Needles: what one must find in a text for a list of words to have anything to say of it.

Where a run has nothing but lists of words, most texts have none of them, and that is told
without cutting them into words: all needles are searched at once by an automaton
(A. V. Aho, M. J. Corasick, "Efficient string matching", Comm. ACM 18, 1975), in compiled code.
Without that package every word is looked up, as it is where there are other rules.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from arlint.text.characters import JOINERS, MARKS, TATWEEL
from arlint.text.projection import UNCLEAR, WORDS_ONLY, bytes_of, project

_BLANK: Final = b" "
# What the key of a word is without.
_IGNORED: Final = bytes(c for c in bytes_of(f"{MARKS}{TATWEEL}{JOINERS}") if c != UNCLEAR)


class Needles:
    """The needles of some words, ready to be searched for."""

    def __init__(self, automaton: Any) -> None:
        self._find = automaton.find_matches_as_indexes

    @classmethod
    def of(cls, words: Collection[str], parts: Collection[str]) -> Needles | None:
        """For keys that are whole words, and for pieces of keys; None if they cannot be searched for."""
        try:
            from ahocorasick_rs import BytesAhoCorasick, Implementation
        except ImportError:
            return None
        needles = [*(_BLANK + project(word) + _BLANK for word in words), *map(project, parts)]
        if any(UNCLEAR in needle or not needle.strip() for needle in needles):
            return None
        return cls(BytesAhoCorasick(needles, implementation=Implementation.DFA))

    def absent(self, projection: bytes) -> bool:
        """Whether no word of a projected text has a needle; False also where the projection does not tell."""
        if UNCLEAR in projection:
            return False
        return not self._find(_BLANK + projection.translate(WORDS_ONLY, _IGNORED) + _BLANK)
