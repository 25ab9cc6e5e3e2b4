"""`lexical` and `template`: wrong words, listed or by their shape."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from arlint.ruleset.model.base import Clitics, Match, Strict, Suffixes, Word
from arlint.ruleset.model.rule import RuleBase
from arlint.ruleset.shapes import check_shape


class LexicalEntry(Strict):
    """A wrong word and its corrections, best first."""

    bad: Word
    good: str | list[str] = Field(description="one or many; an empty list reports without a correction")
    clitics: Clitics | None = None
    suffixes: Suffixes | None = None


class LexicalRule(RuleBase):
    """Folded words with clitics -> one or many corrections."""

    kind: Literal["lexical"]
    match: Match = Match()
    entries: list[LexicalEntry] = Field(default_factory=list)
    entries_from: str | None = Field(
        default=None, description="a TSV beside the rule: bad, good (| between several), clitics, suffixes"
    )


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
