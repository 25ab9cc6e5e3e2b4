"""What only happens at a terminal or in a pipe: readers that leave, Control-C, the progress bar."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from arlint.cli import session

ROOT = Path(__file__).resolve().parents[2]
# Where tests run in the background Control-C is ignored, and what they start would ignore it too.
LISTENING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from arlint.cli import main; main()"
)
BAD = "حضر الوزير ، ثم غادر.\n"


@pytest.fixture
def env() -> dict[str, str]:
    """An environment that finds arlint and nothing of the user's."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "ARLINT_LANG": "en"}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with a text in which something is found."""
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "a.txt").write_text(BAD, encoding="utf-8")
    return folder


def _started(args: list[str], work: Path, env: Mapping[str, str], stdout: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", LISTENING, *args],
        cwd=work,
        env=dict(env),
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize(
    "args",
    [
        ["check", "--isolated", "a.txt"],
        ["check", "--isolated", "-o", "json", "a.txt"],
        ["fix", "--isolated", "a.txt"],
        ["normalize", "--isolated", "--diff", "a.txt"],
        ["rules", "--isolated"],
    ],
    ids=lambda args: " ".join(args),
)
def test_a_reader_that_has_left_is_no_error_to_report(args: list[str], work: Path, env: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        running = _started(args, work, env, writing)
        _, said = running.communicate(timeout=60)
    finally:
        os.close(writing)
    assert running.returncode == 1
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


def test_reports_in_files_are_written_though_the_reader_has_left(work: Path, env: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        _started(["check", "--isolated", "-o", "text", "-o", "json:r.json", "a.txt"], work, env, writing).communicate(
            timeout=60
        )
    finally:
        os.close(writing)
    assert "SPC101" in (work / "r.json").read_text(encoding="utf-8")


def test_control_c_while_python_starts_leaves_no_traceback(env: dict[str, str]) -> None:
    at_once = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'arlint.errors': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from arlint.cli import main; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", at_once, "--version"], env=env, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (130, b"")


def test_control_c_ends_a_check_without_a_traceback(work: Path, env: dict[str, str]) -> None:
    # It says what it reads (-v), then waits for standard input.
    running = _started(["check", "--isolated", "-v", "-"], work, env, subprocess.PIPE)
    assert running.stderr is not None
    assert running.stderr.readline().startswith(b"arlint: configuration")
    running.send_signal(signal.SIGINT)
    out, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert out == b""
    assert b"Traceback" not in said


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience", "shown"), [(-1.0, True), (3600.0, False)])
def test_a_bar_is_for_runs_that_take_long(patience: float, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(session, "_PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    with session.Bar(2) as bar:
        bar.update(1, 2)
        bar.update(2, 2)
    assert ("100%" in screen.getvalue()) is shown


@pytest.mark.parametrize(
    ("redirected", "status", "said"),
    [
        ("check a.txt >&-", 1, ""),
        ("check a.txt 2>&-", 1, ""),
        ("check - <&-", 2, "arlint: standard input is closed\n"),
        ("normalize - <&-", 2, "arlint: standard input is closed\n"),
        *(
            (f"{command} >/dev/full", 2, "arlint: standard output cannot be written: No space left on device\n")
            for command in ("check a.txt", "fix a.txt", "normalize a.txt", "rules")
        ),
    ],
)
def test_streams_that_are_closed_or_full(
    redirected: str, status: int, said: str, work: Path, env: dict[str, str]
) -> None:
    command = f'"{sys.executable}" -m arlint {redirected}'
    done = subprocess.run(["sh", "-c", command], cwd=work, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith(said) or said in done.stdout
