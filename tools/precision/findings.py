"""What a checkout of arlint reports in a folder of texts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_LONGEST = 60
_CONTEXT = 40


class Finding(NamedTuple):
    """One finding: where (path below the folder, code points), what, and what is offered first for it."""

    path: str
    start: int
    end: int
    code: str
    text: str
    correction: str


def findings(folder: Path, tree: Path = ROOT, options: Sequence[str] = ()) -> list[Finding]:
    """What the arlint of ``tree`` (a checkout) reports in ``folder``, in the order of places.

    Raises RuntimeError if it does not end as a check does.
    """
    command = [sys.executable, "-m", "arlint", "check", "--isolated", "--no-cache", "--quiet", "--jobs", "1"]
    command += ["--output", "jsonl", *options, "."]
    env = {**os.environ, "PYTHONPATH": str(tree), "ARLINT_LANG": "en"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"arlint of {tree} exits with {done.returncode}: {done.stderr[-2000:]}")
    found = [_finding(json.loads(line)) for line in done.stdout.splitlines()]
    return sorted(found)


def _finding(entry: dict[str, object]) -> Finding:
    start, end, text = entry["start"], entry["end"], entry["text"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert isinstance(text, str)
    return Finding(str(entry["path"]), start, end, str(entry["code"]), text, _correction(entry, start, end, text))


def _correction(entry: dict[str, object], start: int, end: int, text: str) -> str:
    fixes = entry["fixes"]
    assert isinstance(fixes, list)
    for edit in reversed(fixes[0]["edits"]) if fixes else ():
        if edit["start"] < start or edit["end"] > end:
            return "…"  # more than what is reported changes
        text = text[: edit["start"] - start] + edit["replacement"] + text[edit["end"] - start :]
    return text if fixes else ""


def context(folder: Path, finding: Finding) -> str:
    """The words around a finding, which stands in ⟦⟧."""
    text = _text(folder / finding.path)
    before = text[max(0, finding.start - _CONTEXT) : finding.start]
    after = text[finding.end : finding.end + _CONTEXT]
    return f"{_line(before)}⟦{shown(text[finding.start : finding.end])}⟧{_line(after)}"


def _line(text: str) -> str:
    return shown(re.sub(r"\s+", " ", text), 0)


@lru_cache(maxsize=4)
def _text(path: Path) -> str:
    from arlint.documents.source import decode

    return decode(path.read_bytes(), str(path)).text


def shown(text: str, longest: int = _LONGEST) -> str:
    """``text`` in one line, with whatever is unseen written as an escape; a long one is cut and has a digest."""
    out = "".join(c if c == " " or (c != "\\" and c.isprintable()) else f"\\u{ord(c):04x}" for c in text)
    if longest and len(out) > longest:
        out = f"{out[:longest]}… {sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return out
