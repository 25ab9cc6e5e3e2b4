"""The sentences that errors are put into, and their two halves: one that may be read, one that is only counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from arlint.documents.reading import read
from arlint.documents.source import decode
from arlint.text.characters import MASK
from arlint.text.tokens import Token, TokenKind, TokenStream

Half = Literal["dev", "held"]

_BOUNDARY: Final = re.compile(r"(?<=[.!؟?])\s+|\n+")
_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 60


class Sentence:
    """A sentence and its tokens."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens, marks included."""
        return TokenStream(self.text).tokens

    def key(self, index: int) -> str:
        """The folded word at ``index``; nothing for a mark, a number, or a place outside the sentence."""
        if not 0 <= index < len(self.tokens) or self.tokens[index].kind is not TokenKind.WORD:
            return ""
        return self.tokens[index].key

    @cached_property
    def words(self) -> tuple[int, ...]:
        """The indexes of the words that bear no harakat, which alone an injection changes."""
        return tuple(
            index
            for index, token in enumerate(self.tokens)
            if token.kind is TokenKind.WORD and token.surface == token.key
        )

    @cached_property
    def half(self) -> Half:
        """The half of the corpus that this sentence is in, for ever the same."""
        return "held" if sha256(self.text.encode()).digest()[0] % 2 else "dev"


def sentences(places: Iterable[Path]) -> Iterator[Sentence]:
    """The sentences of some Arabic words in the files of these folders, each once, without masks of code and names."""
    seen: set[str] = set()
    for path in sorted(path for place in places for path in place.rglob("*") if path.is_file()):
        document = read(decode(path.read_bytes(), str(path)))
        for segment in document.segments:
            for cut in _BOUNDARY.split(segment.text):
                text = " ".join(cut.split())
                if text in seen or MASK in text:
                    continue
                seen.add(text)
                sentence = Sentence(text)
                if _FEWEST_WORDS <= sum(token.kind is TokenKind.WORD for token in sentence.tokens) <= _MOST_WORDS:
                    yield sentence
