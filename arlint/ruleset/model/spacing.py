"""`spacing`: blanks that are missing or too many."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from arlint.ruleset.model.base import Beside
from arlint.ruleset.model.rule import RuleBase


class SpacingEntry(Beside):
    """The blanks on one side of a mark."""

    marks: str
    side: Literal["before", "after"]
    want: Literal["none", "one"]


class SpacingRule(RuleBase):
    """What stands before and after a mark."""

    fills = RuleBase.fills | {"mark"}
    kind: Literal["spacing"]
    entries: list[SpacingEntry] = Field(min_length=1)
