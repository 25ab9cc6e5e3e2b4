"""`fix --write` under whatever can go wrong: every file is whole, old or new, with its mode, and nothing else stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dis import opname
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from arlint.errors import ArlintError
from arlint.project import writing
from arlint.project.writing import replace_file, replacing, write_file
from tests.faults.conftest import NOBODY, Other, arlint, environment
from tools.faults import Figures, hear_control_c, judge, kill, make_tree, restore, start, state

OLD = "حضر لاكن متأخرا\n"
NEW = "حضر لكن متأخرا\n"
TraceFunction = Callable[[FrameType, str, Any], Any]
KILLS = int(os.environ.get("ARLINT_KILLS", "12"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "نص.txt"
    path.write_text(OLD, "utf-8")
    path.chmod(0o640)
    return path


@pytest.mark.slow
@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_killed_at_any_point(name: str, tmp_path: Path) -> None:
    sign = signal.Signals[name]
    figures = kill(KILLS, sign, seed=KILLS, files=15, workdir=tmp_path)
    assert not figures.broken
    assert figures.between, "no process was killed between two files: the test tests nothing"
    if sign is not signal.SIGKILL:
        assert figures.left == 0


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_interrupted_says_so(name: str, status: int) -> None:
    command = [sys.executable, "-m", "arlint", "check", "-"]
    pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, env=environment(), preexec_fn=hear_control_c) as process:
        assert process.stdin is not None
        # More than a pipe holds: once it is written, arlint is reading.
        process.stdin.write(b"\n" * (1 << 17))
        process.stdin.flush()
        process.send_signal(signal.Signals[name])
        _, errors = process.communicate(timeout=60)
    assert process.returncode == status
    assert b"Traceback" not in errors


@pytest.mark.slow
def test_two_at_once_on_one_tree(tmp_path: Path) -> None:
    make_tree(tmp_path, 20)
    old = state(tmp_path)
    start(tmp_path).communicate(timeout=120)
    new = state(tmp_path)
    restore(tmp_path, old)
    for process in [start(tmp_path), start(tmp_path)]:
        process.communicate(timeout=120)
        # One of two that write a file at once may be told that it has changed meanwhile.
        assert process.returncode in (0, 2)
    figures = Figures()
    judge(tmp_path, old, new, figures)
    assert not figures.broken
    assert figures.left == 0
    # Whoever came second has left nothing undone.
    assert state(tmp_path) == new


# --- the disk -------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"no small file system can be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    full = small_disk / "full.txt"
    full.write_text(OLD * 1400, "utf-8")  # 39 of 64 KiB: no room for a second one
    full.chmod(0o640)
    fits = small_disk / "zfits.txt"
    fits.write_text(OLD, "utf-8")
    done = arlint("fix", "--write", "--isolated", ".", cwd=small_disk)
    assert done.returncode == 2
    assert "No space left on device; the file was not touched" in done.stderr
    assert (full.read_text("utf-8"), full.stat().st_mode & 0o777) == (OLD * 1400, 0o640)
    assert fits.read_text("utf-8") == NEW
    assert sorted(os.listdir(small_disk)) == ["full.txt", "zfits.txt"]


def test_a_full_disk_and_a_cache(small_disk: Path, tmp_path: Path) -> None:
    (small_disk / "fill").write_bytes(b"x" * 60_000)
    text = tmp_path / "text.txt"
    text.write_text(OLD, "utf-8")
    done = arlint("check", "--isolated", "-o", "concise", "text.txt", cwd=tmp_path, env=environment(small_disk / "c"))
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert not [p for p in (small_disk / "c").rglob("*") if p.suffix not in (".json", ".ruleset")]


# --- permissions ----------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_written_to(other: Other, open_folder: Path) -> None:
    path = open_folder / "a.txt"
    path.write_text(OLD, "utf-8")
    os.chown(path, NOBODY, NOBODY)
    open_folder.chmod(0o555)
    done = other.arlint("fix", "--write", "--isolated", "a.txt", cwd=open_folder)
    assert done.returncode == 2
    assert "a.txt: cannot be written: Permission denied; the file was not touched" in done.stderr
    assert path.read_text("utf-8") == OLD
    assert os.listdir(open_folder) == ["a.txt"]


def test_a_file_that_is_not_for_writing(other: Other, open_folder: Path) -> None:
    path = open_folder / "a.txt"
    path.write_text(OLD, "utf-8")
    path.chmod(0o444)
    done = other.arlint("fix", "--write", "--isolated", "a.txt", cwd=open_folder)
    assert (done.returncode, path.read_text("utf-8")) == (2, OLD)
    assert os.listdir(open_folder) == ["a.txt"]


def test_a_file_that_is_not_for_reading(other: Other, open_folder: Path) -> None:
    (open_folder / "a.txt").write_text(OLD, "utf-8")
    (open_folder / "a.txt").chmod(0o000)
    (open_folder / "b.txt").write_text(OLD, "utf-8")
    (open_folder / "b.txt").chmod(0o666)
    done = other.arlint("fix", "--write", "--isolated", ".", cwd=open_folder)
    assert done.returncode == 2
    assert "a.txt: cannot be read: Permission denied" in done.stderr
    assert (open_folder / "b.txt").read_text("utf-8") == NEW


def test_the_owner_and_the_attributes_stay(file: Path) -> None:
    if os.geteuid() == 0:
        os.chown(file, 12345, 54321)
    try:
        os.setxattr(file, "user.comment", b"kept")
    except OSError:
        pytest.skip("no extended attributes here")
    before = file.stat()
    assert arlint("fix", "--write", "--isolated", str(file), cwd=file.parent).returncode == 0
    after = file.stat()
    assert file.read_text("utf-8") == NEW
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert os.getxattr(file, "user.comment") == b"kept"


def test_links_stay_and_other_hard_links_keep_what_was_there(file: Path) -> None:
    old = file.read_text("utf-8")
    (hard := file.with_name("copy")).hardlink_to(file)
    (link := file.with_name("link.txt")).symlink_to(file)
    assert arlint("fix", "--write", "--isolated", str(link), cwd=file.parent).returncode == 0
    assert (link.is_symlink(), file.read_text("utf-8"), hard.read_text("utf-8")) == (True, NEW, old)


_HALFWAY = """
import sys
from pathlib import Path
from arlint.errors import ArlintError
from arlint.project.writing import replacing
try:
    with replacing(Path("a.txt")) as handle:
        handle.write(b"new")
        print("written", flush=True)
        sys.stdin.readline()
except ArlintError as error:
    print(error)
"""


def test_permission_lost_halfway(other: Other, open_folder: Path) -> None:
    path = open_folder / "a.txt"
    path.write_text(OLD, "utf-8")
    os.chown(path, NOBODY, NOBODY)
    with other.start("-c", _HALFWAY, cwd=open_folder) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        open_folder.chmod(0o555)
        said, _ = process.communicate("go on\n", timeout=60)
    assert said == "a.txt: cannot be written: Permission denied; the file was not touched\n"
    assert path.read_text("utf-8") == OLD
    assert os.listdir(open_folder) == ["a.txt"]


# --- somebody else writes -------------------------------------------------------------------------------


def test_a_file_that_was_changed_meanwhile_is_not_written(file: Path) -> None:
    with pytest.raises(ArlintError, match="changed while arlint was reading it"):
        replace_file(file, NEW.encode(), b"what it was once")
    assert file.read_text("utf-8") == OLD
    assert os.listdir(file.parent) == [file.name]


def test_a_file_that_holds_it_already_is_no_error(file: Path) -> None:
    replace_file(file, OLD.encode(), b"what it was once")
    assert file.read_text("utf-8") == OLD


def test_normalize_sees_a_change_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("كتـــاب\n" * 10, "utf-8")
    from arlint.cli.normalize import _write  # the change has to come while the file is open
    from arlint.normalization import normalizer
    from arlint.project.inputs import Input
    from arlint.project.normalizing import Task, opened

    with opened(Input("a.txt", path), Task(normalizer("nlp")), None, 1, lambda _: None) as work:
        path.write_text("نص جديد\n", "utf-8")
        with pytest.raises(ArlintError, match="changed while"):
            _write(Input("a.txt", path), work)
    assert path.read_text("utf-8") == "نص جديد\n"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_writers_take_turns(file: Path) -> None:
    import fcntl

    held = os.open(file, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    threading.Timer(0.3, os.close, [held]).start()
    replace_file(file, NEW.encode(), OLD.encode())
    assert file.read_text("utf-8") == NEW


def test_a_writer_that_never_ends_is_not_waited_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr(writing, "_PATIENCE", 0.05)
    held = os.open(file, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        with pytest.raises(ArlintError, match="somebody else is writing it"):
            replace_file(file, NEW.encode(), OLD.encode())
    finally:
        os.close(held)
    assert (file.read_text("utf-8"), os.listdir(file.parent)) == (OLD, [file.name])


# --- file systems without unnamed files -------------------------------------------------------------------


@pytest.fixture
def named_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def _draft(file: Path) -> Path:
    """Where the draft of a file lies while it has a name."""
    with writing.Draft(file, 0o600) as draft:
        return draft._path


@pytest.mark.usefixtures("named_drafts")
def test_a_draft_with_a_name(file: Path) -> None:
    replace_file(file, NEW.encode(), OLD.encode())
    assert (file.read_text("utf-8"), file.stat().st_mode & 0o777) == (NEW, 0o640)
    write_file(file.with_name("b.txt"), b"b")
    with suppress(RuntimeError), replacing(file) as handle:
        handle.write(b"half")
        raise RuntimeError
    assert sorted(os.listdir(file.parent)) == ["b.txt", file.name]
    assert file.read_text("utf-8") == NEW


@pytest.mark.parametrize("named", [True, False])
def test_what_a_killed_writer_left_is_cleared_away(file: Path, named: bool, request: pytest.FixtureRequest) -> None:
    if named:
        request.getfixturevalue("named_drafts")
    _draft(file).write_bytes(b"half a fi")
    replace_file(file, NEW.encode(), OLD.encode())
    assert (file.read_text("utf-8"), os.listdir(file.parent)) == (NEW, [file.name])


@pytest.mark.usefixtures("named_drafts")
def test_a_draft_that_somebody_is_at_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr(writing, "_PATIENCE", 0.05)
    rival = _draft(file)
    rival.write_bytes(b"half a fi")
    held = os.open(rival, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        with pytest.raises(ArlintError, match="somebody else is writing it, or has left"):
            replace_file(file, NEW.encode(), OLD.encode())
    finally:
        os.close(held)
    assert (file.read_text("utf-8"), rival.read_bytes()) == (OLD, b"half a fi")


@pytest.mark.parametrize("named", [False, True])
def test_interrupted_between_any_two_steps(named: bool, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if named:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    steps = 0
    while _interrupted(lambda: replace_file(file, NEW.encode(), OLD.encode()), steps):
        assert file.read_text("utf-8") in (OLD, NEW)
        assert os.listdir(file.parent) == [file.name], f"a temporary file is left at step {steps}"
        # A new one: the old one may be locked by a descriptor that only the end of a process would close.
        file.unlink()
        file.write_text(OLD, "utf-8")
        steps += 1
    assert file.read_text("utf-8") == NEW
    assert steps > 300


def _interrupted(write: Callable[[], None], step: int) -> bool:
    """Raise KeyboardInterrupt before a step of the interpreter in `writing`; False if it ends before that."""

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal step
        if frame.f_code.co_filename != writing.__file__:
            return None
        frame.f_trace_opcodes = True
        # Where a function returns the interpreter does not look for signals.
        if event == "opcode" and not opname[frame.f_code.co_code[frame.f_lasti]].startswith("RETURN_"):
            step -= 1
            if step < 0:
                sys.settrace(before)
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        write()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


def test_a_draft_that_is_a_trap_is_not_followed(file: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    prey = tmp_path_factory.mktemp("prey") / "prey.txt"
    prey.write_text("mine")
    _draft(file).symlink_to(prey)
    with pytest.raises(ArlintError, match="cannot be written"):
        replace_file(file, NEW.encode(), OLD.encode())
    assert (prey.read_text(), file.read_text("utf-8")) == ("mine", OLD)


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("ن" * 125 + ".txt")
    path.write_text(OLD, "utf-8")
    replace_file(path, NEW.encode())
    assert path.read_text("utf-8") == NEW


def test_a_new_file_is_as_the_umask_wants_it(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_file(tmp_path / "a.txt", b"a")
    finally:
        os.umask(old)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640
