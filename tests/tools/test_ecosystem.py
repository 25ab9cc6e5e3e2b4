"""Two revisions of a small program that reports as arlint does."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools import ecosystem

_PROGRAM = """
import json, pathlib
for start in {starts}:
    text = pathlib.Path("a.txt").read_text(encoding="utf-8")[start:start + 1]
    edits = [dict(start=start, end=start + 1, replacement="ب")]
    print(json.dumps(dict(path="a.txt", code="X1", start=start, end=start + 1, text=text, fixes=[dict(edits=edits)])))
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits and a change that is not committed."""
    place = tmp_path / "repository"
    (place / "arlint").mkdir(parents=True)
    (place / "arlint" / "__init__.py").touch()
    program = place / "arlint" / "__main__.py"

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x", *arguments], cwd=place, check=True)

    git("init", "--quiet")
    for starts in ([0, 2], [2, 4]):
        program.write_text(_PROGRAM.format(starts=starts), encoding="utf-8")
        git("add", ".")
        git("commit", "--quiet", "--message", str(starts))
    program.write_text(_PROGRAM.format(starts=[]), encoding="utf-8")
    return place


def test_two_revisions_are_compared(repository: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("ابتثج", encoding="utf-8")
    added, removed = ecosystem.compare(texts, "HEAD~1", "HEAD", repository=repository)
    assert list(ecosystem.report(texts, added, removed)) == [
        "- X1 a.txt: ⟦ا⟧بتثج → ب",
        "+ X1 a.txt: ابتث⟦ج⟧ → ب",
        "X1: +1 -1",
        "1 added, 1 removed",
    ]
    added, removed = ecosystem.compare(texts, "HEAD", ".", repository=repository)
    assert (len(added), len(removed)) == (0, 2)
    with pytest.raises(subprocess.CalledProcessError):
        ecosystem.compare(texts, "nowhere", ".", repository=repository)


def test_the_command(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("ابتثج", encoding="utf-8")
    monkeypatch.setattr(ecosystem.compare, "__defaults__", ((), repository))
    assert ecosystem.main([str(texts), "--old", "HEAD~1", "--new", "HEAD", "--options=--select X"]) == 0
    assert "1 added, 1 removed" in capsys.readouterr().out
    assert ecosystem.main([str(texts), "--old", "HEAD~1", "--new", "HEAD", "--fail-on-added"]) == 1
    assert ecosystem.main([str(texts), "--old", "HEAD", "--fail-on-added"]) == 0
