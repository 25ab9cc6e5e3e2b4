"""`codepoints`: characters to be written otherwise, by what stands beside them.

All entries of a rule are one search; neighbouring finds in one word (or one run)
are one diagnostic, and the whole word is its span, since an editor sees one wrong
word and not six wrong letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from arlint.diagnostics import Edit, RuleInfo
from arlint.matchers.base import Finding, View
from arlint.matchers.blocks import Block
from arlint.matchers.charclasses import looking
from arlint.matchers.guarded import Guarded
from arlint.ruleset.macros import expand
from arlint.text.characters import INVISIBLE, LETTERS, MARKS, PRESENTATION_LETTERS, TATWEEL
from arlint.text.lazy import VERSION1, Lazy
from arlint.text.projection import bytes_of

if TYPE_CHECKING:
    import regex

    from arlint.ruleset.model.codepoints import CodepointEntry, CodepointsRule
    from arlint.ruleset.ruleset import LoadedRule

_INSIDE = f"[{LETTERS}{PRESENTATION_LETTERS}{MARKS}{TATWEEL}{INVISIBLE}]"
_IN_WORD = Lazy(_INSIDE)
_HEAD = Lazy(f"(?r){_INSIDE}*")  # the end of a text, searched from behind
_TAIL = Lazy(f"{_INSIDE}*")
_BLANK = Lazy(r"\s")


class _Entry(NamedTuple):
    to: str | None
    nfkc: bool


class _Rule(NamedTuple):
    rule: RuleInfo
    pattern: Guarded
    entries: tuple[_Entry, ...]
    per_word: bool
    characters: str  # all that the entries are about, as a piece of a character class


class CodepointsMatcher:
    """All `codepoints` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule]) -> None:
        self._rules = tuple(_compile(rule, cast("CodepointsRule", rule.spec)) for rule in rules)
        # One look for all characters of all rules, for most blocks have none of them.
        characters = "".join(rule.characters for rule in self._rules)
        self._any = re.compile(f"[{characters}]")
        self._bytes = bytes_of(characters)

    def match(self, view: View) -> Iterator[Finding]:
        """The finds of a segment, grouped by word or run."""
        for rule in self._rules:
            yield from _search(view, rule)

    def match_block(self, block: Block) -> Iterator[Finding]:
        """The finds of the segments of a block."""
        if block.may_have(self._bytes):
            for view in block.views_at(place.start() for place in self._any.finditer(block.text)):
                yield from self.match(view)


def _search(view: View, rule: _Rule) -> Iterator[Finding]:
    group: list[regex.Match[str]] = []
    for match in rule.pattern.matches(view.text):
        if group and not _together(view.text, group[-1].end(), match.start(), rule.per_word):
            yield _finding(view, rule, group)
            group = []
        group.append(match)
    if group:
        yield _finding(view, rule, group)


def _together(text: str, end: int, start: int, per_word: bool) -> bool:
    return end == start or (per_word and _BLANK.search(text, end, start) is None)


def _compile(rule: LoadedRule, spec: CodepointsRule) -> _Rule:
    branches = [f"({_branch(entry)})" for entry in spec.entries]
    entries = tuple(_Entry(entry.to, entry.form == "nfkc") for entry in spec.entries)
    characters = "".join(map(_characters, spec.entries))
    pattern = Guarded(Lazy("|".join(branches), VERSION1), rule.info)
    return _Rule(rule.info, pattern, entries, spec.per == "word", characters)


def _branch(entry: CodepointEntry) -> str:
    behind = expand(f"(?<={entry.behind})") if entry.behind else ""
    ahead = expand(f"(?={entry.ahead})") if entry.ahead else ""
    return f"{looking(entry.prev, behind=True)}{behind}[{_characters(entry)}]{looking(entry.next, behind=False)}{ahead}"


def _characters(entry: CodepointEntry) -> str:
    chars = "".join(f"\\U{ord(c):08x}" for c in entry.chars or "")
    ranges = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in entry.ranges)
    return chars + ranges


def _finding(view: View, rule: _Rule, group: Sequence[regex.Match[str]]) -> Finding:
    changes: list[Edit] = []
    complete = True
    for match in group:
        entry = rule.entries[(match.lastindex or 1) - 1]
        if entry.nfkc:
            changes.append(Edit(match.start(), match.end(), unicodedata.normalize("NFKC", match.group())))
        elif entry.to is not None:
            changes.append(Edit(match.start(), match.end(), entry.to))
        else:
            complete = False
    start, end = group[0].start(), group[-1].end()
    if rule.per_word and _IN_WORD.match(group[0].group()):
        start = _HEAD.search(view.text, 0, start).start()  # type: ignore[union-attr]
        end = _TAIL.match(view.text, end).end()  # type: ignore[union-attr]
    bad = view.text[start:end]
    good = bad
    for edit in reversed(changes):
        good = good[: edit.start - start] + edit.replacement + good[edit.end - start :]
    names = ", ".join(dict.fromkeys(_name(m.group()) for m in group))
    corrections = (tuple(changes),) if complete else ()
    return Finding(rule.rule, view.number, start, end, corrections, {"bad": bad, "good": good, "name": names})


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
