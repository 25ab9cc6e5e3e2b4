"""Cues: short strings without which a pattern matches nothing, searched in blocks for all rules at once.

A cue is a string in which a macro stands for one character of its class: ``{D}ه``
is a digit before ه, ``{^}،`` a comma at the start of a segment. Each cue hangs on
its rarest character; cues that hang on the same ones are one search. At the few
places where one of those has the neighbours that some cue asks for, each of them
is tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from arlint.matchers.base import View
from arlint.matchers.blocks import Block
from arlint.ruleset.macros import CLASSES, START, cue_parts
from arlint.text.characters import ARABIC_ALPHABET, DIGITS
from arlint.text.projection import UNCLEAR, bytes_of, project

# What is common in Arabic text, the commonest first; characters that are none of these are rare.
_COMMON: Final = tuple(frozenset(bytes_of(characters)) - {UNCLEAR} for characters in (ARABIC_ALPHABET, " \n", DIGITS))
_LINE_END: Final = b"\n"

# A cue: what bytes each of its characters may have.
Classes = tuple[bytes, ...]


class _Cue(NamedTuple):
    """The classes (bytes) of a cue's characters, and which of them it hangs on."""

    classes: Classes
    pivot: int

    @classmethod
    def of(cls, classes: Classes) -> _Cue:
        return cls(classes, max(range(len(classes)), key=lambda place: (_rarity(classes[place]), -len(classes[place]))))

    def around(self) -> bytes:
        """A pattern for what stands around the pivot, tried from behind it; itself is not looked at again."""
        behind = b"".join(map(_set, self.classes[: self.pivot]))
        ahead = b"".join(map(_set, self.classes[self.pivot + 1 :]))
        return (b"(?<=%s.)" % behind if behind else b"") + (b"(?=%s)" % ahead if ahead else b"")


class Cues:
    """The cues of some rules. ``cues[n]`` are those of rule number n; a rule without any is tried everywhere."""

    @classmethod
    def of(cls, literals: Sequence[Sequence[str]]) -> Cues:
        """Cues that are written as strings with macros."""
        return cls([[tuple(map(_class, cue_parts(literal))) for literal in group] for group in literals])

    def __init__(self, cues: Sequence[Sequence[Classes]]) -> None:
        by_pivot: dict[bytes, dict[bytes, set[int]]] = defaultdict(lambda: defaultdict(set))
        for number, group in enumerate(cues):
            for cue in map(_Cue.of, group):
                by_pivot[cue.classes[cue.pivot]][cue.around()].add(number)
        self._groups = tuple(_Group(pivot, around) for pivot, around in by_pivot.items())
        self._always = tuple(number for number, group in enumerate(cues) if not group)

    def met(self, block: Block) -> dict[int, list[View]]:
        """The segments in which each rule has a cue, in order; rules that have none are left out."""
        found: dict[int, dict[int, View]] = defaultdict(dict)
        projection = _LINE_END + block.projection  # the first segment begins as the others do
        for group in self._groups:
            if block.may_have(group.pivot):
                for place, numbers in group.search(projection):
                    for view in block.views_at([place - len(_LINE_END)]):
                        for number in numbers:
                            found[number][view.number] = view
        met = {number: [views[n] for n in sorted(views)] for number, views in found.items()}
        for number in self._always:
            met[number] = list(block.views)
        return met


class _Group:
    """All cues that hang on the same characters. Their patterns are compiled when a block has those characters."""

    def __init__(self, pivot: bytes, around: dict[bytes, set[int]]) -> None:
        self.pivot = pivot
        self._around = {pattern: frozenset(rules) for pattern, rules in around.items()}

    @cached_property
    def _any(self) -> re.Pattern[bytes]:
        return re.compile(_set(self.pivot) + b"(?:%s)" % b"|".join(sorted(self._around)), re.DOTALL)

    @cached_property
    def _each(self) -> list[tuple[re.Pattern[bytes], frozenset[int]]]:
        lead = _set(self.pivot)
        return [(re.compile(lead + pattern, re.DOTALL), rules) for pattern, rules in self._around.items()]

    def search(self, projection: bytes) -> Iterator[tuple[int, frozenset[int]]]:
        """Where a cue is, and the rules that have one there."""
        for match in self._any.finditer(projection):
            place = match.start()
            met = [rules for cue, rules in self._each if cue.match(projection, place)]
            yield place, frozenset().union(*met)

    def __getstate__(self) -> dict[str, object]:
        # Patterns of the standard library are compiled anew when they are unpickled: not all of them then.
        return {"pivot": self.pivot, "_around": self._around}


def _class(part: str) -> bytes:
    if part == START:
        return b"\r\n"
    return bytes_of(CLASSES[part]) if part in CLASSES else project(part)


def _set(characters: bytes) -> bytes:
    return b"[%s]" % b"".join(b"\\x%02x" % c for c in characters)


def _rarity(characters: bytes) -> int:
    """A rank: letters 0, blanks 1, digits 2, everything else 3."""
    return next((rank for rank, common in enumerate(_COMMON) if common.intersection(characters)), len(_COMMON))
