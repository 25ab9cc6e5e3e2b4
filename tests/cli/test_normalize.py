"""``arlint normalize`` from the outside."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, stdin: str | bytes = "", cwd: Path = ROOT) -> tuple[int, str, str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ARLINT_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "arlint", "normalize", *arguments],
        input=data,
        capture_output=True,
        cwd=cwd,
        env=environment,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_standard_input() -> None:
    assert run(stdin="قـــال , الرجل\n") == (0, "قال، الرجل\n", "")
    assert run("-", "--profile", "search", stdin="الأُمّة ٣") == (0, "الامه 3", "")
    assert run("--profile", "search", "-o", "zwnj=space", stdin="می\u200cرود") == (0, "مي رود", "")


def test_steps() -> None:
    text = "می\u200cرود ١ مُ\n"
    assert run("--steps", "invisibles:all,zwnj=space,digits:ascii,marks", stdin=text) == (0, "می رود 1 م\n", "")
    assert run("--steps", "elongation,keep=1", stdin="جميييل")[1] == "جميل"


def test_bom_and_newlines_stay() -> None:
    assert run(stdin="\ufeffأ , ب\r\nج\r\n")[1] == "\ufeffأ، ب\r\nج\r\n"


def test_files(tmp_path: Path) -> None:
    first, second, third = tmp_path / "a.txt", tmp_path / "b.md", tmp_path / "c.txt"
    first.write_bytes("\ufeffأ , ب\r\n".encode())
    second.write_text("أ , ب `x , y`\n", encoding="utf-8")
    third.write_text("أ، ب\n", encoding="utf-8")
    third.chmod(0o640)
    before = third.stat().st_mtime_ns
    code, out, err = run("--check", ".", cwd=tmp_path)
    assert (code, out.split(), err) == (1, ["a.txt", "b.md"], "2 of 3 files would change.\n")
    code, out, _ = run("--diff", "a.txt", "b.md", "c.txt", cwd=tmp_path)
    assert code == 1
    assert out.splitlines()[:5] == ["--- a/a.txt", "+++ b/a.txt", "@@ -1 +1 @@", "-أ , ب", "+أ، ب"]
    assert "+أ، ب `x , y`" in out
    assert first.read_bytes() == "\ufeffأ , ب\r\n".encode()
    assert run("--write", ".", cwd=tmp_path) == (0, "", "2 of 3 files normalized.\n")
    assert first.read_bytes() == "\ufeffأ، ب\r\n".encode()
    assert second.read_text(encoding="utf-8") == "أ، ب `x , y`\n"
    assert third.stat().st_mtime_ns == before
    assert third.stat().st_mode & 0o777 == 0o640
    assert run("--check", ".", cwd=tmp_path)[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.md", "c.txt"]


def test_an_unknown_extension_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"name": "قال" , "t": "نص"}\n', encoding="utf-8")
    (tmp_path / "b.txt").write_text("أ , ب", encoding="utf-8")
    code, out, err = run("--write", "a.jsonl", "b.txt", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith("arlint: a.jsonl: no reader for '.jsonl' files; name one with --format")
    assert err.endswith("1 of 2 files normalized.\n")
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == "أ، ب"
    assert run("--field", "name", "--check", "a.jsonl", cwd=tmp_path)[0] == 0
    assert run("--format", "plain", "--check", "a.jsonl", cwd=tmp_path)[0] == 1


def test_a_bad_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff")
    (tmp_path / "b.yaml").write_text("{{ if © }}\na: b\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("أ , ب\n", encoding="utf-8")
    code, _, err = run("--write", ".", cwd=tmp_path)
    assert (code, err.splitlines()[1:]) == (2, ["1 of 3 files normalized."])
    assert "a.txt: not valid utf-8" in err


def test_keys_and_columns_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "arlint.toml").write_text('[keys]\n"*.json" = ["t"]\n[columns]\n"*.csv" = ["ن"]\n', encoding="utf-8")
    (tmp_path / "a.json").write_text('{"t": "أ , ب", "p": "أ , ب"}', encoding="utf-8")
    (tmp_path / "a.csv").write_text('ن;م\n"أ , ب";"أ , ب"\n', encoding="utf-8")
    assert run("--write", ".", cwd=tmp_path)[0] == 0
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == '{"t": "أ، ب", "p": "أ , ب"}'
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == 'ن;م\n"أ، ب";"أ , ب"\n'
    assert run("--write", "--column", "م", "a.csv", cwd=tmp_path)[0] == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == 'ن;م\n"أ، ب";"أ، ب"\n'


@pytest.mark.parametrize("text", ["أ , ب\nج\nد , ه", "أ\nب , ج\n", "أ , ب"])
def test_a_diff_is_a_patch(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "p").write_text(run("--diff", "a.txt", cwd=tmp_path)[1], encoding="utf-8")
    subprocess.run(["git", "apply", "--unidiff-zero", "p"], cwd=tmp_path, check=True)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == text.replace(" , ", "، ")


def test_records(tmp_path: Path) -> None:
    assert run("--field", "text", stdin='{"text":"أ , ب"}\n{"text": null}\n')[1] == '{"text":"أ، ب"}\n{"text": null}\n'
    table = tmp_path / "t.tsv"
    table.write_text("id\tنص\n1\tأ , ب\n", encoding="utf-8")
    assert run("--column", "نص", "--write", "t.tsv", cwd=tmp_path)[0] == 0
    assert table.read_text(encoding="utf-8") == "id\tنص\n1\tأ، ب\n"


def test_jobs(tmp_path: Path) -> None:
    text = "قال , الأُمّة ٣\n" * 30_000
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    code, out, _ = run("--profile", "search", "--jobs", "2", "a.txt", cwd=tmp_path)
    assert code == 0
    assert out == "قال , الامه 3\n" * 30_000


@pytest.mark.parametrize(
    ("arguments", "stdin", "says"),
    [
        (["--profile", "serch"], "", "did you mean 'search'"),
        (["--steps", "tatwel"], "", "did you mean 'tatweel'"),
        (["--steps", ""], "", "--steps names no step"),
        (["--steps", " , "], "", "--steps names no step"),
        (["--steps", "nfc", "--profile", "nlp"], "", "cannot be combined"),
        (["-o", "zwnj"], "", "KEY=VALUE"),
        (["--write", "--check"], "", "exclude"),
        (["--field", "a", "--column", "b"], "", "exclude"),
        (["missing.txt"], "", "no such file"),
        (["--field", "text"], '{"text": 1}\n', "<stdin>: line 1: field 'text' is not a string"),
        ([], b"\xd8\xa3\xff", "not valid utf-8 at byte 2"),
        (["--explain", "tatwel"], "", "did you mean 'tatweel'"),
    ],
)
def test_errors(arguments: list[str], stdin: str | bytes, says: str) -> None:
    code, _, err = run(*arguments, stdin=stdin)
    assert says in err
    assert code == 2


def test_an_undecodable_file_is_not_touched(tmp_path: Path) -> None:
    data = "أ , ب\n".encode() * 10 + b"\xff\n"
    (tmp_path / "a.txt").write_bytes(data)
    code, _, err = run("--write", "a.txt", cwd=tmp_path)
    assert code == 2
    assert "not valid utf-8 at byte 80" in err
    assert (tmp_path / "a.txt").read_bytes() == data
    assert len(list(tmp_path.iterdir())) == 1


def test_list_and_explain() -> None:
    listed = run("--list")[1]
    for name in ("editorial", "search_wide", "lucene", "presentation_forms", "punct_spacing"):
        assert name in listed
    explained = run("--explain", "invisibles")[1]
    assert "zwnj: delete, space, keep" in explained
    assert "التطويل" in run("--explain", "tatweel", "--lang", "ar")[1]


def test_own_profiles(tmp_path: Path) -> None:
    (tmp_path / "arlint.toml").write_text(
        '[normalize.profiles]\nshort = ["digits:ascii"]\nmine = { extends = "search", zwnj = "space" }\n',
        encoding="utf-8",
    )
    assert run("--profile", "mine", stdin="می\u200cرود", cwd=tmp_path) == (0, "مي رود", "")
    assert run("--profile", "short", stdin="أ ٣", cwd=tmp_path) == (0, "أ 3", "")
    assert "mine" in run("--list", cwd=tmp_path)[1]
    assert run("--profile", "mine", "--isolated", stdin="", cwd=tmp_path)[0] == 2
    (tmp_path / "arlint.toml").write_text('normalize.profiles.mine = ["tatwel"]\n', encoding="utf-8")
    code, _, err = run("--profile", "mine", stdin="", cwd=tmp_path)
    assert code == 2
    assert "did you mean 'tatweel'" in err


def test_the_configuration_knows_every_option() -> None:
    from arlint.normalization.profiles import OPTIONS
    from arlint.project.keys import _NORMALIZE_OPTIONS

    assert {name for name, _ in _NORMALIZE_OPTIONS} == set(OPTIONS)


def _word_file(path: Path, text: str) -> bytes:
    """A Word document of one paragraph, with a part that nothing may touch; its bytes."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{namespace}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
        archive.writestr("word/media/image.bin", bytes(range(256)))
    return path.read_bytes()


def test_a_word_document_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    _word_file(path, "قـــال الرجل , ثم ذهب .")
    assert run("--write", str(path)) == (0, "", "1 of 1 file normalized.\n")
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert "<w:t>قال الرجل، ثم ذهب.</w:t>" in archive.read("word/document.xml").decode()
        assert archive.read("word/media/image.bin") == bytes(range(256))


@pytest.mark.parametrize(
    "arguments", [["--profile", "search"], ["--steps", "nfc"], ["--field", "text"], ["--column", "a"]]
)
def test_an_archive_is_never_normalized_as_text(tmp_path: Path, arguments: list[str]) -> None:
    path = tmp_path / "a.docx"
    before = _word_file(path, "قـــال")
    status, _, error = run(*arguments, "--write", str(path))
    assert status == 2
    assert "the file was not touched" in error
    assert path.read_bytes() == before


def test_a_byte_order_mark_before_markup_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf" + "# قـــال\r\n".encode())
    assert run("--write", str(path))[0] == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + "# قال\r\n".encode()
