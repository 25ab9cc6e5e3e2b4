"""Counts of instructions, compared with committed ones: what keeps arlint from growing slow unseen.

A count does not change with the load of the machine, and hardly with the machine.
What is compared is the ratio to a fixed program (``data/reference.py``) counted in
the same run, which takes out what a build of Python does to both. Ratios belong to a
version of Python and an architecture: on another one there is nothing to compare with.

The text is made of the words of ``data/prose.txt`` alone, so that it stays the same
when the lexicon changes.
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks import corpora
from benchmarks.compare import SENTENCE
from benchmarks.measure import Job
from benchmarks.subject import Subject
from benchmarks.vocabulary import Entry, Vocabulary, slip
from benchmarks.workplace import DATA, Workplace

BASELINE: Final = DATA / "instructions.json"
TOLERANCE: Final = 0.05
SIZE: Final = 100_000  # bytes of text
REFERENCE: Final = "reference"
CASES: Final = (
    "start-up, everything kept",
    "start-up, another text",
    "start-up, nothing kept",
    "clean text, all rules",
    "dense text, all rules",
    "clean text, list",
    "dense text, list",
)
_REFS: Final = re.compile(r"I\s+refs:\s+([\d,]+)")


class CountError(Exception):
    """A command whose instructions could not be counted."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A case set beside its baseline: ``change`` is 0.1 for a tenth more, None if there is no baseline for it."""

    case: str
    ratio: float
    change: float | None

    @property
    def slower(self) -> bool:
        """Whether it is so much slower that somebody must have a look."""
        return self.change is not None and self.change > TOLERANCE

    @property
    def faster(self) -> bool:
        """Whether it is so much faster that the baseline should follow."""
        return self.change is not None and self.change < -TOLERANCE


def platform_key() -> str:
    """What a baseline belongs to."""
    version = ".".join(platform.python_version_tuple()[:2])
    return f"{platform.python_implementation()}-{version}-{platform.system()}-{platform.machine()}".lower()


def available() -> bool:
    """Whether valgrind is there."""
    return shutil.which("valgrind") is not None


def count_all(workplace: Workplace, say: Callable[[str], None]) -> dict[str, int]:
    """The instructions of the reference and of every case."""
    counts: dict[str, int] = {}
    for job in _jobs(workplace):
        if job.before is not None:
            job.before()
        counts[job.label] = _count(job)
        say(f"{job.label}: {counts[job.label]:,}")
    return counts


def judge(counts: Mapping[str, int], baseline: Mapping[str, float]) -> list[Verdict]:
    """Each case beside its baseline (ratios to the reference)."""
    ratios = {case: count / counts[REFERENCE] for case, count in counts.items() if case != REFERENCE}
    return [
        Verdict(case, ratio, ratio / baseline[case] - 1 if case in baseline else None) for case, ratio in ratios.items()
    ]


def load() -> dict[str, dict[str, float]]:
    """The committed ratios, by platform."""
    known: dict[str, dict[str, float]] = json.loads(BASELINE.read_text(encoding="utf-8"))
    return known


def save(verdicts: list[Verdict]) -> None:
    """Commit to the ratios of this platform."""
    ratios = {verdict.case: round(verdict.ratio, 4) for verdict in verdicts}
    text = json.dumps({**load(), platform_key(): ratios}, indent=2, sort_keys=True)
    BASELINE.write_text(text + "\n", encoding="utf-8")


def refs(report: str) -> int:
    """The number of instructions in what cachegrind prints. Raises CountError if there is none."""
    found = _REFS.search(report)
    if found is None:
        raise CountError(report.strip()[-500:])
    return int(found.group(1).replace(",", ""))


def _jobs(workplace: Workplace) -> Iterator[Job]:
    prose = corpora.Prose.load()
    words = sorted({word for known, _ in prose.parts for word in known if word.isalpha()})
    slips = tuple(Entry(slip(word), word) for word in words if slip(word) not in words)
    vocabulary = Vocabulary(tuple((word, 5.0) for word in words), slips)
    clean, dense = (
        corpora.make(corpora.Recipe(f"count-{name}", SIZE, dense=name == "dense"), workplace, vocabulary)
        for name in ("clean", "dense")
    )
    tiny = workplace.folder("run") / "tiny.txt"
    tiny.write_text(SENTENCE, encoding="utf-8")
    python = Path(sys.executable)
    yield Job(REFERENCE, (str(python), "-I", str(DATA / "reference.py"), str(clean)))
    full = Subject("count", python, workplace)
    house = Subject("count list", python, workplace, slips)
    for subject in (full, house):
        subject.forget()
        subject.primed()
    for case, subject, path, before in (
        (CASES[0], full, tiny, None),
        (CASES[1], full, tiny, full.primed),
        (CASES[2], full, tiny, full.cold),
        (CASES[3], full, clean, full.primed),
        (CASES[4], full, dense, full.primed),
        (CASES[5], house, clean, house.primed),
        (CASES[6], house, dense, house.primed),
    ):
        job = replace(subject.job(path, before), label=case)
        if before is None:
            # Once without counting, so that there is something to keep.
            subprocess.run(job.command, env=_environment(job), check=False, capture_output=True)
        yield job


def _count(job: Job) -> int:
    tool = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
    done = subprocess.run(
        [*tool, *job.command], env=_environment(job), capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if done.returncode not in job.codes:
        raise CountError(f"{job.label}: exit code {done.returncode}: {done.stderr.strip()[-500:]}")
    return refs(done.stderr)


def _environment(job: Job) -> dict[str, str]:
    # Nothing of the user's, and always the same order of hashes.
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", **job.environment}
