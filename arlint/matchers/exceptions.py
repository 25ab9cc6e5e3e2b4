"""A rule's `except`: words and neighbours that make it hold its peace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from arlint.matchers.tokentests import CompiledTest, compile_test
from arlint.text.folding import fold
from arlint.text.tokens import TokenKind, TokenStream

if TYPE_CHECKING:
    from arlint.ruleset.model import Exceptions

_SENTENCE_END = frozenset(".!?؟…:؛")


@dataclass(frozen=True, slots=True)
class CompiledExceptions:
    """Compiled exceptions of one rule."""

    words: frozenset[str]
    before: tuple[CompiledTest, ...]
    after: tuple[CompiledTest, ...]

    @property
    def contextual(self) -> bool:
        """Whether the neighbours matter."""
        return bool(self.before or self.after)

    def excuse(self, stream: TokenStream, first: int, last: int) -> bool:
        """Whether the neighbours of tokens ``first`` to ``last`` (inclusive) excuse them."""
        return any(holds(test, stream, first - 1, first) for test in self.before) or any(
            holds(test, stream, last + 1, last + 1) for test in self.after
        )


def holds(test: CompiledTest, stream: TokenStream, index: int, boundary: int) -> bool:
    """Whether a test holds of token ``index`` or, for `start` and `end`, of the place before token ``boundary``."""
    if test.boundary is not None:
        return at_boundary(stream, boundary, test.boundary)
    return 0 <= index < len(stream) and test.hit(stream[index]) is not None


def at_boundary(stream: TokenStream, index: int, boundary: str) -> bool:
    """Whether a sentence starts with token ``index`` or has ended before it."""
    if boundary == "start":
        return index == 0 or _is_sentence_end(stream, index - 1)
    return index >= len(stream) or _is_sentence_end(stream, index)


def _is_sentence_end(stream: TokenStream, index: int) -> bool:
    token = stream[index]
    return token.kind is TokenKind.MARK and token.surface in _SENTENCE_END


def compile_exceptions(source: Exceptions, sets: Mapping[str, frozenset[str]]) -> CompiledExceptions:
    """Compile the `except` of a rule."""
    words = frozenset(fold(w) for w in source.words) | (sets[source.set] if source.set else frozenset())
    return CompiledExceptions(
        words,
        tuple(compile_test(t, sets) for t in source.before),
        tuple(compile_test(t, sets) for t in source.after),
    )
