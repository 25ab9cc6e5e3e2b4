"""A walk leaves out what git ignores, wherever git is told so: compared with git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from arlint.project import settings
from arlint.project.discovery import discover

NAMES = ["a.txt", "b.txt", "deep/a.txt", "deep/b.txt"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of somebody who has configured nothing, as working directory."""
    for name in ("GIT_CONFIG_GLOBAL", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    _git("init", "-q")
    return _filled(folder)


def _git(*arguments: str) -> str:
    identity = ("-c", "user.name=t", "-c", "user.email=t@t.invalid")
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout


def _filled(folder: Path) -> Path:
    for name in NAMES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("نص\n", "utf-8")
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _assert_as_git(expected: list[str]) -> None:
    seen = sorted(item.name for item in discover(["."], settings.load({})).items)
    files = _git("ls-files", "--cached", "--others", "--exclude-standard").split()
    assert seen == sorted(name for name in files if name.endswith(".txt")) == expected


@pytest.mark.parametrize(
    ("configuration", "text"),
    [
        (".gitconfig", "[core]\n\texcludesFile = ~/list\n"),
        (".gitconfig", '[user]\n\tname = x\n[Core] EXCLUDESFILE="~/list" ; mine\n'),
        (".config/git/config", "[core]\nexcludesfile = ~/list # mine\n"),
        ("project/.git/config", "[core]\n\trepositoryformatversion = 0\n\texcludesFile = ../list\n"),
    ],
)
def test_the_users_own_list(here: Path, configuration: str, text: str) -> None:
    _write(here.parent / configuration, text)
    _write(here.parent / "list", "/a.txt\ndeep/b.*\n")
    _write(here.parent / ".config" / "git" / "ignore", "b.txt\n")  # unless another is named
    _assert_as_git(["b.txt", "deep/a.txt"])


def test_the_place_that_git_has_for_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(here.parent / ".config" / "git" / "ignore", "b.txt\n")
    _assert_as_git(["a.txt", "deep/a.txt"])
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here.parent / "other"))
    _assert_as_git(NAMES)


def test_no_list_is_named(here: Path) -> None:
    _write(here.parent / ".config" / "git" / "ignore", "b.txt\n")
    _write(here.parent / ".gitconfig", "[core]\n\texcludesFile =\n[other]\nexcludesFile = ~/list\n")
    _write(here.parent / "list", "a.txt\n")
    _assert_as_git(NAMES)


def test_the_nearer_list_goes_before(here: Path) -> None:
    _write(here.parent / ".config" / "git" / "ignore", "*.txt\n")
    _write(here / ".git" / "info" / "exclude", "!a.txt\n")
    _write(here / "deep" / ".gitignore", "a.txt\n!b.txt\n")
    _assert_as_git(["a.txt", "deep/b.txt"])


def test_a_linked_working_tree(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _git("add", "b.txt")
    _git("commit", "-q", "-m", "x")
    _write(here / ".git" / "info" / "exclude", "a.txt\n")
    _git("worktree", "add", "-q", "../other")
    monkeypatch.chdir(_filled(here.parent / "other"))
    _assert_as_git(["b.txt", "deep/b.txt"])


def test_a_submodule(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _git("init", "-q", "--separate-git-dir", "../kept", "part")
    _write(here.parent / "kept" / "info" / "exclude", "/a.txt\n")
    monkeypatch.chdir(_filled(here / "part"))
    _assert_as_git(["b.txt", "deep/a.txt", "deep/b.txt"])
