"""`sequence`: tests of tokens in a row, hung on the rarest of them.

Every variant names one token whose words are listed as its *anchor*; a key that
is no anchor costs one look-up. Only around an anchor are the other tests tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from arlint.diagnostics import RuleInfo
from arlint.matchers.base import Finding, View
from arlint.matchers.blocks import Block
from arlint.matchers.exceptions import CompiledExceptions
from arlint.matchers.hanging import Hanging, Hangings, Meaning
from arlint.matchers.neighbours import Row
from arlint.matchers.sequencefixes import finding
from arlint.matchers.shelves import shelved
from arlint.matchers.steps import Variant, hung, run
from arlint.matchers.tokentests import CompiledTest
from arlint.text.lazy import Corrections, Lazy, Words
from arlint.text.tokens import Token, TokenKind, TokenStream

if TYPE_CHECKING:
    from arlint.ruleset.ruleset import LoadedRule


class SequenceMatcher:
    """All `sequence` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule], sets: Mapping[str, frozenset[str]]) -> None:
        # A kept matcher has its sequences.
        from arlint.matchers.sequencerules import variants_of

        self._by_text: dict[str, list[Variant]] = defaultdict(list)
        self._anywhere: list[Variant] = []
        # By their numbers, in the order of the rules.
        self._by_number: Mapping[int, Variant] = dict(enumerate(variants_of(rules, sets)))
        self._hangings = Hangings.of({n: hung(v) for n, v in self._by_number.items() if self._hangs(v)})

    def __getstate__(self) -> dict[str, object]:
        # A kept matcher starts without memories, and with its thousands of sequences unmade.
        hangings = self._hangings
        shared = (CompiledTest, Corrections, CompiledExceptions, Words)
        numbers = {number: v for number, v in self._by_number.items() if number in hangings.asked}
        by_number, *shelves = shelved(
            (RuleInfo, Lazy), shared, numbers, hangings.tests, hangings.asked, hangings.listed
        )
        return {**self.__dict__, "_by_number": by_number, "_hangings": hangings.kept(*shelves)}

    def _hangs(self, variant: Variant) -> bool:
        """Whether a sequence hangs on a word; what hangs on a mark or number, or on nothing, is noted."""
        test = variant.steps[variant.anchor].test
        if test.texts is not None:
            for text in test.texts:
                self._by_text[text].append(variant)
        elif test.listed is not None or (test.pattern is not None and test.kind in (None, TokenKind.WORD)):
            return True
        else:
            self._anywhere.append(variant)
        return False

    @property
    def everywhere(self) -> bool:
        """Whether a sequence hangs on no words, so that the tokens of whole segments are tried."""
        return bool(self._anywhere or self._by_text)

    @property
    def meanings(self) -> Iterable[Meaning]:
        """What it means that a word passes one of the tests."""
        return self._hangings.meanings

    def judge(self, key: str) -> Hanging | None:
        """The sequences that hang on a key."""
        return self._hangings.judge(key)

    def judge_hung(self, numbers: tuple[int, ...]) -> Hanging | None:
        """The same by the numbers of the sequences that hang on a word."""
        return self._hangings.hanging(numbers)

    def may_pass(self, key: str) -> int:
        """The signature of a word of which none is known, as far as it is soon told."""
        return self._hangings.may_pass(key)

    def places(
        self, block: Block, concerned: Mapping[bytes, Hanging], signatures: Mapping[bytes, int]
    ) -> Iterator[tuple[int, Sequence[Variant]]]:
        """The words of a block by their indexes, each with the sequences that may hang on it.

        An anchor is often a common word (إن، لا): what stands near it is asked before any token is made.
        """
        words, row = block.words, Row(block.words, signatures)
        for index in block.words_in(concerned):
            hanging = concerned[words[index]]
            nearby = hanging.nearby
            if nearby is None or (nearby.asks_for_no_word and block.has_glued):
                met: Sequence[int] = range(len(hanging.numbers))
            else:
                met = nearby.met(row, index)
            if met:
                yield index, self._made(hanging.numbers[number] for number in met)

    def _made(self, numbers: Iterable[int]) -> list[Variant]:
        return [self._by_number[number] for number in numbers]

    def match_words(self, view: View, concerned: Mapping[str, Hanging]) -> Iterator[Finding]:
        """The sequences of a segment that hang on these words."""
        stream = view.stream
        indexes = stream.indexes(concerned)
        yield from self._at(view, ((i, self._made(concerned[stream[i].surface].numbers)) for i in indexes))

    def match_at(self, view: View, places: Iterable[tuple[int, Sequence[Variant]]]) -> Iterator[Finding]:
        """Those of the sequences that hang on the words at some offsets of the segment."""
        yield from self._at(view, ((view.stream.at(offset), variants) for offset, variants in places))

    def match(self, view: View) -> Iterator[Finding]:
        """The sequences of a segment that hang on a mark or a number, or on nothing in particular."""
        wanted = any(text in view.text for text in self._by_text)
        if not wanted and not self._anywhere:
            return
        stream = view.stream
        everywhere = tuple(self._anywhere)
        places = ((index, (*self._by_text.get(stream[index].surface, ()), *everywhere)) for index in range(len(stream)))
        yield from self._at(view, places)

    def match_block(self, block: Block) -> Iterator[Finding]:
        """The same for the segments of a block that have one of the marks."""
        for view in block.views if self._anywhere else block.having(tuple(self._by_text)):
            yield from self.match(view)

    def _at(self, view: View, places: Iterable[tuple[int, Sequence[Variant]]]) -> Iterator[Finding]:
        """The findings of variants at their anchors; of one rule on one span only the first."""
        stream = view.stream
        seen: set[tuple[str, int, int]] = set()
        for index, variants in places:
            for variant in variants:
                finding = self._try(view, stream, variant, index, stream[index])
                if finding is not None:
                    name = (finding.rule.code, finding.start, finding.end)
                    if name not in seen:
                        seen.add(name)
                        yield finding

    def _try(self, view: View, stream: TokenStream, variant: Variant, index: int, token: Token) -> Finding | None:
        if variant.steps[variant.anchor].test.hit(token) is None:
            return None
        for distance in variant.starts:
            start = index + distance
            matched = run(stream, variant.steps, start) if start >= 0 else None
            if matched is not None and any(m.index == index for m in matched):
                return finding(view, stream, variant, matched)
        return None
