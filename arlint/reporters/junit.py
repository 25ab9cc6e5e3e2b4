"""``junit``: a suite for each file with findings, a failed test for each finding. Columns are code points, 1-based."""

from __future__ import annotations

from typing import IO

from arlint.reporters.base import Options, Run
from arlint.reporters.visible import visible
from arlint.reporters.wording import FILES
from arlint.reporters.xml import escape, tag


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run as XML; a clean run is one suite with one passed test."""
    suites = list(run.by_file())
    total = len(run.diagnostics)
    errors = len(run.failures)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    count = max(1, total + errors)
    stream.write(tag("testsuites", {"name": "arlint", "tests": count, "failures": total, "errors": errors}) + "\n")
    for path, found in suites:
        name = run.relative(path)
        attributes = {"name": name, "tests": len(found), "failures": len(found), "errors": 0}
        stream.write("  " + tag("testsuite", attributes) + "\n")
        for d in found:
            case = {"name": f"{d.code} {d.line}:{d.column}", "classname": name, "time": "0"}
            stream.write("    " + tag("testcase", case) + "\n")
            message = visible(d.message_in(options.lang))
            stream.write("      " + tag("failure", {"message": message, "type": d.severity.value}))
            stream.write(escape(f"{name}:{d.line}:{d.column}: {d.code} {message}") + "</failure>\n    </testcase>\n")
        stream.write("  </testsuite>\n")
    if errors or not suites:
        attributes = {"name": "arlint", "tests": max(1, errors), "failures": 0, "errors": errors}
        stream.write("  " + tag("testsuite", attributes) + "\n")
        for failure in run.failures:
            stream.write("    " + tag("testcase", {"name": "read", "classname": "arlint", "time": "0"}) + "\n")
            message = visible(failure.in_(options.lang))
            stream.write("      " + tag("error", {"message": message, "type": "error"}, close=True) + "\n")
            stream.write("    </testcase>\n")
        if not errors:
            case = {"name": FILES.counted(run.files, options.lang), "classname": "arlint", "time": "0"}
            stream.write("    " + tag("testcase", case, close=True) + "\n")
        stream.write("  </testsuite>\n")
    stream.write("</testsuites>\n")
