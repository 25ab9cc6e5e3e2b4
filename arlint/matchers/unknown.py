"""`unknown`: words that the lexicon does not know, with the known ones nearest to them.

Nothing says that such a word is wrong: it may be a name or a loan word. The rule is
for those who look at each of them, and tells what to look at first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

import regex

from arlint.diagnostics import RuleInfo, Safety
from arlint.lexicon.confusions import FAR
from arlint.lexicon.lexicon import Lexicon, Standing, default_lexicon
from arlint.lexicon.ranking import Ranker
from arlint.matchers.base import Finding, View, edits
from arlint.matchers.exceptions import CompiledExceptions, compile_exceptions
from arlint.text.characters import ARABIC_ALPHABET
from arlint.text.folding import rewrite

if TYPE_CHECKING:
    from arlint.ruleset.model.restoring import UnknownRule
    from arlint.ruleset.ruleset import LoadedRule

_ARABIC_WORD: Final = regex.compile(f"[{ARABIC_ALPHABET}]+")
# Longer forms are no words, and have too many neighbours to be asked for.
_LONGEST_RANKED: Final = 24
_NONE: Final = "—"


@dataclass(frozen=True, slots=True)
class _Rule:
    rule: RuleInfo
    exceptions: CompiledExceptions
    min_letters: int


@dataclass(frozen=True, slots=True)
class _Verdict:
    rule: _Rule
    nearest: tuple[str, ...]


class UnknownMatcher:
    """All `unknown` rules of a run."""

    def __init__(
        self,
        rules: Sequence[LoadedRule],
        sets: Mapping[str, frozenset[str]],
        lexicon: Callable[[], Lexicon] = default_lexicon,
    ) -> None:
        self._lexicon = lexicon
        self._rules = tuple(_compile(rule, sets) for rule in rules)

    def __getstate__(self) -> dict[str, object]:
        # A kept matcher opens its lexicon anew.
        return {"_lexicon": self._lexicon, "_rules": self._rules}

    @cached_property
    def _ranker(self) -> Ranker:
        return Ranker(self._lexicon(), FAR)

    def judge(self, key: str) -> _Verdict | None:
        """The first rule that speaks of a folded word, and the words that it may have been meant for, best first."""
        if _ARABIC_WORD.fullmatch(key) is None or self._lexicon().word(key).standing is not Standing.UNKNOWN:
            return None
        rule = next((r for r in self._rules if len(key) >= r.min_letters and key not in r.exceptions.words), None)
        if rule is None:
            return None
        ranking = self._ranker.rank(key) if len(key) <= _LONGEST_RANKED else None
        return _Verdict(rule, ranking.suggestions() if ranking else ())

    def match_words(self, view: View, concerned: Mapping[str, _Verdict]) -> Iterator[Finding]:
        """The unknown words of a segment."""
        stream = view.stream
        for index in stream.indexes(concerned):
            token, found = stream[index], concerned[stream[index].surface]
            if found.rule.exceptions.contextual and found.rule.exceptions.excuse(stream, index, index):
                continue
            corrections = tuple(edits(rewrite(token.surface, good), token.start) for good in found.nearest)
            params = {"bad": token.surface, "good": "، ".join(found.nearest) or _NONE}
            yield Finding(
                found.rule.rule, view.number, token.start, token.end, corrections, params, safety=Safety.SUGGEST
            )


def _compile(rule: LoadedRule, sets: Mapping[str, frozenset[str]]) -> _Rule:
    spec = cast("UnknownRule", rule.spec)
    return _Rule(rule.info, compile_exceptions(spec.except_, rule.info, sets), spec.min_letters)
