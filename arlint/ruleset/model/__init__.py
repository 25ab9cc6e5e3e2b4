"""The form of a rule file: one strict model for every kind (a discriminated union on ``kind``).

These models are what the published JSON Schema is made from; see
``docs/writing-rules.md`` for the same in prose. Only :mod:`arlint.ruleset.loading`
imports this module, so that pydantic is loaded when rules are read and not before.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from arlint.ruleset.model.check import CheckRule
from arlint.ruleset.model.codepoints import CodepointsRule
from arlint.ruleset.model.consistency import ConsistencyRule
from arlint.ruleset.model.density import DensityRule
from arlint.ruleset.model.lexical import LexicalRule, TemplateRule
from arlint.ruleset.model.marks import MarksRule
from arlint.ruleset.model.pairs import PairsRule
from arlint.ruleset.model.pattern import PatternRule
from arlint.ruleset.model.repetition import RepetitionRule
from arlint.ruleset.model.restoring import RejoinRule, RestoreRule, UnknownRule
from arlint.ruleset.model.sequence import SequenceRule
from arlint.ruleset.model.spacing import SpacingRule
from arlint.ruleset.model.suppression import SuppressionRule

Rule = Annotated[
    CodepointsRule
    | SpacingRule
    | LexicalRule
    | TemplateRule
    | RestoreRule
    | RejoinRule
    | UnknownRule
    | SequenceRule
    | PatternRule
    | PairsRule
    | RepetitionRule
    | DensityRule
    | MarksRule
    | CheckRule
    | ConsistencyRule
    | SuppressionRule,
    Field(discriminator="kind"),
]
