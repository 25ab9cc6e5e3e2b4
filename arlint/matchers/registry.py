"""Which module matches which kind. A new kind is its model, its module and its line here."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from arlint.matchers.base import ContextMatcher, DocumentMatcher, FormMatcher, SegmentMatcher, WordMatcher

if TYPE_CHECKING:
    from arlint.matchers.words import LexicalMatcher
    from arlint.ruleset.ruleset import LoadedRule, Ruleset


class Matchers(NamedTuple):
    """The matchers that a ruleset needs."""

    segment: tuple[SegmentMatcher, ...]
    forms: tuple[FormMatcher, ...]
    words: tuple[WordMatcher, ...]
    contexts: tuple[ContextMatcher, ...]
    document: tuple[DocumentMatcher, ...]
    listed: LexicalMatcher | None  # the only matcher, where all rules are lists of words


def build(ruleset: Ruleset) -> Matchers:
    """The matchers of the kinds that occur in ``ruleset``; a kind without rules is not even imported."""
    kinds: dict[str, list[LoadedRule]] = defaultdict(list)
    for rule in ruleset.rules:
        kinds[rule.spec.kind].append(rule)
    segment: list[SegmentMatcher] = []
    forms: list[FormMatcher] = []
    words: list[WordMatcher] = []
    contexts: list[ContextMatcher] = []
    document: list[DocumentMatcher] = []
    listed: LexicalMatcher | None = None
    if kinds["codepoints"]:
        from arlint.matchers.codepoints import CodepointsMatcher

        segment.append(CodepointsMatcher(kinds["codepoints"]))
    if kinds["spacing"]:
        from arlint.matchers.spacing import SpacingMatcher

        segment.append(SpacingMatcher(kinds["spacing"]))
    if kinds["pattern"]:
        from arlint.matchers.patterns import PatternMatcher

        segment.append(PatternMatcher(kinds["pattern"]))
    if kinds["pairs"]:
        from arlint.matchers.pairs import PairsMatcher

        pairs = PairsMatcher(kinds["pairs"])
        segment.append(pairs)
        document.append(pairs)
    if kinds["marks"]:
        from arlint.matchers.marks import MarksMatcher

        forms.append(MarksMatcher(kinds["marks"]))
    if kinds["check"]:
        from arlint.matchers.check import CheckMatcher

        segment.append(CheckMatcher(kinds["check"]))
    if kinds["lexical"] or kinds["template"]:
        from arlint.matchers.words import LexicalMatcher

        lexical = LexicalMatcher([*kinds["lexical"], *kinds["template"]], ruleset.sets)
        words.append(lexical)
        # Suppressions are reported by what they are about, and only where there are any.
        listed = lexical if {rule.spec.kind for rule in ruleset.rules} <= {"lexical", "suppression"} else None
    if kinds["restore"]:
        from arlint.matchers.restore import RestoreMatcher

        words.append(RestoreMatcher(kinds["restore"], ruleset.sets))
    if kinds["rejoin"]:
        from arlint.matchers.rejoin import RejoinMatcher

        words.append(RejoinMatcher(kinds["rejoin"], ruleset.sets))
    if kinds["unknown"]:
        from arlint.matchers.unknown import UnknownMatcher

        words.append(UnknownMatcher(kinds["unknown"], ruleset.sets))
    if kinds["sequence"]:
        from arlint.matchers.sequences import SequenceMatcher

        sequences = SequenceMatcher(kinds["sequence"], ruleset.sets)
        contexts.append(sequences)
        segment.append(sequences)
    if kinds["repetition"]:
        from arlint.matchers.repetition import RepetitionMatcher

        matcher = RepetitionMatcher(kinds["repetition"], ruleset.sets)
        segment.append(matcher)
        document.append(matcher)
    if kinds["density"]:
        from arlint.matchers.density import DensityMatcher

        document.append(DensityMatcher(kinds["density"], ruleset.sets))
    if kinds["consistency"]:
        from arlint.matchers.consistency import ConsistencyMatcher

        document.append(ConsistencyMatcher(kinds["consistency"], ruleset.sets))
    return Matchers(tuple(segment), tuple(forms), tuple(words), tuple(contexts), tuple(document), listed)
