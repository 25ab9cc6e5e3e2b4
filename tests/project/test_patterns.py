"""Patterns in the syntax of .gitignore: compared with pathspec, and with git on many generated ones."""

from __future__ import annotations

import random
import string
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
import regex
from pathspec import GitIgnoreSpec

from arlint.project.patterns import PatternList, anchored, matches_nothing

LINES = ["*.txt", "/a", "a/", "a/b", "**/c", "a/**", "a/**/c", "b*", "?b", "[ab].txt", "[!a]b", "a b", "\\#x", "\\!y"]
PATHS = ["a", "a/b", "a/b/c", "x/a", "x/a/b", "c", "x/y/c", "a.txt", "b.txt", "x/b.txt", "ab", "bb", "a b", "#x", "!y"]


@pytest.mark.parametrize(
    "line", [*LINES, "# comment", "", "  ", "!a", "*", "**", "a/*", "*.t?t", "[]a]", "a\\ ", "ملف*"]
)
def test_one_line_agrees_with_pathspec(line: str) -> None:
    own, other = PatternList.of([line]), GitIgnoreSpec.from_lines([line])
    for path in [*PATHS, "]", "a ", "ملفات/نص.txt"]:
        assert own.matches(path) == other.match_file(path), (line, path)


def test_generated_lines_agree_with_git(tmp_path: Path) -> None:
    """Each line is the .gitignore of a folder of its own, so that git is asked once."""
    chance = random.Random(5)
    cases = []
    for _ in range(1500):
        names = ("**" if chance.random() < 0.2 else _some(chance, "aab*?") for _ in range(chance.randint(1, 5)))
        line = chance.choice(["", "/", "**/"]) + "/".join(names) + chance.choice(["", "", "/"])
        # Inside a name git takes more stars than one for several things; it is not said what they are.
        line = regex.sub(r"(?<![/*])\*{2,}|\*{2,}(?![/*]|$)", "*", line)
        cases.append((line, "/".join(_some(chance, "ab") for _ in range(chance.randint(1, 5)))))
    _assert_as_git(cases, tmp_path)


def test_generated_classes_agree_with_git(tmp_path: Path) -> None:
    chance = random.Random(6)
    parts = [*"]!^-\\[:ab0.+", "[:digit:]", "[:space:]", "[:punct:]", "[:word:]", "a-b", "b-a", "+--"]
    cases = []
    for _ in range(3000):
        line = f"x[{''.join(chance.choices(parts, k=chance.randint(1, 4)))}]y"
        cases.append((line, f"x{chance.choice(string.punctuation.replace('/', '') + 'abz01')}y"))
    _assert_as_git(cases, tmp_path)


def _assert_as_git(cases: Sequence[tuple[str, str]], folder: Path) -> None:
    """Assert that each line matches or does not match its path to git, as here."""
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    for number, (line, _) in enumerate(cases):
        (folder / f"{number}").mkdir()
        (folder / f"{number}" / ".gitignore").write_text(f"{line}\n", "utf-8")
    asked = "\0".join(f"{number}/{path}" for number, (_, path) in enumerate(cases))
    command = ["git", "check-ignore", "--no-index", "--stdin", "-z"]
    ignored = subprocess.run(command, cwd=folder, input=asked, capture_output=True, text=True).stdout.split("\0")
    assert len(ignored) > 150
    for number, (line, path) in enumerate(cases):
        assert PatternList.of([line]).matches(path) == (f"{number}/{path}" in ignored), (line, path)


def _some(chance: random.Random, alphabet: str) -> str:
    return "".join(chance.choices(alphabet, k=chance.randint(1, 4)))


@pytest.mark.parametrize(
    "line",
    ["*a" * 40 + "b", "**/a/" * 40 + "b", "**/*a*/" * 30 + "b", "*a*" * 40, "[a-z]*" * 60 + "b", "**/" * 200 + "b"],
)
def test_no_pattern_takes_long(line: str) -> None:
    # One that goes back and forth would not come to an end in a thousand years.
    for path in ("a" * 4000, "a/" * 2000 + "a", "aa/" * 1300 + "c"):
        assert not PatternList.of([line]).matches(path) or line == "*a*" * 40


def test_agrees_with_git_itself(tmp_path: Path) -> None:
    lines = ["*.txt", "!keep.txt", "/top", "sub/", "deep/**/x", "**/y", "z/*", "!z/a", "q[0-9]?"]
    paths = [
        "a.txt",
        "keep.txt",
        "top",
        "in/top",
        "sub/f",
        "f/sub/g",
        "deep/x",
        "deep/a/b/x",
        "m/y",
        "z/a",
        "z/b",
        "q1b",
    ]
    (tmp_path / ".gitignore").write_text("\n".join(lines), encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("", encoding="utf-8")
    done = subprocess.run(["git", "check-ignore", *paths], cwd=tmp_path, capture_output=True, text=True)
    assert {p for p in paths if PatternList.of(lines).matches(p)} == set(done.stdout.split())


@pytest.mark.parametrize(
    ("pattern", "folder", "known"),
    [
        ("./a.txt", ".", "/a.txt"),
        ("././sub/", ".", "/sub/"),
        ("!./a", ".", "!/a"),
        ("./*.md", "in/[x]", r"/in/\[x]/*.md"),
        ("a/./b", ".", "a/./b"),
        (".a", "in", ".a"),
        ("a", "in", "a"),
    ],
)
def test_a_dot_and_a_slash_are_the_folder(pattern: str, folder: str, known: str) -> None:
    assert anchored(pattern, folder) == known


def test_patterns_of_settings_know_it_and_those_of_git_do_not() -> None:
    assert PatternList.of_settings(["./a.txt"]).matches("a.txt")
    assert not PatternList.of_settings(["./a.txt"]).matches("x/a.txt")
    assert not PatternList.of(["./a.txt"]).matches("a.txt")


@pytest.mark.parametrize(("line", "nothing"), [("", True), ("#a", True), ("a[", True), ("/", True), ("!a", False)])
def test_patterns_that_match_nothing(line: str, nothing: bool) -> None:
    assert matches_nothing(line) is nothing
    assert not nothing or not any(map(PatternList.of([line]).matches, PATHS))


@pytest.mark.parametrize("line", LINES)
def test_patterns_that_match_something(line: str) -> None:
    assert not matches_nothing(line)
