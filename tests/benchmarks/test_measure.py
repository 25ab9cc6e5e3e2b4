"""The stopwatch: costs are those of the command, a failure is told, turns are taken, medians are medians."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measure import Cost, Job, Result, RunError, interleaved, middle, run
from benchmarks.report import Row, Table

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="wait4 is not there")


def python(label: str, code: str, **more: object) -> Job:
    return Job(label, (sys.executable, "-I", "-S", "-c", code), **more)  # type: ignore[arg-type]


def test_cost_is_that_of_the_command_alone(tmp_path: Path) -> None:
    idle = run(python("idle", "import time; time.sleep(0.2)"), tmp_path / "out")
    assert idle.wall >= 0.2
    assert idle.cpu < idle.wall
    large = run(python("large", "x = bytearray(200_000_000)"), tmp_path / "out")
    assert large.memory > 190 > idle.memory


def test_output_goes_to_the_file_and_is_counted(tmp_path: Path) -> None:
    found = interleaved([python("three", "print('a\\nb\\nc')")], 1, tmp_path / "out", 60, lambda _: None)
    assert found["three"].lines == 3


def test_an_unexpected_code_is_a_failure_that_says_why(tmp_path: Path) -> None:
    broken = python("broken", "raise SystemExit('no such dictionary')", codes=frozenset({0}))
    with pytest.raises(RunError, match="exit code 1: no such dictionary"):
        run(broken, tmp_path / "out")


def test_jobs_take_turns_and_a_failing_one_is_left_out(tmp_path: Path) -> None:
    turns: list[str] = []
    said: list[str] = []
    jobs = [
        python("a", "pass", before=lambda: turns.append("a")),
        python("bad", "raise SystemExit(9)", before=lambda: turns.append("bad")),
        python("b", "pass", before=lambda: turns.append("b")),
    ]
    found = interleaved(jobs, 2, tmp_path / "out", 60, said.append)
    assert turns == ["a", "bad", "b", "a", "b", "a", "b"]
    assert {label: result.runs for label, result in found.items()} == {"a": 2, "b": 2}
    assert "left out: bad: exit code 9: " in said


def test_who_has_used_up_the_budget_keeps_the_one_run(tmp_path: Path) -> None:
    found = interleaved([python("slow", "pass")], 3, tmp_path / "out", 0, lambda _: None)
    assert found["slow"].runs == 1


def test_medians_are_taken_figure_by_figure() -> None:
    assert middle([Cost(1, 9, 5), Cost(2, 7, 6), Cost(9, 8, 7)]) == Cost(2, 8, 6)


def test_a_table_sets_rows_beside_its_base() -> None:
    rows = (Row("ours", Result(Cost(2, 1, 30), 5, 0)), Row("theirs", Result(Cost(4, 3, 60), 5, 1234)))
    table = Table("text", rows, 6_000_000, "ours", by_wall=False)
    assert table.ratio("theirs", "ours") == 3
    assert list(table.markdown())[-1] == "| theirs | 3.000 | 4.000 | 2.0 | 3.00 | 60 | 1,234 | 5 |"
    assert list(Table("text", rows, 0, "absent", by_wall=True).markdown())[-1].count("–") == 2
