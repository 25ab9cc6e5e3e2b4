"""``text``: for people at a terminal.

One fact a line, the position first (a left-to-right anchor), every Arabic
fragment in a directional isolate, a found word marked as a whole: a change of
style inside a word would break its joining, and a caret under it would point at
another word, since columns are not cells and the line is reordered.
"""

from __future__ import annotations

from typing import IO

from rich.console import Console
from rich.text import Text

from arlint.diagnostics import Diagnostic, Safety, Severity
from arlint.reporters.base import Options, Run, statistics
from arlint.reporters.summary import summary
from arlint.reporters.visible import isolated, visible
from arlint.text.characters import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_CONTEXT = 32
_NOTHING = {"en": "(nothing)", "ar": "(لا شيء)"}


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run for a reader."""
    console = Console(
        file=stream,
        highlight=False,
        markup=False,
        soft_wrap=True,
        no_color=options.color is False,
        force_terminal=True if options.color else None,
    )
    isolate = options.bidi != "none"
    if options.statistics:
        for line in _statistics(run, options):
            console.print(line)
    else:
        for diagnostic in run.diagnostics:
            for line in _lines(diagnostic, options, isolate, console.no_color or not console.is_terminal):
                console.print(line)
    if not options.quiet:
        console.print(Text(summary(run, options.lang), style="bold" if run.diagnostics else "green"))


def _lines(d: Diagnostic, options: Options, isolate: bool, plain: bool) -> list[Text]:
    head = Text(f"{visible(d.path)}:{d.line}:{d.column}: ", style="bold")
    head.append(d.code, style=_STYLES[d.severity])
    head.append(" ")
    head.append(isolated(visible(d.message_in(options.lang)), isolate))
    return [head, _excerpt(d, isolate, plain), *_corrections(d, options, isolate), Text("")]


def _excerpt(d: Diagnostic, isolate: bool, plain: bool) -> Text:
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
    out = Text("    " + (FIRST_STRONG_ISOLATE if isolate else ""))
    if left > line_start:
        out.append("… ")
    out.append(visible(text[left : d.start]))
    found = visible(text[d.start : end])
    out.append(f"⟦{found}⟧" if plain else found, style="" if plain else "reverse")
    out.append(visible(text[end:right]))
    if right < line_end:
        out.append(" …")
    out.append(POP_DIRECTIONAL_ISOLATE if isolate else "")
    return out


def _word_edge(text: str, offset: int, limit: int) -> int:
    while offset < limit and not text[offset].isspace():
        offset += 1
    return min(offset, limit)


def _corrections(d: Diagnostic, options: Options, isolate: bool) -> list[Text]:
    if not d.fixes:
        return []
    out = Text("    → ")
    for number, fix in enumerate(d.fixes):
        if number:
            out.append(" | ")
        begin = min([d.start, *(e.start for e in fix.edits)])
        end = max([d.end, *(e.end for e in fix.edits)])
        good = d.index.text[begin:end]
        for edit in reversed(fix.edits):
            good = good[: edit.start - begin] + edit.replacement + good[edit.end - begin :]
        out.append(isolated(visible(good) or _NOTHING[options.lang], isolate), style="green")
    safety = d.fixes[0].safety
    if safety is not Safety.SAFE:
        out.append(f"  [{safety.value}]", style="dim")
    return [out]


def _statistics(run: Run, options: Options) -> list[Text]:
    """Findings by rule: how many, which rule, how many of them can be fixed safely."""
    titles = {d.code: d.rule.title.in_(options.lang) for d in run.diagnostics}
    lines = []
    for count, code, slug, safe in statistics(run.diagnostics):
        line = Text(f"{count:>6}  ")
        line.append(code, style="bold")
        line.append(f"  {slug}  [{'*' if safe == count else safe or '-'}]  ")
        line.append(isolated(titles[code], options.bidi != "none"), style="dim")
        lines.append(line)
    return lines
