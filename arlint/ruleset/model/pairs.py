"""`pairs`: brackets and quotation marks."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from arlint.ruleset.model.base import Strict
from arlint.ruleset.model.rule import RuleBase


class Pair(Strict):
    """An opener and its closer."""

    open: str = Field(min_length=1, max_length=1)
    close: str = Field(min_length=1, max_length=1)
    either: bool = Field(default=False, description="used either way round (“…” and ”…“): they pair by turns")


class PairsRule(RuleBase):
    """Openers and closers that do not match."""

    kind: Literal["pairs"]
    pairs: list[Pair] = Field(min_length=1)
    report: Literal["unbalanced", "reversed", "padded"]
