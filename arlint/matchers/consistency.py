"""`consistency`: what a document writes against its own majority, or against the form that was chosen.

Where no form was chosen, the form that most places have is the document's, and of
two equally frequent ones the form that stands first; in that case only the first
place of the other is reported, since it may as well be the one that is meant. A
word that several forms share (مارس) is right in each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from arlint.diagnostics import Safety
from arlint.matchers.base import Finding, Place, Views
from arlint.matchers.blocks import Block
from arlint.matchers.exceptions import compile_exceptions
from arlint.matchers.scope import in_scope
from arlint.matchers.tokentests import compile_test
from arlint.matchers.variants import Choice, Endings, Finder, Habit, Occurrence, Patterns, Words
from arlint.ruleset.cells import cell_words, word_forms
from arlint.text.folding import fold

if TYPE_CHECKING:
    from arlint.ruleset.model.consistency import ConsistencyRule
    from arlint.ruleset.ruleset import LoadedRule


class ConsistencyMatcher:
    """All `consistency` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule], sets: Mapping[str, frozenset[str]]) -> None:
        words: list[tuple[Choice, ConsistencyRule, list[list[str]]]] = []
        finders: list[Finder] = []
        for rule in rules:
            spec = cast("ConsistencyRule", rule.spec)
            names = [[form.name] for form in spec.forms]
            whole = _choice(rule, spec, names, sets)
            if spec.sets:
                for row in spec.sets:
                    own = whole if names else _choice(rule, spec, [cell_words(cell) for cell in row], sets)
                    words.extend((own, spec, forms) for forms in word_forms(row))
            elif whole.habit is None:
                finders.append(Patterns.of(whole, spec.forms))
            else:
                one, other = (form.ending or "" for form in spec.forms)
                finders.append(Endings(whole, whole.habit, (one, other)))
        if words:
            finders.append(Words.of(words))
        self._finders = tuple(finders)

    def note(self, block: Block) -> tuple[Any, ...]:
        """What each finder has to know of a block."""
        return tuple(finder.note(block) for finder in self._finders)

    def match_document(self, views: Views, notes: Sequence[tuple[Any, ...]]) -> Iterator[Finding]:
        """The places of a document that are written otherwise than it, or the house, writes them."""
        for finder, own in zip(self._finders, zip(*notes, strict=True), strict=False):
            for sighting in finder.sightings(own):
                choice = sighting.choice
                if choice.preferred is None and len(sighting.forms) < 2:
                    continue
                places = _places(finder, choice, views, sighting.segments)
                if isinstance(finder, Endings):
                    yield from _habitual(finder, choice, places)
                elif choice.preferred is not None:
                    yield from _against(choice, choice.preferred, places)
                else:
                    yield from _minority(choice, places)


def _places(finder: Finder, choice: Choice, views: Views, segments: Iterable[int]) -> list[Occurrence]:
    """The places of a choice that its rule is about in these segments, in the order of the text."""
    return [
        place
        for view in map(views.__getitem__, segments)
        for place in finder.occurrences(choice, view)
        if in_scope(choice.rule, view.segment, place.start, place.end)
    ]


def _minority(choice: Choice, places: Sequence[Occurrence]) -> Iterator[Finding]:
    # Counted in the order of the text: of equally many, the form that stands first is named first.
    counts = Counter(form for place in places for form in place.forms)
    for good, most in counts.most_common(1):
        others = Counter(form for place in places if good not in place.forms for form in place.forms)
        tie = most in others.values()
        yield from islice(_against(choice, good, places), 1 if tie else None)


def _habitual(finder: Endings, choice: Choice, places: Sequence[Occurrence]) -> Iterator[Finding]:
    """One report for a document that has the habit; where the house has it, the places that have not."""
    if choice.preferred is not None:
        yield from _against(choice, choice.preferred, places)
        return
    own = [place for place in places if finder.habit.form in place.forms]
    first = next((place for place in own if finder.form(fold(place.text)) is not None), None)
    if first is not None:
        params = {"bad": first.goods[finder.standard], "good": first.text}
        yield Finding(choice.rule, first.segment, first.start, first.end, (), params, covers=_spans(own))


def _against(choice: Choice, good: int, places: Iterable[Occurrence]) -> Iterator[Finding]:
    """The places that are not written in the form ``good``; where it was chosen, nobody else reports those that are."""
    chosen = choice.preferred is not None
    own: list[Occurrence] = []
    for place in places:
        if good in place.forms:
            own.append(place)
            continue
        params = {"bad": place.text, "good": place.goods[good]}
        safety = choice.chosen if chosen else None
        corrections = (place.correction(good),)
        yield Finding(choice.rule, place.segment, place.start, place.end, corrections, params, safety)
    if own and chosen:
        first = own[0]
        yield Finding(choice.rule, first.segment, first.start, first.end, covers=_spans(own), silent=True)


def _spans(places: Iterable[Occurrence]) -> tuple[Place, ...]:
    return tuple((place.segment, place.start, place.end) for place in places)


def _choice(
    rule: LoadedRule, spec: ConsistencyRule, forms: Sequence[Sequence[str]], sets: Mapping[str, frozenset[str]]
) -> Choice:
    """What is counted together; ``forms`` lists the names of each form."""
    return Choice(
        rule.info,
        next((number for wanted in spec.prefer for number, names in enumerate(forms) if wanted in names), None),
        Safety(spec.chosen) if spec.chosen else None,
        compile_exceptions(spec.except_, rule.info, sets),
        tuple(compile_test(test, rule.info, sets) for test in spec.only.before),
        tuple(compile_test(test, rule.info, sets) for test in spec.only.after),
        Habit(forms.index([spec.habit.form]), spec.habit.least, spec.habit.share) if spec.habit else None,
    )
