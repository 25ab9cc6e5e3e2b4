"""Tests of one token, and the exceptions of a rule, which are such tests."""

from __future__ import annotations

from typing import Final, Literal, Self

from pydantic import Field, model_validator

from arlint.ruleset.model.base import Clitics, Strict, Suffixes, TableColumn, Word
from arlint.ruleset.regexes import check_filling, check_pattern
from arlint.ruleset.shapes import check_shape

TokenClass = Literal["word", "number", "latin", "mark", "mask", "start", "end"]
WordClassName = Literal[
    "imperfect",
    "past",
    "verb",
    "nominal",
    "noun",
    "adjective",
    "dual-adjective",
    "triptote",
    "accusative",
    "sound-plural",
    "construct-plural",
    "finite",
    "maybe-verb",
    "maybe-noun",
    "substantive",
    "prefixed",
    "name",
    "first-person",
    "imperative",
    "unknown",
]


class TokenTest(Strict):
    """A test of one token. All the keys that are given must hold."""

    test: str | None = Field(
        default=None,
        description="a test of rules/token-tests/ or the rule's `tests`: its keys hold too; what is excluded adds up",
    )
    word: Word | None = None
    words: list[Word] | None = None
    words_from: TableColumn | None = Field(default=None, description="`words` read from a column of a table")
    set: str | None = Field(default=None, description="a word set of rules/sets/")
    shape: str | None = None
    endings: list[str] = Field(default_factory=lambda: [""])
    pattern: str | None = Field(default=None, description="a regex over the whole folded word")
    slip_of: Word | None = Field(
        default=None, description="the whole folded word is one letter away from this one: another, too many, too few"
    )
    kind: TokenClass | None = Field(default=None, alias="class")
    text: list[str] | None = Field(default=None, description="one of these exact characters, for marks and numbers")
    clitics: Clitics = "none"
    suffixes: Suffixes = "none"
    article: bool | None = Field(default=None, description="with the article, or without it; needs `clitics`")
    conjunction: bool | None = Field(default=None, description="with و or ف before it, or without; needs `clitics`")
    min_letters: int | None = None
    max_letters: int | None = None
    exclude: list[Word] = Field(
        default_factory=list,
        description="whole folded words that do not count; where `clitics` may stand, nor with و or ف before them",
    )
    exclude_set: str | list[str] | None = Field(default=None, description="word sets that do not count either")
    bare: bool = Field(default=False, description="the written word carries no harakat")
    written: str | None = Field(default=None, description="a regex found in the word as written, harakat and all")
    is_: list[WordClassName] | None = Field(
        default=None, alias="is", description="one of these, and nothing else, for the lexicon"
    )
    any_: list[TokenTest] = Field(default_factory=list, alias="any", description="one of these tests holds as well")

    @model_validator(mode="after")
    def _checks(self) -> Self:
        if self.shape is not None:
            check_shape(self.shape, None)
        for pattern in (self.pattern, self.written):
            if pattern is not None:
                check_pattern(pattern)
        if self.article and self.clitics not in ("article", "noun", "full"):
            raise ValueError("`article` needs the clitics of a noun")
        if self.conjunction and self.clitics in ("none", "article"):
            raise ValueError("`conjunction` needs clitics among which there is one")
        if self.word and self.words:
            raise ValueError("give `word` or `words`, not both")
        if any(test.kind in ("start", "end") for test in self.any_):
            raise ValueError("`start` and `end` are places and no tokens: `any` cannot have them")
        return self


class SequenceToken(TokenTest):
    """A token of a sequence: the test, and what becomes of the token."""

    map: dict[Word, str | list[str]] | None = Field(
        default=None, description="the stems that the token may have, and the corrections of each"
    )
    map_from: TableColumn | list[TableColumn] | None = Field(
        default=None, description="`map` read from two columns of a table, or of several"
    )

    optional: bool = False
    times: int = Field(default=1, ge=1, le=9, description="in how many places in a row an optional token may stand")
    gap: int = Field(default=0, ge=0, le=6, description="how many other words may stand before this token")
    across: Literal["adjuncts", "relative"] | None = Field(
        default=None,
        description="before this token there may stand phrases of place and time and what is between commas or "
        "brackets, and with `relative` a relative clause",
    )
    mark: bool | None = Field(default=None, description="reported; by default the tokens that change, or all")
    replace: str | list[str] | None = Field(
        default=None, description="the stem's corrections; {stem} stands for the stem found"
    )
    known: bool = Field(
        default=False,
        description="the test fails unless a correction is a word of the lexicon; the others are left out",
    )
    delete: bool = False
    join: bool = Field(default=False, description="written together with the next token")
    space: bool = Field(default=False, description="written apart from the next token")

    @model_validator(mode="after")
    def _fillings(self) -> Self:
        if self.across and self.gap:
            raise ValueError("give `gap` or `across`, not both")
        if self.times > 1 and (not self.optional or self.mark is not False):
            raise ValueError("`times` is for an `optional` token with `mark: false`")
        mapped = [g for v in (self.map or {}).values() for g in ([v] if isinstance(v, str) else v)]
        own = [self.replace] if isinstance(self.replace, str) else self.replace or []
        check_filling([*own, *mapped], self.shape, self.pattern)
        return self


class Neighbours(Strict):
    """Tests of the tokens beside what is reported, one of which must hold on each side that is named."""

    before: list[TokenTest] = Field(default_factory=list)
    after: list[TokenTest] = Field(default_factory=list)


# What `arlint.ruleset.copies` does before a rule is checked against its model.
EACH: Final = (
    "names and what stands for them: a copy of this is made for each mapping, with the text in the place of `<name>`"
)


class DistantTest(TokenTest):
    """A test of the tokens before or behind what is reported, which may look farther than the others or less far."""

    reach: int | None = Field(default=None, ge=1, le=40, description="how many tokens away; by default as the others")


class Pair(Strict):
    """Words that are right, or right beside these neighbours, whatever the rule says of them elsewhere.

    ``this`` tests the first token of what is reported, ``last`` the last one; one of the tests of each list that is
    given must hold. Without neighbours it excuses these words wherever they stand.
    """

    this: TokenTest | None = None
    last: TokenTest | None = None
    before: list[TokenTest] = Field(default_factory=list)
    after: list[TokenTest] = Field(default_factory=list)
    behind: list[DistantTest] = Field(default_factory=list)
    ahead: list[DistantTest] = Field(default_factory=list)
    each: list[dict[str, str]] = Field(default_factory=list, description=EACH)

    @model_validator(mode="after")
    def _names_its_word(self) -> Self:
        if self.this is None and self.last is None:
            raise ValueError("a pair names its word: `this`, the first, or `last`")
        return self


class Context(Strict):
    """Words that are right beside one of these words: a line of a table that many rules may name.

    `^` among those before is the beginning of a clause, `$` among those behind is its end.
    """

    words: list[str] = Field(min_length=1)
    before: list[str] = Field(default_factory=list)
    behind: list[str] = Field(default_factory=list)


class Exceptions(Strict):
    """Where the rule holds its peace.

    ``before`` and ``after`` test the neighbouring tokens of what is reported,
    ``behind`` and ``ahead`` each of the tokens within ``reach`` of it, as far as the
    sentence goes (the mark that ends it is still ahead), or within a reach of its own.
    ``pairs`` excuse a word beside neighbours of its own, as ``contexts`` do by lists of
    words. ``unless`` turns it round: the rule speaks only beside such tokens.
    """

    words: list[Word] = Field(default_factory=list)
    set: str | None = None
    before: list[TokenTest] = Field(default_factory=list)
    after: list[TokenTest] = Field(default_factory=list)
    behind: list[DistantTest] = Field(default_factory=list)
    ahead: list[DistantTest] = Field(default_factory=list)
    reach: int = Field(default=6, ge=1, le=12)
    pairs: list[Pair] = Field(default_factory=list)
    pairs_from: str | None = Field(default=None, description="more `pairs`: the name of a list of rules/pairs/")
    contexts: list[Context] = Field(default_factory=list)
    contexts_from: str | None = Field(default=None, description="`contexts` read from a table among the word sets")
    unless: Neighbours = Neighbours()
