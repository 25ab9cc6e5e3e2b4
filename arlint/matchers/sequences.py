"""`sequence`: tests of tokens in a row, hung on the rarest of them.

Every variant names one token whose words are listed as its *anchor*; a key that
is no anchor costs one look-up. Only around an anchor are the other tests tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar, cast

from arlint.diagnostics import Edit, RuleInfo
from arlint.lexicon.lexicon import default_lexicon
from arlint.matchers.adjuncts import REACH, Across, places
from arlint.matchers.base import Finding, View, edits
from arlint.matchers.blocks import Block
from arlint.matchers.exceptions import CompiledExceptions, at_boundary, compile_exceptions
from arlint.matchers.hanging import Hanging, Hangings, Hung, Meaning
from arlint.matchers.neighbours import Neighbour
from arlint.matchers.shelves import shelved
from arlint.matchers.tokentests import CompiledTest, Hit, allowed_chain, compile_test
from arlint.ruleset.shapes import fill
from arlint.text.clitics import Chain, Chains
from arlint.text.folding import fold, rewrite
from arlint.text.lazy import Corrections, Lazy, Words
from arlint.text.placeholders import filled
from arlint.text.tokens import Token, TokenKind, TokenStream

if TYPE_CHECKING:
    from arlint.ruleset.model import Phrase, SequenceRule, SequenceToken
    from arlint.ruleset.ruleset import LoadedRule

T = TypeVar("T")

# The logarithm of how often a word that the lexicon has not comes up in a thousand million words.
_SELDOM: Final = 1.0
# Tokens of which no character is one that words are made of (a mark may be a tatweel by itself).
_NO_WORDS: Final = (TokenKind.NUMBER, TokenKind.LATIN, TokenKind.MASK)
# Words of every kind, by which it is told which of two patterns fits fewer.
_EVERYDAY: Final = (
    "كتاب الكتاب كتابا وكتابه مدينة المدينة مدينتهم معلمون المعلمين للمعلمين شركات الشركات صحراء كبير الكبيرة قديمة"
    " كتب وكتبت كتبوا يكتب سيكتب تكتب يكتبون تكتبوا نكتب اكتب قال يقولون كان يدعو دعا رمى يرمي محمد بالبيت وبيتها أنه"
    " مستشفى القاضي عربي العربية العربي ثلاثون بينهما"
).split()
# The signature of a word of which nothing is known: it may pass any test.
_UNTOLD: Final = -1
# What a token costs that is met across something, against one beside its neighbours; and how common a word is,
# in a thousand million words, that fits a pattern.
_FAR: Final = 5
_EVERY_TENTH: Final = 1e8
# How many words a phrase's … may stand for.
_PHRASE_GAP: Final = 3


class _Step(NamedTuple):
    test: CompiledTest
    optional: bool = False
    gap: int = 0
    mark: bool = True
    replace: tuple[str, ...] = ()
    delete: bool = False
    join: bool = False
    space: bool = False
    mapping: Corrections | None = None  # a correction of its own for each stem
    known: bool = False
    across: Across | None = None

    @property
    def between(self) -> int:
        """How many tokens at the most may stand before this one."""
        return self.gap if self.across is None else REACH

    def goods(self, hit: Hit) -> tuple[str, ...]:
        """The corrections of a token that passed the test, best first."""
        templates = self.replace if self.mapping is None else self.mapping.all[hit.split.stem]
        if not self.known:
            return templates
        lexicon = default_lexicon()
        return tuple(template for template in templates if lexicon.known(fold(_fill(template, hit))))


class _Variant(NamedTuple):
    rule: RuleInfo
    exceptions: CompiledExceptions
    steps: tuple[_Step, ...]
    anchor: int
    goods: tuple[str, ...] = ()  # a phrase's corrections, which replace the whole
    pieces: tuple[tuple[int, int], ...] = ()  # a phrase's first and last steps between its gaps
    starts: range = range(1)  # where the sequence may start, as distances from the anchor, the farthest first


_range = lru_cache(maxsize=256)(range)  # one object for equal ranges, of which there are thousands


def _starts(variant: _Variant) -> range:
    """Where a sequence may start: what need not be asked again at every anchor."""
    steps, anchor = variant.steps, variant.anchor
    if any(step.optional or step.between for step in steps[: anchor + 1]):
        reach = sum(1 + step.between for step in steps[: anchor + 1])
        return _range(-reach, 1)
    reach = sum(step.test.boundary is None for step in steps[:anchor])
    return _range(-reach, 1 - reach)


def _hung(variant: _Variant) -> Hung:
    """What a sequence hangs on: its anchor, and the words that must stand before and behind it."""
    steps, anchor = variant.steps, variant.anchor
    before = _neighbours(steps[:anchor][::-1], [step.between for step in steps[1 : anchor + 1][::-1]], -1)
    behind = _neighbours(steps[anchor + 1 :], [step.between for step in steps[anchor + 1 :]], 1)
    return Hung(steps[anchor].test, (*before, *behind))


def _neighbours(steps: Iterable[_Step], gaps: Iterable[int], direction: int) -> Iterator[Neighbour]:
    """The words that must stand on one side of the anchor: ``steps`` from it outwards, each with the gap before it."""
    least = most = 0
    for step, gap in zip(steps, gaps, strict=True):
        if step.test.boundary is None:
            must = _is_one_word(step)
            # What is no word, or may be missing, takes the place of a word at most.
            least, most = least + must, most + 1 + gap
            distances = _range(least, most + 1) if direction > 0 else _range(-most, 1 - least)
            if must:
                yield Neighbour(distances, step.test)
            elif most == 1 and not step.optional and step.test.kind in _NO_WORDS:
                yield Neighbour(_range(direction, direction + 1), None)


def _is_one_word(step: _Step) -> bool:
    """Whether a step must be there and can be nothing but a word."""
    return step.test.words_only and not step.optional


class _Same:
    """One object for all tests, lists of words and corrections that are equal: what one learns, the others know."""

    def __init__(self) -> None:
        self._objects: dict[Any, Any] = {}

    def step(self, step: _Step) -> _Step:
        """The step with what it shares."""
        return step._replace(test=self.test(step.test), mapping=self._one(step.mapping))

    def test(self, test: CompiledTest) -> CompiledTest:
        """The test that was the first to be like this one."""
        alternatives = tuple(map(self.test, test.alternatives))
        words, exclude = self._one(test.words), self._one(test.exclude)
        return self._one(replace(test, alternatives=alternatives, words=words, exclude=exclude))

    def _one(self, some: T) -> T:
        one: T = self._objects.setdefault(some, some)
        return one


@dataclass(frozen=True, slots=True)
class _Matched:
    step: _Step
    index: int
    hit: Hit


class SequenceMatcher:
    """All `sequence` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule], sets: Mapping[str, frozenset[str]]) -> None:
        self._by_text: dict[str, list[_Variant]] = defaultdict(list)
        self._anywhere: list[_Variant] = []
        same = _Same()
        variants: list[_Variant] = []
        for rule in rules:
            exceptions = compile_exceptions(rule.spec.except_, rule.info, sets)
            for variant in _variants(rule, cast("SequenceRule", rule.spec), exceptions, sets):
                steps = tuple(map(same.step, variant.steps))
                variants.append(variant._replace(steps=steps, starts=_starts(variant)))
        # By their numbers, in the order of the rules.
        self._by_number: Mapping[int, _Variant] = dict(enumerate(variants))
        self._hangings = Hangings.of({n: _hung(v) for n, v in self._by_number.items() if self._hangs(v)})

    def __getstate__(self) -> dict[str, object]:
        # A kept matcher starts without memories, and with its thousands of sequences unmade.
        hangings = self._hangings
        shared = (CompiledTest, Corrections, CompiledExceptions, Words)
        numbers = {number: v for number, v in self._by_number.items() if number in hangings.asked}
        by_number, *shelves = shelved(
            (RuleInfo, Lazy), shared, numbers, hangings.tests, hangings.asked, hangings.listed
        )
        return {**self.__dict__, "_by_number": by_number, "_hangings": hangings.kept(*shelves)}

    def _hangs(self, variant: _Variant) -> bool:
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
    ) -> Iterator[tuple[int, Sequence[_Variant]]]:
        """The words of a block by their indexes, each with the sequences that may hang on it.

        An anchor is often a common word (إن، لا): what stands near it is asked before any token is made.
        """
        words = [*block.words, b"", b""]
        told = [_UNTOLD if signature is None else signature for signature in map(signatures.get, words)]
        for index in block.words_in(concerned):
            hanging = concerned[words[index]]
            nearby = hanging.nearby
            if nearby is None or (nearby.asks_for_no_word and block.has_glued):
                met: Sequence[int] = range(len(hanging.numbers))
            else:
                met = nearby.met(words, told, index)
            if met:
                yield index, self._made(hanging.numbers[number] for number in met)

    def _made(self, numbers: Iterable[int]) -> list[_Variant]:
        return [self._by_number[number] for number in numbers]

    def match_words(self, view: View, concerned: Mapping[str, Hanging]) -> Iterator[Finding]:
        """The sequences of a segment that hang on these words."""
        stream = view.stream
        indexes = stream.indexes(concerned)
        yield from self._at(view, ((i, self._made(concerned[stream[i].surface].numbers)) for i in indexes))

    def match_at(self, view: View, places: Iterable[tuple[int, Sequence[_Variant]]]) -> Iterator[Finding]:
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

    def _at(self, view: View, places: Iterable[tuple[int, Sequence[_Variant]]]) -> Iterator[Finding]:
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

    def _try(self, view: View, stream: TokenStream, variant: _Variant, index: int, token: Token) -> Finding | None:
        if variant.steps[variant.anchor].test.hit(token) is None:
            return None
        for distance in variant.starts:
            start = index + distance
            matched = _run(stream, variant.steps, start) if start >= 0 else None
            if matched is not None and any(m.index == index for m in matched):
                return _finding(view, stream, variant, matched)
        return None


def _run(stream: TokenStream, steps: Sequence[_Step], index: int, fresh: bool = True) -> list[_Matched] | None:
    """The tokens that the steps match from ``index`` on, or None. Depth-first over optional tokens and gaps."""
    if not steps:
        return []
    step, rest = steps[0], steps[1:]
    if step.test.boundary is not None:
        return _run(stream, rest, index, fresh) if at_boundary(stream, index, step.test.boundary) else None
    for place in _places(stream, step, index, fresh):
        hit = step.test.hit(stream[place])
        if hit is not None and (not step.known or step.goods(hit)) and _to_be_moved(stream, step, place):
            tail = _run(stream, rest, place + 1, fresh=False)
            if tail is not None:
                return [_Matched(step, place, hit), *tail]
    if step.optional:
        return _run(stream, rest, index, fresh)
    return None


def _places(stream: TokenStream, step: _Step, index: int, fresh: bool) -> Iterator[int]:
    """Where the token of a step may stand, the nearest place first."""
    if step.across is not None:
        yield from places(stream, index, step.across)
        return
    for place in range(index, min(index + step.gap + 1, len(stream))):
        if not (fresh and place == index) and not stream.is_adjacent(place):
            break
        yield place
        if stream[place].kind is not TokenKind.WORD:
            break


def _to_be_moved(stream: TokenStream, step: _Step, index: int) -> bool:
    """Whether a token that is to be joined stands apart from the next, and one to be set apart stands joined."""
    if not (step.join or step.space) or index + 1 >= len(stream):
        return True
    return bool(stream.gap(index)) is step.join


def _finding(view: View, stream: TokenStream, variant: _Variant, matched: list[_Matched]) -> Finding | None:
    marked = [m for m in matched if m.step.mark]
    if not marked:
        return None
    first, last = marked[0].index, marked[-1].index
    if variant.exceptions.contextual and variant.exceptions.excuse(stream, first, last):
        return None
    if any(stream[m.index].key in variant.exceptions.words for m in marked):
        return None
    start, end = stream[first].start, stream[last].end
    bad = stream.text[start:end]
    if variant.goods:
        corrections = tuple(_phrase_edits(stream, variant, matched, good) for good in variant.goods)
    else:
        count = max((len(m.step.goods(m.hit)) for m in matched), default=0)
        changes = any(m.step.delete or m.step.join or m.step.space for m in matched)
        corrections = tuple(_edits(stream, matched, n) for n in range(max(count, int(changes))))
    corrections = tuple(c for c in corrections if c)
    params = {"bad": bad, "good": _applied(bad, corrections[0], start) if corrections else ""}
    return Finding(variant.rule, view.number, start, end, corrections, params, context=len(matched))


def _phrase_edits(stream: TokenStream, variant: _Variant, matched: Sequence[_Matched], good: str) -> tuple[Edit, ...]:
    """The phrase as ``good`` has it, piece by piece; what stands in its gaps is not touched."""
    out: list[Edit] = []
    for (first, last), text in zip(variant.pieces, good.split("…"), strict=True):
        start, end = stream[matched[first].index].start, stream[matched[last].index].end
        text = text.strip()
        if not text and first:
            out.append(Edit(stream[matched[first].index - 1].end, end, ""))
            continue
        if not first:
            head, *tail = text.split(" ", 1)
            text = " ".join([matched[0].hit.split.rebuild(head), *tail])
        out.extend(edits(rewrite(stream.text[start:end], text), start))
    return _merged(out)


def _edits(stream: TokenStream, matched: list[_Matched], alternative: int) -> tuple[Edit, ...]:
    out: list[Edit] = []
    for place, item in enumerate(matched):
        token, step = stream[item.index], item.step
        behind = stream[matched[place + 1].index].start if place + 1 < len(matched) else token.end
        if step.delete:
            # A token goes with the blanks on one side: those behind it or, at the end, those before it.
            last = place + 1 == len(matched) and place > 0
            out.append(Edit(stream[item.index - 1].end, token.end, "") if last else Edit(token.start, behind, ""))
            continue
        goods = step.goods(item.hit)
        if goods:
            template = goods[min(alternative, len(goods) - 1)]
            out.extend(edits(rewrite(token.surface, _fill(template, item.hit)), token.start))
        if step.join:
            out.append(Edit(token.end, behind, ""))
        elif step.space:
            out.append(Edit(token.end, token.end, " "))
    return _merged(out)


def _merged(changes: Sequence[Edit]) -> tuple[Edit, ...]:
    """Edits that touch as one: whoever makes them one by one need not ask which of two at one place comes first."""
    out: list[Edit] = []
    for edit in changes:
        if out and out[-1].end == edit.start:
            last = out.pop()
            out.append(Edit(last.start, edit.end, last.replacement + edit.replacement))
        else:
            out.append(edit)
    return tuple(out)


def _fill(template: str, hit: Hit) -> str:
    """The corrected key of a token: the template filled from the stem, a shape's letters or a pattern's groups."""
    if hit.match is not None and re.search(r"[1-9]", template):
        good = fill(template, hit.match)
    elif "{" in template:
        groups = hit.match.groupdict("") if hit.match is not None else {}
        good = filled(template, {**groups, "stem": hit.split.stem})
    else:
        good = template
    return hit.split.rebuild(good)


def _applied(text: str, changes: tuple[Edit, ...], offset: int) -> str:
    for edit in reversed(changes):
        text = text[: edit.start - offset] + edit.replacement + text[edit.end - offset :]
    return text


def _variants(
    rule: LoadedRule, spec: SequenceRule, exceptions: CompiledExceptions, sets: Mapping[str, frozenset[str]]
) -> Iterator[_Variant]:
    for tokens in ([spec.tokens] if spec.tokens else []) + [v.tokens for v in spec.variants]:
        steps = _steps(tokens, rule.info, sets)
        yield _Variant(rule.info, exceptions, steps, _anchor(steps))
    for phrase in spec.phrases:
        yield _phrase(rule.info, exceptions, phrase)


def _steps(tokens: Sequence[SequenceToken], rule: RuleInfo, sets: Mapping[str, frozenset[str]]) -> tuple[_Step, ...]:
    changing = [t.replace is not None or t.map is not None or t.delete or t.join or t.space for t in tokens]
    steps: list[_Step] = []
    for number, token in enumerate(tokens):
        place = token.kind in ("start", "end")
        changes = changing[number] or (number > 0 and tokens[number - 1].join)
        mark = token.mark if token.mark is not None else (changes or not any(changing)) and not place
        goods = (token.replace,) if isinstance(token.replace, str) else tuple(token.replace or ())
        mapping = None
        if token.map is not None:
            mapping = {fold(k): (v,) if isinstance(v, str) else tuple(v) for k, v in token.map.items()}
        test = compile_test(token, rule, sets, mapping or ())
        steps.append(
            _Step(
                test,
                token.optional,
                token.gap,
                mark,
                goods,
                token.delete,
                token.join,
                token.space,
                None if mapping is None else Corrections.of(mapping),
                token.known,
                token.across,
            )
        )
    return tuple(steps)


def _anchor(steps: Sequence[_Step]) -> int:
    """The step that is seldom met: of those that must be there, the fewest and rarest words.

    Where none lists words, words with a pattern, of which each is asked once; every text has full stops and numbers.
    """
    needed = [(step.test, i) for i, step in enumerate(steps) if not step.optional and step.test.boundary is None]
    listed = [(_commonness(test), i) for test, i in needed if test.listed is not None]
    patterned = [
        (sum(test.pattern.fullmatch(word) is not None for word in _EVERYDAY), i)
        for test, i in needed
        if test.pattern is not None and test.kind in (None, TokenKind.WORD)
    ]
    far = next((i for i, step in enumerate(steps) if step.across is not None), None)
    if far is not None:
        # The way back from a token that is met across something is long; those before it have their neighbours near.
        listed = [(common * (_FAR if i >= far else 1), i) for common, i in listed]
        listed += [(_EVERY_TENTH, i) for _, i in patterned if i < far]
    if listed:
        return min(listed)[1]
    if patterned:
        return min(patterned)[1]
    marks = [i for test, i in needed if test.texts is not None]
    return [*marks, *(i for _, i in needed)][0]


def _commonness(test: CompiledTest) -> float:
    """How often the words that a test lists come up in a thousand million words of text, by the lexicon."""
    zipf = default_lexicon().store.zipf
    return sum(10 ** max(zipf(word), _SELDOM) for word in test.listed or ())


def _phrase(rule: RuleInfo, exceptions: CompiledExceptions, phrase: Phrase) -> _Variant:
    goods = (phrase.good,) if isinstance(phrase.good, str) else tuple(phrase.good)
    steps: list[_Step] = []
    pieces: list[tuple[int, int]] = []
    begin = 0
    for token in TokenStream.of(phrase.bad).tokens:
        if token.surface == "…":
            pieces.append((begin, len(steps) - 1))
            begin = len(steps)
            continue
        gap = _PHRASE_GAP if begin and begin == len(steps) else 0
        allowed = Chain.NONE if steps else allowed_chain(phrase.clitics)
        steps.append(_Step(_phrase_test(token, allowed), gap=gap))
    pieces.append((begin, len(steps) - 1))
    variant = _Variant(rule, exceptions, tuple(steps), 0, tuple(goods), tuple(pieces))
    return variant._replace(anchor=_anchor(steps))


def _phrase_test(token: Token, allowed: Chains) -> CompiledTest:
    if token.kind is TokenKind.WORD:
        return CompiledTest(words=Words.of([token.key]), allowed=allowed)
    return CompiledTest(texts=frozenset([token.surface]), allowed=allowed)
