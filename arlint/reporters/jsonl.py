"""``jsonl``: one JSON object a line and finding; offsets, lines and columns in code points."""

from __future__ import annotations

import json
from typing import IO

from arlint.reporters.base import Options, Run
from arlint.reporters.json import as_dict


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run, a finding a line; a clean run writes nothing."""
    for diagnostic in run.diagnostics:
        json.dump({**as_dict(diagnostic, options.lang), "unit": "codepoint"}, stream, ensure_ascii=False)
        stream.write("\n")
