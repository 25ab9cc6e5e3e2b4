"""`suppression`: what is wrong with a suppression itself."""

from __future__ import annotations

from typing import Literal

from arlint.ruleset.model.rule import RuleBase


class SuppressionRule(RuleBase):
    """What is wrong with a suppression itself; on in every run, unless it is ignored by its code."""

    kind: Literal["suppression"]
    report: Literal["unused", "without-code", "unknown-code"]

    fills = frozenset({"what"})
