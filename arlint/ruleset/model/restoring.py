"""`restore`, `rejoin` and `unknown`: what the lexicon takes for another word, for one word, or for none."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from arlint.ruleset.model.base import Strict, Word
from arlint.ruleset.model.rule import RuleBase
from arlint.ruleset.model.tokens import WordClassName

ConfusionName = Literal[
    "hamza",
    "hamza-inside",
    "hamza-side",
    "wasl",
    "madda",
    "extra-madda",
    "ta-marbuta",
    "ha",
    "alef-maqsura",
    "hamza-seat",
    "softened-hamza",
    "alef-shape",
    "dad-za",
    "dhal-dal",
    "ta-tah",
    "sin-sad",
    "tha",
    "ta-open",
    "waw-alef",
    "plural-imperfect",
    "extra-alef",
    "doubled-letter",
    "nisba-plural",
    "elongated",
    "transposed",
    "letter",
    "other-letter",
    "extra-letter",
    "missing-letter",
    "joined",
    "run-on",
    "run-on-article",
    "unspaced",
    "fused",
]


class Threshold(Strict):
    """What a restoration must reach, in Zipf units (factors of ten of frequency)."""

    gain: float = Field(description="by how much the correction is likelier than the written form")
    margin: float = Field(default=0.0, description="by how much it is likelier than the next correction")
    zipf: float = Field(default=0.0, description="how frequent the correction must be itself")
    alone: bool = Field(default=False, description="nothing else may be wrong in the word")
    names: bool = Field(default=True, description="the correction may be a proper name and nothing else")


class Decision(Strict):
    """What happens to written forms of one standing: fixed, suggested, or (below both) nothing."""

    safe: Threshold | None = None
    suggest: Threshold | None = None


class RestoreRule(RuleBase):
    """A word that named confusions turn into a much likelier one."""

    kind: Literal["restore"]
    confusions: list[ConfusionName] = Field(min_length=1, description="what this rule speaks about")
    together: list[ConfusionName] = Field(
        default_factory=list, description="what may be confused in the same word besides"
    )
    heads: list[Word] = Field(default_factory=list, description="for `joined`: the words written onto the next")
    tail: list[WordClassName] = Field(
        default_factory=list, description="for `joined`: what the next word must be, and nothing else"
    )
    tails: list[Word] = Field(default_factory=list, description="for `joined`: the next words that count")
    min_letters: int = Field(default=3, ge=2)
    unknown: Decision = Field(default=Decision(), description="the written form is no word")
    rare: Decision = Field(default=Decision(), description="it is one by a reading that is hardly ever meant")
    known: Decision = Field(default=Decision(), description="it is a word, and the correction is far more frequent")
    habit: Threshold | None = Field(
        default=None, description="it is a word, and other words of its paragraph show the same slip: suggested"
    )


class RejoinRule(RuleBase):
    """A word broken in two by a space; a piece at least is no word."""

    kind: Literal["rejoin"]
    whole: Threshold = Field(description="by how much the word must be likelier than its pieces side by side")


class UnknownRule(RuleBase):
    """Words that the lexicon does not know; those nearest to them are suggested, ``{good}`` lists them."""

    kind: Literal["unknown"]
    min_letters: int = Field(default=2, ge=1, description="shorter words are let stand")
