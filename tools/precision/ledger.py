"""The ledger: every finding in the corpus that somebody has read, and what was thought of it.

A row stands for all findings alike: the same rule, package, words and correction. Its verdict is ``error`` (the text
is wrong, arlint is right), ``alarm`` (arlint is wrong; the note says why that stands for now) or ``unread``.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tools.precision.findings import Finding, shown

LEDGER = Path(__file__).with_name("ledger.tsv")
VERDICTS = ("error", "alarm", "unread")
_HEAD = ("rule", "package", "count", "text", "correction", "verdict", "note")


class Key(NamedTuple):
    """What findings that are alike have in common."""

    code: str
    package: str
    text: str
    correction: str


class Row(NamedTuple):
    """How many there are of them, and what a reader says."""

    count: int
    verdict: str
    note: str


def load(path: Path = LEDGER) -> dict[Key, Row]:
    """Read a ledger. Raises ValueError for a row that says nothing, or that is there twice."""
    rows: dict[Key, Row] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for entry in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = Key(entry["rule"], entry["package"], entry["text"], entry["correction"])
            row = Row(int(entry["count"]), entry["verdict"], entry["note"])
            if key in rows or row.verdict not in VERDICTS or (row.verdict == "alarm" and not row.note):
                raise ValueError(f"{path.name}: {key} {row}: twice, an unknown verdict, or an alarm without a reason")
            rows[key] = row
    return rows


def save(rows: Mapping[Key, Row], path: Path = LEDGER) -> None:
    """Write a ledger, sorted."""
    lines = ["\t".join(_HEAD)]
    for key, row in sorted(rows.items()):
        lines.append(
            "\t".join((key.code, key.package, str(row.count), key.text, key.correction, row.verdict, row.note))
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def tally(found: Mapping[str, Iterable[Finding]]) -> Counter[Key]:
    """How many findings there are of each kind; ``found`` is by package."""
    return Counter(
        Key(f.code, package, shown(f.text), shown(f.correction)) for package, each in found.items() for f in each
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a ledger says of the findings of today; a row of a package that is not here is not asked."""

    added: dict[Key, int] = field(default_factory=dict)
    gone: dict[Key, int] = field(default_factory=dict)
    unread: list[Key] = field(default_factory=list)


def compare(rows: Mapping[Key, Row], counts: Mapping[Key, int], packages: Iterable[str]) -> Comparison:
    """Hold the findings of ``packages`` against the ledger."""
    here = set(packages)
    known = {key: row for key, row in rows.items() if key.package in here}
    more = {key: counts[key] - (known[key].count if key in known else 0) for key in counts}
    less = {key: row.count - counts.get(key, 0) for key, row in known.items()}
    return Comparison(
        {key: n for key, n in more.items() if n > 0},
        {key: n for key, n in less.items() if n > 0},
        [key for key, row in known.items() if row.verdict == "unread" and key in counts],
    )


def updated(rows: Mapping[Key, Row], counts: Mapping[Key, int], packages: Iterable[str]) -> dict[Key, Row]:
    """The ledger of today: what is gone goes, and what is new, or more than it was, is to be read."""
    here = set(packages)
    out = {key: row for key, row in rows.items() if key.package not in here}
    for key, count in counts.items():
        row = rows.get(key, Row(0, "unread", ""))
        out[key] = Row(count, row.verdict if count <= row.count else "unread", row.note)
    return out
