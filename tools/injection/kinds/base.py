"""What a kind of error is: a function that proposes, for a right sentence, each single change that makes it wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tools.injection.knowledge import Knowledge
from tools.injection.texts import Sentence


@dataclass(frozen=True, slots=True)
class Injection:
    """Write ``replacement`` for ``text[start:end]``; the error may be seen there or at one of the ``mates``.

    Places are code points of the right sentence, and no mate overlaps what is replaced.
    """

    start: int
    end: int
    replacement: str
    mates: tuple[tuple[int, int], ...] = ()

    def applied(self, text: str) -> str:
        """The wrong sentence."""
        return text[: self.start] + self.replacement + text[self.end :]

    def places(self) -> list[tuple[int, int]]:
        """Where a finding tells of the error, in code points of the wrong sentence."""
        shift = len(self.replacement) - (self.end - self.start)
        moved = [(a + shift, b + shift) if a >= self.end else (a, b) for a, b in self.mates]
        return [(self.start, self.start + len(self.replacement)), *moved]


Kind = Callable[[Sentence, Knowledge], Iterator[Injection]]


def changed(sentence: Sentence, index: int, word: str, *mates: int) -> Injection:
    """The injection that writes ``word`` for the token at ``index``; it may be seen at the tokens ``mates`` too.

    A mate outside the sentence is none.
    """
    token = sentence.tokens[index]
    seen_at = [sentence.tokens[mate] for mate in mates if 0 <= mate < len(sentence.tokens)]
    return Injection(token.start, token.end, word, tuple((mate.start, mate.end) for mate in seen_at))


def name_of(kind: Kind) -> str:
    """What a kind is called on the command line: its function's name with hyphens."""
    return kind.__name__.replace("_", "-")
