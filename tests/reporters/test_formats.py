"""Every report against its schema, and every position against the text it is about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from arlint.diagnostics import Edit, Fix, Safety
from arlint.documents.reading import read
from arlint.documents.reports import may_be_replaced
from arlint.documents.source import Source
from arlint.errors import UsageError
from arlint.project import settings
from arlint.project.inputs import Input
from arlint.project.run import Checker
from arlint.project.settings import OUTPUTS
from arlint.reporters.base import Run, merged
from arlint.reporters.registry import reporter
from arlint.reporters.visible import isolated, visible
from arlint.reporters.wording import FILES, FINDINGS
from arlint.text.positions import Unit
from tests.reporters.conftest import TEXT, finding, rendered

SCHEMAS = Path(__file__).with_name("schemas")


def _schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_format_writes_every_run(name: str, lang: str, run: Run, clean: Run) -> None:
    assert rendered(name, run, lang=lang).endswith("\n")
    rendered(name, clean, lang=lang).encode("utf-8")


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson", "html"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_report_is_no_prose_to_arlint(name: str, lang: str, run: Run) -> None:
    report = rendered(name, run, lang=lang)
    path = "r.html" if name == "html" else "r.json"
    assert list(read(Source(report, path)).segments) == []
    assert list(read(Source(report.replace("arlint", "other").replace("fingerprint", "x"), path)).segments)


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("options", [{}, {"quiet": True}, {"statistics": True}], ids=lambda options: " ".join(options))
def test_a_report_may_be_replaced_by_the_next(
    name: str, lang: str, options: dict[str, bool], run: Run, clean: Run
) -> None:
    for done in (run, clean, Run(0, [], failures=run.failures)):
        assert may_be_replaced(rendered(name, done, lang=lang, **options))


@pytest.mark.parametrize("text", ["حضر الوزير.\n", "# عنوان\n", "{}\n", "[1]\n", '{"path": "a"}', "a:1: ب\n", "\n\nنص"])
def test_a_text_may_not_be_replaced(text: str) -> None:
    assert not may_be_replaced(text)


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match="did you mean sarif"):
        reporter("sariff")


@pytest.mark.parametrize("which", ["run", "clean"])
@pytest.mark.parametrize(
    ("name", "schema"), [("sarif", "sarif-2.1.0.json"), ("rdjson", "rdjson.json"), ("gitlab", "gitlab.json")]
)
def test_json_reports_follow_their_schema(name: str, schema: str, which: str, request: pytest.FixtureRequest) -> None:
    document = json.loads(rendered(name, request.getfixturevalue(which)))
    jsonschema.validate(document, _schema(schema))


@pytest.mark.parametrize("which", ["run", "clean"])
@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_reports_follow_their_schema(name: str, which: str, request: pytest.FixtureRequest) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))
    schema.assertValid(etree.fromstring(rendered(name, request.getfixturevalue(which)).encode()))


def test_schemas_refuse_what_is_wrong(run: Run) -> None:
    broken = json.loads(rendered("sarif", run))
    broken["runs"][0]["columnKind"] = "bytes"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, _schema("sarif-2.1.0.json"))
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "checkstyle.xsd"))
    text = rendered("checkstyle", run).replace('severity="info"', 'severity="hint"')
    assert not schema.validate(etree.fromstring(text.encode()))


def test_junit_counts_are_those_of_its_cases(run: Run) -> None:
    root = etree.fromstring(rendered("junit", run).encode())
    assert int(root.get("tests")) == len(root.findall(".//testcase")) == 6
    assert int(root.get("failures")) == len(root.findall(".//failure")) == 5
    assert int(root.get("errors")) == len(root.findall(".//error")) == 1
    for suite in root.findall("testsuite"):
        assert int(suite.get("tests")) == len(suite.findall("testcase"))


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def test_sarif_regions_are_code_points(run: Run) -> None:
    first = json.loads(rendered("sarif", run))["runs"][0]
    assert first["columnKind"] == "unicodeCodePoints"
    for result, diagnostic in zip(first["results"], run.diagnostics, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        text = diagnostic.index.text
        assert text[region["charOffset"] :][: region["charLength"]] == diagnostic.text
        line = _lines(text)[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(diagnostic.text.split("\r")[0])


def test_sarif_fixes_rebuild_the_text(run: Run) -> None:
    result = json.loads(rendered("sarif", run))["runs"][0]["results"][0]
    change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    region = change["deletedRegion"]
    fixed = TEXT[: region["charOffset"]] + change["insertedContent"]["text"]
    fixed += TEXT[region["charOffset"] + region["charLength"] :]
    assert fixed == run.diagnostics[0].fixes[0].apply(TEXT)


def test_sarif_paths_are_uris(run: Run) -> None:
    results = json.loads(rendered("sarif", run))["runs"][0]["results"]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results}
    assert uris == {"a%20b%2Cc.txt", "%D9%85%D8%AC%D9%84%D8%AF/%D9%85%D9%84%D9%81%20%231.txt"}


def test_rdjson_columns_are_utf8_bytes(run: Run) -> None:
    for item, diagnostic in zip(json.loads(rendered("rdjson", run))["diagnostics"], run.diagnostics, strict=True):
        place = item["location"]["range"]
        lines = [line.encode() for line in _lines(diagnostic.index.text)]
        start = lines[place["start"]["line"] - 1][place["start"]["column"] - 1 :]
        assert start.startswith(diagnostic.text.split("\r")[0].encode())
        if place["start"]["line"] == place["end"]["line"]:
            width = place["end"]["column"] - place["start"]["column"]
            assert start[:width].decode() == diagnostic.text


def test_rdjson_counts_a_byte_order_mark(tmp_path: Path) -> None:
    data = "\ufeff😀 حضر ، ثم\nوصل ، ثم\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    checker = Checker(settings.given({"select": ["SPC101"], "cache-dir": str(tmp_path / "cache")}, tmp_path))
    lines = data.split(b"\n")
    for _ in ("found", "remembered"):
        found = checker.run([Input("a.txt", tmp_path / "a.txt")]).diagnostics
        for item in json.loads(rendered("rdjson", Run(1, found)))["diagnostics"]:
            start, end = item["location"]["range"]["start"], item["location"]["range"]["end"]
            assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode() == " ،"
        assert [(d.line, d.column) for d in found] == [(1, 6), (2, 4)]
        index = found[0].index
        assert index.offset(index.position(found[0].start, Unit.UTF8), Unit.UTF8) == found[0].start


def test_github_commands_survive_their_escapes(run: Run) -> None:
    for line in rendered("github", run).splitlines():
        command, _, message = line.removeprefix("::").partition("::")
        kind, _, properties = command.partition(" ")
        assert kind in {"error", "warning", "notice"}
        pairs = dict(part.split("=", 1) for part in properties.split(","))
        if "file" in pairs:
            name = pairs["file"].replace("%2C", ",").replace("%3A", ":").replace("%25", "%")
            assert name in {"a b,c.txt", "مجلد/ملف #1.txt"}
            assert ("col" in pairs) == (pairs["line"] == pairs["endLine"])
        assert "\r" not in message


def test_jsonl_and_json_agree(run: Run) -> None:
    whole = json.loads(rendered("json", run))
    lines = [json.loads(line) for line in rendered("jsonl", run).splitlines()]
    assert whole["unit"] == "codepoint"
    assert [{**d, "unit": "codepoint"} for d in whole["diagnostics"]] == lines
    assert whole["summary"]["findings"] == len(lines) == 5
    assert whole["errors"] == ["x.txt: broken\n"]
    for item in lines:
        text = TEXT if item["path"].startswith("a") else "خطأ"
        assert text[item["start"] : item["end"]] == item["text"]


def test_gitlab_fingerprints_differ_and_survive_moved_text(run: Run) -> None:
    before = [item["fingerprint"] for item in json.loads(rendered("gitlab", run))]
    assert len(set(before)) == len(before)
    text = "سطر جديد فوق كل شيء\n\n" + TEXT
    moved = run._replace(diagnostics=[finding("خطـأ", text=text)])
    assert json.loads(rendered("gitlab", moved))[0]["fingerprint"] == before[0]


def test_text_marks_whole_words_and_shows_what_cannot_be_seen(run: Run) -> None:
    text = rendered("text", run, lang="en")
    assert "⟦خطـأ⟧" in text
    assert "<U+0000>" in text
    assert "\x00" not in text
    assert "2 findings hidden by the baseline" in text


def test_text_takes_brackets_for_text() -> None:
    run = Run(1, [finding("[/خطأ]", text="نص [/خطأ] [bold]نص", path="[red]x")])
    assert "[red]x:1:4" in rendered("text", run)


def test_text_colour_never_changes_inside_a_word(run: Run) -> None:
    text = rendered("text", run, color=True)
    for word in ("خطـأ", "صواب"):
        assert f"{word}" in text
    assert "\x1b[7mخطـأ\x1b[0m" in text


def test_isolates_are_balanced(run: Run) -> None:
    text = rendered("text", run, lang="ar")
    assert text.count("\u2068") == text.count("\u2069") > 0
    assert "\u2068" not in rendered("text", run, bidi="none")


@given(st.text(max_size=30))
def test_visible_leaves_nothing_invisible(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & {"\u200b", "\u200e", "\u202e", "\x00", "\x1b", "\n", "\r"}
    assert isolated(shown).count("\u2068") == 1 + shown.count("\u2068")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 ملف"),
        (1, "ملف واحد"),
        (2, "ملفان"),
        (3, "3 ملفات"),
        (10, "10 ملفات"),
        (11, "11 ملفًا"),
        (99, "99 ملفًا"),
        (100, "100 ملف"),
        (101, "101 ملف"),
        (103, "103 ملفات"),
        (111, "111 ملفًا"),
        (1000, "1000 ملف"),
    ],
)
def test_arabic_counts(number: int, expected: str) -> None:
    assert FILES.counted(number, "ar") == expected


def test_english_counts() -> None:
    assert [FINDINGS.counted(n, "en") for n in (0, 1, 2)] == ["0 findings", "1 finding", "2 findings"]


def test_merged_edits_are_the_fix() -> None:
    fix = Fix(Safety.SAFE, (Edit(1, 2, "ص"), Edit(4, 4, "ع")))
    edit = merged(fix, "ابتثج")
    assert "ابتثج"[: edit.start] + edit.replacement + "ابتثج"[edit.end :] == fix.apply("ابتثج")
