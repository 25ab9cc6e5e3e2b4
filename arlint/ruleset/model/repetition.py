"""`repetition`: what stands twice."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from arlint.ruleset.model.base import Word
from arlint.ruleset.model.rule import RuleBase


class RepetitionRule(RuleBase):
    """The same word, sentence or paragraph again."""

    kind: Literal["repetition"]
    unit: Literal["word", "phrase", "sentence", "paragraph"]
    min_words: int = 1
    min_letters: int = 1
    opening: Literal["check", "skip"] = Field(
        default="check", description="words at the start of a clause, where repetition calls or warns"
    )
    endings: list[str] = Field(
        default_factory=list, description="words with these endings and without the article may be repeated"
    )
    only: list[Word] = Field(default_factory=list)
    only_set: str | None = None
    allow: list[Word] = Field(default_factory=list)
    allow_set: str | None = None
