"""arlint the slow and obvious way, to hold the engine against.

Every rule is tried on every segment and every token: no blocks, no projection, no
cues, no neighbours asked beforehand, every segment made and every finder
of zones tried on it. Only what says what a rule *means* is arlint's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import regex

from arlint import suppressions
from arlint.defects import one_each
from arlint.diagnostics import Diagnostic
from arlint.documents.builder import Builder, whole
from arlint.documents.document import Document, Segment, SegmentKind
from arlint.documents.finders import FINDERS
from arlint.documents.formats import plain
from arlint.documents.source import Source
from arlint.documents.zones import _zoned
from arlint.engine import Engine, _as_written, _diagnostic, _in_scope
from arlint.matchers.base import Finding, View, Views
from arlint.matchers.blocks import blocks
from arlint.matchers.pairs import PairsMatcher, _alone, _without_partner
from arlint.matchers.repetition import _RUNNING, _SHOWN, RepetitionMatcher, _units
from arlint.matchers.tanwin import Tanwin
from arlint.matchers.words import LexicalMatcher
from arlint.ruleset.ruleset import Ruleset
from arlint.text.characters import MARKS, MASK
from arlint.text.clitics import stems
from arlint.text.folding import fold
from arlint.text.positions import LineIndex
from arlint.text.tokens import Token, TokenKind

_LINE = regex.compile("[^\r\n\x0b\x0c\x85\u2029]+")


class Reference:
    """What an engine was made of, asked without any shortcut.

    Its matchers say what each rule means; they are shared, since they take ten seconds to make.
    """

    def __init__(self, engine: Engine, ruleset: Ruleset) -> None:
        (part,) = engine.parts
        self._matchers = part.matchers
        self._sequences = [_Sequences(matcher) for matcher in self._matchers.contexts]
        self._watch = suppressions.Watch.of(ruleset)

    def check(self, source: Source) -> list[Diagnostic]:
        """The diagnostics of a plain text."""
        segments = tuple(_zoned(segment, FINDERS) for segment in paragraphs(source.text))
        views = [View(segment, number) for number, segment in enumerate(segments)]
        found = list(_in_scope(self._findings(views, Views(segments)), segments.__getitem__))
        document = Document(source, "plain", segments)
        index = LineIndex.of(source.text)
        tanwin = Tanwin(source.text)
        written = (_as_written(f, segments[f.segment], tanwin) for f in one_each(found))
        diagnostics = [_diagnostic(f, segments[f.segment], document, index) for f in written]
        return suppressions.apply(document, diagnostics, self._watch)

    def _findings(self, views: list[View], every: Views) -> Iterator[Finding]:
        matchers = self._matchers
        for view in views:
            for matcher in (*matchers.segment, *matchers.forms):
                yield from matcher.match(view)
            for words in matchers.words:
                yield from _at_words(words, view)
            for sequences in self._sequences:
                yield from sequences.match(view)
        for document in matchers.document:
            if isinstance(document, RepetitionMatcher):
                yield from _said_before(document, views)
            elif isinstance(document, PairsMatcher):
                yield from _unbalanced(document, views, every)
            else:
                yield from document.match_document(every, [document.note(block) for block in blocks(every)])


class _Sequences:
    """Each sequence is tried at each token. Which tokens pass the test of its anchor is asked of each spelling once.

    Of a test that lists its words it need not be asked where none of them is written: nine thousand sequences would ask
    each of ten thousand spellings for its stems.
    """

    def __init__(self, matcher: Any) -> None:
        self._matcher = matcher
        self._tests = [(variant, variant.steps[variant.anchor].test) for variant in matcher._by_number.values()]
        self._asked_always: list[int] = []
        self._asked_at: dict[str, list[int]] = defaultdict(list)
        for number, (_, test) in enumerate(self._tests):
            if test.listed is None:
                self._asked_always.append(number)
            for word in test.listed or ():
                self._asked_at[word].append(number)
        self._passed: dict[tuple[str, TokenKind], list[Any]] = {}

    def match(self, view: View) -> Iterator[Finding]:
        stream = view.stream
        yield from self._matcher._at(view, ((index, self._at(stream[index])) for index in range(len(stream))))

    def _at(self, token: Token) -> list[Any]:
        spelling = (token.surface, token.kind)
        if spelling not in self._passed:
            asked: Iterable[int] = range(len(self._tests))
            if token.kind is TokenKind.WORD:
                listed = (number for stem in stems(token.key) for number in self._asked_at.get(stem, ()))
                asked = sorted({*self._asked_always, *listed})
            self._passed[spelling] = [self._tests[number][0] for number in asked if self._tests[number][1].hit(token)]
        return self._passed[spelling]


def _at_words(matcher: Any, view: View) -> Iterator[Finding]:
    """Each word is judged wherever it stands."""
    concerned = {}
    for token in view.stream.tokens:
        if token.kind is TokenKind.WORD:
            verdict = matcher._judge(token.key) if isinstance(matcher, LexicalMatcher) else matcher.judge(token.key)
            if verdict:
                concerned[token.surface] = tuple(verdict) if isinstance(matcher, LexicalMatcher) else verdict
    yield from matcher.match_words(view, concerned)


def _said_before(matcher: RepetitionMatcher, views: list[View]) -> Iterator[Finding]:
    repeated: set[int] = set()
    for rule in matcher._longer:
        seen: set[str] = set()
        for view in views:
            if view.segment.kind not in _RUNNING or view.number in repeated:
                continue
            for start, end in _units(view, rule.unit):
                words = fold(view.text[start:end]).split()
                if len(words) < rule.min_words or MASK in view.text[start:end]:
                    continue
                if " ".join(words) in seen:
                    if rule.unit == "paragraph":
                        repeated.add(view.number)
                    params = {"bad": " ".join(words[:_SHOWN]) + " …", "good": ""}
                    yield Finding(rule.rule, view.number, start, end, (), params)
                seen.add(" ".join(words))


def _unbalanced(matcher: PairsMatcher, views: list[View], every: Views) -> Iterator[Finding]:
    for rule in matcher._unbalanced:
        alone = [item for view in views for item in _alone(view, rule)]
        yield from _without_partner(alone, rule, every)


Line = tuple[int, int, int]


def paragraphs(text: str) -> Iterator[Segment]:
    """The segments of a plain text, without zones, line by line (see `arlint.documents.formats.plain`)."""
    for block in _lines_in_blocks(text):
        if len(block) > 1 and _wrapped(text, block):
            yield _join(text, block)
            continue
        for start, end, _ in block:
            mark = plain._LIST_MARK.match(text, start, end)
            if mark is None:
                yield whole(text, start, end)
            else:
                yield whole(text, mark.end(), end, SegmentKind.ITEM)


def _lines_in_blocks(text: str) -> Iterator[list[Line]]:
    block: list[Line] = []
    behind = 0
    for match in _LINE.finditer(text):
        line = match.group()
        content = line.lstrip()
        if not content:
            continue
        indent = len(line) - len(content)
        start, end = match.start() + indent, match.end() - len(line) + len(line.rstrip())
        if block and (
            text[behind : match.start()] not in ("\n", "\r\n", "\r")
            or indent > block[-1][2]
            or plain._LIST_MARK.match(text, start, end)
        ):
            yield block
            block = []
        block.append((start, end, indent))
        behind = match.end()
    if block:
        yield block


def _wrapped(text: str, block: list[Line]) -> bool:
    if any(end - start > 240 for start, end, _ in block):
        return False
    lines = [regex.sub(f"[{MARKS}]", "", text[start:end]) for start, end, _ in block]
    longest = max(map(len, lines))
    if not 40 <= longest <= 120 or len(set(lines)) < len(lines):
        return False
    if any(len(one) + 1 + len(next_.split(maxsplit=1)[0]) < 0.9 * longest for one, next_ in pairwise(lines)):
        return False
    running = sum(plain._SENTENCE_END.search(line) is None for line in lines[:-1])
    return 2 * running > len(lines) - 1


def _join(text: str, block: list[Line]) -> Segment:
    builder = Builder(text)
    for (start, end, _), (following, _, indent) in pairwise(block):
        builder.take(start, end)
        newline = following - indent
        builder.take(newline - (2 if text[newline - 2 : newline] == "\r\n" else 1), newline)
    builder.take(*block[-1][:2])
    (segment,) = builder.build()
    return segment
