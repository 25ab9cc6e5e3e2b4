"""Whole processes, measured: interleaved, pinned to a core each, the median of several runs.

CPU time (user and system) is the figure that ratios are made of wherever one process
is compared with another: it does not change when the machine has other work. Wall
time stands beside it, and is what counts for several processes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

LAUNCHER: Final = Path(__file__).with_name("launcher.py")


class RunError(Exception):
    """A command that could not be measured."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: wall and CPU time in seconds, peak memory in MiB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of a job, of how many runs, and how many lines it printed."""

    cost: Cost
    runs: int
    lines: int


@dataclass(frozen=True, slots=True)
class Job:
    """A command to measure. ``before`` is run, unmeasured, before every run (to empty a cache, say)."""

    label: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    cores: str = "0"
    codes: frozenset[int] = frozenset({0, 1})
    before: Callable[[], None] | None = None


def run(job: Job, out: Path) -> Cost:
    """Run a job once, its output in ``out``. Raises RunError if it ends with a code that it should not."""
    if job.before is not None:
        job.before()
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), job.cores, str(out), *job.command],
        env={**os.environ, **job.environment},
        cwd=job.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RunError(f"{job.label}: {done.stderr.strip()[-500:]}")
    cost = json.loads(done.stdout)
    if cost["code"] not in job.codes:
        errors = out.with_name(out.name + ".err").read_text(encoding="utf-8", errors="replace")
        raise RunError(f"{job.label}: exit code {cost['code']}: {errors.strip()[-500:]}")
    return Cost(cost["wall"], cost["cpu"], cost["memory"])


def interleaved(
    jobs: Sequence[Job], rounds: int, out: Path, budget: float, say: Callable[[str], None]
) -> dict[str, Result]:
    """Run jobs in turns and return what each came to, by label.

    A round before the first warms what each job warms, and is not counted. A job that
    fails is said and left out; one that has used up its ``budget`` (seconds of wall
    time) takes no further turns.
    """
    costs: dict[str, list[Cost]] = {job.label: [] for job in jobs}
    spent = dict.fromkeys(costs, 0.0)
    lines: dict[str, int] = {}
    failed: set[str] = set()
    for number in range(rounds + 1):
        for job in jobs:
            if job.label in failed or spent[job.label] > budget:
                continue
            try:
                cost = run(job, out)
            except RunError as error:
                failed.add(job.label)
                say(f"left out: {error}")
                continue
            spent[job.label] += cost.wall
            # The first is not counted, unless there is no time for another.
            if number or spent[job.label] > budget:
                costs[job.label].append(cost)
            lines[job.label] = _lines(out)
        say(f"  round {number} of {rounds}")
    return {
        label: Result(middle(found), len(found), lines[label]) for label, found in costs.items() if label not in failed
    }


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each figure by itself."""
    found = list(costs)
    return Cost(median(c.wall for c in found), median(c.cpu for c in found), median(c.memory for c in found))


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 16), b""))
