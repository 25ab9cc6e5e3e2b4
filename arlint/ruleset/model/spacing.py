"""`spacing`: blanks that are missing or too many."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from arlint.ruleset.model.base import Strict
from arlint.ruleset.model.codepoints import CharClass
from arlint.ruleset.model.rule import RuleBase
from arlint.ruleset.regexes import check_look


class SpacingEntry(Strict):
    """The blanks on one side of a mark."""

    marks: str
    side: Literal["before", "after"]
    want: Literal["none", "one"]
    prev: list[CharClass] | None = Field(default=None, description="what stands before the mark and its blanks")
    next: list[CharClass] | None = Field(default=None, description="what stands behind the mark and its blanks")
    behind: str | None = Field(default=None, description="a regex that must match just before")
    ahead: str | None = Field(default=None, description="a regex that must match just behind")

    @model_validator(mode="after")
    def _looks(self) -> Self:
        check_look(self.behind, behind=True)
        check_look(self.ahead, behind=False)
        return self


class SpacingRule(RuleBase):
    """What stands before and after a mark."""

    fills = RuleBase.fills | {"mark"}
    kind: Literal["spacing"]
    entries: list[SpacingEntry] = Field(min_length=1)
