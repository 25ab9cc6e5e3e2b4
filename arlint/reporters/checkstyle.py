"""``checkstyle``: the XML of Checkstyle, which Jenkins and many others read. Columns are code points, 1-based."""

from __future__ import annotations

from typing import IO, Final

from arlint.diagnostics import Severity
from arlint.reporters.base import Options, Run
from arlint.reporters.visible import visible
from arlint.reporters.xml import tag

_SEVERITIES: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run as XML."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
    for path, found in run.by_file():
        stream.write("  " + tag("file", {"name": run.relative(path)}) + "\n")
        for d in found:
            attributes = {
                "line": d.line,
                "column": d.column,
                "severity": _SEVERITIES[d.severity],
                "message": visible(d.message_in(options.lang)),
                "source": f"arlint.{d.code}",
            }
            stream.write("    " + tag("error", attributes, close=True) + "\n")
        stream.write("  </file>\n")
    stream.write("</checkstyle>\n")
