"""`repetition`: the same word or phrase twice in a row, the same sentence or paragraph again."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, compress, count, islice, pairwise
from operator import eq
from typing import TYPE_CHECKING, NamedTuple, cast

from arlint.diagnostics import Edit, RuleInfo
from arlint.documents.document import SegmentKind
from arlint.matchers.base import Finding, View, Views
from arlint.matchers.blocks import Block
from arlint.matchers.exceptions import CompiledExceptions, compile_exceptions
from arlint.text.characters import JOINERS, LETTERS, MARKS, MASK, TATWEEL
from arlint.text.folding import fold
from arlint.text.projection import UNCLEAR, bytes_of, project, table
from arlint.text.tokens import TokenKind, TokenStream

if TYPE_CHECKING:
    from arlint.ruleset.model.repetition import RepetitionRule
    from arlint.ruleset.ruleset import LoadedRule

_SENTENCE = re.compile(r"[^.!?؟\n]+[.!?؟]*")
# Units are compared without their blanks and marks, and without characters that may be such; sentences end here.
_NOT_COMPARED = bytes_of(rf"\s{MARKS}{TATWEEL}{JOINERS}").replace(b"\n", b"")
_ARABIC = re.compile(f"[{LETTERS}]")
_UNITS = table({project("!?؟\n"): b"."})
_BLANKS = frozenset(" \t\u00a0")
_SHOWN = 6  # words of a repeated passage that the message shows
_LIST = 8  # words before a member of a list among which another begins
_PHRASE = range(2, 6)  # words of a phrase that is said twice in a row
# Cells, messages and captions repeat because their places do, not by a slip of the hand.
_RUNNING = frozenset({SegmentKind.PARAGRAPH, SegmentKind.ITEM})


class _Rule(NamedTuple):
    rule: RuleInfo
    unit: str
    min_words: int
    min_letters: int
    opening: bool
    endings: tuple[str, ...]
    only: frozenset[str]
    allow: frozenset[str]
    exceptions: CompiledExceptions

    def allows(self, key: str) -> bool:
        """Whether a word may stand twice by this rule."""
        if key in self.allow or (self.only and key not in self.only) or len(key) < self.min_letters:
            return True
        # What is repeated to mean “one by one” is indefinite: خطوة خطوة, not الخطوة الخطوة.
        return bool(self.endings) and key.endswith(self.endings) and not key.startswith("ال")


class RepetitionMatcher:
    """All `repetition` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule], sets: Mapping[str, frozenset[str]]) -> None:
        compiled = [_compile(rule, cast("RepetitionRule", rule.spec), sets) for rule in rules]
        self._words = tuple(r for r in compiled if r.unit == "word")
        self._phrases = tuple(r for r in compiled if r.unit == "phrase")
        # Paragraphs before sentences: what stands in a repeated paragraph is reported with it.
        self._longer = tuple(r for unit in ("paragraph", "sentence") for r in compiled if r.unit == unit)

    def match(self, view: View) -> Iterator[Finding]:
        """The doubled words and phrases of a segment."""
        words = view.words
        if self._words and _doubles(words, 1):
            tokens = view.stream
            for index in range(len(tokens) - 1):
                if tokens[index].kind is TokenKind.WORD and tokens[index].surface == tokens[index + 1].surface:
                    yield from self._doubled(view, tokens, index)
        if self._phrases and any(_doubles(words, length) for length in _PHRASE):
            for rule in self._phrases:
                yield from _doubled_phrases(view, rule)

    def match_block(self, block: Block) -> Iterator[Finding]:
        """The doubled words and phrases of a block, the words of which are compared in one go."""
        views = list(block.views_at(self._suspects(block)))
        if UNCLEAR in block.signs:
            views += [view for offset in block.places(bytes([UNCLEAR])) for view in block.views_at([offset])]
        for view in {view.number: view for view in views}.values():
            yield from self.match(view)

    def _suspects(self, block: Block) -> Iterator[int]:
        """The offsets in a block at which words may stand twice in a row."""
        words = list(filter(None, block.words))
        firsts = set(compress(count(), map(eq, words, islice(words, 1, None)))) if self._words else set()
        if self._phrases:
            firsts.update(first for length in _PHRASE for first in _said_twice(words, length))
        if not firsts:
            return iter(())
        indexes = list(compress(count(), block.words))  # of those that are not empty
        return block.offsets(indexes[first] for first in sorted(firsts))

    def _doubled(self, view: View, tokens: TokenStream, index: int) -> Iterator[Finding]:
        first, second = tokens[index], tokens[index + 1]
        gap = view.text[first.end : second.start]
        # A third time is a manner of speaking or a stutter, not a slip of the hand.
        third = index + 2 < len(tokens) and tokens[index + 2].surface == first.surface
        before = index > 0 and tokens[index - 1].surface == first.surface
        if third or before or not gap or not set(gap) <= _BLANKS:
            return
        opens = _opens(tokens, index)
        for rule in self._words:
            if rule.allows(first.key) or (opens and not rule.opening):
                continue
            if rule.exceptions.contextual and rule.exceptions.excuse(tokens, index, index + 1):
                continue
            change = (Edit(first.end, second.end, ""),)
            params = {"bad": view.text[first.start : second.end], "good": first.surface}
            yield Finding(rule.rule, view.number, first.start, second.end, (change,), params)

    def note(self, block: Block) -> dict[str, _Hashes]:
        """The hashes of the longer units of a block, of each kind that a rule is about."""
        return {unit: _hashes(block, unit) for unit in {rule.unit for rule in self._longer}}

    def match_document(self, views: Views, notes: Sequence[dict[str, _Hashes]]) -> Iterator[Finding]:
        """Sentences and paragraphs that stood before."""
        repeated: set[int] = set()
        for rule in self._longer:
            seen: set[str] = set()
            # A unit of a single word may be a full stop.
            suspects = range(len(views)) if rule.min_words < 2 else _twice([note[rule.unit] for note in notes])
            for number in suspects:
                view = views[number]
                if number in repeated or view.segment.kind not in _RUNNING:
                    continue
                for start, end in _units(view, rule.unit):
                    words = fold(view.text[start:end]).split()
                    # What a mask covers may differ; another language is none of our business.
                    arabic = _ARABIC.search(view.text, start, end)
                    if len(words) < rule.min_words or not arabic or MASK in view.text[start:end]:
                        continue
                    name = " ".join(words)
                    if name in seen:
                        if rule.unit == "paragraph":
                            repeated.add(number)
                        params = {"bad": " ".join(words[:_SHOWN]) + " …", "good": ""}
                        yield Finding(rule.rule, number, start, end, (), params)
                    seen.add(name)


class _Hashes(NamedTuple):
    """The hash of the letters of each unit, and the number of the segment it is in."""

    hashes: array[int]
    numbers: array[int]


def _hashes(block: Block, unit: str) -> _Hashes:
    """The letters (no blanks, no marks) of each unit of a block's segments.

    Their hash takes less room; units that share one by chance are looked at, no more.
    """
    found = _Hashes(array("q"), array("q"))
    unclear = UNCLEAR in block.signs
    for number, projection in block.projections():
        letters = projection.translate(_UNITS, _NOT_COMPARED)
        for part in (letters.replace(b".", b""),) if unit == "paragraph" else letters.split(b"."):
            if part or unclear:
                found.hashes.append(hash(part))
                found.numbers.append(number)
    return found


def _twice(notes: Sequence[_Hashes]) -> list[int]:
    """The numbers of the segments with a hash that occurs again, in order."""
    every = sorted(chain.from_iterable(note.hashes for note in notes))
    again = {one for one, other in pairwise(every) if one == other}
    found = (
        number for note in notes for hashed, number in zip(note.hashes, note.numbers, strict=True) if hashed in again
    )
    return sorted(set(found))


def _compile(rule: LoadedRule, spec: RepetitionRule, sets: Mapping[str, frozenset[str]]) -> _Rule:
    only = frozenset(fold(w) for w in spec.only) | (sets[spec.only_set] if spec.only_set else frozenset())
    allow = frozenset(fold(w) for w in spec.allow) | (sets[spec.allow_set] if spec.allow_set else frozenset())
    return _Rule(
        rule.info,
        spec.unit,
        spec.min_words,
        spec.min_letters,
        spec.opening == "check",
        tuple(spec.endings),
        only,
        allow,
        compile_exceptions(spec.except_, rule.info, sets),
    )


def _doubles(words: Sequence[str], length: int) -> bool:
    """Whether so many words stand twice in a row: each of them is the same as the one ``length`` words later."""
    return b"\1" * length in bytes(map(eq, words, islice(words, length, None)))


def _said_twice(words: Sequence[bytes], length: int) -> Iterator[int]:
    """Where so many words begin that the same words follow.

    Of so many places in a row, one has a number that ``length`` divides: only those are compared at first.
    """
    for place in compress(count(0, length), map(eq, words[::length], words[length::length])):
        first = last = place
        while first and place - first < length - 1 and words[first - 1] == words[first - 1 + length]:
            first -= 1
        while last - first < length - 1 and words[last + 1 : last + 2] == words[last + 1 + length : last + 2 + length]:
            last += 1
        if last - first == length - 1:
            yield first


def _opens(tokens: TokenStream, index: int) -> bool:
    """Whether a clause begins with a token."""
    return index == 0 or tokens[index - 1].kind is TokenKind.MARK


def _doubled_phrases(view: View, rule: _Rule) -> Iterator[Finding]:
    """Two to five words and at once the same words again; the shortest such phrase, not again inside it."""
    stream = view.stream
    index = 0
    while index < len(stream):
        length = next((n for n in _PHRASE if n >= rule.min_words and _is_doubled(stream, index, n, rule)), 0)
        if not length:
            index += 1
            continue
        times = 2
        while _is_same(stream, index, index + times * length, length):
            times += 1
        # A third time is a refrain or a slogan, not a slip of the hand.
        if times > 2:
            index += times * length
            continue
        if rule.exceptions.contextual and rule.exceptions.excuse(stream, index, index + times * length - 1):
            index += times * length
            continue
        first, last, end = stream[index], stream[index + length - 1], stream[index + 2 * length - 1]
        params = {"bad": view.text[first.start : end.end], "good": view.text[first.start : last.end]}
        change = (Edit(last.end, end.end, ""),)
        yield Finding(rule.rule, view.number, first.start, end.end, (change,), params, context=2 * length)
        index += 2 * length


def _is_doubled(stream: TokenStream, index: int, length: int, rule: _Rule) -> bool:
    if not _is_same(stream, index, index + length, length):
        return False
    keys = [stream[n].key for n in range(index, index + length)]
    if _is_listed(stream, index):
        return False
    if not rule.opening and _opens(stream, index):
        return False
    if len(set(keys)) == 1 or " ".join(keys) in rule.allow or sum(map(len, keys)) < rule.min_letters:
        return False
    gaps = (stream.gap(n) for n in range(index, index + 2 * length - 1))
    return all(gap and set(gap) <= _BLANKS for gap in gaps)


def _is_listed(stream: TokenStream, index: int) -> bool:
    """Whether a word continues a list of its like (سمك القد وسمك موسى وسمك …), where a member may be named again."""
    listed = stream[index].key
    before = (stream[n].key for n in range(max(0, index - _LIST), index))
    return listed[0] == "و" and any(key in (listed, listed[1:]) for key in before)


def _is_same(stream: TokenStream, index: int, other: int, length: int) -> bool:
    """Whether the words at one place are those at another."""
    if other + length > len(stream):
        return False
    # Token by token: a slice of ``stream.tokens`` would make all the tokens of the segment each time.
    return all(
        stream[index + n].kind is TokenKind.WORD and stream[index + n].surface == stream[other + n].surface
        for n in range(length)
    )


def _units(view: View, unit: str) -> Iterator[tuple[int, int]]:
    text = view.text
    if unit == "paragraph":
        stripped = text.strip()
        if stripped:
            start = text.index(stripped)
            yield start, start + len(stripped)
        return
    for match in _SENTENCE.finditer(text):
        sentence = match.group().strip()
        if sentence:
            start = text.index(sentence, match.start())
            yield start, start + len(sentence)
