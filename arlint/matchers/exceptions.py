"""A rule's `except`: words and neighbours that make it hold its peace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from arlint.diagnostics import RuleInfo
from arlint.matchers.contexts import Contexts
from arlint.text.folding import fold
from arlint.text.tokens import SENTENCE_ENDS, TokenKind, TokenStream

if TYPE_CHECKING:
    from arlint.matchers.tokentests import CompiledTest
    from arlint.ruleset.model.tokens import DistantTest, Exceptions, TokenTest


class CompiledPair(NamedTuple):
    """The first or last word of what is reported and the neighbours that excuse it; all that are named must hold."""

    this: CompiledTest | None
    last: CompiledTest | None
    before: tuple[CompiledTest, ...]
    after: tuple[CompiledTest, ...]
    behind: tuple[tuple[CompiledTest, int], ...]
    ahead: tuple[tuple[CompiledTest, int], ...]

    def holds(self, stream: TokenStream, first: int, last: int) -> bool:
        """Whether tokens ``first`` to ``last`` begin and end so, and such neighbours stand beside them."""
        return (
            (self.this is None or holds(self.this, stream, first, first))
            and (self.last is None or holds(self.last, stream, last, last))
            and (not self.before or _beside(self.before, stream, first - 1, first))
            and (not self.after or _beside(self.after, stream, last + 1, last + 1))
            and (not self.behind or _within(self.behind, stream, first, -1))
            and (not self.ahead or _within(self.ahead, stream, last, 1))
        )


class CompiledExceptions(NamedTuple):
    """Compiled exceptions of one rule."""

    words: frozenset[str]
    before: tuple[CompiledTest, ...]
    after: tuple[CompiledTest, ...]
    # The tokens behind and ahead, each test with how far it looks.
    behind: tuple[tuple[CompiledTest, int], ...] = ()
    ahead: tuple[tuple[CompiledTest, int], ...] = ()
    only_before: tuple[CompiledTest, ...] = ()
    only_after: tuple[CompiledTest, ...] = ()
    pairs: tuple[CompiledPair, ...] = ()
    contexts: Contexts = Contexts("")

    @property
    def contextual(self) -> bool:
        """Whether the neighbours matter."""
        beside = self.before or self.after or self.only_before or self.only_after or self.pairs or self.contexts
        return bool(beside or self.behind or self.ahead)

    def excuse(self, stream: TokenStream, first: int, last: int) -> bool:
        """Whether the neighbours of tokens ``first`` to ``last`` (inclusive) excuse them."""
        return (
            _beside(self.before, stream, first - 1, first)
            or _beside(self.after, stream, last + 1, last + 1)
            or (bool(self.only_before) and not _beside(self.only_before, stream, first - 1, first))
            or (bool(self.only_after) and not _beside(self.only_after, stream, last + 1, last + 1))
            or (bool(self.behind) and _within(self.behind, stream, first, -1))
            or (bool(self.ahead) and _within(self.ahead, stream, last, 1))
            or any(pair.holds(stream, first, last) for pair in self.pairs)
            or (bool(self.contexts) and self.contexts.hold(stream, first, last))
        )


def _beside(tests: tuple[CompiledTest, ...], stream: TokenStream, index: int, boundary: int) -> bool:
    return any(holds(test, stream, index, boundary) for test in tests)


def _within(tests: tuple[tuple[CompiledTest, int], ...], stream: TokenStream, place: int, step: int) -> bool:
    """Whether one of the tests holds of a token within its reach of ``place`` and not beyond the sentence's edge.

    The mark that ends a sentence belongs to it: «؟» ahead is seen, and that of the sentence before is not.
    """
    for away in range(1, max(reach for _, reach in tests) + 1):
        index = place + away * step
        if not 0 <= index < len(stream):
            return False
        ends = _is_sentence_end(stream, index)
        if ends and step < 0:
            return False
        if any(away <= reach and test.hit(stream[index]) is not None for test, reach in tests):
            return True
        if ends:
            return False
    return False


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
    return token.kind is TokenKind.MARK and token.surface in SENTENCE_ENDS


def compile_exceptions(source: Exceptions, rule: RuleInfo, sets: Mapping[str, frozenset[str]]) -> CompiledExceptions:
    """Compile the `except` of a rule."""
    # A run with kept rules compiles none, and if they are words alone it needs no tests.
    from arlint.matchers.tokentests import compile_test

    words = frozenset(fold(w) for w in source.words) | (sets[source.set] if source.set else frozenset())

    def compiled(tests: Iterable[TokenTest]) -> tuple[CompiledTest, ...]:
        return tuple(compile_test(test, rule, sets) for test in tests)

    def within(tests: Iterable[DistantTest]) -> tuple[tuple[CompiledTest, int], ...]:
        return tuple((compile_test(test, rule, sets), test.reach or source.reach) for test in tests)

    return CompiledExceptions(
        words,
        compiled(source.before),
        compiled(source.after),
        within(source.behind),
        within(source.ahead),
        compiled(source.unless.before),
        compiled(source.unless.after),
        tuple(
            CompiledPair(
                None if pair.this is None else compile_test(pair.this, rule, sets),
                None if pair.last is None else compile_test(pair.last, rule, sets),
                compiled(pair.before),
                compiled(pair.after),
                within(pair.behind),
                within(pair.ahead),
            )
            for pair in source.pairs
        ),
        Contexts.of((c.words, c.before, c.behind) for c in source.contexts),
    )
