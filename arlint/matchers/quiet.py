"""What is known of everyday words before a text is read, so that the rules need not be asked.

To judge a word costs 50 to 300 µs, to look into a trie on disk half of one; and nine in
ten of the distinct words of a text are among the commonest 200,000. The files are
written with the rules they belong to (:mod:`arlint.project.shipped`).
"""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property
from pathlib import Path
from typing import Final

from arlint.matchers.signatures import Signatures

_NONE: Final[frozenset[bytes]] = frozenset()
WORDS: Final = "words.quiet"  # no rule of single words has anything to say of these


class Quiet:
    """The files of a folder, of projected words. A file that is missing or damaged knows no word."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return Quiet, (self._folder,)

    @cached_property
    def words(self) -> Container[bytes]:
        """The projections of words of which no rule of single words has anything to say."""
        import marisa_trie

        try:
            trie: Container[bytes] = marisa_trie.BinaryTrie().mmap(str(Path(self._folder) / WORDS))
        except (OSError, RuntimeError):
            return _NONE
        return trie

    @cached_property
    def signatures(self) -> Signatures:
        """What the tests of sequences say of words."""
        return Signatures(self._folder)
