"""``concise``: one line a finding, ``path:line:column: CODE message``, for programs and quick looks.

Columns are code points, 1-based. ``[*]`` marks what ``arlint fix`` repairs.
"""

from __future__ import annotations

from typing import IO

from arlint.diagnostics import Safety
from arlint.reporters.base import Options, Run, statistics
from arlint.reporters.visible import isolated, visible, visible_path


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run."""
    # Other programs read this: isolates only where a person asks for them, or looks.
    isolate = options.bidi == "isolate" or (options.bidi == "auto" and stream.isatty())
    if options.statistics:
        for count, code, slug, safe in statistics(run.diagnostics):
            stream.write(f"{count}\t{code}\t{slug}\t{safe}\n")
        return
    for path, found in run.by_file():
        shown = visible_path(path)
        for d in found:
            line, column = d.index.position(d.start)
            mark = " [*]" if d.fixes and d.fixes[0].safety is Safety.SAFE else ""
            message = isolated(visible(d.message_in(options.lang)), isolate)
            stream.write(f"{shown}:{line}:{column}: {d.code}{mark} {message}\n")
