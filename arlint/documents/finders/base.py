"""What every finder is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from arlint.documents.document import ZoneKind
from arlint.text.characters import LETTERS, MARKS, TATWEEL
from arlint.text.lazy import VERSION1, Lazy

Span = tuple[int, int]
Find = Callable[[str], Iterable[Span]]

WORD: Final = f"[{LETTERS}{MARKS}{TATWEEL}]+"


class Finder(NamedTuple):
    """``find(text)`` lists the spans of one thing, if the text has one of ``signs`` and one of ``words``.

    ``signs`` are single characters where possible: Python searches for those at
    thousands of millions of characters a second, and ten times slower for two.
    ``mask`` says whether the spans are covered, ``zone`` which zone they make.
    """

    name: str
    signs: str | tuple[str, ...]
    find: Find
    words: tuple[str, ...] = ()
    mask: bool = False
    zone: ZoneKind | None = None


def spans(pattern: str, group: int | str = 0) -> Callable[[str], Iterator[Span]]:
    """A function that lists the spans of a pattern (or of a group of it) in a text."""
    compiled = Lazy(pattern, VERSION1)

    def find(text: str) -> Iterator[Span]:
        return (match.span(group) for match in compiled.finditer(text))

    return find


def loose(words: str) -> str:
    """A pattern for Arabic words however they are vocalised, with any blanks between them."""
    return r"\s+".join("".join(f"{c}[{MARKS}{TATWEEL}]*" for c in word) for word in words.split())


def any_of(*phrases: str) -> str:
    """A pattern for one of these phrases, however they are vocalised."""
    return "(?:" + "|".join(loose(phrase) for phrase in phrases) + ")"
