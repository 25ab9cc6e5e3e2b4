"""The token stream: one pass of `regex` over a text.

A word is a run of Arabic letters with its marks, tatweel and joiners; what is
written together is one token, clitics included. Numbers keep their separators
(1,250.5 · 3:45 · 2024/11/24), Latin words their inner apostrophes and hyphens.
Every other character that is not blank is a token of its own, so that two words
are adjacent in prose only if their tokens are neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

import regex

from arlint.text.characters import DIGITS, JOINERS, LATIN, LETTERS, MARKS, MASK, PRESENTATION_LETTERS, TATWEEL
from arlint.text.folding import fold


class TokenKind(IntEnum):
    """What a token is; the values are the numbers of the groups of the tokenizer's pattern."""

    WORD = 1
    NUMBER = 2
    LATIN = 3
    MASK = 4
    MARK = 5


_LETTER = f"[{LETTERS}{PRESENTATION_LETTERS}]"
_INSIDE = f"[{LETTERS}{PRESENTATION_LETTERS}{MARKS}{TATWEEL}{JOINERS}]"
# A word begins with a letter, or with tatweel or marks that lead to one (ـه, ـٰ).
WORD_PATTERN = f"[{TATWEEL}{MARKS}]*{_LETTER}{_INSIDE}*"
_TOKEN = regex.compile(
    f"({WORD_PATTERN})"
    f"|([{DIGITS}]+(?:[.,:/\u066b\u066c\u060c][{DIGITS}]+)*)"
    f"|([{LATIN}]+(?:['’.\\-][{LATIN}]+)*)"
    f"|({MASK}+)"
    r"|([^\s\p{Cf}])",
    regex.VERSION1,
)
WORD = regex.compile(WORD_PATTERN, regex.VERSION1)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: ``text[start:end]`` (code points), its kind and its folded key."""

    kind: TokenKind
    start: int
    end: int
    surface: str
    key: str


@dataclass(frozen=True, slots=True)
class TokenStream:
    """The tokens of one text, in order, with the text itself."""

    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Tokenize ``text``; every non-blank code point outside format characters lies in one token."""
        return cls(text, tuple(_tokens(text)))

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def gap(self, left: int) -> str:
        """What stands between token ``left`` and the next one (blanks, invisible characters, or nothing)."""
        return self.text[self.tokens[left].end : self.tokens[left + 1].start]

    def at(self, offset: int) -> int:
        """The index of the first token that ends behind ``offset``; ``len(self)`` if there is none."""
        return bisect_left(self.tokens, offset + 1, key=lambda token: token.end)


def _tokens(text: str) -> list[Token]:
    out: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = TokenKind(match.lastindex or TokenKind.MARK)
        surface = match.group()
        key = fold(surface) if kind is TokenKind.WORD else surface
        out.append(Token(kind, match.start(), match.end(), surface, key))
    return out
