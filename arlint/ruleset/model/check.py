"""`check`: what has to be computed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from arlint.ruleset.model.base import Strict
from arlint.ruleset.model.rule import RuleBase


class PlainCheck(Strict):
    """A check without options."""

    name: Literal["bidi-controls", "clock", "impossible-date", "mixed-digits"]


class WeekdayCheck(Strict):
    """Weekdays that the date beside them does not have."""

    name: Literal["weekday"]
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    tolerance: int = Field(default=0, ge=0, le=3, description="days more or less that are let pass")


class ErasCheck(Strict):
    """Hijri and Gregorian years or dates that do not meet."""

    name: Literal["two-eras"]
    tolerance: int = Field(default=0, ge=0, le=3, description="years (of dates: days) more or less that are let pass")


class CitationCheck(Strict):
    """Citations of verses that are not there."""

    name: Literal["verse-citation"]
    tolerance: int = Field(default=0, ge=0, le=9, description="verses more than the Kufan count that are let pass")


class CheckRule(RuleBase):
    """What has to be computed: a named function of arlint with its options."""

    fills = RuleBase.fills | {"name"}
    kind: Literal["check"]
    check: Annotated[PlainCheck | WeekdayCheck | ErasCheck | CitationCheck, Field(discriminator="name")]
