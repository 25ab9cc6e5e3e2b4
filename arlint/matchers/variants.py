"""Where a document writes one thing in one of several forms: as words, as characters, as a last letter.

A *choice* is what is counted together: all forms of a rule, or one set of words.
A finder takes note, block by block, of the choices of which something seems to
stand there; only of those that the notes say are worth it, it names every place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from arlint.diagnostics import Edit, RuleInfo
from arlint.lexicon.lexicon import default_lexicon
from arlint.matchers.base import View, edits
from arlint.matchers.blocks import Block
from arlint.matchers.chains import allowed_chain, chain_fits
from arlint.matchers.exceptions import CompiledExceptions, holds
from arlint.matchers.guarded import Guarded
from arlint.matchers.tokentests import CompiledTest
from arlint.ruleset.macros import expand
from arlint.text.characters import JOINERS, MARKS, TATWEEL
from arlint.text.clitics import SUFFIXES, Chains, attach, prefix_splits
from arlint.text.folding import fold, rewrite
from arlint.text.lazy import VERSION1, Lazy
from arlint.text.projection import UNCLEAR, bytes_of, project, restore
from arlint.text.tokens import TokenKind, TokenStream

if TYPE_CHECKING:
    import regex

    from arlint.diagnostics import Safety
    from arlint.ruleset.model.consistency import ConsistencyRule, Form

_TAIL: Final = 3  # letters
# What stands inside words and is no letter.
_MARKS: Final = bytes_of(f"{MARKS}{TATWEEL}{JOINERS}").replace(bytes([UNCLEAR]), b"")


class Habit(NamedTuple):
    """A form that is reported once where a document has it in so many words, and in this share of them."""

    form: int
    least: int
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Forms of one thing. ``preferred`` is the one that was chosen, if one was."""

    rule: RuleInfo
    preferred: int | None
    chosen: Safety | None
    exceptions: CompiledExceptions
    before: tuple[CompiledTest, ...]
    after: tuple[CompiledTest, ...]
    habit: Habit | None = None

    def counts(self, stream: TokenStream, first: int, last: int) -> bool:
        """Whether the neighbours of tokens ``first`` to ``last`` let them count."""
        if self.exceptions.contextual and self.exceptions.excuse(stream, first, last):
            return False
        if not (self.before or self.after):
            return True
        return any(holds(test, stream, first - 1, first) for test in self.before) or any(
            holds(test, stream, last + 1, last + 1) for test in self.after
        )


class Occurrence(NamedTuple):
    """``text`` at ``start`` of a segment is written in these forms; ``goods`` is how each form would have it.

    It holds no view: a choice may have places in every segment, whose tokens would all be held with them.
    """

    segment: int
    start: int
    text: str
    forms: tuple[int, ...]
    goods: tuple[str, ...]
    letters: bool  # compared without marks, which stay where they are

    @property
    def end(self) -> int:
        """Where it ends in the segment."""
        return self.start + len(self.text)

    def correction(self, form: int) -> tuple[Edit, ...]:
        """The edits that lead to a form."""
        old, new = self.text, self.goods[form]
        if self.letters:
            return edits(rewrite(old, new), self.start)
        changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return tuple(Edit(self.start + a, self.start + b, new[c:d]) for tag, a, b, c, d in changes if tag != "equal")


class Sighting(NamedTuple):
    """These forms of a choice seem to stand in these segments: perhaps one too many of each, never one too few."""

    choice: Choice
    forms: frozenset[int]
    segments: Sequence[int]


class Finder(Protocol):
    """Finds the forms of one sort."""

    def note(self, block: Block) -> Any:
        """What has to be known of a block."""

    def sightings(self, notes: Sequence[Any]) -> Iterable[Sighting]:
        """What the notes of all blocks say of each choice."""

    def occurrences(self, choice: Choice, view: View) -> Iterator[Occurrence]:
        """Every place of a choice in a segment."""


class _Entry(NamedTuple):
    """A word, or the first of several, that belongs to one set."""

    choice: Choice
    forms: tuple[int, ...]
    goods: tuple[str, ...]  # the word of each form
    suffix: str
    rest: tuple[str, ...]
    allowed: Chains


_Met = dict[Choice, tuple[set[int], set[int]]]  # forms and segments


@dataclass(frozen=True)
class Words:
    """Finds words of sets, with clitics. ``entries`` are listed by their first word, pronoun included."""

    entries: Mapping[str, Sequence[_Entry]]
    tails: frozenset[bytes]  # the last letters of all these words, projected

    @classmethod
    def of(cls, words: Iterable[tuple[Choice, ConsistencyRule, Sequence[Sequence[str]]]]) -> Words:
        """For each word what it is counted with, its rule, and the spellings of each form."""
        entries: dict[str, list[_Entry]] = {}
        for choice, spec, cells in words:
            goods = tuple(cell[0] for cell in cells)
            allowed = allowed_chain(spec.match.clitics)
            for word in dict.fromkeys(word for cell in cells for word in cell):
                forms = tuple(number for number, cell in enumerate(cells) if word in cell)
                first, *rest = word.split(" ")
                # With pronouns, a noun may as well have the alef of the accusative (مسؤولًا).
                suffixes = ("", "ا", *SUFFIXES) if spec.match.suffixes == "pronoun" and not rest else ("",)
                for suffix in suffixes:
                    entry = _Entry(choice, forms, goods, suffix, tuple(rest), allowed)
                    entries.setdefault(attach("", fold(first), suffix), []).append(entry)
        return cls(entries, frozenset(project(key[-_TAIL:]) for key in entries))

    def note(self, block: Block) -> _Met:
        """The forms of each choice in a block, and the segments where they are."""
        out: _Met = {}
        written = {word: entries for word in self._likely(block) if (entries := self._all_of(fold(restore(word))))}
        if not written:
            return out
        indexes = list(block.words_in(written))
        for index, offset in zip(indexes, block.offsets(indexes), strict=True):
            place = block.place(offset)
            for entry in written[block.words[index]]:
                if place is not None and self._may_follow(block, index, entry.rest):
                    forms, segments = out.setdefault(entry.choice, (set(), set()))
                    forms.update(entry.forms)
                    segments.add(place[0].number)
        return out

    def sightings(self, notes: Sequence[_Met]) -> Iterator[Sighting]:
        """See :class:`Finder`."""
        for choice in dict.fromkeys(choice for note in notes for choice in note):
            own = [note[choice] for note in notes if choice in note]
            forms, segments = (set[int]().union(*sets) for sets in zip(*own, strict=True))
            yield Sighting(choice, frozenset(forms), sorted(segments))

    def occurrences(self, choice: Choice, view: View) -> Iterator[Occurrence]:
        """See :class:`Finder`."""
        stream = view.stream
        for index in stream.words:
            token = stream[index]
            if project(token.key[-_TAIL:]) not in self.tails or token.key in choice.exceptions.words:
                continue
            found = [hit for hit in self._of(token.key) if hit[0].choice is choice]
            # «كانون الثاني» and not the word alone, where both are forms.
            for entry, prefix in sorted(found, key=lambda hit: -len(hit[0].rest)):
                last = index + len(entry.rest)
                if _follows(stream, index, entry.rest) and choice.counts(stream, index, last):
                    goods = tuple(_attached(prefix, good, entry.suffix) for good in entry.goods)
                    written = view.text[token.start : stream[last].end]
                    yield Occurrence(view.number, token.start, written, entry.forms, goods, letters=True)
                    break

    def _likely(self, block: Block) -> Iterator[bytes]:
        """Those of a block's words that end like one of ours, or have marks that hide how they end."""
        tails = self.tails
        words = set(block.words)
        if block.may_have(_MARKS):
            marked = {word for word in words if word.translate(None, _MARKS) != word}
            yield from (w for w in marked if UNCLEAR not in w and w.translate(None, _MARKS)[-_TAIL:] in tails)
            words -= marked
        yield from (word for word in words if word[-_TAIL:] in tails and UNCLEAR not in word)

    def _of(self, key: str) -> Iterator[tuple[_Entry, str]]:
        for prefix, rest, chain in prefix_splits(key):
            for entry in self.entries.get(rest, ()):
                if chain_fits(chain, entry.allowed):
                    yield entry, prefix

    def _all_of(self, key: str) -> list[_Entry]:
        return [entry for entry, _ in self._of(key)]

    def _may_follow(self, block: Block, index: int, rest: Sequence[str]) -> bool:
        following = block.words[index + 1 : index + 1 + len(rest)]
        return [project(word) for word in rest] == [word.translate(None, _MARKS) for word in following]


def _follows(stream: TokenStream, index: int, rest: Sequence[str]) -> bool:
    """Whether the words ``rest`` stand right behind token ``index``."""
    if index + len(rest) >= len(stream):
        return not rest
    return all(
        stream[index + n].key == word and stream[index + n].kind is TokenKind.WORD and stream.gap(index + n - 1) == " "
        for n, word in enumerate(rest, 1)
    )


def _attached(prefix: str, word: str, suffix: str) -> str:
    first, *rest = word.split(" ")
    return " ".join([attach(prefix, first, suffix), *rest])


class _Written(NamedTuple):
    """How a form is written: a template, or its characters; and what must occur where it is."""

    write: str | None
    chars: str | None
    literals: tuple[str, ...]


@dataclass(frozen=True)
class Patterns:
    """Finds the forms of one rule that are told apart by patterns."""

    choice: Choice
    forms: tuple[_Written, ...]
    pattern: Guarded

    @classmethod
    def of(cls, choice: Choice, forms: Sequence[Form]) -> Patterns:
        """Compile the patterns of some forms into one: what one of them has taken is not looked at by another."""
        branches = (f"(?P<_{number}>{expand(form.pattern or '')})" for number, form in enumerate(forms))
        written = (_Written(form.write, form.chars, tuple(form.literals or form.chars or "")) for form in forms)
        pattern = Guarded(Lazy("|".join(branches), VERSION1), choice.rule)
        return cls(choice, tuple(written), pattern)

    def note(self, block: Block) -> tuple[frozenset[int], range]:
        """The forms of which a block has a literal, and its segments."""
        forms = frozenset(number for number, form in enumerate(self.forms) if block.has(form.literals))
        return forms, block.numbers

    def sightings(self, notes: Sequence[tuple[frozenset[int], range]]) -> Iterator[Sighting]:
        """See :class:`Finder`."""
        forms = frozenset[int]().union(*(found for found, _ in notes))
        if forms:
            yield Sighting(self.choice, forms, [number for found, numbers in notes if found for number in numbers])

    def occurrences(self, choice: Choice, view: View) -> Iterator[Occurrence]:
        """See :class:`Finder`. Raises RuleError if the patterns run out of time."""
        if not any(literal in view.text for form in self.forms for literal in form.literals):
            return
        for match in self.pattern.matches(view.text):
            own = next(number for number in range(len(self.forms)) if match.start(f"_{number}") >= 0)
            goods = tuple(_written(match, self.forms[own], form) for form in self.forms)
            yield Occurrence(view.number, match.start(), match.group(), (own,), goods, letters=False)


def _written(match: regex.Match[str], own: _Written, form: _Written) -> str:
    if form.write is not None:
        return match.expand(form.write)
    return match.group().translate(str.maketrans(own.chars or "", form.chars or ""))


@dataclass(frozen=True)
class Endings:
    """Finds words that the lexicon knows with the last letter of one form only: فى, الذى beside في, الذي."""

    choice: Choice
    habit: Habit
    letters: tuple[str, str]  # the last letter of each form

    @property
    def standard(self) -> int:
        """The form that words have by right."""
        return 1 - self.habit.form

    def note(self, block: Block) -> tuple[int, int, range]:
        """About how many words of a block have the habit, how many end in the standard's letter, and the segments."""
        own, other = (project(self.letters[form]) for form in (self.habit.form, self.standard))
        suspects = {word for word in set(block.words) if own in word[-_TAIL:] and UNCLEAR not in word}
        habitual = {word for word in suspects if self.form(fold(restore(word))) == self.habit.form}
        count = sum(1 for _ in block.words_in(habitual)) if habitual else 0
        return count, sum(block.projection.count(other + end) for end in (b" ", b"\n", b".")), block.numbers

    def sightings(self, notes: Sequence[tuple[int, int, range]]) -> Iterator[Sighting]:
        """See :class:`Finder`. Only of a document that has the habit, or that should have it."""
        own, others = sum(note[0] for note in notes), sum(note[1] for note in notes)
        if self.choice.preferred is None:
            if own < self.habit.least or own < self.habit.share * (own + others):
                return
        elif self.choice.preferred != self.habit.form:
            return
        yield Sighting(self.choice, frozenset((0, 1)), [number for *_, numbers in notes for number in numbers])

    def occurrences(self, choice: Choice, view: View) -> Iterator[Occurrence]:
        """See :class:`Finder`. With words that may have been meant so (وفى), if the form is not the standard's."""
        stream = view.stream
        standard = self.letters[self.standard]
        for index in stream.words:
            token = stream[index]
            form = self.form(token.key)
            if form is None and token.key[-1:] in self.letters and default_lexicon().known(token.key[:-1] + standard):
                form = self.habit.form if token.key[-1] != standard else None
            if form is not None and token.key not in choice.exceptions.words and choice.counts(stream, index, index):
                goods = tuple(token.key[:-1] + letter for letter in self.letters)
                yield Occurrence(view.number, token.start, token.surface, (form,), goods, letters=True)

    def form(self, key: str) -> int | None:
        """The form of a word whose last letter is the standard's by right; None for every other word."""
        if len(key) < 2 or key[-1] not in self.letters:
            return None
        known = default_lexicon().known
        right = known(key[:-1] + self.letters[self.standard]) and not known(key[:-1] + self.letters[self.habit.form])
        return self.letters.index(key[-1]) if right else None
