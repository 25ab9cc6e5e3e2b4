"""`codepoints`: single characters and what to write for them."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from arlint.ruleset.model.base import Strict
from arlint.ruleset.model.rule import RuleBase
from arlint.ruleset.regexes import check_look

CharClass = Literal["letter", "latin", "digit", "mark", "opener", "closer", "quote", "blank", "edge", "mask", "other"]
CodePointRange = Annotated[list[int], Field(min_length=2, max_length=2)]


class CodepointEntry(Strict):
    """Characters and what to write for them, by the characters beside them."""

    chars: str | None = Field(default=None, description="each of these characters")
    ranges: list[CodePointRange] = Field(default_factory=list, description="code point ranges, inclusive")
    to: str | None = Field(default=None, description="the replacement; empty deletes; omitted: reported only")
    form: Literal["nfkc"] | None = Field(default=None, description="replace by the compatibility decomposition")
    prev: list[CharClass] | None = None
    next: list[CharClass] | None = None
    behind: str | None = Field(default=None, description="a regex that must match just before")
    ahead: str | None = Field(default=None, description="a regex that must match just behind")

    @model_validator(mode="after")
    def _looks(self) -> Self:
        check_look(self.behind, behind=True)
        check_look(self.ahead, behind=False)
        return self


class CodepointsRule(RuleBase):
    """Characters or classes of characters -> replacement, by what stands beside them."""

    fills = RuleBase.fills | {"name"}
    kind: Literal["codepoints"]
    per: Literal["run", "word"] = "word"
    entries: list[CodepointEntry] = Field(min_length=1)
