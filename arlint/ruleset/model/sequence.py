"""`sequence`: words that stand in a row."""

from __future__ import annotations

from math import prod
from typing import Final, Literal, Self

from pydantic import Field, model_validator

from arlint.ruleset.model.base import Clitics, Strict
from arlint.ruleset.model.rule import RuleBase
from arlint.ruleset.model.tokens import EACH, SequenceToken

# A search that tries all ways has to come to an end.
_MOST_WAYS: Final = 5_000
_MOST_GAPS: Final = 5
# At how many places a token that is met across something may stand: `arlint.matchers.adjuncts.REACH`, and right behind.
_PLACES_ACROSS: Final = 9


class Phrase(Strict):
    """Words in a row -> other words. ``…`` stands for up to three words, which stay."""

    bad: str
    good: str | list[str]
    clitics: Clitics = "conjunction"

    @model_validator(mode="after")
    def _pieces(self) -> Self:
        goods = [self.good] if isinstance(self.good, str) else self.good
        if any(good.count("…") != self.bad.count("…") for good in goods):
            raise ValueError(f"`bad` and `good` of {self.bad} do not have the same gaps (…)")
        if self.bad.strip().startswith("…") or self.bad.strip().endswith("…"):
            raise ValueError("a gap (…) stands between words")
        if self.bad.count("…") > _MOST_GAPS:
            raise ValueError(f"more than {_MOST_GAPS} gaps (…)")
        return self


class SequenceVariant(Strict):
    """One sequence of a rule."""

    tokens: list[SequenceToken] = Field(min_length=1)
    each: list[dict[str, str]] = Field(default_factory=list, description=EACH)


class SequenceRule(RuleBase):
    """A list of token tests, some of which are reported and replaced."""

    kind: Literal["sequence"]
    tests: dict[str, SequenceToken] = Field(
        default_factory=dict, description="token tests of this rule alone, by the names that its tokens ask for them"
    )
    tokens: list[SequenceToken] | None = None
    variants: list[SequenceVariant] = Field(default_factory=list)
    phrases: list[Phrase] = Field(default_factory=list)
    phrases_from: str | None = Field(default=None, description="a TSV beside the rule: bad, good (| between several)")
    collocations_from: str | None = Field(
        default=None, description="a TSV beside the rule: words, corrections, words before them, words behind them"
    )

    slips_from: str | None = Field(
        default=None, description="a TSV beside the rule: words, words behind them: phrases with a slip in one word"
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        tables = self.phrases_from or self.collocations_from or self.slips_from
        if not (self.tokens or self.variants or self.phrases or tables):
            raise ValueError("a sequence has `tokens`, `variants` or `phrases`")
        for tokens in (self.tokens or [], *(variant.tokens for variant in self.variants)):
            if next((token.across for token in tokens if token.kind != "start"), None):
                raise ValueError("the first token is behind nothing: it cannot be met `across` anything")
            ways = (
                ((_PLACES_ACROSS if token.across else 1 + token.gap) * (1 + token.optional)) ** token.times
                for token in tokens
            )
            if prod(ways) > _MOST_WAYS:
                raise ValueError(f"gaps and optional tokens that can be matched in more than {_MOST_WAYS:,} ways")
        return self
