"""Patterns in the syntax of .gitignore: compared with pathspec on many generated ones, and with git on the manual's."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from arlint.project.patterns import PatternList

LINES = ["*.txt", "/a", "a/", "a/b", "**/c", "a/**", "a/**/c", "b*", "?b", "[ab].txt", "[!a]b", "a b", "\\#x", "\\!y"]
PATHS = ["a", "a/b", "a/b/c", "x/a", "x/a/b", "c", "x/y/c", "a.txt", "b.txt", "x/b.txt", "ab", "bb", "a b", "#x", "!y"]


@pytest.mark.parametrize(
    "line", [*LINES, "# comment", "", "  ", "!a", "*", "**", "a/*", "*.t?t", "[]a]", "a\\ ", "ملف*"]
)
def test_one_line_agrees_with_pathspec(line: str) -> None:
    own, other = PatternList.of([line]), GitIgnoreSpec.from_lines([line])
    for path in [*PATHS, "]", "a ", "ملفات/نص.txt"]:
        assert own.matches(path) == other.match_file(path), (line, path)


SEGMENT = st.text(alphabet="ab*?", min_size=1, max_size=3)
LINE = st.builds(
    lambda head, parts, tail: head + "/".join(parts) + tail,
    st.sampled_from(["", "/"]),
    st.lists(SEGMENT, min_size=1, max_size=3),
    st.sampled_from(["", "/"]),
)
PATH = st.lists(st.text(alphabet="ab", min_size=1, max_size=2), min_size=1, max_size=3).map("/".join)


@settings(max_examples=300, deadline=None)
@given(LINE, PATH)
def test_generated_lines_agree_with_git(line: str, path: str) -> None:
    own, other = PatternList.of([line]), GitIgnoreSpec.from_lines([line])
    assert own.matches(path) == other.match_file(path)


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
