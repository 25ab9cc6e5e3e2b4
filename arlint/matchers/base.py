"""What a matcher is given and what it gives back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Protocol

from arlint.diagnostics import Edit, RuleInfo, Safety
from arlint.text.folding import Replacement
from arlint.text.tokens import TokenStream, word_runs

if TYPE_CHECKING:
    from arlint.documents.document import Segment


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


class Block:
    """Some segments in a row, whose texts are searched as one: most of them have nothing that a rule looks for.

    Between two segments stands a newline, which no rule looks for. A search of the
    block may find more than one of its segments has (a look-ahead sees the newline
    and not the segment's end), so what is found is only where to look again.
    """

    def __init__(self, views: Sequence[View]) -> None:
        self.views = views
        self.text = "\n".join([view.segment.text for view in views])
        self._having: dict[str, list[View]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(view.segment.text) + 1 for view in self.views), initial=0))

    @cached_property
    def forms(self) -> set[str]:
        """The distinct written words of the block."""
        return set().union(*(view.words for view in self.views))

    def place(self, offset: int) -> tuple[View, int]:
        """The segment in which an offset of the block's text lies, and the offset in it."""
        index = bisect_right(self._starts, offset) - 1
        return self.views[index], offset - self._starts[index]

    def having(self, literals: Sequence[str]) -> Sequence[View]:
        """The segments in which one of these strings occurs, in order; a string has no newline."""
        if len(literals) == 1:
            return self._with(literals[0])
        found = [views for literal in literals if (views := self._with(literal))]
        if len(found) <= 1:
            return found[0] if found else ()
        return sorted({view.number: view for views in found for view in views}.values(), key=_number)

    def _with(self, literal: str) -> list[View]:
        known = self._having.get(literal)
        if known is None:
            known = self._having[literal] = []
            position = self.text.find(literal)
            while position >= 0:
                index = bisect_right(self._starts, position) - 1
                known.append(self.views[index])
                position = self.text.find(literal, self._starts[index + 1])
        return known


def _number(view: View) -> int:
    return view.number


def blocks(views: Sequence[View], size: int = 1 << 16) -> Iterator[Block]:
    """The segments of a document in blocks of about ``size`` characters."""
    begin = length = 0
    for end, view in enumerate(views, 1):
        length += len(view.segment.text)
        if length >= size:
            yield Block(views[begin:end])
            begin, length = end, 0
    if begin < len(views):
        yield Block(views[begin:])


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in one segment: ``text[start:end]``, with corrections (best first), each a list of edits."""

    rule: RuleInfo
    segment: int
    start: int
    end: int
    corrections: tuple[tuple[Edit, ...], ...] = ()
    params: Mapping[str, str] | None = None
    safety: Safety | None = None  # where a rule judges each case; by default what its `fix` says
    context: int = 1  # tokens that were looked at: who saw more of the context is believed


class SegmentMatcher(Protocol):
    """A kind whose findings lie in one segment and depend on nothing else."""

    def match(self, view: View) -> Iterable[Finding]:
        """The findings in one segment, in any order."""

    def match_block(self, block: Block) -> Iterable[Finding]:
        """The findings in the segments of a block: each of them is searched, if a kind knows no better."""
        for view in block.views:
            yield from self.match(view)


class WordMatcher(Protocol):
    """A kind that hangs on words: it is asked once about each distinct key, and called where a key concerns it."""

    def judge(self, key: str) -> object | None:
        """What the matcher has to say of a word with this key, or None (or nothing) if it does not concern it."""

    def match_words(self, view: View, concerned: Mapping[str, Any]) -> Iterable[Finding]:
        """The findings at the written words of ``concerned``: surface -> what :meth:`judge` said of its key."""


class DocumentMatcher(Protocol):
    """A kind that has to see all segments."""

    def match_document(self, views: Sequence[View]) -> Iterable[Finding]:
        """The findings in a document, in any order."""


def edits(replacements: Iterable[Replacement], offset: int) -> tuple[Edit, ...]:
    """Replacements in a token as edits in its segment."""
    return tuple(Edit(r.start + offset, r.end + offset, r.text) for r in replacements)
