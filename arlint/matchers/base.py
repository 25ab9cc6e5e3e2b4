"""What a matcher is given and what it gives back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, overload, runtime_checkable

from arlint.diagnostics import Edit, RuleInfo, Safety
from arlint.documents.segments import Listed, Segments
from arlint.text.folding import Replacement, rewrite
from arlint.text.tokens import TokenStream, word_runs

if TYPE_CHECKING:
    from arlint.documents.document import Segment
    from arlint.matchers.blocks import Block
    from arlint.matchers.hanging import Meaning


@dataclass(frozen=True)
class View:
    """A segment as the matchers see it; the tokens are made when first asked for."""

    segment: Segment
    number: int

    @property
    def text(self) -> str:
        """The segment's text, masks included."""
        return self.segment.text

    @cached_property
    def words(self) -> list[str]:
        """The segment's written words, in order."""
        return word_runs(self.segment.text)

    @cached_property
    def stream(self) -> TokenStream:
        """The segment's tokens."""
        return TokenStream.of(self.segment.text)


class Views(Sequence[View]):
    """The segments of a document, seen by matchers. A view is made when it is asked for, and not kept."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments if isinstance(segments, Segments) else Listed(segments)

    def __len__(self) -> int:
        return len(self.segments)

    @overload
    def __getitem__(self, index: int) -> View: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[View]: ...
    def __getitem__(self, index: int | slice) -> View | Sequence[View]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = index + len(self) if index < 0 else index
        return View(self.segments[number], number)


Place = tuple[int, int, int]


class Finding(NamedTuple):
    """What a rule found in one segment: ``text[start:end]``, with corrections (best first), each a list of edits."""

    rule: RuleInfo
    segment: int
    start: int
    end: int
    corrections: tuple[tuple[Edit, ...], ...] = ()
    params: Mapping[str, str] | None = None
    safety: Safety | None = None  # where a rule judges each case; by default what its `fix` says
    context: int = 1  # tokens that were looked at: who saw more of the context is believed
    # Places (segment, start, end) of which this finding speaks too: no other finding on them is needed.
    covers: tuple[Place, ...] = ()
    silent: bool = False  # not reported itself: what it covers is as it should be


class SegmentMatcher(Protocol):
    """A kind whose findings lie in one segment and depend on nothing else."""

    def match(self, view: View) -> Iterable[Finding]:
        """The findings in one segment, in any order."""

    def match_block(self, block: Block) -> Iterable[Finding]:
        """The same for the segments of a block, of which most need not be looked at."""


class FormMatcher(Protocol):
    """A kind that hangs on how words are written: it is asked once about each distinct written word."""

    def judge_form(self, surface: str) -> bool:
        """Whether there may be something to find at this word, as it is written, or at what it begins with."""

    def match(self, view: View) -> Iterable[Finding]:
        """The findings in one segment, in any order."""


class WordMatcher(Protocol):
    """A kind that hangs on words: it is asked once about each distinct key, and called where a key concerns it."""

    def judge(self, key: str) -> object | None:
        """What the matcher has to say of a word with this key, or None (or nothing) if it does not concern it."""

    def match_words(self, view: View, concerned: Mapping[str, Any]) -> Iterable[Finding]:
        """The findings at the written words of ``concerned``: surface -> what :meth:`judge` said of its key."""


@runtime_checkable
class PlacedMatcher(WordMatcher, Protocol):
    """A kind to which no other word of a segment matters, but for neighbours that a rule names.

    So it is told where its words are, and tokens are made only where a rule asks for neighbours.
    """

    def match_at(self, view: View, places: Iterable[tuple[int, tuple[str, Any]]]) -> Iterable[Finding]:
        """The findings at words of a segment: the offset of each, how it is written and what was said of its key."""


class ContextMatcher(WordMatcher, Protocol):
    """A kind that hangs on words which are common, and on what stands beside them.

    A word's *signature* says which of the kind's tests it passes (:mod:`arlint.matchers.signatures`).
    """

    @property
    def meanings(self) -> Iterable[Meaning]:
        """What it means that a word passes one of the tests."""

    def judge_hung(self, numbers: tuple[int, ...]) -> object | None:
        """The same as :meth:`judge` says of a word on which the sequences of these numbers hang."""

    def may_pass(self, key: str) -> int:
        """The signature of a word of which none is known, with the bits of tests that it may pass, and marked so."""

    def places(
        self, block: Block, concerned: Mapping[bytes, Any], signatures: Mapping[bytes, int]
    ) -> Iterable[tuple[int, Any]]:
        """The indexes of words of a block, among ``concerned``, at which there may be something to find, and what.

        ``signatures`` are those of the words met so far; those that are unclear have none.
        """

    def match_at(self, view: View, places: Iterable[tuple[int, Any]]) -> Iterable[Finding]:
        """What there is to find at some offsets of a segment, of that which may be."""


class DocumentMatcher(Protocol):
    """A kind that has to see all segments. What it takes note of in each block is all that it need remember."""

    def note(self, block: Block) -> Any:
        """What of a block has to be known at the end."""

    def match_document(self, views: Views, notes: Sequence[Any]) -> Iterable[Finding]:
        """The findings in a document, in any order; ``notes`` are those of its blocks."""


def of_word(
    view: View, rule: RuleInfo, surface: str, start: int, goods: tuple[str, ...], safety: Safety | None = None
) -> Finding:
    """The finding that a word, which begins at this offset of its segment, should be one of ``goods``, best first."""
    changes, params = _rewritten(surface, goods)
    corrections = tuple([edits(change, start) for change in changes])
    return Finding(rule, view.number, start, start + len(surface), corrections, params, safety)


@lru_cache(maxsize=8192)
def _rewritten(bad: str, goods: tuple[str, ...]) -> tuple[tuple[tuple[Replacement, ...], ...], Mapping[str, str]]:
    # A text repeats its mistakes: what is said of one is worked out once, and one object for all of its findings.
    return tuple(rewrite(bad, good) for good in goods), {"bad": bad, "good": goods[0] if goods else ""}


def edits(replacements: Iterable[Replacement], offset: int) -> tuple[Edit, ...]:
    """Replacements in a token as edits in its segment."""
    return tuple([Edit(start + offset, end + offset, text) for start, end, text in replacements])


def applied(text: str, changes: Sequence[Edit], offset: int) -> str:
    """A part of a segment with edits (ascending) made in it; it begins at this offset of the segment."""
    for edit in reversed(changes):
        text = text[: edit.start - offset] + edit.replacement + text[edit.end - offset :]
    return text
