"""How precision and recall grow as families of rules are added, by a scorer of corrections.

    python -m tools.restoration_curve --scorer PATH/score.py [--sets NAME …]     the table, in Markdown

The scorer is a program that runs a corrector (``--cmd``, a line in, a line out) over sets of sentences whose
corrections are known and writes what it counted (``--json``); neither it nor the sets are part of this repository.
It calls this module again as the corrector (``--correct safe|suggest --families …``). P+ is the share of corrections
that are right or a step towards it, R the share of the wanted ones that were made; punctuation is not counted.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import arlint
from arlint.diagnostics import Safety
from arlint.fixes import apply_edits

# Beginnings of codes; an empty one is that of all.
STEPS: Final = (
    ("HMZ1",),
    ("HMZ", "ORT1"),
    ("HMZ", "ORT"),
    ("HMZ", "ORT", "WBD", "UNI", "DUP"),
    ("",),
)
MODES: Final = ("safe", "suggest")
SETS: Final = ("qalb14_dev", "zaebuc_dev")
_PASSES: Final = 3


def corrected(text: str, mode: str, families: tuple[str, ...]) -> str:
    """A line with the corrections of some families: the safe ones, and then (``suggest``) the first of each finding."""
    text = _applied(text, families, safe=True)
    return text if mode == "safe" else _applied(text, families, safe=False)


def _applied(text: str, families: tuple[str, ...], *, safe: bool) -> str:
    for _ in range(_PASSES):
        chosen = []
        end = -1
        for found in sorted(arlint.check(text), key=lambda d: (d.start, d.end)):
            fixes = [fix for fix in found.fixes if fix.edits] if found.code.startswith(families) else []
            if not fixes or (safe and fixes[0].safety is not Safety.SAFE):
                continue
            edits = sorted(fixes[0].edits, key=lambda edit: edit.start)
            if edits[0].start >= end:
                chosen += edits
                end = edits[-1].end
        if not chosen:
            break
        text = apply_edits(text, chosen)
    return text


def scores(scorer: Path, mode: str, families: tuple[str, ...], sets: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What the scorer counts of one point, without punctuation: set -> its figures."""
    command = [sys.executable, "-m", "tools.restoration_curve", "--correct", mode, "--families", *families]
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        subprocess.run(
            [sys.executable, scorer, "--cmd", shlex.join(command), "--sets", *sets, "--no-types", "--json", file.name],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        counted = json.loads(Path(file.name).read_text(encoding="utf-8"))
    return {name: counted[name]["nopnx"] for name in sets}


def row(mode: str, families: tuple[str, ...], counted: dict[str, dict[str, Any]]) -> str:
    """One line of the table."""
    cells = [mode, ", ".join(filter(None, families)) or "all"]
    for figures in counted.values():
        shown = (100 * figures[name] for name in ("P_lenient", "R", "F05"))
        cells.append(" / ".join(f"{figure:.1f}" for figure in shown))
    return f"| {' | '.join(cells)} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scorer", type=Path, metavar="FILE")
    parser.add_argument("--sets", nargs="+", default=SETS, metavar="NAME")
    parser.add_argument("--correct", choices=MODES, help="be a corrector: lines from stdin to stdout")
    parser.add_argument(
        "--families", nargs="+", default=("",), metavar="CODE", help="for --correct: beginnings of codes"
    )
    options = parser.parse_args(arguments)
    if options.correct:
        for line in sys.stdin:
            fixed = corrected(line.rstrip("\n"), options.correct, tuple(options.families))
            print(fixed.replace("\n", " "))
        return
    if options.scorer is None:
        parser.error("--scorer or --correct")
    print(f"| fixes | families | {' | '.join(options.sets)} |\n|{'---|' * (2 + len(options.sets))}")
    for mode in MODES:
        for families in STEPS:
            print(row(mode, families, scores(options.scorer, mode, families, options.sets)), flush=True)


if __name__ == "__main__":
    main()
