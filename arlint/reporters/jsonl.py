"""``jsonl``: one JSON object a line and finding; offsets, lines and columns in code points."""

from __future__ import annotations

from typing import IO

from arlint.reporters.base import Options, Run
from arlint.reporters.json import as_dict
from arlint.reporters.visible import to_json


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run, a finding a line; a clean run writes nothing."""
    for diagnostic in run.diagnostics:
        stream.write(to_json({**as_dict(diagnostic, options.lang), "unit": "codepoint"}) + "\n")
