"""`consistency`: several ways of writing one thing."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from arlint.ruleset.cells import cell_words
from arlint.ruleset.model.base import SLUG, Match, Safety, Strict, Word
from arlint.ruleset.model.rule import RuleBase
from arlint.ruleset.model.tokens import TokenTest
from arlint.ruleset.regexes import check_pattern, check_template, compiled


class Form(Strict):
    """One of the ways of writing between which a document should choose."""

    name: Word = Field(description="what the configuration calls it")
    pattern: str | None = Field(default=None, description="a regex that finds it; the forms share named groups")
    write: str | None = Field(default=None, description="how this form writes what the pattern of any form caught")
    chars: str | None = Field(default=None, description="its characters, in an order that all forms share")
    literals: list[str] = Field(default_factory=list, description="one of these must occur; by default its `chars`")
    ending: str | None = Field(default=None, min_length=1, max_length=1, description="the last letter of its words")

    @model_validator(mode="after")
    def _checks(self) -> Self:
        if self.pattern is not None:
            check_pattern(self.pattern)
            if (self.write is None) == (self.chars is None):
                raise ValueError(f"the form {self.name} has a pattern: say how it is written, by `write` or `chars`")
            if not (self.literals or self.chars):
                raise ValueError(f"the form {self.name} has no `literals`")
        elif self.write is not None or self.chars is not None or self.literals:
            raise ValueError(f"the form {self.name} has no `pattern` that `write`, `chars` or `literals` belong to")
        return self


class Context(Strict):
    """The neighbours one of which must stand before or after a word."""

    before: list[TokenTest] = Field(default_factory=list)
    after: list[TokenTest] = Field(default_factory=list)


class Habit(Strict):
    """A form that is reported once, for the whole document, where it is the document's habit."""

    form: Word
    least: int = Field(ge=2, description="how many words must be written so")
    share: float = Field(gt=0.5, le=1, description="of the words that could be, how many must be written so")


class ConsistencyRule(RuleBase):
    """Ways of writing one thing: what a document writes against its own majority, or against the house's choice."""

    kind: Literal["consistency"]
    house: str | None = Field(default=None, pattern=SLUG, description="the key of [house] that chooses the form")
    prefer: list[Word] = Field(default_factory=list, description="the form, or the words, that are chosen in any case")
    chosen: Safety | None = Field(default=None, description="the safety of a correction to a form that was chosen")
    forms: list[Form] = Field(default_factory=list)
    sets: list[Annotated[list[Word], Field(min_length=2)]] = Field(
        default_factory=list,
        description="one word in its forms; a cell may hold several spellings, with | between, and other words"
        " that are counted with it, with ; between, in the same order in every cell",
    )
    sets_from: str | None = Field(default=None, description="a TSV beside the rule: the forms of one word on a line")
    match: Match = Match()
    only: Context = Field(default=Context(), description="where a word counts; by default everywhere")
    habit: Habit | None = None

    @model_validator(mode="after")
    def _one_sort_of_form(self) -> Self:
        names = [form.name for form in self.forms]
        sorts = [self.sets != [], any(f.pattern for f in self.forms), any(f.ending for f in self.forms)]
        if sum(sorts) != 1:
            raise ValueError("the forms are told apart by `sets` of words, by `pattern` or by `ending`")
        if self.forms and (len(names) < 2 or len(set(names)) < len(names)):
            raise ValueError("there are at least two forms, each with a name of its own")
        if any(len(row) != len(names) for row in self.sets) and names:
            raise ValueError(f"every set has one cell for each form: {', '.join(names)}")
        if uneven := [row[0] for row in self.sets if len({cell.count(";") for cell in row}) > 1]:
            raise ValueError(f"the cells of {uneven[0]} do not have equally many words")
        if sorts[1]:
            self._check_patterns()
        if sorts[2] and not (len(names) == 2 and all(form.ending for form in self.forms) and self.habit):
            raise ValueError("forms told apart by their `ending` are two, and have a `habit`")
        if self.habit and (not sorts[2] or self.habit.form not in names):
            raise ValueError("a `habit` is one of two forms with an `ending`")
        if stray := [name for name in self.prefer if name not in (set(names) or self.words())]:
            raise ValueError(f"`prefer` names {', '.join(stray)}, which is none of the forms")
        return self

    def words(self) -> set[str]:
        """The words of all sets."""
        return {word for row in self.sets for cell in row for word in cell_words(cell)}

    def _check_patterns(self) -> None:
        if not all(form.pattern for form in self.forms):
            raise ValueError("either all forms have a `pattern` or none")
        if len({len(form.chars) for form in self.forms if form.chars is not None}) > 1:
            raise ValueError("the `chars` of all forms are equally many")
        for form in self.forms:
            pattern = compiled(form.pattern or "")
            for other in self.forms:
                check_template(other.write or "", pattern)
