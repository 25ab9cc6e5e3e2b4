"""``json``: one object; offsets, lines and columns in code points."""

from __future__ import annotations

from typing import IO, Any

import arlint
from arlint.diagnostics import Diagnostic, Lang
from arlint.reporters.base import Options, Run
from arlint.reporters.visible import to_json


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run as one JSON object."""
    document = {
        "tool": "arlint",
        "version": arlint.__version__,
        "unit": "codepoint",
        "summary": {
            "files": run.files,
            "findings": len(run.diagnostics),
            "error": 0,
            "warning": 0,
            "hint": 0,
            **run.counts(),
            "safe_fixes": run.safe_fixes(),
            "hidden_by_baseline": run.hidden,
            "stale_baseline_entries": run.stale,
        },
        "errors": [failure.in_(options.lang) for failure in run.failures],
        "diagnostics": [as_dict(d, options.lang) for d in run.diagnostics],
    }
    stream.write(to_json(document, indent=2) + "\n")


def as_dict(diagnostic: Diagnostic, lang: Lang) -> dict[str, Any]:
    """A diagnostic as JSON-ready data."""
    return {
        "path": diagnostic.path,
        "code": diagnostic.code,
        "slug": diagnostic.slug,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message_in(lang),
        "start": diagnostic.start,
        "end": diagnostic.end,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "end_line": diagnostic.end_line,
        "end_column": diagnostic.end_column,
        "text": diagnostic.text,
        "fixes": [
            {
                "safety": fix.safety.value,
                "edits": [{"start": e.start, "end": e.end, "replacement": e.replacement} for e in fix.edits],
            }
            for fix in diagnostic.fixes
        ],
    }
