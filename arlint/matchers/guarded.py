"""Patterns with a time limit. Whoever writes one that needs more, by mistake or not, is named."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from arlint.diagnostics import RuleInfo
from arlint.errors import RuleError
from arlint.ruleset.place import builtin_root
from arlint.text.lazy import Lazy

if TYPE_CHECKING:
    import regex

T = TypeVar("T")

# Seconds that a pattern may be slow for, in all.
TIME_LIMIT: Final = 5.0
# Seconds for one search in which no pattern is called slow: at the least, and for each code point of the text.
_FAST: Final = 0.05
_FAST_EACH: Final = 5e-6


class Searching(Protocol):
    """What is used of a pattern."""

    @property
    def pattern(self) -> str:
        """As it was written."""

    def match(self, text: str, start: int = ..., /) -> regex.Match[str] | None:
        """A match at ``start``."""

    def fullmatch(self, text: str, /) -> regex.Match[str] | None:
        """A match of all of ``text``."""

    def search(self, text: str, /) -> regex.Match[str] | None:
        """The first match."""


class Guarded:
    """A pattern with a time limit.

    What is fast is free; slow searches use up the limit together, or a thousand
    paragraphs would take a thousand limits. Every search raises RuleError once it is used up.
    """

    def __init__(self, pattern: Lazy, rule: RuleInfo) -> None:
        self._pattern, self._rule = pattern, rule
        # Of the processor, not of the clock: on a busy machine everything takes long.
        self._left = TIME_LIMIT

    def __reduce__(self) -> tuple[object, ...]:
        # What is kept for the next run starts with the whole limit.
        return Guarded, (self._pattern, self._rule)

    @property
    def pattern(self) -> str:
        """The pattern as it was written."""
        return self._pattern.pattern

    def match(self, text: str, start: int = 0) -> regex.Match[str] | None:
        """A match at ``start``."""
        return self._timed(text, lambda: self._pattern.match(text, start, timeout=self._left))

    def fullmatch(self, text: str) -> regex.Match[str] | None:
        """A match of all of ``text``."""
        return self._timed(text, lambda: self._pattern.fullmatch(text, timeout=self._left))

    def search(self, text: str) -> regex.Match[str] | None:
        """The first match."""
        return self._timed(text, lambda: self._pattern.search(text, timeout=self._left))

    def matches(self, text: str) -> list[regex.Match[str]]:
        """All matches that do not overlap."""
        return self._timed(text, lambda: list(self._pattern.finditer(text, timeout=self._left)))

    def _timed(self, text: str, search: Callable[[], T]) -> T:
        begun = time.thread_time()
        try:
            return search()
        except TimeoutError:
            what = f"took more than {TIME_LIMIT:g} s, the last of it on {len(text):,} characters: make it simpler"
            raise RuleError(self._rule.path, None, "pattern", f"{self._rule.code} {what}") from None
        finally:
            taken = time.thread_time() - begun
            if taken > _FAST + _FAST_EACH * len(text):
                # Nothing left is no limit to `regex`.
                self._left = max(self._left - taken, 0.001)


def guarded(pattern: Lazy, rule: RuleInfo) -> Searching:
    """A pattern of a rule: of a house's own rule with a time limit, which would cost arlint's own more than they do."""
    return pattern if _is_below(rule.path, builtin_root()) else Guarded(pattern, rule)


@lru_cache(maxsize=1)
def _is_below(path: str, root: Path) -> bool:
    """Whether a file is below a folder. It remembers the last answer: a rule has many patterns."""
    return Path(path).is_relative_to(root)
