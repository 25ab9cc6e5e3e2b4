"""Kinds that hang on words: one decision for each distinct written word, whatever the length of the text.

Real text repeats its words. So a block is asked which words it has that were never
met, those are judged, and only the segments with words of which a kind has
something to say are looked at.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from arlint.matchers.base import ContextMatcher, Finding, FormMatcher, PlacedMatcher, View, WordMatcher
from arlint.matchers.blocks import Block
from arlint.matchers.quiet import Quiet
from arlint.text.folding import fold
from arlint.text.projection import UNCLEAR, project, restore

if TYPE_CHECKING:
    from arlint.matchers.hanging import Meaning

_MOST_REMEMBERED: Final = 200_000  # words: their verdicts are some 20 MB


class WordMatching:
    """All word matchers of a run and what they said of the words they have met."""

    def __init__(
        self,
        forms: Sequence[FormMatcher],
        words: Sequence[WordMatcher],
        contexts: Sequence[ContextMatcher],
        quiet: Quiet | None = None,
    ) -> None:
        self._quiet = quiet
        self._forms = forms
        self._placed = [_PlacedVerdicts(matcher) for matcher in words if isinstance(matcher, PlacedMatcher)]
        self._by_view = [_Verdicts(matcher) for matcher in words if not isinstance(matcher, PlacedMatcher)]
        self._words = [*self._placed, *self._by_view]
        self._contexts = [_Verdicts(matcher) for matcher in contexts]
        self._forget()

    def _forget(self) -> None:
        # All words met, by their projections, and their signatures as far as they are known.
        self._signatures: dict[bytes, int] = {b"": 0}
        # Those of which a matcher of single words that has to see the segment has something to say.
        self._concerned: set[bytes] = set()
        self._unclear: set[str] = set()  # words whose projections do not tell them from others
        for verdicts in (*self._words, *self._contexts):
            verdicts.forget()
        if self._quiet:
            self._quiet.signatures.forget()

    def match_block(self, block: Block) -> Iterator[Finding]:
        """The findings at the words of a block."""
        if not (self._forms or self._words or self._contexts):
            return
        unclear: list[View] = []
        new = set(block.words).difference(self._signatures)
        if new:
            if len(self._signatures) + len(self._unclear) > _MOST_REMEMBERED:
                self._forget()
                new = set(block.words).difference(self._signatures)
            unclear = self._exactly(block, {word for word in new if UNCLEAR in word})
            self._learn(word for word in new if UNCLEAR not in word)
        numbers = {view.number for view in unclear}
        # Most blocks of clean text have no such word, which is sooner known than where they would be.
        hit = not self._concerned.isdisjoint(block.words) if self._concerned else False
        concerned = block.views_at(block.offsets(block.words_in(self._concerned))) if hit else ()
        for view in concerned:
            if view.number not in numbers:
                yield from _matches(view, self._forms, self._by_view)
        for view in unclear:
            yield from _matches(view, self._forms, self._words)
        for placed in self._placed:
            yield from placed.match_block(block, numbers)
        for context in self._contexts:
            if not context.by_projection and not unclear:
                continue
            places = context.matcher.places(block, context.by_projection, self._signatures)
            for view, found in block.located(places):
                if view.number not in numbers:
                    yield from context.matcher.match_at(view, found)
            for view in unclear:
                yield from context.match(view)

    def _learn(self, words: Iterable[bytes]) -> None:
        quiet: Container[bytes] = self._quiet.words if self._quiet else ()
        for projected in words:
            signed = self._quiet.signatures.get(projected) if self._quiet else None
            self._signatures[projected] = 0 if signed is None else signed.signature
            surface = restore(projected)
            if signed is not None and signed.hung:
                for verdicts in self._contexts:
                    verdicts.keep(verdicts.matcher.judge_hung(signed.hung), surface, projected)
            alone, in_context = projected not in quiet, signed is None
            if (alone or in_context) and self._judge(surface, projected, alone, in_context):
                self._concerned.add(projected)

    def says(self, surface: str) -> bool:
        """Whether a matcher of single words has anything to say of a written word."""
        key = fold(surface)
        alone = any(matcher.judge_form(surface) for matcher in self._forms)
        return alone or any(verdicts.matcher.judge(key) for verdicts in self._words)

    @property
    def meanings(self) -> Sequence[Meaning]:
        """What the tests of contexts mean for a word that passes them."""
        return tuple(meaning for context in self._contexts for meaning in context.matcher.meanings)

    def _exactly(self, block: Block, words: set[bytes]) -> list[View]:
        """The segments with such unclear words, each word of which is now judged as it is written."""
        views = list(block.views_at(block.offsets(block.words_in(words)))) if words else []
        for surface in {surface for view in views for surface in view.words} - self._unclear:
            projected = project(surface)
            if UNCLEAR in projected:
                self._unclear.add(surface)
                self._judge(surface, None)
            elif projected not in self._signatures:
                self._learn([projected])
        return views

    def _judge(self, surface: str, projected: bytes | None, alone: bool = True, in_context: bool = True) -> bool:
        """Ask the matchers of single words, of contexts or all.

        Returns whether one of the former that has to see the segment has something to say.
        """
        said = False
        for matcher in self._forms if alone else ():
            said = said or matcher.judge_form(surface)
        key = fold(surface)
        if key:  # a run without letters (a tatweel or a mark that stands alone) is no word
            for verdicts in self._contexts if in_context else ():
                verdicts.judge(key, surface, projected)
                if projected is not None:
                    self._signatures[projected] = verdicts.matcher.may_pass(key)
            for verdicts in self._by_view if alone else ():
                said |= verdicts.judge(key, surface, projected)
            for verdicts in self._placed if alone else ():
                verdicts.judge(key, surface, projected)
        return said


def _matches(view: View, forms: Iterable[FormMatcher], words: Iterable[_Verdicts]) -> Iterator[Finding]:
    """The findings of some matchers in one segment."""
    for matcher in forms:
        yield from matcher.match(view)
    for verdicts in words:
        yield from verdicts.match(view)


class _Verdicts:
    """A matcher and what it said of the words that concern it."""

    def __init__(self, matcher: Any) -> None:
        self.matcher = matcher
        self.forget()

    def forget(self) -> None:
        self.by_surface: dict[str, object] = {}
        self.by_projection: dict[bytes, object] = {}

    def judge(self, key: str, surface: str, projected: bytes | None) -> bool:
        """Ask the matcher of a word, and keep what it says; whether that is anything."""
        return self.keep(self.matcher.judge(key), surface, projected)

    def keep(self, verdict: object, surface: str, projected: bytes | None) -> bool:
        """Keep what the matcher says of a word; whether that is anything."""
        if not verdict:
            return False
        self.by_surface[surface] = verdict
        if projected is not None:
            self.by_projection[projected] = verdict
        return True

    def match(self, view: View) -> Iterable[Finding]:
        found: Iterable[Finding] = self.matcher.match_words(view, self.by_surface)
        return found


class _PlacedVerdicts(_Verdicts):
    """The same of a matcher that may be told where the words are."""

    def forget(self) -> None:
        super().forget()
        self._said: dict[bytes, tuple[str, Any]] = {}  # by projection, with the word as it is written

    def keep(self, verdict: object, surface: str, projected: bytes | None) -> bool:
        if verdict and projected is not None:
            self._said[projected] = surface, verdict
        return super().keep(verdict, surface, projected)

    def match_block(self, block: Block, left_out: Container[int]) -> Iterator[Finding]:
        """The findings in the segments of a block but for those of some numbers."""
        if not self._said:
            return
        places = ((index, self._said[block.words[index]]) for index in block.words_in(self._said))
        for view, found in block.located(places):
            if view.number not in left_out:
                yield from self.matcher.match_at(view, found)
