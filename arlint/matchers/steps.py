"""The steps of a sequence, and how a text goes along them.

A *variant* is one sequence of a rule: tests of tokens in a row, of which one is the *anchor*, the word (or mark)
that it hangs on. What must stand near the anchor is told before any token is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from arlint.diagnostics import RuleInfo
from arlint.lexicon.lexicon import default_lexicon
from arlint.matchers.adjuncts import REACH, Across, opens_a_clause, places
from arlint.matchers.exceptions import CompiledExceptions, at_boundary
from arlint.matchers.hanging import Hung
from arlint.matchers.neighbours import Neighbour
from arlint.matchers.tokentests import CompiledTest, Hit
from arlint.ruleset.shapes import fill
from arlint.text.folding import fold
from arlint.text.lazy import Corrections
from arlint.text.placeholders import filled
from arlint.text.tokens import TokenKind, TokenStream

_range = lru_cache(maxsize=256)(range)  # one object for equal ranges, of which there are thousands
# Tokens of which no character is one that words are made of (a mark may be a tatweel by itself).
_NO_WORDS: Final = (TokenKind.NUMBER, TokenKind.LATIN, TokenKind.MASK)


class Step(NamedTuple):
    """A test of one token, where that may stand behind the token before, and what becomes of it."""

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
        templates = self.replace if self.mapping is None else self.mapping.of_word(hit.split.stem)
        if not self.known:
            return templates
        lexicon = default_lexicon()
        return tuple(template for template in templates if lexicon.known(fold(fill_in(template, hit))))


class Variant(NamedTuple):
    """One sequence of a rule."""

    rule: RuleInfo
    exceptions: CompiledExceptions
    steps: tuple[Step, ...]
    anchor: int
    goods: tuple[str, ...] = ()  # a phrase's corrections, which replace the whole
    pieces: tuple[tuple[int, int], ...] = ()  # a phrase's first and last steps between its gaps
    starts: range = range(1)  # where the sequence may start, as distances from the anchor, the farthest first


def starts(variant: Variant) -> range:
    """Where a sequence may start: what need not be asked again at every anchor."""
    steps, anchor = variant.steps, variant.anchor
    if any(step.optional or step.between for step in steps[: anchor + 1]):
        reach = sum(1 + step.between for step in steps[: anchor + 1])
        return _range(-reach, 1)
    reach = sum(step.test.boundary is None for step in steps[:anchor])
    return _range(-reach, 1 - reach)


def hung(variant: Variant) -> Hung:
    """What a sequence hangs on: its anchor, and the words that must stand before and behind it."""
    steps, anchor = variant.steps, variant.anchor
    before = _neighbours(steps[:anchor][::-1], [step.between for step in steps[1 : anchor + 1][::-1]], -1)
    behind = _neighbours(steps[anchor + 1 :], [step.between for step in steps[anchor + 1 :]], 1)
    return Hung(steps[anchor].test, (*before, *behind))


def _neighbours(steps: Iterable[Step], gaps: Iterable[int], direction: int) -> Iterator[Neighbour]:
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


def _is_one_word(step: Step) -> bool:
    """Whether a step must be there and can be nothing but a word."""
    return step.test.words_only and not step.optional


@dataclass(frozen=True, slots=True)
class Matched:
    """A step with the token (by its index) that passed its test, and how."""

    step: Step
    index: int
    hit: Hit


def run(stream: TokenStream, steps: Sequence[Step], index: int, fresh: bool = True) -> list[Matched] | None:
    """The tokens that the steps match from ``index`` on, or None. Depth-first over optional tokens and gaps."""
    if not steps:
        return []
    step, rest = steps[0], steps[1:]
    if step.test.boundary is not None:
        opens = at_boundary(stream, index, step.test.boundary)
        if not opens and step.test.boundary == "start":
            opens = opens_a_clause(stream, index)
        return run(stream, rest, index, fresh) if opens else None
    for place in _places(stream, step, index, fresh):
        hit = step.test.hit(stream[place])
        if hit is not None and (not step.known or step.goods(hit)) and _to_be_moved(stream, step, place):
            tail = run(stream, rest, place + 1, fresh=False)
            if tail is not None:
                return [Matched(step, place, hit), *tail]
    if step.optional:
        return run(stream, rest, index, fresh)
    return None


def _places(stream: TokenStream, step: Step, index: int, fresh: bool) -> Iterator[int]:
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


def _to_be_moved(stream: TokenStream, step: Step, index: int) -> bool:
    """Whether a token that is to be joined stands apart from the next, and one to be set apart stands joined."""
    if not (step.join or step.space) or index + 1 >= len(stream):
        return True
    return bool(stream.gap(index)) is step.join


def fill_in(template: str, hit: Hit) -> str:
    """The corrected key of a token: the template filled from the stem, a shape's letters or a pattern's groups."""
    if hit.match is not None and re.search(r"[1-9]", template):
        good = fill(template, hit.match)
    elif "{" in template:
        groups = hit.match.groupdict("") if hit.match is not None else {}
        good = filled(template, {**groups, "stem": hit.split.stem})
    else:
        good = template
    return hit.split.rebuild(good)
