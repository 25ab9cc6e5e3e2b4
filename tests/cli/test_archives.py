"""Word documents on the command line: every place is named by paragraph and column, and no XML is shown."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

docx = pytest.importorskip("docx")


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "arlint", *arguments], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.fixture
def path(tmp_path: Path) -> str:
    out = docx.Document()
    out.add_paragraph("فقرة أولى & فيها <رمز>")
    paragraph = out.add_paragraph("قام ")
    paragraph.add_run("بإتخ").bold = True
    paragraph.add_run("اذ ، القرار & \tغيره ، ثم")
    out.save(tmp_path / "a.docx")
    return str(tmp_path / "a.docx")


def test_check_names_paragraph_and_column(path: str) -> None:
    said = run("check", "--isolated", "--lang", "en", "--output", "concise", path)
    assert "a.docx:2:5: HMZ103" in said
    text = run("check", "--isolated", "--lang", "en", path)
    assert "⟦بإتخاذ⟧ ، القرار & " in text
    assert "w:" not in said + text


def test_a_machine_gets_places_in_the_same_words(path: str) -> None:
    found = json.loads(run("check", "--isolated", "--output", "json", path))["diagnostics"]
    shown = json.loads(run("show", "--json", path))["segments"]
    words = "".join(segment["text"] + "\n" for segment in shown)
    assert {words[d["start"] : d["end"]] for d in found} >= {"بإتخاذ", " ،"}
    assert all(words[d["start"] : d["end"]] == d["text"] for d in found)
    (edits,) = [fix["edits"] for d in found if d["text"] == "بإتخاذ" for fix in d["fixes"]]
    assert [words[e["start"] : e["end"]] for e in edits] == ["إ"]


def test_a_diff_is_one_of_paragraphs(path: str) -> None:
    said = run("fix", "--isolated", "--lang", "en", path)
    assert "-قام بإتخاذ ، القرار & " in said
    assert "+قام باتخاذ، القرار & " in said
    assert "w:" not in said


def test_show_names_paragraphs(path: str) -> None:
    said = run("show", path)
    assert "\n2:1 paragraph in " in said
