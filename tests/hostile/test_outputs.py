"""What a text or a rule holds is data in every report: it ends no element, makes no link, runs no script."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest

from arlint.diagnostics import Diagnostic, Edit, Fix, RuleInfo, Safety, Severity, Text
from arlint.errors import ArlintError
from arlint.reporters.base import Options, RulePage, Run
from arlint.reporters.registry import reporter
from arlint.reporters.visible import to_json, visible, visible_path
from arlint.text.positions import LineIndex
from tests.faults.conftest import arlint

EVIL = (
    "</mark><script>alert(1)</script><img src=x onerror=alert(1)> \"' [go](https://evil.example) {0} "
    "%0A::error:: \u202e"
)
PATH = "a\u202e<b>\n'\".txt"


@pytest.fixture
def run() -> Run:
    """A run in which everything that comes from outside is hostile."""
    info = RuleInfo("HSE101", "evil", Text(EVIL, EVIL), Text("{bad}", "{bad}"), Severity.ERROR, 2, 50, Safety.SAFE)
    text = f"قبل {EVIL} بعد"
    found = Diagnostic(
        rule=info,
        start=4,
        end=4 + len(EVIL),
        text=EVIL,
        fixes=(Fix(Safety.SAFE, (Edit(4, 4 + len(EVIL), EVIL[::-1]),)),),
        params={"bad": EVIL},
        index=LineIndex.of(text),
        path=PATH,
        severity=Severity.ERROR,
    )
    page = RulePage("HSE101", "evil", Text(EVIL, EVIL), Text(EVIL, EVIL), Text(EVIL, EVIL), (EVIL,), "error")
    return Run(1, (found,), failures=(ArlintError(EVIL, EVIL),), pages=lambda: {"HSE101": page})


def _written(run: Run, format: str, lang: Any = "en") -> str:
    stream = io.StringIO()
    reporter(format)(run, stream, Options(lang, color=False, bidi="none"))
    return stream.getvalue()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_html_holds_no_element_that_arlint_did_not_write(run: Run, lang: str) -> None:
    written = _written(run, "html", lang)
    tree = html5lib.parse(written, namespaceHTMLElements=False)
    assert len(tree.findall(".//script")) == 1
    assert not tree.findall(".//img")
    assert not tree.findall(".//a")
    assert not tree.findall(".//b")
    for element in tree.iter():
        assert not [name for name in element.attrib if str(name).startswith("on")]
    assert "alert(1)" in "".join(tree.itertext())
    assert "\u202e" not in written


def test_sarif_makes_no_link_and_no_argument(run: Run) -> None:
    log = json.loads(_written(run, "sarif"))["runs"][0]
    (result,) = log["results"]
    for text in (result["message"]["text"], log["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]):
        assert "](" not in text.replace("\\](", "")
        assert "{{0}}" in text
        assert "\u202e" not in text
    place = result["locations"][0]["physicalLocation"]
    assert place["region"]["snippet"]["text"] == EVIL
    assert place["artifactLocation"]["uri"] == "a%E2%80%AE%3Cb%3E%0A%27%22.txt"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == EVIL[::-1]


def test_sarif_of_a_file_whose_name_is_no_text(here: Path) -> None:
    (here / os.fsdecode(b"a\xff.txt")).write_text("حضر لاكن متأخرا\n", "utf-8")
    done = arlint("check", "--isolated", "-o", "sarif", cwd=here)
    assert "a%FF.txt" in done.stdout


@pytest.mark.parametrize("format", ["json", "jsonl", "rdjson", "gitlab"])
def test_json_says_exactly_what_there_is(run: Run, format: str) -> None:
    written = _written(run, format)
    assert "\u202e" not in written
    assert PATH in list(_strings(json.loads(written)))


@pytest.mark.parametrize(("format", "attribute"), [("checkstyle", "name"), ("junit", "classname")])
def test_xml_says_exactly_what_there_is(run: Run, format: str, attribute: str) -> None:
    written = _written(run, format)
    assert "\u202e" not in written
    root = ElementTree.fromstring(written)
    assert PATH in [element.get(attribute) for element in root.iter()]
    assert {element.tag for element in root.iter()} <= {
        "checkstyle", "file", "error", "testsuites", "testsuite", "testcase", "failure",
    }  # fmt: skip


def test_github_commands_stay_one_a_line(run: Run) -> None:
    lines = _written(run, "github").splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error ") for line in lines)
    assert all(line.count("::error") == 1 + line.count("%250A::error") for line in lines)
    assert lines[0].startswith("::error file=a<U+202E><b><U+000A>'\".txt,line=1,")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


@pytest.mark.parametrize(
    "code", [0x00, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x61C, 0x200B, 0x202E, 0x2028, 0x2066, 0xFEFF, 0xE0041]
)
def test_hidden_characters_are_shown_everywhere(code: int) -> None:
    char = chr(code)
    assert char not in visible(f"أ{char}ب")
    assert visible_path(f"a{char}b") == f"a<U+{code:04X}>b"
    assert char not in to_json(f"a{char}b")
    assert json.loads(to_json({char: [char]}, indent=2)) == {char: [char]}


def test_what_is_seen_stays() -> None:
    text = "نَصٌّ عربيّ ﷺ ۝١ ؁ abc 😀 é"
    assert visible(text) == visible_path(text) == json.loads(to_json(text)) == text
    assert to_json(text) == f'"{text}"'


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_diff_is_what_patch_takes(count: int, tmp_path: Path) -> None:
    import random
    import shutil
    import subprocess

    from arlint.cli.diffs import unified

    if shutil.which("patch") is None:
        pytest.skip("no patch here")
    chance = random.Random(count)
    for number in range(60):
        lines = [chance.choice(["أ", "ب\u2028ج", "د\r", "", "هـ\x0c"]) for _ in range(chance.randint(0, 12))]
        old = "\n".join(lines) + chance.choice(["", "\n"])
        for _ in range(count):
            at = chance.randint(0, max(0, len(lines) - 1))
            lines[at : at + 1] = chance.choice([["س"], ["س", "ش"], []]) if count == 5 else ["س"]
        new = "\n".join(lines) + chance.choice(["", "\n"])
        path = tmp_path / f"{number}.txt"
        path.write_bytes(old.encode())
        diff = "".join(unified(old, new, path.name))
        assert bool(diff) == (old != new)
        if diff:
            done = subprocess.run(
                ["patch", "-s", "-p1", "--binary"], cwd=tmp_path, input=diff.encode(), capture_output=True, check=False
            )
            assert done.returncode == 0, (old, new, diff, done.stdout)
            assert (path.read_bytes().decode() if path.exists() else "") == new


# --- a report in the place of a text -----------------------------------------------------------------------


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize(
    ("configuration", "name", "target", "paths"),
    [
        ("", "a.txt", "a.txt", ["a.txt"]),
        ("", "a.txt", "a.txt", ["."]),
        ("", "a.md", "a.md", ["."]),
        ("", "a.txt", "link", ["a.txt"]),
        ("", "a.txt", "link.txt", ["."]),
        ("", "a.log", "a.log", ["--format", "plain", "a.log"]),
        ('formats = {"*.log" = "plain"}', "a.log", "a.log", ["."]),
        ('output = ["text:docs/a.md"]', "docs/a.md", "", ["docs"]),
    ],
)
def test_a_report_takes_no_texts_place(
    here: Path, format: str, configuration: str, name: str, target: str, paths: list[str]
) -> None:
    (here / "docs").mkdir()
    (here / "arlint.toml").write_text(configuration, "utf-8")
    for text in (name, "docs/b.md"):
        (here / text).write_text("حضر لاكن متأخرا\n", "utf-8")
    if target.startswith("link"):
        (here / target).symlink_to(name)
    done = arlint("check", *(["-o", f"{format}:{target}"] if target else []), *paths, cwd=here)
    assert (done.returncode, "would take the place" in done.stderr) == (2, True), done.stderr
    assert (here / name).read_text("utf-8") == "حضر لاكن متأخرا\n"


@pytest.mark.parametrize("name", ["text:r.txt", "json:r.json", "html:r.html", "concise:r.md", "gitlab:r.json"])
def test_a_report_takes_the_place_of_a_report(here: Path, name: str) -> None:
    report = here / name.partition(":")[2]
    report.touch()
    for text in ("حضر لاكن متأخرا\n", "حضر لكن متأخرا\n", "حضر ، لاكن متأخرا\n"):
        (here / "a.txt").write_text(text, "utf-8")
        before = report.read_bytes()
        assert arlint("check", "--isolated", "-o", name, ".", cwd=here).returncode in (0, 1)
        assert report.read_bytes() != before or not before
