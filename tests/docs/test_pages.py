"""The documentation is true: its commands are run, its outputs compared, its tables generated, its links followed.

In a page, ``<!-- file: NAME -->`` before a fenced block writes that block to a file, and
a ``console`` block is run line by line in one folder for the page: ``$ command``, then
what it prints. Directional isolates are left out of the comparison, since a page cannot show
them. ``ARLINT_UPDATE_DOCS=1 pytest tests/docs`` rewrites outputs and tables: read the diff.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import arlint
from arlint.project.templates import reference

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / name
    for name in (
        "docs/tutorial.md",
        "docs/configuration.md",
        "docs/outputs.md",
        "docs/ci.md",
        "docs/adoption.md",
        "README.md",
        "README.ar.md",
    )
]
UPDATE = os.environ.get("ARLINT_UPDATE_DOCS") == "1"
_BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n\s*)?```(?P<kind>\w*)\n(?P<body>.*?)```", re.DOTALL)
_TABLE = re.compile(r"(<!-- keys:(\w+) -->\n)(.*?)(<!-- /keys -->)", re.DOTALL)


def _shell(folder: Path, command: str, env: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120
    )
    text = done.stdout.decode().replace(str(folder.resolve()), ".").replace("\u2068", "").replace("\u2069", "")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _run_block(body: str, folder: Path, env: dict[str, str]) -> str:
    """The block as it should read."""
    out = ""
    for line in body.splitlines():
        if line.startswith("$ "):
            out += f"{line}\n{_shell(folder, line[2:], env)}"
    return out


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands(page: Path, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    command = tools / "arlint"
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m arlint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    folder = tmp_path / "work"
    folder.mkdir()
    who = {f"GIT_{role}_{what}": "t@t.invalid" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = {
        **who,
        "PATH": f"{tools}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "ARLINT_CACHE_DIR": os.environ["ARLINT_CACHE_DIR"],
        "ARLINT_LANG": "ar" if page.name.endswith(".ar.md") else "en",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
    }
    text = page.read_text(encoding="utf-8")

    def replaced(match: re.Match[str]) -> str:
        if match["file"]:
            target = folder / match["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(match["body"], encoding="utf-8")
        if match["kind"] != "console":
            return match[0]
        return match[0].replace(match["body"], _run_block(match["body"], folder, env))

    run = _BLOCK.sub(replaced, text)
    if UPDATE:
        page.write_text(run, encoding="utf-8")
    assert run == text
    assert "internal error; please" not in run
    assert "$ arlint" in run


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_tables(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    made = _TABLE.sub(lambda m: m[1] + reference("ar" if m[2] == "ar" else "en") + m[4], text)
    if UPDATE:
        page.write_text(made, encoding="utf-8")
    assert made == text


def test_the_reference_stands_in_the_documentation() -> None:
    assert _TABLE.search((ROOT / "docs" / "configuration.md").read_text(encoding="utf-8"))


def test_the_comparison_says_what_arlint_does() -> None:
    page = (ROOT / "docs" / "comparison.md").read_text(encoding="utf-8")
    table = page.partition("| text | ghalatawi | `arlint fix --write` |\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[1:]]
    assert len(rows) > 4
    for text, _, fixed in rows:
        assert arlint.fix(text).text == fixed


@pytest.mark.parametrize("page", [*PAGES, ROOT / "docs" / "comparison.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
