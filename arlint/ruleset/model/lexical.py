"""`lexical` and `template`: wrong words, listed or by their shape."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from arlint.ruleset.model.base import Clitics, Match, Strict, Suffixes, Word
from arlint.ruleset.model.rule import RuleBase
from arlint.ruleset.shapes import check_shape
from arlint.text.folding import fold
from arlint.text.tokens import is_word


class LexicalEntry(Strict):
    """A wrong word and its corrections, best first."""

    bad: Word
    good: str | list[str] = Field(description="one or many; an empty list reports without a correction")
    clitics: Clitics | None = None
    suffixes: Suffixes | None = None

    @property
    def goods(self) -> tuple[str, ...]:
        """The corrections, best first."""
        return (self.good,) if isinstance(self.good, str) else tuple(self.good)

    @model_validator(mode="after")
    def _can_report(self) -> Self:
        if not is_word(self.bad):
            raise ValueError(f"`bad`: {self.bad!r} is not one Arabic word: for anything else there are other kinds")
        if not all(good.strip() for good in self.goods):
            raise ValueError(f"{self.bad}: a correction is empty")
        if fold(self.bad) in self.goods:
            raise ValueError(f"{self.bad}: the correction is what it corrects")
        return self


class LexicalRule(RuleBase):
    """Folded words with clitics -> one or many corrections."""

    kind: Literal["lexical"]
    match: Match = Match()
    entries: list[LexicalEntry] = Field(default_factory=list)
    entries_from: str | None = Field(
        default=None, description="a TSV beside the rule: bad, good (| between several), clitics, suffixes"
    )

    @model_validator(mode="after")
    def _has_entries(self) -> Self:
        if not self.entries:
            raise ValueError("without `entries` the rule would never report")
        return self


class TemplateEntry(Strict):
    """A word shape: digits stand for consonants (the same digit, the same letter), letters for themselves."""

    shape: str
    good: str
    endings: list[str] = Field(default_factory=lambda: [""])
    without: dict[str, str] = Field(
        default_factory=dict, description="letters that a digit of the shape does not stand for"
    )

    @model_validator(mode="after")
    def _shape(self) -> Self:
        check_shape(self.shape, self.good)
        if stray := sorted(set(self.without) - set(self.shape)):
            raise ValueError(f"`without` names {', '.join(stray)}, which {self.shape} does not have")
        return self


class TemplateRule(RuleBase):
    """A word shape with exceptions -> the shape corrected."""

    kind: Literal["template"]
    match: Match = Match()
    entries: list[TemplateEntry] = Field(min_length=1)
    lexicon: Literal["ignore", "good-known", "bad-unknown"] = Field(
        default="ignore",
        description="`good-known`: only where the correction is a word; `bad-unknown`: and what is written is none",
    )
    zipf: float = Field(default=0.0, description="with `lexicon`: how frequent the correction must be, in Zipf units")
    min_letters: int = Field(default=2, ge=2, description="how many letters the word has at least, less its clitics")
