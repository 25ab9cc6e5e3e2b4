"""What rules refer to: families, profiles, works, sets of words and named tests."""

from __future__ import annotations

from pydantic import Field

from arlint.ruleset.model.base import SLUG, Bilingual, Strict, TableColumn, Word
from arlint.ruleset.model.tokens import Pair, SequenceToken


class Family(Strict):
    """A family of rules: a prefix of codes with a range of numbers."""

    prefix: str
    first: int
    last: int
    folder: str
    title: Bilingual


class Profile(Strict):
    """A named choice of rules."""

    name: str = Field(pattern=SLUG)
    title: Bilingual
    includes: list[str] = Field(default_factory=list)


class Catalogue(Strict):
    """rules/catalogue.yaml"""

    families: list[Family]
    profiles: list[Profile]


class Work(Strict):
    """A work that rules cite."""

    author: str | None = None
    title: str
    year: int | None = None
    publisher: str | None = None
    url: str | None = None
    note: str | None = None


class WordSet(Strict):
    """rules/sets/NAME.yaml: words that several rules speak of."""

    title: Bilingual
    source: str
    words: list[Word] = Field(default_factory=list)
    words_from: TableColumn | list[TableColumn] | None = Field(
        default=None, description="words read from a column of a table, or of several"
    )


class NamedTest(Strict):
    """rules/token-tests/NAME.yaml: a test of one token that several sequences ask for."""

    title: Bilingual
    test: SequenceToken


class NamedPairs(Strict):
    """rules/pairs/NAME.yaml: what several rules except: words beside neighbours of their own."""

    title: Bilingual
    pairs: list[Pair] = Field(min_length=1)
