"""Words of which the rules are known to have nothing to say, so that nobody need ask them.

To judge a word costs 50 to 300 µs, to look into a trie on disk half of one; and nine in
ten of the distinct words of a text are among the commonest 200,000. The two tries are
written with the rules they belong to (:mod:`arlint.project.shipped`).
"""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property
from pathlib import Path
from typing import Final

_NONE: Final[frozenset[bytes]] = frozenset()
WORDS: Final = "words.quiet"  # no rule of single words has anything to say of these
CONTEXTS: Final = "contexts.quiet"  # no sequence hangs on these


class Quiet:
    """The tries of a folder, of projected words. A trie that is missing or damaged knows no word."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return Quiet, (self._folder,)

    @cached_property
    def words(self) -> Container[bytes]:
        """The projections of words of which no rule of single words has anything to say."""
        return _trie(Path(self._folder) / WORDS)

    @cached_property
    def contexts(self) -> Container[bytes]:
        """The projections of words on which no sequence hangs."""
        return _trie(Path(self._folder) / CONTEXTS)


def _trie(path: Path) -> Container[bytes]:
    import marisa_trie

    try:
        trie: Container[bytes] = marisa_trie.BinaryTrie().mmap(str(path))
    except (OSError, RuntimeError):
        return _NONE
    return trie
