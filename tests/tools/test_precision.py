"""The corpus that is fetched and the ledger of its findings: nothing here asks the network."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from arlint.ruleset.ruleset import Ruleset
from tools.precision import __main__ as command
from tools.precision import corpus, ledger
from tools.precision.findings import Finding, context, findings, shown
from tools.precision.ledger import Key, Row

TEXTS = {"pkg/locale/ar/a.txt": "ذهبت إلي المدرسة .\n", "pkg/locale/fr/a.txt": "non", "pkg/ar.md": "نص\n"}


def archive(origin: str, folder: Path) -> Path:
    """A package of a registry with TEXTS in it."""
    path = folder / "archive"
    if origin == "pypi":
        with zipfile.ZipFile(path, "w") as wheel:
            for name, text in TEXTS.items():
                wheel.writestr(name, text)
    elif origin == "npm":
        with tarfile.open(path, "w:gz") as tar:
            for name, text in TEXTS.items():
                info = tarfile.TarInfo(name)
                info.size = len(text.encode())
                tar.addfile(info, io.BytesIO(text.encode()))
    else:
        root = folder / "root"
        for name, text in {**TEXTS, "DEBIAN/control": _CONTROL}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        subprocess.run(["dpkg-deb", "--build", str(root), str(path)], check=True, capture_output=True)
    return path


_CONTROL = "Package: x\nVersion: 1\nArchitecture: all\nMaintainer: x <x@example.org>\nDescription: x\n"


@pytest.fixture(params=["pypi", "npm", "debian"])
def package(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> corpus.Package:
    """A package whose archive is "fetched" from this folder."""
    if request.param == "debian" and not shutil.which("dpkg-deb"):
        pytest.skip("no dpkg-deb here")
    source = tmp_path / "source"
    source.mkdir()
    made = archive(request.param, source)

    def download(origin: str, name: str, version: str | None, folder: Path) -> Path:
        return Path(shutil.copy(made, folder / "came"))

    monkeypatch.setattr(corpus, "download", download)
    return corpus.Package(request.param, "x", "1", sha256(made.read_bytes()).hexdigest(), "MIT", ("pkg/*/ar/*.txt",))


def test_only_the_wanted_texts_are_laid_out_and_once(package: corpus.Package, tmp_path: Path) -> None:
    place = corpus.lay_out(package, tmp_path)
    assert [p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file()] == ["pkg/locale/ar/a.txt"]
    assert (place / "pkg/locale/ar/a.txt").read_text(encoding="utf-8") == TEXTS["pkg/locale/ar/a.txt"]
    (place / "mark").touch()
    assert corpus.lay_out(package, tmp_path) == place
    assert (place / "mark").exists()
    others = corpus.Package(package.origin, "x", "1", package.sha256, "MIT", ("pkg/ar.md",))
    assert (corpus.lay_out(others, tmp_path) / "pkg/ar.md").is_file()


def test_another_archive_and_one_without_texts_are_errors(package: corpus.Package, tmp_path: Path) -> None:
    other = corpus.Package(package.origin, "x", "1", "0" * 64, "MIT", package.files)
    with pytest.raises(ValueError, match="checksum"):
        corpus.lay_out(other, tmp_path)
    none = corpus.Package(package.origin, "x", "1", package.sha256, "MIT", ("*.po",))
    with pytest.raises(ValueError, match=r"none of \*\.po"):
        corpus.lay_out(none, tmp_path)
    assert not (tmp_path / "texts").exists()


@pytest.mark.parametrize("origin", ["pypi", "npm", "debian"])
def test_what_cannot_be_fetched_is_said(origin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_client(*_: object, **__: object) -> None:
        raise FileNotFoundError("no such client")

    wanted = [corpus.Package(origin, "x", "1", "0" * 64, "MIT", ("*",))]
    monkeypatch.setattr(corpus.subprocess, "run", no_client)
    assert corpus.available(wanted, tmp_path) == ({}, ["x: no such client"])

    def refused(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, "", "no such version")

    monkeypatch.setattr(corpus.subprocess, "run", refused)
    assert corpus.available(wanted, tmp_path) == ({}, ["x 1: no such version"])


def test_the_corpus_is_pinned_and_free() -> None:
    wanted = corpus.packages()
    assert len({package.name for package in wanted}) == len(wanted)
    for package in wanted:
        assert re.fullmatch("[0-9a-f]{64}", package.sha256), package
        assert package.version
        assert re.search("BSD|GPL|CC-BY-SA", package.licence), package


def test_every_finding_of_the_ledger_has_been_read(builtin: Ruleset) -> None:
    rows = ledger.load()
    codes = {rule.code for rule in builtin.rules}
    packages = {package.name for package in corpus.packages()}
    for key, row in rows.items():
        assert row.verdict != "unread", key
        assert key.code in codes, key
        assert key.package in packages, key


A, B, C = (Key("ORT201", "x", text, "") for text in "abc")


def test_a_ledger_is_held_against_the_findings() -> None:
    rows = {
        A: Row(2, "error", ""),
        B: Row(1, "unread", ""),
        C: Row(1, "error", ""),
        C._replace(package="y"): Row(1, "error", ""),
    }
    compared = ledger.compare(rows, {A: 3, B: 1, Key("PUN101", "x", ",", "،"): 1}, ["x"])
    assert compared.added == {A: 1, Key("PUN101", "x", ",", "،"): 1}
    assert compared.gone == {C: 1}
    assert compared.unread == [B]


def test_a_new_ledger_keeps_what_was_read_and_no_more() -> None:
    rows = {
        A: Row(2, "alarm", "a name"),
        B: Row(2, "error", ""),
        C: Row(1, "error", ""),
        C._replace(package="y"): Row(1, "error", ""),
    }
    assert ledger.updated(rows, {A: 1, B: 3}, ["x"]) == {
        A: Row(1, "alarm", "a name"),
        B: Row(3, "unread", ""),
        C._replace(package="y"): Row(1, "error", ""),
    }


@pytest.mark.parametrize(
    "row", ["1\ta\tb\tfine\t", "1\ta\tb\talarm\t", "1\ta\tb\terror\t\nORT201\tx\t2\ta\tb\terror\t"]
)
def test_a_ledger_that_says_nothing_is_refused(row: str, tmp_path: Path) -> None:
    path = tmp_path / "ledger.tsv"
    path.write_text(f"rule\tpackage\tcount\ttext\tcorrection\tverdict\tnote\nORT201\tx\t{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="ORT201"):
        ledger.load(path)


def test_a_ledger_is_read_as_it_was_written(tmp_path: Path) -> None:
    rows = {Key("PUN101", "x", '"', shown("a\tb\nc")): Row(1, "alarm", "why"), A: Row(2, "error", "")}
    ledger.save(rows, tmp_path / "ledger.tsv")
    assert ledger.load(tmp_path / "ledger.tsv") == rows


def test_findings_stand_in_their_contexts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\u200fذهبت لاكن المدرسة\nثم عدت .\n", encoding="utf-8")
    found = findings(tmp_path, options=["--select", "ORT503,SPC101"])
    assert found == [Finding("a.txt", 6, 10, "ORT503", "لاكن", "لكن"), Finding("a.txt", 25, 27, "SPC101", " .", ".")]
    assert context(tmp_path, found[0]) == "\\u200fذهبت ⟦لاكن⟧ المدرسة ثم عدت . "
    with pytest.raises(RuntimeError, match="exits with 2"):
        findings(tmp_path, options=["--select", "NIX999"])


def test_long_texts_are_cut_and_still_differ() -> None:
    assert shown("ب" * 60) == "ب" * 60
    one, other = shown("ب" * 100), shown("ب" * 101)
    assert one.startswith("ب" * 60 + "… ")
    assert one != other
    assert shown("ب" * 100, 0) == "ب" * 100


def test_a_new_finding_fails_until_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, path = tmp_path / "texts", tmp_path / "ledger.tsv"
    texts.mkdir()
    (texts / "a.txt").write_text("حضر لاكن متأخرا.\n", encoding="utf-8")
    missing: list[str] = ["y: no network"]
    places = {"x": texts}
    monkeypatch.setattr(corpus, "available", lambda *_: (places, missing))
    monkeypatch.setattr(ledger.load, "__defaults__", (path,))
    monkeypatch.setattr(ledger.save, "__defaults__", (path,))
    ledger.save({})
    assert command.main(["check", "--strict"]) == 1
    assert command.main(["check"]) == 1
    said = capsys.readouterr().out
    assert "NOT CHECKED, cannot be fetched: y: no network" in said
    assert "1 packages, 3 words, 1 findings" in said
    assert "new: 1 × " in said
    assert command.main(["update"]) == 1
    assert "unread: " in capsys.readouterr().out
    ledger.save({key: Row(row.count, "alarm", "because") for key, row in ledger.load().items()})
    assert command.main(["check"]) == 0
    assert command.main(["show", "ORT"]) == 0
    said = capsys.readouterr().out
    assert "1 of them known false alarms" in said
    assert "alarm\tx\tحضر ⟦لاكن⟧ متأخرا" in said
    (texts / "a.txt").write_text("حضر لكن متأخرا.\n", encoding="utf-8")
    assert command.main(["check"]) == 0
    assert "gone: 1 × " in capsys.readouterr().out
    places.clear()
    assert command.main(["check"]) == 0
    assert "NOTHING was checked" in capsys.readouterr().out
