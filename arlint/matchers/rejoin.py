"""`rejoin`: a word broken in two, of which one piece or both are no words.

The pieces (الل ه, المسل حة, بم شاركة) come from a removed mark, an import or a hand on
the space bar. Where the pieces are words themselves nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from arlint.diagnostics import Edit, RuleInfo
from arlint.lexicon.lexicon import Lexicon, Standing, default_lexicon
from arlint.lexicon.parts import together
from arlint.matchers.base import Finding, View
from arlint.matchers.exceptions import CompiledExceptions, compile_exceptions
from arlint.text.characters import ARABIC_ALPHABET
from arlint.text.folding import fold
from arlint.text.lazy import Lazy
from arlint.text.tokens import TokenKind

if TYPE_CHECKING:
    from arlint.ruleset.model.restoring import RejoinRule
    from arlint.ruleset.ruleset import LoadedRule

_PIECE: Final = Lazy(f"[{ARABIC_ALPHABET}]{{1,12}}")


class _Rule(NamedTuple):
    rule: RuleInfo
    exceptions: CompiledExceptions
    gain: float
    zipf: float


class RejoinMatcher:
    """All `rejoin` rules of a run."""

    def __init__(
        self,
        rules: Sequence[LoadedRule],
        sets: Mapping[str, frozenset[str]],
        lexicon: Callable[[], Lexicon] = default_lexicon,
    ) -> None:
        self._lexicon = lexicon
        self._rules = tuple(_compile(rule, sets) for rule in rules)

    def judge(self, key: str) -> bool:
        """Whether a folded word may be a piece of one: it is no word itself."""
        if _PIECE.fullmatch(key) is None or any(key in rule.exceptions.words for rule in self._rules):
            return False
        return len(key) == 1 or self._lexicon().word(key).standing is Standing.UNKNOWN

    def match_words(self, view: View, concerned: Mapping[str, bool]) -> Iterator[Finding]:
        """The places where a piece and its neighbour are one word."""
        for left, right in pairwise(view.words):
            if (left in concerned or right in concerned) and self._whole(left, right) is not None:
                yield from self._findings(view, concerned)
                return

    def _findings(self, view: View, concerned: Mapping[str, bool]) -> Iterator[Finding]:
        stream = view.stream
        taken = -1
        for index in range(len(stream) - 1):
            first, second = stream[index], stream[index + 1]
            if index <= taken or not first.kind is second.kind is TokenKind.WORD or stream.gap(index) != " ":
                continue
            if first.surface not in concerned and second.surface not in concerned:
                continue
            found = self._whole(first.surface, second.surface)
            if found is None or found[0].exceptions.excuse(stream, index, index + 1):
                continue
            taken = index + 1
            params = {"bad": f"{first.surface} {second.surface}", "good": found[1]}
            # Both words are rewritten, so that nobody mends a piece besides.
            edits = (Edit(first.start, second.end, first.surface + second.surface),)
            yield Finding(found[0].rule, view.number, first.start, second.end, (edits,), params, context=2)

    def _whole(self, left: str, right: str) -> tuple[_Rule, str] | None:
        """The rule by which two neighbours are one word, and that word."""
        first, second = fold(left), fold(right)
        if not _PIECE.fullmatch(first) or not _PIECE.fullmatch(second):
            return None
        lexicon = self._lexicon()
        whole = lexicon.word(first + second)
        if whole.standing is not Standing.KNOWN:
            return None
        gain = whole.zipf - together(lexicon.zipf(first), lexicon.zipf(second))
        rule = next((r for r in self._rules if gain >= r.gain and whole.zipf >= r.zipf), None)
        return None if rule is None else (rule, first + second)


def _compile(rule: LoadedRule, sets: Mapping[str, frozenset[str]]) -> _Rule:
    spec = cast("RejoinRule", rule.spec)
    return _Rule(rule.info, compile_exceptions(spec.except_, rule.info, sets), spec.whole.gain, spec.whole.zipf)
