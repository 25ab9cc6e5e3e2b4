"""What the models of rule files are made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

CODE = r"^[A-Z]{3}[0-9]{3}$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Severity = Literal["error", "warning", "hint"]
Safety = Literal["safe", "unsafe", "suggest"]
Phase = Literal["characters", "spacing", "spelling", "grammar", "style"]
Clitics = Literal["none", "conjunction", "article", "noun", "verb", "full"]
Suffixes = Literal["none", "pronoun"]
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
