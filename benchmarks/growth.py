"""How time grows: with the size of one file, and with the number of entries of a list."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from benchmarks import corpora
from benchmarks.compare import FULL, LIST, SENTENCE, Bench
from benchmarks.measure import Job, interleaved
from benchmarks.plot import Series
from benchmarks.report import Row, Table
from benchmarks.subject import Subject

SIZES: Final = (1, 4, 16, 64, 256)  # MB
# Each has another that is ten times as large.
ENTRIES: Final = (100, 200, 1_000, 2_000, 10_000, 20_000)
ENTRIES_TEXT: Final = 16  # MB


@dataclass(frozen=True, slots=True)
class Fit:
    """``y = factor * x ** exponent``, the least squares of the logarithms; ``r2`` is how much that explains."""

    exponent: float
    factor: float
    r2: float


def fit(points: Sequence[tuple[float, float]]) -> Fit:
    """Fit a power law to two or more points with positive coordinates and at least two different x."""
    xs = [math.log(x) for x, _ in points]
    ys = [math.log(y) for _, y in points]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - x_mean) ** 2 for x in xs)
    exponent = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / spread
    level = y_mean - exponent * x_mean
    total = sum((y - y_mean) ** 2 for y in ys)
    left = sum((y - level - exponent * x) ** 2 for x, y in zip(xs, ys, strict=True))
    return Fit(exponent, math.exp(level), 1 - left / total if total else 1.0)


def by_size(bench: Bench, largest: int) -> tuple[list[Table], list[Series]]:
    """CPU time against the size of one file, up to ``largest`` megabytes: a table for each tool, and lines to draw.

    Start-up (the time for one sentence) is taken off, or small files would make growth look slower than it is.
    """
    sizes = [size for size in SIZES if size <= largest]
    recipe = corpora.Recipe(f"clean-{sizes[-1]}mb", sizes[-1] * corpora.MEGABYTE)
    whole = corpora.make(recipe, bench.workplace, bench.vocabulary)
    tiny = bench.workplace.folder("run") / "tiny.txt"
    tiny.write_text(SENTENCE, encoding="utf-8")
    paths = {0: tiny} | {size: corpora.head(whole, size * corpora.MEGABYTE) for size in sizes}
    subjects = [*bench.subjects(LIST), *bench.subjects(FULL)]
    for subject in subjects:
        subject.forget()
    jobs: list[Job] = []
    for size, path in paths.items():
        own = [*(subject.job(path, subject.primed) for subject in subjects), *bench.peers(path, slow=False)]
        jobs += [replace(job, label=f"{job.label}: {size} MB") for job in own]
        labels = [job.label for job in own]
    found = interleaved(jobs, bench.rounds, bench.workplace.folder("run") / "out", bench.budget, bench.say)
    tables: list[Table] = []
    lines: list[Series] = []
    for label in labels:
        mine = {size: found[f"{label}: {size} MB"] for size in paths if f"{label}: {size} MB" in found}
        start = mine.pop(0).cost.cpu
        points = [(float(size), result.cost.cpu - start) for size, result in mine.items()]
        law = fit(points)
        rows = tuple(Row(f"{size} MB", result) for size, result in mine.items())
        title = f"{label}: exponent {law.exponent:.3f} (R² {law.r2:.4f}), start-up taken off"
        tables.append(Table(title, rows, 0, f"{sizes[0]} MB", by_wall=False))
        lines.append(Series(f"{label} (exponent {law.exponent:.2f})", tuple(points)))
    return tables, lines


def by_entries(bench: Bench) -> tuple[list[Table], list[Series]]:
    """CPU time of a clean text against the number of entries of the list, which is compiled before."""
    recipe = corpora.Recipe(f"clean-{ENTRIES_TEXT}mb", ENTRIES_TEXT * corpora.MEGABYTE)
    path = corpora.make(recipe, bench.workplace, bench.vocabulary)
    tables: list[Table] = []
    lines: list[Series] = []
    for name, python in bench.arlints:
        jobs: list[Job] = []
        for count in ENTRIES:
            words = bench.vocabulary.entries[:count]
            subject = Subject(f"{name}, {count} entries", python, bench.workplace, words)
            subject.forget()
            jobs.append(replace(subject.job(path, subject.primed), label=f"{count:,} entries"))
        found = interleaved(jobs, bench.rounds, bench.workplace.folder("run") / "out", bench.budget, bench.say)
        points = [(float(count), found[f"{count:,} entries"].cost.cpu) for count in ENTRIES]
        times = dict(points)
        worst = max(times[10 * x] / times[x] for x in times if 10 * x in times)
        law = fit(points)
        title = f"{name}, {ENTRIES_TEXT} MB: exponent {law.exponent:.3f}; ten times the entries cost × {worst:.2f}"
        rows = tuple(Row(label, result) for label, result in found.items())
        tables.append(Table(title, rows, 0, f"{ENTRIES[0]} entries", by_wall=False))
        lines.append(Series(f"{name} (exponent {law.exponent:.2f})", tuple(points)))
    return tables, lines
