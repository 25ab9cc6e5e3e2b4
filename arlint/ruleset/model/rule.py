"""What every rule says, of whatever kind."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from arlint.ruleset.model.base import CODE, SLUG, Bilingual, Phase, Safety, Severity, Strict
from arlint.ruleset.model.tokens import Exceptions
from arlint.text.placeholders import names


class Reference(Strict):
    """Where a rule's claim can be read: ``id`` resolves in references.yaml, ``at`` is the place in it."""

    id: str
    at: str | None = None


class Example(Strict):
    """``bad`` marks the reported spans with ⟦⟧ and ``good`` is it fixed; ``ok`` must stay silent."""

    bad: str | None = None
    good: str | None = None
    ok: str | None = None
    note: str | None = None
    also: list[str] = Field(
        default_factory=list, description="codes of other default rules that also report `bad` or `good`"
    )
    format: str | None = None

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.bad is None) == (self.ok is None):
            raise ValueError("an example is either `bad` or `ok`")
        if self.bad is not None and ("⟦" not in self.bad or self.bad.count("⟦") != self.bad.count("⟧")):
            raise ValueError("`bad` marks what is reported with ⟦ and ⟧")
        return self


class FixPolicy(Strict):
    """What may be done with the rule's fixes, and in which phase of fixing they come."""

    safety: Safety
    phase: Phase = "spelling"
    tanwin: bool = Field(
        default=False, description="a final alef that it adds is that of tanwin, whose mark the text may write"
    )


class Scope(Strict):
    """Where the rule looks."""

    quotes: Literal["check", "skip"] = "check"
    headings: Literal["check", "skip"] = "check"
    verse: Literal["check", "skip"] = "check"
    foreign: Literal["check", "skip"] = Field(default="skip", description="Latin runs, Persian or Urdu passages")


class RuleBase(Strict):
    """What every rule says."""

    code: str = Field(pattern=CODE)
    slug: str = Field(pattern=SLUG)
    title: Bilingual
    severity: Severity
    profiles: list[str]
    scope: Scope = Scope()
    except_: Exceptions = Field(default=Exceptions(), alias="except")
    fix: FixPolicy | None = None
    priority: int | None = Field(
        default=None, description="who speaks when two rules report one defect; by default by kind"
    )
    message: Bilingual
    why: Bilingual
    references: list[Reference] = Field(default_factory=list)
    source: Literal["usage"] | None = Field(default=None, description="`usage` where no work is cited")
    examples: list[Example]

    fills: ClassVar[frozenset[str]] = frozenset({"bad", "good"})
    """What a message of this kind can name in {}."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        bad = sum(e.bad is not None for e in self.examples)
        if bad < 2 or len(self.examples) - bad < 2:
            raise ValueError("a rule has at least two `bad` and two `ok` examples")
        if not self.references and self.source is None:
            raise ValueError("give `references`, or `source: usage` where no work is cited")
        if unknown := names(self.message.ar + self.message.en) - self.fills:
            known = ", ".join(sorted(self.fills))
            raise ValueError(f"`message` names {', '.join(sorted(unknown))}: this kind knows {known}")
        return self
