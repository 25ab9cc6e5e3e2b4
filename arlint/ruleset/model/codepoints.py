"""`codepoints`: single characters and what to write for them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from arlint.ruleset.model.base import Beside
from arlint.ruleset.model.rule import RuleBase

CodePointRange = Annotated[list[int], Field(min_length=2, max_length=2)]


class CodepointEntry(Beside):
    """Characters and what to write for them, by the characters beside them."""

    chars: str | None = Field(default=None, description="each of these characters")
    ranges: list[CodePointRange] = Field(default_factory=list, description="code point ranges, inclusive")
    to: str | None = Field(default=None, description="the replacement; empty deletes; omitted: reported only")
    form: Literal["nfkc"] | None = Field(default=None, description="replace by the compatibility decomposition")


class CodepointsRule(RuleBase):
    """Characters or classes of characters -> replacement, by what stands beside them."""

    fills = RuleBase.fills | {"name"}
    kind: Literal["codepoints"]
    per: Literal["run", "word"] = "word"
    entries: list[CodepointEntry] = Field(min_length=1)
