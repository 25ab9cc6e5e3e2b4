"""``github``: workflow commands, which GitHub shows as annotations of a pull request.

Columns are code points, 1-based. Escapes as documented by GitHub's toolkit
(packages/core/src/command.ts): ``%``, CR and LF everywhere, ``:`` and ``,`` in
properties too.
"""

from __future__ import annotations

from typing import IO, Final

from arlint.diagnostics import Diagnostic, Severity
from arlint.reporters.base import Options, Run
from arlint.reporters.visible import visible, visible_path

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write a command for each finding, and one for each input that could not be checked."""
    for diagnostic in run.diagnostics:
        properties = ",".join(
            f"{key}={escape_property(str(value))}" for key, value in _place(diagnostic, run.relative(diagnostic.path))
        )
        message = escape(visible(diagnostic.message_in(options.lang)))
        stream.write(f"::{_COMMANDS[diagnostic.severity]} {properties}::{message}\n")
    for failure in run.failures:
        stream.write(f"::error title=arlint::{escape(visible(failure.in_(options.lang)))}\n")


def _place(d: Diagnostic, path: str) -> list[tuple[str, object]]:
    place: list[tuple[str, object]] = [("file", visible_path(path)), ("line", d.line), ("endLine", d.end_line)]
    # Columns of an annotation over several lines are refused.
    if d.line == d.end_line:
        place += [("col", d.column), ("endColumn", d.end_column)]
    return [*place, ("title", f"{d.code} {d.slug}")]


def escape(text: str) -> str:
    """``text`` as the data of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """``text`` as a property of a command."""
    return escape(text).replace(":", "%3A").replace(",", "%2C")
