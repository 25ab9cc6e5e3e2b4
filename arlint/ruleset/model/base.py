"""What the models of rule files are made of."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from arlint.ruleset.regexes import check_look

CODE = r"^[A-Z]{3}[0-9]{3}$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Severity = Literal["error", "warning", "hint"]
Safety = Literal["safe", "unsafe", "suggest"]
Phase = Literal["characters", "spacing", "spelling", "grammar", "style"]
Clitics = Literal["none", "conjunction", "article", "noun", "verb", "full"]
Suffixes = Literal["none", "pronoun"]
CharClass = Literal["letter", "latin", "digit", "mark", "opener", "closer", "quote", "blank", "edge", "mask", "other"]
Word = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """Unknown keys are errors, values are what they say they are."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Bilingual(Strict):
    """A text in Arabic and in English."""

    ar: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Match(Strict):
    """How a word of the rule may be written onto others."""

    clitics: Clitics = "none"
    suffixes: Suffixes = "none"
    whole: Literal["any", "unknown"] = Field(
        default="any", description="`unknown`: with clitics only where the lexicon has no such word as a whole"
    )


class TableColumn(Strict):
    """A column of a TSV whose first line names its columns; a cell may hold several words, with | between."""

    table: str = Field(description="the file: beside the rule, or in the folder of the word sets")
    column: str
    to: str | None = Field(default=None, description="the column of the correction, for a `map`")
    where: dict[str, str] = Field(default_factory=dict, description="only rows with these values in these columns")


class Beside(Strict):
    """What must stand beside a character or a mark for an entry to hold there."""

    prev: list[CharClass] | None = Field(default=None, description="what stands before it (a mark: and its blanks)")
    next: list[CharClass] | None = Field(default=None, description="what stands behind it (a mark: and its blanks)")
    behind: str | None = Field(default=None, description="a regex that must match just before")
    ahead: str | None = Field(default=None, description="a regex that must match just behind")

    @model_validator(mode="after")
    def _looks(self) -> Self:
        check_look(self.behind, behind=True)
        check_look(self.ahead, behind=False)
        return self
