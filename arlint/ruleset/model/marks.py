"""`marks`: harakat that cannot stand so."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from arlint.ruleset.model.base import Strict
from arlint.ruleset.model.rule import RuleBase


class MarksEntry(Strict):
    """Marks that cannot stand together (`exclusive`), or on these letters at this place (`illegal`)."""

    marks: str = Field(min_length=1)
    letters: str = Field(default="", description="the letters that carry the marks; none given: any")
    place: Literal["any", "first", "inside"] = "any"
    following: str = Field(default="", description="the letters one of which stands next; none given: any")
    drop: bool = Field(default=True, description="the correction drops the marks")


class MarksRule(RuleBase):
    """Harakat that stand twice, exclude each other, lack a letter, or cannot stand where they stand."""

    fills = RuleBase.fills | {"name"}
    kind: Literal["marks"]
    report: Literal["repeated", "exclusive", "loose", "illegal", "uncomposed"]
    entries: list[MarksEntry] = Field(default_factory=list)

    @model_validator(mode="after")
    def _entries(self) -> Self:
        if (self.report in ("exclusive", "illegal")) != bool(self.entries):
            raise ValueError("`exclusive` and `illegal` have entries, the other reports have none")
        return self
