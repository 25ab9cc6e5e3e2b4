"""The token stream: one pass over a text.

A word is a run of Arabic letters with its marks, tatweel and joiners; what is
written together is one token, clitics included. Numbers keep their separators
(1,250.5 · 3:45 · 2024/11/24), Latin words their inner apostrophes and hyphens.
Every other character that is not blank is a token of its own, so that two words
are adjacent in prose only if their tokens are neighbours.

The patterns here name every class by its characters, so the standard library's
`re`, three times as fast as `regex` on them, says the same; wherever a class
such as \\w is meant, arlint uses `regex`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from enum import IntEnum
from typing import Final, NamedTuple

from arlint.text.characters import (
    DIGITS,
    FORMAT,
    JOINERS,
    LATIN,
    LETTERS,
    MARKS,
    MASK,
    PRESENTATION_LETTERS,
    TATWEEL,
)
from arlint.text.folding import fold
from arlint.text.lazy import Lazy


class TokenKind(IntEnum):
    """What a token is; the values are the numbers of the groups of the tokenizer's pattern."""

    WORD = 1
    NUMBER = 2
    LATIN = 3
    MASK = 4
    MARK = 5


_LETTER = f"[{LETTERS}{PRESENTATION_LETTERS}]"
_UNLETTERED = f"[{TATWEEL}{MARKS}{JOINERS}]"
_INSIDE = f"[{LETTERS}{PRESENTATION_LETTERS}{MARKS}{TATWEEL}{JOINERS}]"
# A word begins with a letter, or with tatweel or marks that lead to one (ـه, ـٰ).
_TOKEN = re.compile(
    f"({_UNLETTERED}*{_LETTER}{_INSIDE}*)"
    f"|([{DIGITS}]+(?:[.,:/\u066b\u066c\u060c][{DIGITS}]+)*)"
    f"|([{LATIN}]+(?:['’.\\-][{LATIN}]+)*)"
    f"|({MASK}+)"
    rf"|([^\s{FORMAT}])"
)
_RUN = re.compile(f"{_INSIDE}+")
_KINDS = (TokenKind.MARK, *TokenKind)
# Marks that end a sentence, or a clause that is as good as one.
SENTENCE_ENDS: Final = frozenset(".!?؟…:؛")


def word_runs(text: str) -> list[str]:
    """The written words of a text, in order: every run of what words are made of.

    The same as the surfaces of its WORD tokens, but for runs without any letter
    (a tatweel or a mark that stands alone), which are listed too.
    """
    return _RUN.findall(text)


def is_word(text: str) -> bool:
    """Whether the whole of ``text`` is one WORD token."""
    found = _TOKEN.fullmatch(text)
    return found is not None and found.lastindex == TokenKind.WORD


class Token(NamedTuple):
    """One token: ``text[start:end]`` (code points), its kind and its folded key."""

    kind: TokenKind
    start: int
    end: int
    surface: str
    key: str


# What may stand between two tokens in a row: blanks with one line end at most, or one invisible character.
_BLANK: Final = Lazy(r"[^\S\r\n\v\f\u2028\u2029]*(?:\r\n|\n|\r)?[^\S\r\n\v\f\u2028\u2029]*|[\s\p{Cf}]?")


class TokenStream:
    """The tokens of one text, in order. Places are found at once, tokens are made when they are asked for."""

    __slots__ = ("_found", "_made", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        # What the pattern found: of most tokens nobody asks where they are.
        self._found = list(_TOKEN.finditer(text))
        self._made: dict[int, Token] = {}

    @classmethod
    def of(cls, text: str) -> TokenStream:
        """Tokenize ``text``; every non-blank code point outside format characters lies in one token."""
        return cls(text)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens."""
        return tuple(self[index] for index in range(len(self._found)))

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, index: int) -> Token:
        token = self._made.get(index)
        if token is None:
            found = self._found[index]
            surface, kind = found.group(), _KINDS[found.lastindex or 0]
            key = fold(surface) if kind is TokenKind.WORD else surface
            token = Token(kind, found.start(), found.end(), surface, key)
            self._made[index] = token
        return token

    def indexes(self, surfaces: Container[str]) -> list[int]:
        """The indexes of the words whose written form is one of ``surfaces``."""
        return [index for index in self.words if self._found[index].group() in surfaces]

    @property
    def words(self) -> list[int]:
        """The indexes of all words."""
        return [index for index, found in enumerate(self._found) if found.lastindex == TokenKind.WORD]

    def of_kinds(self, kinds: Container[TokenKind]) -> list[int]:
        """The indexes of the tokens of these kinds."""
        return [index for index, found in enumerate(self._found) if _KINDS[found.lastindex or 0] in kinds]

    def surface(self, index: int) -> str:
        """What a token is written as."""
        return self._found[index].group()

    def gap(self, left: int) -> str:
        """What stands between token ``left`` and the next one (blanks, invisible characters, or nothing)."""
        return self.text[self._found[left].end() : self._found[left + 1].start()]

    def is_adjacent(self, index: int) -> bool:
        """Whether there is a token ``index`` that follows one with blanks between, and no empty line."""
        return 0 < index < len(self._found) and _BLANK.fullmatch(self.gap(index - 1)) is not None

    def at(self, offset: int) -> int:
        """The index of the first token that ends behind ``offset``; ``len(self)`` if there is none."""
        return bisect_left(self._found, offset + 1, key=re.Match.end)
