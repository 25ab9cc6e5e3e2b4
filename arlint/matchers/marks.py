"""`marks`: harakat that stand twice, exclude each other, lack a letter, or cannot stand where they stand.

A *cluster* is a letter with its marks. Canonical order is not looked at: fatha
before shadda and shadda before fatha are the same text (UAX #15).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from arlint.diagnostics import Edit, RuleInfo
from arlint.documents.document import Segment
from arlint.matchers.base import Finding, View, applied
from arlint.text.characters import LETTERS, MARKS, MASK, PRESENTATION_LETTERS, SHADDA, TATWEEL
from arlint.text.lazy import Lazy

if TYPE_CHECKING:
    import regex

    from arlint.ruleset.model.marks import MarksRule
    from arlint.ruleset.ruleset import LoadedRule

_LETTER: Final = f"{LETTERS}{PRESENTATION_LETTERS}"
_ANY_MARK = re.compile(f"[{MARKS}]")
_WORD = Lazy(f"[{_LETTER}{TATWEEL}][{_LETTER}{MARKS}{TATWEEL}]*")
_CLUSTER = Lazy(f"([{_LETTER}{TATWEEL}])([{MARKS}]*)")
# No mark stands alone on a letter, on tatweel, on a dotted circle or on what a mask covers.
# The marks of pause of the Quran stand between words too, as they are printed (U+06D6 to U+06DC).
_LOOSE = Lazy(f"(?<![{_LETTER}{MARKS}{TATWEEL}\u25cc\u00a0{MASK}\\p{{M}}])(?![\u06d6-\u06dc])[{MARKS}]+")
# A letter that has no mark yet.
_BARE = Lazy(f"[{_LETTER}](?![{MARKS}])")
_STOPS: Final = ".،؛؟!:"
_REPEATED = Lazy(f"([{MARKS}])\\1")
_TANWIN: Final = "\u064b\u064c\u064d"
_VOWEL_AND_TANWIN: Final = tuple(map(frozenset, ("\u064b\u064e", "\u064c\u064f", "\u064d\u0650")))
_ARTICLED: Final = Lazy("[وف]?(?:[بك]?ال|لل)")
_HAMZA_ABOVE, _ALEF_MAKSURA, _YEH_HAMZA = "\u0654", "\u0649", "\u0626"


class _Cluster(NamedTuple):
    letter: str
    marks: str
    start: int  # of the letter, in the segment

    @property
    def first_mark(self) -> int:
        return self.start + 1

    @property
    def end(self) -> int:
        return self.start + 1 + len(self.marks)


class _Entry(NamedTuple):
    letters: frozenset[str]
    marks: frozenset[str]
    place: str
    following: frozenset[str]
    drop: bool


class _Rule(NamedTuple):
    rule: RuleInfo
    report: str
    entries: tuple[_Entry, ...]


class MarksMatcher:
    """All `marks` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule]) -> None:
        self._rules = tuple(_compile(rule, cast("MarksRule", rule.spec)) for rule in rules)

    def match(self, view: View) -> Iterator[Finding]:
        """The misplaced marks of a segment; the span is the word, or the loose marks."""
        text = view.text
        if _ANY_MARK.search(text) is None:
            return
        for rule in self._rules:
            if rule.report == "loose":
                for match in _LOOSE.finditer(text):
                    change = _moved(text, match.start(), match.end())
                    params = {"bad": match.group(), "good": "", "name": _names(match.group())}
                    yield Finding(rule.rule, view.number, match.start(), match.end(), (change,), params)
            elif rule.report != "repeated" or _REPEATED.search(text):
                for match in _WORD.finditer(text):
                    if len(match.group()) > 1 and _ANY_MARK.search(match.group()):
                        yield from _in_word(view, rule, match)

    def judge_form(self, surface: str) -> bool:
        """Whether a written word by itself has a mark that is misplaced, or begins with one."""
        return any(True for _ in self.match(View(Segment(surface, ()), 0)))


def _moved(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """The loose marks put onto the letter that they were typed before, or behind a stop, or else left out."""
    gone, marks = Edit(start, end, ""), text[start:end]
    if len(marks) > 1 or marks == SHADDA:
        return (gone,)
    if _BARE.match(text, end):
        return gone, Edit(end + 1, end + 1, marks)
    behind = start - 1
    while behind > 0 and text[behind] in _STOPS:
        behind -= 1
    if behind < start - 1 and _BARE.match(text, behind):
        return Edit(behind + 1, behind + 1, marks), gone
    return (gone,)


def _compile(rule: LoadedRule, spec: MarksRule) -> _Rule:
    entries = tuple(
        _Entry(frozenset(e.letters), frozenset(e.marks), e.place, frozenset(e.following), e.drop) for e in spec.entries
    )
    return _Rule(rule.info, spec.report, entries)


def _in_word(view: View, rule: _Rule, match: regex.Match[str]) -> Iterator[Finding]:
    clusters = [_Cluster(c.group(1), c.group(2), c.start()) for c in _CLUSTER.finditer(view.text, *match.span())]
    if rule.report == "repeated":
        found = _repeated(clusters)
    elif rule.report == "exclusive":
        found = _exclusive(clusters, rule.entries)
    elif rule.report == "uncomposed":
        found = _uncomposed(clusters)
    else:
        found = _illegal(clusters, rule.entries)
    if found is None:
        return
    marks, corrections = found
    bad = match.group()
    good = applied(bad, corrections[0], match.start()) if corrections else ""
    yield Finding(
        rule.rule,
        view.number,
        match.start(),
        match.end(),
        tuple(corrections),
        {"bad": bad, "good": good, "name": _names(marks)},
    )


_Found = tuple[str, Sequence[tuple[Edit, ...]]]


def _repeated(clusters: Sequence[_Cluster]) -> _Found | None:
    """One edit for each letter that has a mark twice; the marks keep their order."""
    changes: list[Edit] = []
    named = ""
    for cluster in clusters:
        once = "".join(dict.fromkeys(cluster.marks))
        if once != cluster.marks:
            changes.append(Edit(cluster.first_mark, cluster.end, once))
            named += "".join(m for m in once if cluster.marks.count(m) > 1)
    return (named, [tuple(changes)]) if changes else None


def _exclusive(clusters: Sequence[_Cluster], entries: Sequence[_Entry]) -> _Found | None:
    """The first letter with two marks of which only one can be; either may be the one that stays."""
    for number, cluster in enumerate(clusters):
        for entry in entries:
            clash = [mark for mark in dict.fromkeys(cluster.marks) if mark in entry.marks]
            if len(clash) > 1:
                kept = [
                    [m for m in cluster.marks if m == stays or m not in entry.marks]
                    for stays in _likeliest(clash, _takes_tanwin(clusters, number))
                ]
                edits = [(Edit(cluster.first_mark, cluster.end, "".join(marks)),) for marks in kept]
                return "".join(clash), edits
    return None


def _likeliest(clash: Sequence[str], tanwin: bool) -> list[str]:
    """The marks of one letter, the likeliest first: of a vowel and its tanwin the tanwin, where there may be one."""
    last_first = clash[::-1]
    if tanwin and any(pair <= frozenset(clash) for pair in _VOWEL_AND_TANWIN):
        return sorted(last_first, key=lambda mark: mark not in _TANWIN)
    return list(last_first)


def _takes_tanwin(clusters: Sequence[_Cluster], number: int) -> bool:
    """Whether a letter ends a word without the article, but for the alef of tanwin."""
    behind = "".join(cluster.letter for cluster in clusters[number + 1 :])
    before = "".join(cluster.letter for cluster in clusters[:number])
    return behind in ("", "ا", "ى") and _ARTICLED.match(before) is None


def _uncomposed(clusters: Sequence[_Cluster]) -> _Found | None:
    """Letters written as two characters where Unicode has one (alef + hamza above): composed, as NFC does."""
    changes: list[Edit] = []
    named = ""
    for cluster in clusters:
        whole = cluster.letter + cluster.marks
        composed = unicodedata.normalize("NFC", whole)
        if cluster.letter == _ALEF_MAKSURA and _HAMZA_ABOVE in cluster.marks:
            # Unicode's "do not emit" list: the seat of this hamza is U+0626.
            composed = unicodedata.normalize("NFC", _YEH_HAMZA + cluster.marks.replace(_HAMZA_ABOVE, "", 1))
        if len(composed) < len(whole):
            changes.append(Edit(cluster.start, cluster.end, composed))
            named += composed[0]
    return (named, [tuple(changes)]) if changes else None


def _illegal(clusters: Sequence[_Cluster], entries: Sequence[_Entry]) -> _Found | None:
    """The first letter that has a mark which cannot stand on it, there."""
    for number, cluster in enumerate(clusters):
        for entry in entries:
            marks = [mark for mark in cluster.marks if mark in entry.marks]
            if not marks or (entry.letters and cluster.letter not in entry.letters):
                continue
            rest = clusters[number + 1 :]
            if not _stands(entry, clusters[: number + 1], rest):
                continue
            kept = "".join(mark for mark in cluster.marks if mark not in entry.marks)
            edits = [(Edit(cluster.first_mark, cluster.end, kept),)] if entry.drop else []
            return "".join(marks), edits
    return None


def _stands(entry: _Entry, begun: Sequence[_Cluster], rest: Sequence[_Cluster]) -> bool:
    if entry.following:
        return bool(rest) and rest[0].letter in entry.following
    if entry.place == "first":
        return len(begun) == 1
    if entry.place == "inside":
        # The alef (or ى) that carries a tanwin at the end is no letter of its own, nor is the waw that tells عَمْرٌو
        # from عُمَر.
        silent = "اىو" if "".join(cluster.letter for cluster in begun[-3:]) == "عمر" else "اى"
        return bool(rest) and not (len(rest) == 1 and rest[0].letter in silent and not rest[0].marks)
    return True


def _names(chars: str) -> str:
    return ", ".join(dict.fromkeys(f"U+{ord(c):04X} {unicodedata.name(c, '')}".rstrip() for c in chars))
