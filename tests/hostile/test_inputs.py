"""Trees of strangers: names, links, devices, and files that are not what they seem."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from arlint.errors import ArlintError
from arlint.project import inputs, settings
from arlint.project.discovery import discover
from arlint.project.inputs import Input, read_bytes
from arlint.project.run import Checker
from arlint.project.settings import OUTPUTS
from tests.faults.conftest import arlint, environment

BAD = "حضر لاكن متأخرا\n"


def _names(**options: Any) -> tuple[list[str], int]:
    found = discover(["."], settings.load(options))
    return [item.name for item in found.items], found.excluded


# --- files that are none ----------------------------------------------------------------------------------


def test_pipes_sockets_and_devices_are_not_read(here: Path) -> None:
    (here / "a.txt").write_text(BAD, "utf-8")
    os.mkfifo(here / "pipe.txt")
    (here / "null.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.txt")
        assert _names() == (["a.txt"], 0)
        for name in ("pipe.txt", "socket.txt", "null.txt"):
            done = arlint("fix", "--write", "--isolated", name, cwd=here)
            assert (done.returncode, "not a regular file" in done.stderr) == (2, True)
            with pytest.raises(ArlintError, match="cannot be read"):
                # As if it had been a file when it was looked for.
                read_bytes(Input(name, here / name))


def test_links_in_a_ring(here: Path) -> None:
    (here / "a.txt").write_text(BAD, "utf-8")
    (here / "self.txt").symlink_to("self.txt")
    (here / "one").symlink_to("two")
    (here / "two").symlink_to("one")
    (here / "up").symlink_to("..")
    (here / "again.txt").symlink_to("a.txt")
    names, _ = _names()
    assert len(names) == 1  # and not once more under the name of its link
    assert arlint("check", "--isolated", "self.txt", cwd=here).returncode == 2


def test_links_that_lead_out_are_left_out(here: Path) -> None:
    (here / "a.txt").write_text(BAD, "utf-8")
    outside = here.parent / "mine.txt"
    outside.write_text(BAD, "utf-8")
    (here / "theirs.txt").symlink_to(outside)
    assert _names() == (["a.txt"], 1)
    assert arlint("fix", "--write", ".", cwd=here).returncode == 0
    assert outside.read_text("utf-8") == BAD
    # Who names it means it.
    assert arlint("fix", "--write", "theirs.txt", cwd=here).returncode == 0
    assert outside.read_text("utf-8") != BAD
    assert (here / "theirs.txt").is_symlink()


def test_folders_in_folders_without_end(here: Path) -> None:
    depth = 1500
    start = os.open(".", os.O_RDONLY)
    try:
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        Path("a.txt").write_text(BAD, "utf-8")
        os.fchdir(start)
        names, _ = _names()
        assert names == ["/".join(["d"] * depth + ["a.txt"])]
    finally:
        os.fchdir(start)
        os.close(start)
        subprocess.run(["rm", "-rf", str(here / "d")], check=True)


def test_a_folder_that_cannot_be_read_is_an_input_that_cannot(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "closed").mkdir()
    (here / "a.txt").write_text(BAD, "utf-8")
    real = os.scandir

    def scandir(folder: Any) -> Any:
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert _names() == (["a.txt", "closed"], 0)


# --- files that change ------------------------------------------------------------------------------------


def test_a_file_that_changes_between_two_readings(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = here / "a.txt"
    path.write_text(BAD, "utf-8")
    made = settings.load({"cache-dir": str(here / "cache"), "jobs": 1})
    items = discover(["."], made).items
    real = inputs.read_bytes
    count = 0

    def read(item: Input, format: str | None = None) -> bytes:
        nonlocal count
        data = real(item, format)
        count += 1
        path.write_text(BAD * (count + 1), "utf-8")
        return data

    with monkeypatch.context() as patch:
        patch.setattr("arlint.project.run.read_bytes", read)
        outcome = Checker(made).run(items)
    assert [str(failure) for failure in outcome.failures] == ["a.txt: changed while arlint was reading it; run again"]
    # What was found in the one content is not remembered of the other.
    path.write_text(BAD, "utf-8")
    assert len(Checker(made).run(items).diagnostics) == 1
    path.write_text(BAD * 2, "utf-8")
    assert len(Checker(made).run(items).diagnostics) == 2


def test_a_file_that_grows_while_it_is_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "LARGEST", 1 << 20)
    path = here / "a.json"
    path.write_bytes(b" " * (1 << 20))
    assert len(read_bytes(Input("a.json", path))) == 1 << 20
    with path.open("ab") as file:
        file.write(b" ")
    with pytest.raises(ArlintError, match="larger than 1 MiB"):
        read_bytes(Input("a.json", path))


# --- files without measure --------------------------------------------------------------------------------


def _limited() -> None:
    """400 MB of address space: what is refused early needs no more."""
    resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))


@pytest.mark.parametrize("command", [["check"], ["fix", "--write"], ["show"]])
@pytest.mark.parametrize("size", [200 << 20, 1 << 30])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.json"])
def test_a_gigabyte_in_one_line(name: str, size: int, command: list[str], here: Path) -> None:
    if name == "a.json" and size < 1 << 30:
        pytest.skip("a line of JSON may be a whole file")
    with (here / name).open("wb") as file:
        file.truncate(size)
    more = [] if command == ["show"] else ["--isolated"]
    done = subprocess.run(
        [sys.executable, "-m", "arlint", *command, *more, name],
        env=environment(),
        preexec_fn=_limited,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "larger than 256 MiB" in done.stderr or "break the text into lines" in done.stderr
    assert (here / name).stat().st_size == size


def test_a_gigabyte_from_standard_input(here: Path) -> None:
    with open("/dev/zero", "rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "arlint", "check", "--isolated", "-"],
            stdin=endless,
            env=environment(),
            preexec_fn=_limited,
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, "break the text into lines" in done.stderr) == (2, True)


@pytest.mark.parametrize("format", ["plain", "markdown", "html", "json"])
def test_a_paragraph_that_nobody_wrote(format: str, here: Path) -> None:
    from arlint.documents.reading import LONGEST_PARAGRAPH, read
    from arlint.documents.source import Source

    text = "كتاب " * (LONGEST_PARAGRAPH // 5 + 1)
    text = f'["{text}"]' if format == "json" else text
    with pytest.raises(ArlintError, match="more than 1,000,000 characters"):
        read(Source(text, "x"), format)


# --- names ------------------------------------------------------------------------------------------------

NAME = "a\nfake.txt:1:1: HMZ101 \u202e\u2066\x1b[31m\u200b\t%0A::error::,x<b>&\"'.txt"
# What must not be written as it is: it would turn, hide or begin a line.
_RAW = "\u202e\u2066\x1b\u200b"


@pytest.mark.parametrize("format", OUTPUTS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_names_are_shown_and_not_obeyed(format: str, lang: str, here: Path) -> None:
    (here / NAME).write_text(f"{BAD}\u202e\x1b[31m (\n", "utf-8")
    (here / "broken\u202e\n.txt").write_bytes(b"\xff")
    done = arlint("check", "--isolated", "--lang", lang, "--bidi", "none", "-o", format, ".", cwd=here)
    assert done.returncode == 2
    for written in (done.stdout, done.stderr):
        assert not [char for char in _RAW if char in written]
        assert not [line for line in written.splitlines() if line.startswith(("fake.txt", ".txt"))]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["fix"],
        ["normalize", "--profile", "nlp", "--check"],
        ["normalize", "--profile", "nlp", "--diff"],
        ["show"],
        ["show", "--json"],
        ["check", "--verbose"],
        ["baseline", "create"],
    ],
    ids=" ".join,
)
def test_other_commands_show_them_too(command: list[str], here: Path) -> None:
    folder = here / "\u202ec\nd"
    (folder / ".git").mkdir(parents=True)
    (folder / NAME).write_text("حضر لاكنـــ متأخرا\n", "utf-8")
    (folder / "arlint.toml").write_text('vocabulary.accept = ["\\u202e"]\n')
    paths = [NAME] if command[0] == "show" else ["."]
    done = arlint(*command, *paths, cwd=folder)
    assert done.returncode in (0, 1), done.stderr
    assert not [char for char in _RAW if char in done.stdout + done.stderr]
    shown = arlint("config", cwd=folder)
    assert shown.returncode == 0
    assert not [char for char in _RAW if char in shown.stdout + shown.stderr]


def test_an_error_names_the_path_it_is_about(here: Path) -> None:
    done = arlint("check", "--isolated", f"missing\u202e\n{NAME}", cwd=here)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "<U+202E" in done.stderr
