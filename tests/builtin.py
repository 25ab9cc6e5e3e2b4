"""arlint's own rules, read and compiled once in each process of a test session: either takes ten seconds.

The garbage collector is told to leave them alone: it would look through them again and again in every later test.
"""

from __future__ import annotations

from functools import cache

from arlint.engine import Engine
from arlint.project.compiled import uncollected
from arlint.project.rulesets import builtin_rules
from arlint.ruleset.ruleset import Ruleset


@cache
def own_rules() -> Ruleset:
    """All of them, on or off, as they were read from their files (tests/project/test_shipped.py holds them to that)."""
    return builtin_rules()


@cache
def default_engine() -> Engine:
    """An engine of the default rules that is made of them, and not the one that was compiled at installation."""
    with uncollected():
        return Engine.of(own_rules().select())
