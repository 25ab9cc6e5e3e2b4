"""`spacing`: the blanks before and after marks.

Entries are many and wrong blanks few, so blocks are searched for marks with blanks
(or without) beside them, and only there are the entries tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from arlint.diagnostics import Edit, RuleInfo
from arlint.matchers.base import Finding, View
from arlint.matchers.blocks import Block
from arlint.matchers.charclasses import CHARACTERS, looking
from arlint.matchers.cues import Classes, Cues
from arlint.matchers.guarded import Guarded
from arlint.ruleset.macros import expand
from arlint.text.lazy import VERSION1, Lazy
from arlint.text.projection import bytes_of, project

if TYPE_CHECKING:
    import regex

    from arlint.ruleset.model.spacing import SpacingEntry, SpacingRule
    from arlint.ruleset.ruleset import LoadedRule

_ALL_BLANKS: Final = " \t\u00a0\u202f"
_BLANKS: Final = f"[{_ALL_BLANKS}]"
_LINE_ENDS: Final = b"\r\n"
_WANTED: Final = {"none": "", "one": " "}


class _Entry(NamedTuple):
    rule: RuleInfo
    pattern: Guarded
    want: str


class SpacingMatcher:
    """All `spacing` rules of a run."""

    def __init__(self, rules: Sequence[LoadedRule]) -> None:
        entries = [(rule.info, entry) for rule in rules for entry in cast("SpacingRule", rule.spec).entries]
        self._entries = tuple(
            _Entry(info, Guarded(_pattern(entry), info), _WANTED[entry.want]) for info, entry in entries
        )
        self._cues = Cues([[_cue(entry)] for _, entry in entries])

    def match(self, view: View) -> Iterator[Finding]:
        """The wrong blanks of a segment; the span is the mark with the blanks that are wrong."""
        for entry in self._entries:
            yield from _search(view, entry)

    def match_block(self, block: Block) -> Iterator[Finding]:
        """The wrong blanks of the segments of a block."""
        for number, views in self._cues.met(block).items():
            for view in views:
                yield from _search(view, self._entries[number])


def _search(view: View, entry: _Entry) -> Iterator[Finding]:
    for match in entry.pattern.matches(view.text):
        yield _finding(view, entry, match)


def _finding(view: View, entry: _Entry, match: regex.Match[str]) -> Finding:
    start, end = match.span("blank")
    bad, mark = match.group(), match.group("mark")
    good = mark + entry.want if match.start() == match.start("mark") else entry.want + mark
    change = (Edit(start, end, entry.want),)
    params = {"bad": bad, "good": good, "mark": mark}
    return Finding(entry.rule, view.number, match.start(), match.end(), (change,), params)


def _cue(entry: SpacingEntry) -> Classes:
    """What stands where the entry has something to say: its mark, and on its side blanks or what is none."""
    marks = project(entry.marks)
    if entry.want == "none":
        beside = bytes_of(_ALL_BLANKS)
    elif entry.side == "before":
        beside = _beside(entry.prev, f"(?r){entry.behind}" if entry.behind else "")
    else:
        beside = _beside(entry.next, entry.ahead or "")
    return (beside, marks) if entry.side == "before" else (marks, beside)


def _beside(classes: Sequence[str] | None, look: str) -> bytes:
    """The bytes of characters of these classes, or of any that are no blanks.

    The edge of a segment is a line end in a block; what looks for letters (``look``) is not satisfied there.
    """
    if classes is None or "other" in classes:
        out = set(range(0x100)) - set(project(_ALL_BLANKS))
    else:
        named = "".join(CHARACTERS[name] for name in classes if name in CHARACTERS)
        out = set(bytes_of(named) if named else b"")
    edge = classes is None or not {"edge", "blank"}.isdisjoint(classes)
    if look and edge:
        pattern = Lazy(expand(look), VERSION1)
        edge = pattern.match("") is not None or pattern.match("\n", partial=True) is not None
    return bytes(out | set(_LINE_ENDS) if edge else out - set(_LINE_ENDS))


def _pattern(entry: SpacingEntry) -> Lazy:
    """Start with what is consumed: patterns that begin with a look-behind are slow."""
    mark = f"(?P<mark>[{re.escape(entry.marks)}])"
    # For "none" there are blanks that go; for "one" there are none, and one comes.
    blanks = f"(?P<blank>{_BLANKS}+)" if entry.want == "none" else "(?P<blank>)"
    behind = expand(f"(?<={entry.behind})") if entry.behind else ""
    ahead = expand(f"(?={entry.ahead})") if entry.ahead else ""
    prev, following = looking(entry.prev, behind=True), looking(entry.next, behind=False)
    body = blanks + mark if entry.side == "before" else mark + blanks
    return Lazy(f"{prev}{behind}{body}{following}{ahead}", VERSION1)
