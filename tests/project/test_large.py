"""A large file is read block by block, and found to hold what it holds when it is read at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from arlint.errors import ArlintError, DecodeError
from arlint.project import inputs, run
from arlint.project.inputs import Input
from arlint.project.run import Checker, Waiting
from arlint.project.settings import Settings

TEXT = "حضر الوزير ، ثم غادر.\r\nقال 😀 لهم\n" * 50


def source(path: Path, large: int, monkeypatch: pytest.MonkeyPatch) -> object:
    """The source of a file, or what is wrong with it."""
    monkeypatch.setattr(run, "LARGE", large)
    monkeypatch.setattr(inputs, "_BLOCK", 7)  # so that blocks end inside characters
    checker = Checker(Settings(path.parent, cache=False))
    job = checker._met(None, 0, Input(str(path), path))
    assert isinstance(job, Waiting)
    try:
        return checker.source(job)
    except ArlintError as error:
        return type(error), str(error)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        "é".encode() + TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("cp1256", "replace"),
        TEXT.encode()[:-2] + b"\xd8",
        b"",
    ],
    ids=["utf-8", "latin first", "bom", "utf-16", "bare utf-16", "cp1256", "cut short", "empty"],
)
def test_the_same_source(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert source(path, -1, monkeypatch) == source(path, 1 << 30, monkeypatch)


def test_a_file_that_changes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(run, "LARGE", -1)
    checker = Checker(Settings(tmp_path, cache=False))
    job = checker._met(None, 0, Input(str(path), path))
    assert isinstance(job, Waiting)
    path.write_text("آخر", encoding="utf-8")
    with pytest.raises(ArlintError) as caught:
        checker.source(job)
    assert not isinstance(caught.value, DecodeError)


LIST = """\
code: HSE101
slug: under-test
title: {ar: قيد التجربة, en: Under test}
severity: error
profiles: [default]
kind: lexical
match: {clitics: none}
entries: [{bad: الى, good: إلى}]
fix: {safety: safe, phase: spelling}
message: {ar: "اكتب «{good}»", en: "Write “{good}”"}
why: {ar: لأنها كذلك., en: So it is.}
source: usage
examples:
  - {bad: "مشى ⟦الى⟧ بيته", good: "مشى إلى بيته"}
  - {bad: "عاد ⟦الى⟧ أهله", good: "عاد إلى أهله"}
  - {ok: "مشى إلى بيته"}
  - {ok: "عاد إلى أهله"}
"""


@pytest.mark.parametrize("large", [-1, 1 << 30])
@pytest.mark.parametrize(("text", "found"), [(TEXT, 0), (TEXT + "مشى الى بيته", 1), ("", 0), ("\ufeffمشى الى", 1)])
def test_a_list_in_a_large_file(
    text: str, found: int, large: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not held while it is searched, and what is kept of it is found again."""
    pytest.importorskip("ahocorasick_rs")
    house = tmp_path / "house"
    house.mkdir()
    (house / "HSE101-under-test.yaml").write_text(LIST, encoding="utf-8")
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    settings = Settings(tmp_path, rules=(str(house),), select=("HSE101",), cache_dir=str(tmp_path / "kept"))
    monkeypatch.setattr(run, "LARGE", large)
    monkeypatch.setattr(inputs, "_BLOCK", 7)
    for cached in (0, 1):
        outcome = Checker(settings).run([Input(str(path), path)])
        assert (len(outcome.diagnostics), outcome.cached, outcome.failures) == (found, cached, ())
