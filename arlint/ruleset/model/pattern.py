"""`pattern`: a regex."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from arlint.ruleset.macros import cue_parts
from arlint.ruleset.model.rule import RuleBase
from arlint.ruleset.regexes import check_template, compiled


class PatternRule(RuleBase):
    """A `regex` over the text of a segment."""

    kind: Literal["pattern"]
    pattern: str
    literals: list[str] = Field(
        default_factory=list,
        description="one of these must occur, or the pattern is not tried; {L}, {D} … stand for one character,"
        " {^} for the start of a segment",
    )
    mark: int | str = Field(default=0, description="the group that is reported")
    replace: str | list[str] | None = Field(default=None, description="what the match becomes: \\1, \\g<name>")

    @model_validator(mode="after")
    def _compiles(self) -> Self:
        pattern = compiled(self.pattern)
        if pattern.search(""):
            raise ValueError("the pattern matches nothing at all, and so everywhere")
        for literal in self.literals:
            cue_parts(literal)
        if self.mark not in pattern.groupindex and self.mark not in range(pattern.groups + 1):
            raise ValueError(f"`mark`: the pattern has no group {self.mark}")
        for template in [self.replace] if isinstance(self.replace, str) else self.replace or ():
            check_template(template, pattern)
        return self
