"""A unified diff of a text and its correction, as `diff -U1`, `diff -U0` and `patch` know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from arlint.reporters.visible import visible_path

_LINE: Final = regex.compile(r"[^\n]*+\n|[^\n]++")
_NO_NEWLINE: Final = "\\ No newline at end of file\n"


def unified(old: str, new: str, name: str) -> Iterator[str]:
    """The lines of the diff, with one line of context; nothing if the texts are the same.

    Lines end with LF, as in `diff`; a last line without one is said to have none.
    """
    before, after = _LINE.findall(old), _LINE.findall(new)
    # Changes with two lines or fewer between them share their context.
    hunks = _line_by_line(before, after, 2) if len(before) == len(after) else _matched(before, after)
    first = True
    for a, b, c, d in hunks:
        if first:
            yield from head(name)
            first = False
        yield from _hunk(before, after, a, b, c, d)


def head(name: str) -> Iterator[str]:
    """The two lines that name the file."""
    shown = visible_path(name)
    yield f"--- a/{shown}\n"
    yield f"+++ b/{shown}\n"


def bare(old: str, new: str, first: int) -> Iterator[str]:
    """The hunks, without context, of a piece of a text whose first line is number ``first`` (from 0) of it."""
    before, after = _LINE.findall(old), _LINE.findall(new)
    for a, b, c, d in _line_by_line(before, after, 0) if len(before) == len(after) else _unmatched(before, after):
        yield f"@@ -{_range(first + a, b - a)} +{_range(first + c, d - c)} @@\n"
        yield from _signed("-", before[a:b])
        yield from _signed("+", after[c:d])


def _line_by_line(before: Sequence[str], after: Sequence[str], between: int) -> Iterator[tuple[int, int, int, int]]:
    """The changed lines, where each line became one: corrections leave line ends alone, and files may be long.

    Changes with no more than ``between`` lines between them are one.
    """
    changed = [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    start = 0
    for place, number in enumerate(changed):
        if place + 1 == len(changed) or changed[place + 1] - number > between + 1:
            yield changed[start], number + 1, changed[start], number + 1
            start = place + 1


def _unmatched(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The changed lines and nothing between them, where some were taken out or put in."""
    from difflib import SequenceMatcher

    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield a, b, c, d


def _matched(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The changed lines where some were taken out or put in."""
    from difflib import SequenceMatcher

    for group in SequenceMatcher(None, before, after).get_grouped_opcodes(1):
        changes = [(a, b, c, d) for tag, a, b, c, d in group if tag != "equal"]
        yield changes[0][0], changes[-1][1], changes[0][2], changes[-1][3]


def _hunk(before: Sequence[str], after: Sequence[str], a: int, b: int, c: int, d: int) -> Iterator[str]:
    """Lines ``a`` to ``b`` became ``c`` to ``d``, with the line before and the line behind."""
    head, tail = before[max(0, a - 1) : a], before[b : b + 1]
    old, new = len(head) + b - a + len(tail), len(head) + d - c + len(tail)
    yield f"@@ -{_range(a - len(head), old)} +{_range(c - len(head), new)} @@\n"
    yield from _signed(" ", head)
    if b - a == d - c:
        # Runs of changed lines, with unchanged ones between them.
        one: list[str] = []
        other: list[str] = []
        for was, became in zip(before[a:b], after[c:d], strict=True):
            if was == became:
                yield from _signed("-", one)
                yield from _signed("+", other)
                yield from _signed(" ", [was])
                one, other = [], []
            else:
                one.append(was)
                other.append(became)
        yield from _signed("-", one)
        yield from _signed("+", other)
    else:
        yield from _signed("-", before[a:b])
        yield from _signed("+", after[c:d])
    yield from _signed(" ", tail)


def _range(start: int, length: int) -> str:
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"


def _signed(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if line.endswith("\n"):
            yield sign + line
        else:
            yield f"{sign}{line}\n"
            yield _NO_NEWLINE
