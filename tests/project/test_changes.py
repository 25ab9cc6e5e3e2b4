"""What git says has changed, whatever the user has configured git to show him."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from arlint.api import check
from arlint.project import changes

OLD = "حضر ، ثم\nغادر\nوصل\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three committed texts, one of them below a folder ``b``, and none of the user's settings."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        for what in ("NAME", "EMAIL"):
            monkeypatch.setenv(f"GIT_{role}_{what}", "t@t.invalid")
    folder = tmp_path / "work"
    (folder / "b").mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name in ("a.txt", "b/a.txt", "same.txt"):
        (folder / name).write_text(OLD, "utf-8")
    _git("init", "-q", "-b", "main")
    _commit()
    return folder


def _git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def _commit() -> None:
    _git("add", "-A")
    _git("commit", "-qm", "x")


@pytest.mark.parametrize(
    "setting",
    ["diff.mnemonicPrefix=true", "diff.noprefix=true", "diff.interHunkContext=9", "diff.context=9", "color.ui=always"],
)
def test_settings_of_the_user_hide_nothing(repository: Path, setting: str) -> None:
    _git("config", *setting.split("="))
    for name in ("a.txt", "b/a.txt"):
        (repository / name).write_text("قبل\nغادر\nبعد\n", "utf-8")
    made = changes.since("HEAD")
    assert made.ranges(repository / "a.txt") == made.ranges(repository / "b" / "a.txt") == ((1, 1), (3, 3))
    assert made.ranges(repository / "same.txt") == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("w.docx", b"PK\x03\x04\x00\x00\x00"),
        ("u.txt", ("\ufeff" + OLD).encode("utf-16-le")),
        ("made.txt", OLD.encode()),
        ("o'd\td.txt", OLD.encode("utf-16")),
    ],
)
def test_of_what_is_binary_to_git_all_counts_as_changed(repository: Path, name: str, data: bytes) -> None:
    (repository / ".gitattributes").write_text("made.txt -diff\n", "utf-8")
    (repository / name).write_bytes(data)
    _commit()
    assert changes.since("HEAD").ranges(repository / name) == ()
    (repository / name).write_bytes(data + data)
    assert changes.since("HEAD").ranges(repository / name) is None


@pytest.mark.parametrize("setting", ["diff.renames=false", "diff.renameLimit=1", "diff.renames=copies"])
def test_of_a_moved_text_the_changed_lines_count(repository: Path, setting: str) -> None:
    _git("config", *setting.split("="))
    long = "".join(f"{OLD}{number}\n" for number in range(9))
    for name in ("long.txt", "other.txt"):
        (repository / name).write_text(long + name, "utf-8")
    _commit()
    (repository / "new").mkdir()
    for name in ("long.txt", "other.txt", "same.txt"):
        _git("mv", name, f"new/{name}")
        if name != "same.txt":
            (repository / "new" / name).write_text(f"سطر ، ثم\n{long}{name}", "utf-8")
    made = changes.since("HEAD")
    assert [made.ranges(repository / "new" / name) for name in ("long.txt", "other.txt")] == [((1, 1),)] * 2
    assert made.ranges(repository / "new" / "same.txt") == ()


def test_what_git_does_not_know_is_new(repository: Path) -> None:
    (repository / ".gitignore").write_text("ignored.txt\n", "utf-8")
    made = changes.since("HEAD")
    for path in ("ignored.txt", "untracked.txt", "../outside.txt", "<stdin>"):
        assert made.ranges(repository / path) is None


def test_a_submodule_changes_as_a_whole(repository: Path) -> None:
    inner = repository / "inner"
    inner.mkdir()
    _git("-C", "inner", "init", "-q")
    (inner / "a.txt").write_text(OLD, "utf-8")
    for arguments in (("add", "-A"), ("commit", "-qm", "x")):
        _git("-C", "inner", *arguments)
    _commit()
    assert changes.since("HEAD").ranges(inner / "a.txt") == ()
    _git("-C", "inner", "commit", "-qm", "y", "--allow-empty")
    assert changes.since("HEAD").ranges(inner / "a.txt") is None


@pytest.mark.parametrize(
    ("before", "after", "touched"), [("وصل", "وصل ، أمس", True), ("وصل ، أمس", "وصل ، أمس\n\nغادر", False)]
)
def test_a_lone_carriage_return_ends_no_line_of_git(repository: Path, before: str, after: str, touched: bool) -> None:
    head = "سطر\rسطر\rسطر\n\n"
    (repository / "a.txt").write_bytes(f"{head}{before}\n".encode())
    _commit()
    text = f"{head}{after}\n"
    (repository / "a.txt").write_bytes(text.encode())
    found = [d._replace(path="a.txt") for d in check(text, select=["SPC101"])]
    assert [d.line for d in found] == [5]
    assert changes.since("HEAD").filter(found) == (found if touched else [])
