"""`lexical` and `template`: one decision for each distinct word.

A key is split into its legal readings, each reading's stem is looked up among
the entries and tried on the shapes. The engine remembers the verdict, so a run
costs one look-up for each further occurrence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from arlint.diagnostics import RuleInfo
from arlint.matchers.base import Finding, View, of_word
from arlint.matchers.chains import allowed_chain, chain_fits
from arlint.matchers.exceptions import CompiledExceptions, compile_exceptions
from arlint.matchers.needles import Needles
from arlint.matchers.shelves import shelved
from arlint.ruleset.shapes import fill, shape_pattern
from arlint.text.clitics import Chain, Chains, Split, splits, stems, unchanged
from arlint.text.folding import contradicts, fold
from arlint.text.lazy import Lazy

if TYPE_CHECKING:
    from arlint.lexicon.lexicon import Lexicon
    from arlint.ruleset.model.lexical import LexicalRule, TemplateRule
    from arlint.ruleset.ruleset import LoadedRule


class Verdict(NamedTuple):
    """A rule's word on a key: the corrected keys, best first."""

    rule: RuleInfo
    exceptions: CompiledExceptions
    goods: tuple[str, ...]


class _Entry(NamedTuple):  # of which there are thousands: a tuple is read in a third of the time of a dataclass
    rule: RuleInfo
    exceptions: CompiledExceptions
    goods: tuple[str, ...]
    allowed: Chains
    suffixes: bool
    unless_known: bool = False


class _Shape(NamedTuple):
    rule: RuleInfo
    exceptions: CompiledExceptions
    pattern: Lazy
    good: str
    allowed: Chains
    suffixes: bool
    lexicon: str
    zipf: float
    min_letters: int

    def agrees(self, bad: str, good: str, stem: str) -> bool:
        """Whether the lexicon says of the two words, and of the corrected stem, what the rule asks for."""
        if self.lexicon == "ignore":
            return True
        lexicon = _lexicon()
        if not lexicon.known(fold(good)) or (self.zipf and lexicon.zipf(fold(stem)) < self.zipf):
            return False
        return self.lexicon == "good-known" or not lexicon.known(bad)


class LexicalMatcher:
    """All `lexical` and `template` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule], sets: Mapping[str, frozenset[str]]) -> None:
        # Under the one number 0: a text without a new word has no use for the table.
        self._table: Mapping[int, dict[str, list[_Entry]]] = {0: defaultdict(list)}
        self._shapes: dict[str, list[_Shape]] = defaultdict(list)
        # By a shape's first letter ("": any), the letters that every word of one of those shapes has in it.
        self._letters: dict[str, set[str]] = defaultdict(set)
        for rule in rules:
            exceptions = compile_exceptions(rule.spec.except_, rule.info, sets)
            if rule.spec.kind == "lexical":
                self._add_entries(rule, rule.spec, exceptions)
            else:
                self._add_shapes(rule, cast("TemplateRule", rule.spec), exceptions)
        entries = [entry for group in self._entries.values() for entry in group]
        shapes = [shape for group in self._shapes.values() for shape in group]
        self._suffixes = any(e.suffixes for e in entries) or any(s.suffixes for s in shapes)
        clitics = any(e.allowed for e in entries) or any(s.allowed for s in shapes)
        self._below_clitics = clitics or self._suffixes

    def _add_entries(self, rule: LoadedRule, spec: LexicalRule, exceptions: CompiledExceptions) -> None:
        for entry in spec.entries:
            self._entries[fold(entry.bad)].append(
                _Entry(
                    rule.info,
                    exceptions,
                    entry.goods,
                    allowed_chain(entry.clitics or spec.match.clitics),
                    (entry.suffixes or spec.match.suffixes) == "pronoun",
                    spec.match.whole == "unknown",
                )
            )

    def _add_shapes(self, rule: LoadedRule, spec: TemplateRule, exceptions: CompiledExceptions) -> None:
        for entry in spec.entries:
            first = entry.shape[0] if not entry.shape[0].isascii() else ""
            pattern = shape_pattern(entry.shape, tuple(entry.endings), tuple(sorted(entry.without.items())))
            allowed = allowed_chain(spec.match.clitics)
            suffixes = spec.match.suffixes == "pronoun"
            shape = _Shape(
                rule.info,
                exceptions,
                pattern,
                entry.good,
                allowed,
                suffixes,
                spec.lexicon,
                spec.zipf,
                spec.min_letters,
            )
            self._shapes[first].append(shape)
            self._letters[first].add(max(re.split(r"[1-9*]+", entry.shape), key=len))

    def __getstate__(self) -> dict[str, object]:
        (table,) = shelved((RuleInfo, Lazy), (CompiledExceptions,), {0: dict(self._entries)})
        return {**self.__dict__, "_table": table}

    @property
    def _entries(self) -> dict[str, list[_Entry]]:
        return self._table[0]

    def needles(self) -> Needles | None:
        """What every text has in which these entries find something; None if that cannot be searched for."""
        if not self._below_clitics:
            return Needles.of(self._entries.keys(), ())
        return Needles.of((), frozenset(map(unchanged, self._entries)))

    def judge(self, key: str) -> tuple[Verdict, ...]:
        """The verdicts of all rules on a key."""
        # Nearly every word is no entry, with clitics or without, and has no letters that a shape has.
        if not self._below_clitics and not self._letters:
            return tuple(self._judge(key)) if key in self._entries else ()
        alone = stems(key) if self._below_clitics else (key,)
        if self._entries.keys().isdisjoint(alone) and not (self._letters and any(map(self._may_have_a_shape, alone))):
            return ()
        return tuple(self._judge(key))

    def _may_have_a_shape(self, stem: str) -> bool:
        return any(letters in stem for first in ("", stem[:1]) for letters in self._letters.get(first, ()))

    def match_words(self, view: View, concerned: Mapping[str, tuple[Verdict, ...]]) -> Iterator[Finding]:
        """The wrong words of a segment."""
        tokens = map(view.stream.__getitem__, view.stream.indexes(concerned))
        yield from self.match_at(view, ((token.start, (token.surface, concerned[token.surface])) for token in tokens))

    def match_at(self, view: View, places: Iterable[tuple[int, tuple[str, Sequence[Verdict]]]]) -> Iterator[Finding]:
        """The wrong words of a segment among those that begin at these offsets."""
        for start, (surface, verdicts) in places:
            for verdict in verdicts:
                if verdict.goods and contradicts(surface, verdict.goods[0]):
                    continue
                if verdict.exceptions.contextual:
                    # Only now are the tokens around it made.
                    index = view.stream.at(start)
                    if verdict.exceptions.excuse(view.stream, index, index):
                        continue
                yield of_word(view, verdict.rule, surface, start, verdict.goods)

    def _judge(self, key: str) -> Iterator[Verdict]:
        seen: set[str] = set()
        for split in splits(key):
            if split.suffix and not self._suffixes:
                continue
            for entry in self._entries.get(split.stem, ()):
                if not _fits(split, entry) or entry.rule.code in seen or _excused(key, split, entry.exceptions):
                    continue
                if entry.unless_known and split.stem != key and _lexicon().known(key):
                    continue
                # مبادئه is مبادء + ه to the eye of the splitter, and its own correction: the hamza took its seat.
                goods = tuple(split.rebuild(g) for g in entry.goods)
                if key not in goods:
                    seen.add(entry.rule.code)
                    yield Verdict(entry.rule, entry.exceptions, goods)
            for shape in (*self._shapes.get(split.stem[:1], ()), *self._shapes.get("", ())):
                if shape.rule.code in seen or not _fits(split, shape) or _excused(key, split, shape.exceptions):
                    continue
                match = shape.pattern.fullmatch(split.stem)
                if not match or len(split.stem) < shape.min_letters:
                    continue
                stem = fill(shape.good, match)
                good = split.rebuild(stem)
                if good != key and shape.agrees(key, good, stem):
                    seen.add(shape.rule.code)
                    yield Verdict(shape.rule, shape.exceptions, (good,))


def _lexicon() -> Lexicon:
    # Which most lists of words have no use for.
    from arlint.lexicon.lexicon import default_lexicon

    return default_lexicon()


def _fits(split: Split, entry: _Entry | _Shape) -> bool:
    if not chain_fits(split.chain, entry.allowed):
        return False
    # No word has both the article and a pronoun: الاخباري is not ال + اخبار + ي.
    return not split.suffix or (entry.suffixes and not split.chain & Chain.ARTICLE)


def _excused(key: str, split: Split, exceptions: CompiledExceptions) -> bool:
    """Whether an exception names the word, its stem, or the word behind a conjunction (a shape's ``*`` takes all)."""
    words = exceptions.words
    return bool(words) and (key in words or split.stem in words or (key[0] in "وف" and key[1:] in words))
