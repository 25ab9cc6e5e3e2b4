"""Files and folders that arlint may not read: each is said, with code 2, and the others are checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.faults.conftest import Other

BAD = "حضر لاكن متأخرا\n"


@pytest.fixture
def folder(open_folder: Path) -> Path:
    """A file, and another in a folder."""
    (open_folder / "inner").mkdir()
    for name in ("a.txt", "inner/b.txt"):
        (open_folder / name).write_text(BAD, "utf-8")
        (open_folder / name).chmod(0o666)
    return open_folder


@pytest.mark.parametrize("mode", [0o000, 0o111, 0o444])
def test_a_folder_below(other: Other, folder: Path, mode: int) -> None:
    (folder / "inner").chmod(mode)
    done = other.arlint("check", "--isolated", "-o", "json", ".", cwd=folder)
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert {found["path"] for found in report["diagnostics"]} == {"a.txt"}
    (error,) = report["errors"]
    assert error == f"inner{'/b.txt' if mode == 0o444 else ''}: cannot be read: Permission denied"


@pytest.mark.parametrize("name", ["inner", "inner/b.txt"])
def test_what_is_named(other: Other, folder: Path, name: str) -> None:
    (folder / "inner").chmod(0o000)
    done = other.arlint("fix", "--write", "--isolated", name, "a.txt", cwd=folder)
    assert done.returncode == 2
    assert f"{name}: cannot be read: Permission denied" in done.stderr
    assert "لكن" in (folder / "a.txt").read_text("utf-8")


def test_files_of_a_baseline(other: Other, folder: Path) -> None:
    assert other.arlint("baseline", "create", "--isolated", cwd=folder).returncode == 0
    (folder / "inner").chmod(0o000)
    done = other.arlint("check", "--isolated", "--baseline", "arlint-baseline.json", cwd=folder)
    assert (done.returncode, "Traceback" in done.stderr, "stale" in done.stdout) == (2, False, False)
