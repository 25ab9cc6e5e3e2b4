"""Files and folders that arlint may not read: each is said, with code 2, and the others are checked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import NOBODY, Other, environment

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


@pytest.mark.parametrize("command", [("check", "--isolated", "/dev/null"), ("config",), ("init",), ("rules",)])
def test_a_working_directory_that_is_gone(tmp_path: Path, command: tuple[str, ...]) -> None:
    program = "import os, sys; os.rmdir(os.getcwd()); from arlint.cli import main; sys.argv[0] = 'arlint'; main()"
    (tmp_path / "gone").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", program, *command],
        cwd=tmp_path / "gone",
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == "arlint: the working directory cannot be read: No such file or directory\n"
    assert done.returncode == 2


def test_a_working_directory_that_may_not_be_entered(other: Other, folder: Path) -> None:
    os.chown(folder / "inner", NOBODY, NOBODY)
    process = other.start(
        "-c",
        "import os, sys; os.chdir('inner'); os.chmod('.', 0); from arlint.cli import main; main()",
        "check",
        cwd=folder,
    )
    _, errors = process.communicate(timeout=120)
    assert errors == "arlint: the working directory cannot be read: Permission denied\n"
    assert process.returncode == 2
