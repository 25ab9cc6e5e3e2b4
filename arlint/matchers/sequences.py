"""`sequence`: tests of tokens in a row, hung on the rarest of them.

Every variant names one token whose words are listed as its *anchor*; a key that
is no anchor costs one look-up. Only around an anchor are the other tests tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar, cast

import regex

from arlint.diagnostics import Edit, RuleInfo
from arlint.lexicon.lexicon import default_lexicon
from arlint.matchers.adjuncts import REACH, Across, adjacent, places
from arlint.matchers.base import Finding, View, edits
from arlint.matchers.blocks import Block
from arlint.matchers.exceptions import CompiledExceptions, at_boundary, compile_exceptions
from arlint.matchers.neighbours import Nearby, Neighbour, Surroundings
from arlint.matchers.shelves import Shelf
from arlint.matchers.signatures import set_bits
from arlint.matchers.tokentests import CompiledTest, Hit, allowed_chain, any_of, compile_test
from arlint.ruleset.shapes import fill
from arlint.text.clitics import Chain, Chains, stems
from arlint.text.folding import fold, rewrite
from arlint.text.lazy import Corrections, Words
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
    number: int = 0  # in the order of the rules
    starts: range = range(1)  # where the sequence may start, as distances from the anchor, the farthest first
    neighbours: tuple[Neighbour, ...] = ()  # the words that must stand before and behind the anchor


_range = lru_cache(maxsize=256)(range)  # one object for equal ranges, of which there are thousands


def _hung(variant: _Variant, number: int) -> _Variant:
    """A variant with what follows from its steps: what need not be asked again at every anchor."""
    steps, anchor = variant.steps, variant.anchor
    if any(step.optional or step.between for step in steps[: anchor + 1]):
        reach = sum(1 + step.between for step in steps[: anchor + 1])
        starts = _range(-reach, 1)
    else:
        reach = sum(step.test.boundary is None for step in steps[:anchor])
        starts = _range(-reach, 1 - reach)
    before = _neighbours(steps[:anchor][::-1], [step.between for step in steps[1 : anchor + 1][::-1]], -1)
    behind = _neighbours(steps[anchor + 1 :], [step.between for step in steps[anchor + 1 :]], 1)
    return variant._replace(number=number, starts=starts, neighbours=(*before, *behind))


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


def _tests(variants: Sequence[_Variant]) -> tuple[CompiledTest, ...]:
    """The tests of neighbours and then those of anchors, each once: bits of a signature.

    Few words pass a test that lists its words. Those come last, since a short number is cheap.
    """
    neighbours = dict.fromkeys(n.test for variant in variants for n in variant.neighbours if n.test is not None)
    anchors = dict.fromkeys(variant.steps[variant.anchor].test for variant in variants)
    return tuple({**dict.fromkeys(sorted(neighbours, key=lambda test: test.listed is not None)), **anchors})


def _is_one_word(step: _Step) -> bool:
    """Whether a step must be there and can be nothing but a word."""
    test = step.test
    word = test.boundary is None and test.texts is None and test.kind in (None, TokenKind.WORD)
    return word and not step.optional


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


class Hanging:
    """The variants that hang on one word, and what must stand near it for one of them (None: nothing, for some)."""

    __slots__ = ("nearby", "variants")

    def __init__(self, variants: tuple[_Variant, ...], nearby: Nearby | None) -> None:
        self.variants = variants
        self.nearby = nearby


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
                variants.append(_hung(variant._replace(steps=steps), len(variants)))
        self.tests = _tests(variants)
        bit_of = {test: bit for bit, test in enumerate(self.tests)}
        by_bit: dict[int, list[_Variant]] = defaultdict(list)
        for variant in variants:
            neighbours = tuple(n if n.test is None else n._replace(bit=bit_of[n.test]) for n in variant.neighbours)
            self._hang(variant._replace(neighbours=neighbours), by_bit, bit_of)
        self._by_bit: Mapping[int, Sequence[_Variant]] = by_bit
        self._anchors = sum(1 << bit for bit in self._by_bit)
        self._patterned = [bit for bit in self._by_bit if self.tests[bit].listed is None]
        self._any_pattern = any_of([self.tests[bit] for bit in self._patterned])
        self._surroundings = Surroundings()
        self._hangings: dict[tuple[int, ...], Hanging] = {}
        self._by_signature: dict[int, Hanging] = {}

    def __getstate__(self) -> dict[str, object]:
        # A kept matcher starts without memories, nor what it can work out.
        kept = {key: value for key, value in self.__dict__.items() if key != "_by_word"}
        shelf = Shelf.of(self._by_bit, (CompiledTest, Corrections, CompiledExceptions, RuleInfo))
        return {**kept, "_by_bit": shelf, "_hangings": {}, "_by_signature": {}}

    def _hang(
        self, variant: _Variant, by_bit: Mapping[int, list[_Variant]], bit_of: Mapping[CompiledTest, int]
    ) -> None:
        test = variant.steps[variant.anchor].test
        if test.texts is not None:
            for text in test.texts:
                self._by_text[text].append(variant)
        elif test.listed is not None or (test.pattern is not None and test.kind in (None, TokenKind.WORD)):
            by_bit[bit_of[test]].append(variant)
        else:
            self._anywhere.append(variant)

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[int]]:
        """The bits of the anchors that list a word."""
        by_word: dict[str, list[int]] = defaultdict(list)
        for bit in self._by_bit:
            for word in self.tests[bit].listed or ():
                by_word[word].append(bit)
        return by_word

    @property
    def everywhere(self) -> bool:
        """Whether a sequence hangs on no words, so that the tokens of whole segments are tried."""
        return bool(self._anywhere or self._by_text)

    def judge(self, key: str) -> Hanging | None:
        """The variants that hang on a key, in the order of the rules."""
        alone = stems(key)
        asked = {bit for stem in alone for bit in self._by_word.get(stem, ())}
        if self._patterned and (self._any_pattern is None or any(map(self._any_pattern.fullmatch, alone))):
            asked.update(self._patterned)
        passed = (bit for bit in asked if self.tests[bit].hit_key(key) is not None)
        return self._hung([variant for bit in passed for variant in self._by_bit[bit]])

    def judge_signature(self, signature: int) -> Hanging | None:
        """The variants that hang on a word, by its signature."""
        anchors = signature & self._anchors
        if not anchors:
            return None
        known = self._by_signature.get(anchors)
        if known is None:
            hung = self._hung([variant for bit in set_bits(anchors) for variant in self._by_bit[bit]])
            known = self._by_signature[anchors] = cast("Hanging", hung)
        return known

    def _hung(self, met: list[_Variant]) -> Hanging | None:
        if not met:
            return None
        # Words that one rule lists have all the same sequences, and then the same object.
        variants = tuple(sorted(met, key=_number))
        numbers = tuple(map(_number, variants))
        shared = self._hangings.get(numbers)
        if shared is None:
            nearby = self._surroundings.nearby([variant.neighbours for variant in variants])
            shared = self._hangings[numbers] = Hanging(variants, nearby)
        return shared

    def places(
        self, block: Block, concerned: Mapping[bytes, Hanging], signatures: Mapping[bytes, int | None]
    ) -> Iterator[tuple[int, Sequence[_Variant]]]:
        """The words of a block by their indexes, each with the sequences that may hang on it.

        An anchor is often a common word (إن، لا): what stands near it is asked before any token is made.
        """
        words = block.words
        told = [*map(signatures.get, words), 0, 0]
        for index in block.words_in(concerned):
            hanging = concerned[words[index]]
            if hanging.nearby is None:
                yield index, hanging.variants
            else:
                met = hanging.nearby.met(words, told, index)
                if met:
                    yield index, [hanging.variants[number] for number in met]

    def match_words(self, view: View, concerned: Mapping[str, Hanging]) -> Iterator[Finding]:
        """The sequences of a segment that hang on these words."""
        stream = view.stream
        indexes = stream.indexes(concerned)
        yield from self._at(view, ((index, concerned[stream[index].surface].variants) for index in indexes))

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


def _number(variant: _Variant) -> int:
    return variant.number


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
        if not (fresh and place == index) and not adjacent(stream, place):
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
    if hit.match is not None and regex.search(r"[1-9]", template):
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
    if listed:
        return min(listed)[1]
    patterned = [
        (sum(test.pattern.fullmatch(word) is not None for word in _EVERYDAY), i)
        for test, i in needed
        if test.pattern is not None and test.kind in (None, TokenKind.WORD)
    ]
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
