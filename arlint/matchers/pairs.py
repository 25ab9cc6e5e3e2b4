"""`pairs`: openers without closers, closers without openers, pairs typed the wrong way round, blanks inside them.

Who opens a bracket in one paragraph may close it in a later one, and a quotation
of several paragraphs opens each of them and closes the last. So what is unpaired
in a segment is paired over the segments before it is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple, cast
from unicodedata import category

from arlint.diagnostics import Edit, RuleInfo
from arlint.matchers.base import Finding, View, Views
from arlint.matchers.blocks import Block
from arlint.matchers.brackets import Brackets
from arlint.text.characters import DIGITS, LETTERS, MARKS, MASK
from arlint.text.lazy import DOTALL, Lazy

if TYPE_CHECKING:
    import regex

    from arlint.ruleset.model.pairs import PairsRule
    from arlint.ruleset.ruleset import LoadedRule

# «أ)», «1-أ)», «أولًا)», «(2» at the start of a line, and «… ب) …» behind a mark: the closer of a list label
# has no opener. What stands before a mark is matched from the mark backwards, not looked for from the start.
_LABEL = Lazy(
    rf"(?r)(?:\A|[\n\r])[\s\-–•*]*[\p{{L}}\p{{N}}{MARKS}.\-]{{1,12}}\s?"
    rf"|[.؛;:،,!؟»][ \u00a0](?:\p{{L}}|\p{{N}}{{1,2}}"
    rf"|(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)[{MARKS}]*ا[{MARKS}]*)"
)
# «:)», «;-)», «:(», «=)»: a smiley's mouth is no bracket.
_SMILEY = Lazy(r"(?r)(?:[:;=]|(?<![\p{L}\p{N}])[8xX])['\-]?")
_BLANKS = " \t\u00a0\u202f"
_LAST_LETTER = Lazy(f".[{MARKS}]*", DOTALL)
_WORD = Lazy(f"[{LETTERS}{MARKS}]{{2}}")
_LONGEST = 200  # code points that one pair may be thought to hold
_SPEECH_MARKS = Lazy('["“”]')
_CONTENT = Lazy(f"[{LETTERS}{MARKS}{DIGITS}{MASK}]")
# What stands before an opener of speech, and the one sentence behind it with which the segment ends.
_SAYING = Lazy(r"(?r):[ \u00a0]?")
_SAID = Lazy(rf"[^.؟!…:؛\n«»“”\"()]{{0,{_LONGEST}}}[{LETTERS}{MARKS}{DIGITS}](?P<stop>[.؟!…]*)\s*\Z")


class _Rule(NamedTuple):
    rule: RuleInfo
    report: str
    closer_of: dict[str, str]
    opener_of: dict[str, str]
    by_turns: tuple[str, ...]
    reversed: tuple[Lazy, ...]


class _Alone(NamedTuple):
    segment: int
    offset: int
    char: str


class PairsMatcher:
    """All `pairs` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule]) -> None:
        compiled = [_compile(rule, cast("PairsRule", rule.spec)) for rule in rules]
        self._unbalanced = tuple(r for r in compiled if r.report == "unbalanced")
        self._others = tuple(r for r in compiled if r.report != "unbalanced")
        self._brackets = [_brackets(rules) for rules in (self._unbalanced, self._others)]

    def match(self, view: View) -> Iterator[Finding]:
        """The reversed pairs of a segment, and the blanks inside pairs."""
        for rule in self._others:
            yield from _reversed(view, rule) if rule.report == "reversed" else _padded(view, rule)

    def match_block(self, block: Block) -> Iterator[Finding]:
        """The same for the segments of a block whose marks are not in order."""
        for view in self._brackets[1].suspects(block):
            yield from self.match(view)

    def note(self, block: Block) -> list[list[_Alone]]:
        """The openers and closers of each rule that have no partner in their segment."""
        views = list(self._brackets[0].suspects(block))
        return [[item for view in views for item in _alone(view, rule)] for rule in self._unbalanced]

    def match_document(self, views: Views, notes: Sequence[list[list[_Alone]]]) -> Iterator[Finding]:
        """The openers and closers of a document that have no partner."""
        for number, rule in enumerate(self._unbalanced):
            alone = [item for note in notes for item in note[number]]
            yield from _without_partner(alone, rule, views)


def _texts(views: Views) -> Callable[[int], str]:
    """The texts of segments by number, "" behind the last. Each mark asks for its own, which is made anew each time."""
    return lru_cache(maxsize=2)(lambda number: views[number].text if number < len(views) else "")


def _compile(rule: LoadedRule, spec: PairsRule) -> _Rule:
    closer_of = {pair.open: pair.close for pair in spec.pairs}
    backwards: list[Lazy] = []
    if spec.report != "padded":
        for pair in spec.pairs:
            opening, closing = re.escape(pair.open), re.escape(pair.close)
            inside = rf"[{LETTERS}{MASK}](?:[^{opening}{closing}\n]*[{LETTERS}{MARKS}{MASK}])?"
            backwards.append(Lazy(rf"{closing}(?<=(?:\s|\A){closing})({inside}){opening}(?=[\s.،؛:!؟]|\Z)"))
    opener_of = {close: opener for opener, close in closer_of.items()}
    by_turns = tuple(pair.open + pair.close for pair in spec.pairs if pair.either or pair.open == pair.close)
    return _Rule(rule.info, spec.report, closer_of, opener_of, by_turns, tuple(backwards))


def _brackets(rules: Sequence[_Rule]) -> Brackets:
    closer_of = {
        opener: closer
        for rule in rules
        for opener, closer in rule.closer_of.items()
        if not any(opener in marks or closer in marks for marks in rule.by_turns)
    }
    return Brackets(closer_of, sorted({marks for rule in rules for marks in rule.by_turns}))


def _alone(view: View, rule: _Rule) -> list[_Alone]:
    """The marks of a segment without a partner in it; pairs the wrong way round are another defect."""
    text = view.text
    turned = {place for match in _turned(text, rule) for place in (match.start(), match.end() - 1)}
    opened: list[_Alone] = []
    alone: list[_Alone] = [
        _Alone(view.number, places[-1], text[places[-1]])
        for marks in rule.by_turns
        if len(places := _by_turns(text, marks)) % 2
    ]
    turning = "".join(rule.by_turns)
    for offset, char in enumerate(text):
        if (char not in rule.closer_of and char not in rule.opener_of) or offset in turned or char in turning:
            continue
        item = _Alone(view.number, offset, char)
        if char in rule.closer_of:
            if not _SMILEY.match(text, 0, offset):
                opened.append(item)
        elif opened and opened[-1].char == rule.opener_of[char]:
            opened.pop()
        elif not _LABEL.match(text, 0, offset) and not _SMILEY.match(text, 0, offset):
            alone.append(item)
    return sorted((*opened, *alone), key=lambda item: item.offset)


def _without_partner(alone: Sequence[_Alone], rule: _Rule, views: Views) -> Iterator[Finding]:
    """Each opener or closer without a partner; an opener and the closer of another pair are one defect."""
    text = _texts(views)
    items = sorted(_unpaired(alone, rule, text), key=lambda item: (item.segment, item.offset))
    opener_of = {second: first for first, second in pairwise(items) if _closes_wrongly(first, second, rule, text)}
    closed = frozenset(opener_of.values())
    for item in items:
        if item in closed:
            continue
        opener = opener_of.get(item)
        char = opener.char if opener else item.char
        other = rule.closer_of.get(char) or rule.opener_of[char]
        if opener:
            changes: tuple[tuple[Edit, ...], ...] = ((Edit(item.offset, item.offset + 1, other),),)
        else:
            speech = char in rule.closer_of and category(char) != "Ps"  # of brackets nobody knows what they hold
            changes = _closings(text(item.segment), item, other) if speech else ()
        yield Finding(rule.rule, item.segment, item.offset, item.offset + 1, changes, {"bad": char, "good": other})


def _closings(text: str, opener: _Alone, closer: str) -> tuple[tuple[Edit, ...], ...]:
    """Where speech behind a colon may close: if it is the one sentence with which its paragraph ends, there.

    Usage puts the closer before a full stop or behind it, and behind every other mark.
    """
    said = _SAID.match(text, opener.offset + 1) if _SAYING.match(text, 0, opener.offset) else None
    if said is None:
        return ()
    places = [said.end("stop")] if said["stop"] != "." else [said.start("stop"), said.end("stop")]
    return tuple((Edit(place, place, closer),) for place in places)


def _closes_wrongly(first: _Alone, second: _Alone, rule: _Rule, text: Callable[[int], str]) -> bool:
    """Whether an opener and the closer of another pair were meant as one: words stand between them, no [0، 1)."""
    if first.segment != second.segment or first.char not in rule.closer_of or second.char not in rule.opener_of:
        return False
    if first.char in rule.opener_of:
        return False  # a straight quotation mark may as well be the closer
    between = text(first.segment)[first.offset + 1 : second.offset]
    return len(between) <= _LONGEST and _WORD.search(between) is not None


def _unpaired(alone: Sequence[_Alone], rule: _Rule, text: Callable[[int], str]) -> Iterator[_Alone]:
    """What has no partner in the following segments either."""
    for marks in rule.by_turns:
        odd = [item for item in alone if item.char in marks]
        if len(odd) % 2:
            yield odd[-1]
    turning = "".join(rule.by_turns)
    # By opener: those of the segments before this one, the last of which is the partner, and those of this one.
    before: dict[str, list[_Alone]] = {}
    here: list[_Alone] = []
    for item in (item for item in alone if item.char not in turning):
        if here and here[0].segment != item.segment:
            for opener in here:
                before.setdefault(opener.char, []).append(opener)
            here = []
        if item.char in rule.closer_of:
            here.append(item)
        elif partners := before.get(rule.opener_of[item.char]):
            partners.pop()
        else:
            yield item
    opened = sorted((*chain.from_iterable(before.values()), *here), key=lambda item: (item.segment, item.offset))
    for item in opened:
        # A quotation of several paragraphs opens each of them anew.
        if not text(item.segment + 1).lstrip().startswith(item.char):
            yield item


def _turned(text: str, rule: _Rule) -> Iterator[regex.Match[str]]:
    for pattern in rule.reversed:
        yield from pattern.finditer(text)


def _reversed(view: View, rule: _Rule) -> Iterator[Finding]:
    for match in _turned(view.text, rule):
        closing, opening = match.group()[0], match.group()[-1]
        change = (
            Edit(match.start(), match.start() + 1, opening),
            Edit(match.end() - 1, match.end(), closing),
        )
        params = {"bad": match.group(), "good": f"{opening}{match.group(1)}{closing}"}
        yield Finding(rule.rule, view.number, match.start(), match.end(), (change,), params)


def _padded(view: View, rule: _Rule) -> Iterator[Finding]:
    """Blanks behind an opener and before its closer; the span is the pair if both are wrong, else the wrong side."""
    text = view.text
    for start, end in _closed(text, rule):
        inside = text[start + 1 : end]
        content = inside.strip(_BLANKS)
        if content == inside or not _CONTENT.search(content):
            continue
        first = start + 1 + inside.index(content)
        last = first + len(content)
        changes = []
        # «عليه" مجهول "ثم»: the blank goes to the other side of the mark, or three words would be one.
        if first > start + 1 and _CONTENT.match(content):
            changes += [Edit(start, start, " ")] if start and _CONTENT.match(text[start - 1]) else []
            changes.append(Edit(start + 1, first, ""))
        if last < end and (_CONTENT.match(content[-1]) or content[-1] in ".؟!…،"):
            changes.append(Edit(last, end, ""))
            changes += [Edit(end + 1, end + 1, " ")] if _CONTENT.match(text[end + 1 : end + 2]) else []
        if not changes or "\n" in inside:
            continue
        # The letter beside the blanks belongs to what is reported, so that the eye finds them.
        left = start if changes[0].start <= start + 1 else last - len(_LAST_LETTER.findall(content)[-1])
        right = end + 1 if changes[-1].end >= end else first + 1
        bad = text[left:right]
        params = {"bad": bad, "good": f"{text[start]}{content}{text[end]}"}
        yield Finding(rule.rule, view.number, left, right, (tuple(changes),), params)


def _by_turns(text: str, marks: str) -> list[int]:
    """The places of marks that open and close by turns; none where one may be a sign of inches, or closes „ or ‟."""
    if "“" in marks and ("„" in text or "‟" in text):
        return []
    places = [offset for offset, char in enumerate(text) if char in marks]
    inches = '"' in marks and any(text[place - 1 : place].isdigit() for place in places if place)
    return [] if inches else places


def _straight_and_curly(text: str) -> bool:
    """Whether a straight mark opens what curly ones close («"نعم” أمس»), or the other way round: none pairs alone."""
    marks = _SPEECH_MARKS.findall(text) if '"' in text else []
    return len({mark for mark in marks if mark != '"'}) == 1 and any(
        (opener == '"') != (closer == '"') for opener, closer in zip(marks[::2], marks[1::2], strict=False)
    )


def _closed(text: str, rule: _Rule) -> Iterator[tuple[int, int]]:
    """The offsets of each opener and its closer; marks that open and close alike pair by turns, if they pair at all."""
    turning = "".join(rule.by_turns)
    for marks in rule.by_turns if not _straight_and_curly(text) else ():
        places = _by_turns(text, marks)
        if len(places) % 2 == 0:
            yield from zip(places[::2], places[1::2], strict=True)
    opened: list[tuple[str, int]] = []
    for offset, char in enumerate(text):
        if char in turning:
            continue
        if char in rule.closer_of:
            opened.append((char, offset))
        elif char in rule.opener_of and opened and opened[-1][0] == rule.opener_of[char]:
            yield opened.pop()[1], offset
