"""`density`: too much of something."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from arlint.ruleset.model.rule import RuleBase
from arlint.ruleset.model.tokens import TokenTest


class DensityRule(RuleBase):
    """Too much of something in one sentence, paragraph or document."""

    fills = RuleBase.fills | {"count", "max"}
    kind: Literal["density"]
    per: Literal["sentence", "paragraph", "document"]
    max: int = Field(ge=0, description="how many are not too many")
    words: int | None = Field(default=None, ge=1, description="`max` in each so many words, and not in the whole unit")
    count: list[TokenTest] = Field(default_factory=list, description="what is counted; by default every word")
