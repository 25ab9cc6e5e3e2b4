"""What is said of the targets: met, not met, or not measured, and never the wrong way round."""

from __future__ import annotations

from benchmarks.compare import EMPTY, PARTS
from benchmarks.measure import Cost, Result
from benchmarks.report import Row, Table
from benchmarks.targets import TARGETS, judged


def table(costs: dict[str, float], *, size: int = 0, memory: float = 100, by_wall: bool = False) -> Table:
    rows = tuple(Row(label, Result(Cost(cpu, cpu, memory), 5, 0)) for label, cpu in costs.items())
    return Table("t", rows, size, next(iter(costs)), by_wall)


def test_faster_than_a_peer_is_met_and_slower_is_not() -> None:
    costs = {"ours, 5,000 words": 1.0, "ours, all rules": 5.0, "typos": 3.5, "codespell": 3.5}
    said = "\n".join(judged({"clean-50mb": table(costs, size=50_000_000)}, "ours"))
    assert "| list: typos takes × on 50 MB | ≥ 3 | 3.50 | met |" in said
    assert "| list: codespell takes × on 50 MB | ≥ 4 | 3.50 | **not met** |" in said
    assert "| all rules: typos takes × on 50 MB | ≥ 1 | 0.70 | **not met** |" in said
    assert "| memory beyond the size of a 50 MB file, MiB | ≤ 60 | 52.32 | met |" in said


def test_start_up_is_set_beside_an_empty_program() -> None:
    costs = {EMPTY: 0.1, "ours, all rules, warm": 0.12, "ours, all rules, cold": 0.4}
    said = "\n".join(judged({"startup": table(costs)}, "ours"))
    assert "| tiny file, warm cache: × an empty Typer program | ≤ 1.3 | 1.20 | met |" in said
    assert "| tiny file, no cache: × an empty Typer program | ≤ 3 | 4.00 | **not met** |" in said


def test_two_processes_and_an_unchanged_tree() -> None:
    costs = {f"ours, all rules, {what}": s for what, s in (("one process", 10), ("two processes", 5), ("unchanged", 2))}
    said = "\n".join(judged({"processes": table(costs, by_wall=True)}, "ours"))
    assert "≥ 1.7 | 2.00 | met |" in said
    assert "≥ 10 | 5.00 | **not met** |" in said


def test_a_peer_that_is_missing_is_said_and_a_part_that_was_not_run_is_not() -> None:
    said = list(judged({"tree": table({"ours, 5,000 words": 1.0})}, "ours"))
    assert said[2:] == ["| list: typos takes × on the tree | ≥ 1 | – | not measured |"]


def test_every_target_can_be_measured() -> None:
    assert {part for target in TARGETS for part in target.parts} <= set(PARTS)
