"""Tables of what was measured, as Markdown, with the machine named."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Cost, Result


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    label: str
    result: Result


@dataclass(frozen=True, slots=True)
class Table:
    """Results that are set beside one of them, by CPU time or by wall time. ``size`` is in bytes, 0 for none."""

    title: str
    rows: tuple[Row, ...]
    size: int
    base: str
    by_wall: bool

    def ratio(self, label: str, base: str) -> float:
        """How many times as long one took as another."""
        return self._time(label) / self._time(base)

    def cost(self, label: str) -> Cost:
        """What the row of this label cost. Raises KeyError if there is none."""
        for row in self.rows:
            if row.label == label:
                return row.result.cost
        raise KeyError(label)

    def _time(self, label: str) -> float:
        cost = self.cost(label)
        return cost.wall if self.by_wall else cost.cpu

    def markdown(self) -> Iterator[str]:
        """Lines of a Markdown table. A table whose base could not be measured has no ratios."""
        based = any(row.label == self.base for row in self.rows)
        yield f"| {self.title} | CPU s | wall s | MB/s | × {self.base} | MiB | lines | runs |"
        yield "|---|--:|--:|--:|--:|--:|--:|--:|"
        for row in self.rows:
            cost = row.result.cost
            speed = f"{self.size / 1e6 / (cost.wall if self.by_wall else cost.cpu):.1f}" if self.size else "–"
            ratio = f"{self.ratio(row.label, self.base):.2f}" if based else "–"
            yield (
                f"| {row.label} | {cost.cpu:.3f} | {cost.wall:.3f} | {speed} | {ratio} | {cost.memory:.0f} "
                f"| {row.result.lines:,} | {row.result.runs} |"
            )


def machine() -> str:
    """Processor, cores, system and Python in one line, and the load that may have disturbed wall times."""
    processor = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = (line.partition(":") for line in info.read_text(encoding="utf-8").splitlines())
        processor = next((value.strip() for key, _, value in lines if key.strip() == "model name"), processor)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    cores = f"{os.cpu_count()} cores"
    return f"{processor}, {cores}, {platform.system()} {platform.release()}, Python {platform.python_version()}{load}"
