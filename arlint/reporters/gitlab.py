"""``gitlab``: a Code Quality report, which GitLab shows in a merge request. Fingerprints survive moved text."""

from __future__ import annotations

from typing import IO, Final

from arlint.baseline import fingerprints
from arlint.diagnostics import Severity
from arlint.reporters.base import Options, Run
from arlint.reporters.visible import to_json, visible

_SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run as a JSON array."""
    issues = [
        {
            "description": visible(d.message_in(options.lang)),
            "check_name": d.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[d.severity],
            "location": {"path": run.relative(d.path), "lines": {"begin": d.line, "end": d.end_line}},
        }
        for d, fingerprint in fingerprints(run.diagnostics, run.relative)
    ]
    stream.write(to_json(issues, indent=2) + "\n")
