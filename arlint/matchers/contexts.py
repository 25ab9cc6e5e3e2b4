"""Words that are right beside certain neighbours: the tables that `contexts_from` names in a rule's `except`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final

from arlint.matchers.chains import chain_fits
from arlint.text.clitics import Chain, splits
from arlint.text.folding import fold
from arlint.text.tokens import SENTENCE_ENDS, TokenKind, TokenStream

# In a list of neighbours: where a clause begins and ends.
_BEGINS: Final = "^"
_ENDS: Final = "$"
_CLAUSE_ENDS: Final = SENTENCE_ENDS | frozenset("،»")


class Contexts:
    """Words beside neighbours that make them right, by lists: kept as a text, since a document asks for few of them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @staticmethod
    def of(rows: Iterable[tuple[Iterable[str], Iterable[str], Iterable[str]]]) -> Contexts:
        """The contexts of these rows: words, words before them, words behind."""
        return _shared("\n".join("\t".join(map(" ".join, row)) for row in rows))

    def __reduce__(self) -> tuple[object, ...]:
        return _shared, (self._text,)

    def __bool__(self) -> bool:
        return bool(self._text)

    @cached_property
    def _of_word(self) -> Mapping[str, Sequence[tuple[frozenset[str], frozenset[str]]]]:
        rows = defaultdict(list)
        for line in self._text.splitlines():
            words, before, behind = (frozenset(map(fold, cell.split(" "))) - {""} for cell in line.split("\t"))
            for word in words:
                rows[word].append((before, behind))
        return rows

    def hold(self, stream: TokenStream, first: int, last: int) -> bool:
        """Whether the first of tokens ``first`` to ``last``, with or without و or ف, is right beside its neighbours."""
        key = stream[first].key
        for word in (key, key[1:]) if key[:1] in ("و", "ف") else (key,):
            for before, behind in self._of_word.get(word, ()):
                if (not before or _listed(before, stream, first - 1, _BEGINS, suffixes=False)) and (
                    not behind or _listed(behind, stream, last + 1, _ENDS, suffixes=True)
                ):
                    return True
        return False


@lru_cache(maxsize=64)
def _shared(text: str) -> Contexts:
    """The same contexts for all rules that name one table, which is then taken apart once."""
    return Contexts(text)


def _listed(words: frozenset[str], stream: TokenStream, index: int, edge: str, *, suffixes: bool) -> bool:
    """Whether token ``index``, less its clitics, is one of the words, or a clause begins or ends there."""
    token = stream[index] if 0 <= index < len(stream) else None
    if token is None or token.kind is TokenKind.MARK:
        return edge in words and (token is None or edge == _BEGINS or token.surface in _CLAUSE_ENDS)
    if token.key in words:
        return True
    if suffixes:
        return any(s.stem in words and chain_fits(s.chain, Chain.ARTICLE) for s in splits(token.key))
    return any(s.stem in words and not s.suffix for s in splits(token.key))
