"""``text``: for people at a terminal.

One fact a line, the position first (a left-to-right anchor), every Arabic
fragment in a directional isolate, a found word marked as a whole: a change of
style inside a word would break its joining, and a caret under it would point at
another word, since columns are not cells and the line is reordered.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final

from arlint.reporters.base import Options, Run, statistics
from arlint.reporters.summary import summary
from arlint.reporters.visible import isolated, visible, visible_path
from arlint.text.characters import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE

if TYPE_CHECKING:
    from arlint.diagnostics import Diagnostic

_STYLES: Final = {"error": "bold red", "warning": "yellow", "hint": "cyan"}
_CONTEXT: Final = 32
_NOTHING = {"en": "(nothing)", "ar": "(لا شيء)"}
# What makes rich take a file for a terminal, or not.
_RICH_VARIABLES: Final = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")

# A line: its pieces, each with a style of rich.
Line = list[tuple[str, str]]


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run for a reader."""
    terminal = options.color or stream.isatty() or any(name in os.environ for name in _RICH_VARIABLES)
    if not terminal:
        lines = ["".join(text for text, _ in line) + "\n" for line in _report(run, options, plain=True)]
        # rich lays tabs out by the width of what stands before them.
        if not any("\t" in line for line in lines):
            stream.writelines(lines)
            return
    _print(run, stream, options)


def _print(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run for a terminal. rich is imported only here: that takes longer than to check a file."""
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=stream,
        highlight=False,
        markup=False,
        soft_wrap=True,
        # FORCE_COLOR and its like are for who did not say --no-color.
        color_system=None if options.color is False else "auto",
        force_terminal=options.color,
    )
    for line in _report(run, options, console.no_color or not console.is_terminal):
        console.print(Text.assemble(*line))


def _report(run: Run, options: Options, plain: bool) -> Iterator[Line]:
    if options.statistics:
        yield from _statistics(run, options)
    else:
        for diagnostic in run.diagnostics:
            yield from _lines(diagnostic, options, options.bidi != "none", plain)
    if not options.quiet:
        yield [(summary(run, options.lang), "bold" if run.diagnostics else "green")]


def _lines(d: Diagnostic, options: Options, isolate: bool, plain: bool) -> Iterator[Line]:
    yield [
        (f"{visible_path(d.path)}:{d.line}:{d.column}: ", "bold"),
        (d.code, f"bold {_STYLES[d.severity]}"),
        (" " + isolated(visible(d.message_in(options.lang)), isolate), "bold"),
    ]
    yield _excerpt(d, isolate, plain)
    if d.fixes:
        yield _corrections(d, options, isolate)
    yield []


def _excerpt(d: Diagnostic, isolate: bool, plain: bool) -> Line:
    """The words around the finding, from its line, with the finding marked."""
    text = d.index.text
    line_start = d.index.starts[d.line - 1]
    line_end = line_start + len(d.index.line_text(d.line))
    end = max(d.start, min(d.end, line_end))
    if end - d.start > 2 * _CONTEXT:
        end = _word_edge(text, d.start + 2 * _CONTEXT, line_end)
    left = max(line_start, d.start - _CONTEXT)
    right = min(line_end, end + _CONTEXT)
    while left > line_start and not text[left - 1].isspace():
        left -= 1
    right = max(end, _word_edge(text, right, line_end))
    found = visible(text[d.start : end])
    before = ("    ", FIRST_STRONG_ISOLATE if isolate else "", "… " if left > line_start else "")
    after = (" …" if right < line_end else "", POP_DIRECTIONAL_ISOLATE if isolate else "")
    return [
        ("".join(before) + visible(text[left : d.start]), ""),
        (f"⟦{found}⟧", "") if plain else (found, "reverse"),
        (visible(text[end:right]) + "".join(after), ""),
    ]


def _word_edge(text: str, offset: int, limit: int) -> int:
    while offset < limit and not text[offset].isspace():
        offset += 1
    return min(offset, limit)


def _corrections(d: Diagnostic, options: Options, isolate: bool) -> Line:
    out = [("    → ", "")]
    for number, fix in enumerate(d.fixes):
        if number:
            out.append((" | ", ""))
        begin = min([d.start, *(e.start for e in fix.edits)])
        end = max([d.end, *(e.end for e in fix.edits)])
        good = d.index.text[begin:end]
        for edit in reversed(fix.edits):
            good = good[: edit.start - begin] + edit.replacement + good[edit.end - begin :]
        out.append((isolated(visible(good) or _NOTHING[options.lang], isolate), "green"))
    safety = d.fixes[0].safety
    if safety != "safe":
        out.append((f"  [{safety.value}]", "dim"))
    return out


def _statistics(run: Run, options: Options) -> Iterator[Line]:
    """Findings by rule: how many, which rule, how many of them can be fixed safely."""
    titles = {d.code: d.rule.title.in_(options.lang) for d in run.diagnostics}
    for count, code, slug, safe in statistics(run.diagnostics):
        yield [
            (f"{count:>6}  ", ""),
            (code, "bold"),
            (f"  {slug}  [{'*' if safe == count else safe or '-'}]  ", ""),
            (isolated(visible(titles[code]), options.bidi != "none"), "dim"),
        ]
