"""``rdjson``: reviewdog's diagnostic format. Its columns are **bytes of UTF-8**, 1-based, ends exclusive.

See https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: "column … in
UTF-8 bytes". Counting characters instead puts a suggestion into the wrong word.
"""

from __future__ import annotations

from typing import IO, Any, Final

from arlint.diagnostics import Diagnostic, Severity
from arlint.reporters.base import Options, Run, merged
from arlint.reporters.visible import to_json, visible
from arlint.text.positions import LineIndex, Unit

_SEVERITIES: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.HINT: "INFO"}


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run as one JSON object."""
    document = {
        "source": {"name": "arlint"},
        "diagnostics": [_diagnostic(d, run.relative(d.path), options) for d in run.diagnostics],
    }
    stream.write(to_json(document, indent=2) + "\n")


def _diagnostic(d: Diagnostic, path: str, options: Options) -> dict[str, Any]:
    out: dict[str, Any] = {
        "message": visible(d.message_in(options.lang)),
        "location": {"path": path, "range": _range(d.index, d.start, d.end)},
        "severity": _SEVERITIES[d.severity],
        "code": {"value": d.code},
    }
    suggestions = [merged(fix, d.index.text) for fix in d.fixes]
    if suggestions:
        out["suggestions"] = [{"range": _range(d.index, e.start, e.end), "text": e.replacement} for e in suggestions]
    return out


def _range(index: LineIndex, start: int, end: int) -> dict[str, dict[str, int]]:
    return {"start": _position(index, start), "end": _position(index, end)}


def _position(index: LineIndex, offset: int) -> dict[str, int]:
    place = index.position(offset, Unit.UTF8)
    return {"line": place.line, "column": place.column}
