"""The command line, case by case.

A case is a folder in ``cases/``:

* ``case.toml``: ``args`` (a list), or ``runs`` (several such lists, one after the
  other); ``status`` of the last one; and if need be ``env``, ``stdin``, and
  ``git = true`` (``in/`` is committed before the first run, then ``changed/`` laid over it),
  ``unmeasured = true`` (coverage writes the figures of copied processes into the case's folder).
* ``in/``: the tree it runs in, on top of ``common/`` (a configuration with three rules
  that only these tests know, so that no change of arlint's rules changes a case;
  ``bare = true`` leaves it out).
* ``stdout``, ``stderr``: of all runs, with ``$CWD`` for the folder. An absent file is empty.
* ``out/``: files as they are afterwards; without it nothing may have changed.

``ARLINT_UPDATE_CASES=1 pytest tests/cli`` rewrites the expectations: read the diff.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from arlint.cli.app import app

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CASES = sorted(path for path in (HERE / "cases").iterdir() if (path / "case.toml").is_file())
UPDATE = os.environ.get("ARLINT_UPDATE_CASES") == "1"


def _environment(case: dict[str, Any], cache: Path) -> dict[str, str]:
    names = {"PATH", "HOME", "SYSTEMROOT", "TMPDIR", "COVERAGE_PROCESS_CONFIG"}
    if case.get("unmeasured"):
        names.remove("COVERAGE_PROCESS_CONFIG")
    keep = {name: value for name, value in os.environ.items() if name in names}
    git = {f"GIT_{who}_{what}": "t@t.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {
        **keep,
        **git,
        "PYTHONPATH": str(ROOT),
        "ARLINT_CACHE_DIR": str(cache),
        "ARLINT_LANG": "en",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "LC_ALL": "C.UTF-8",
        **case.get("env", {}),
    }


def _tree(folder: Path) -> dict[str, bytes]:
    paths = (p for p in folder.rglob("*") if p.is_file() and ".git" not in p.relative_to(folder).parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths}


def _git(folder: Path, env: dict[str, str], *args: str) -> None:
    subprocess.run(["git", *args], cwd=folder, env=env, check=True, capture_output=True)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What all cases have: a cache, and the name of the folder in which they are, on which compiled rules depend."""
    return tmp_path_factory.mktemp("cases").resolve()


@pytest.fixture
def cwd(kept: Path) -> Path:
    """An empty folder in an empty folder. No results are kept of the cases before, only rules."""
    folder = kept / "case" / "work"
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    for results in (kept / "cache").glob("results-*.json"):
        results.unlink()
    return folder


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.name)
def test_case(path: Path, kept: Path, cwd: Path) -> None:
    case = tomllib.loads((path / "case.toml").read_text(encoding="utf-8"))
    if not case.get("bare"):
        shutil.copytree(HERE / "common", cwd, dirs_exist_ok=True)
    if (path / "in").is_dir():
        shutil.copytree(path / "in", cwd, dirs_exist_ok=True)
    env = _environment(case, kept / "cache")
    # A name in the repository cannot be `.gitignore` without meaning it.
    for name in list(cwd.rglob("dot-*")):
        name.rename(name.with_name(name.name.replace("dot-", ".", 1)))
    if case.get("git"):
        _git(cwd, env, "init", "-q", "-b", "main")
        _git(cwd, env, "add", "-A")
        _git(cwd, env, "commit", "-qm", "start")
    if (path / "changed").is_dir():
        shutil.copytree(path / "changed", cwd, dirs_exist_ok=True)
    before = _tree(cwd)
    out, err, status = "", "", 0
    for args in case.get("runs", [case.get("args")]):
        done = subprocess.run(
            [sys.executable, "-m", "arlint", *args],
            cwd=cwd,
            env=env,
            input=case.get("stdin", "").encode(),
            capture_output=True,
            timeout=60,
        )
        out += done.stdout.decode()
        err += done.stderr.decode()
        status = done.returncode
    assert "Traceback" not in err, err
    after = _tree(cwd)
    changed = {name: data for name, data in after.items() if before.get(name) != data}
    gone = sorted(set(before) - set(after))
    out, err = out.replace(str(cwd), "$CWD"), err.replace(str(cwd), "$CWD")
    if UPDATE:
        _update(path, case, out, err, status, changed)
    assert (out, err) == (_read(path / "stdout"), _read(path / "stderr"))
    assert status == case.get("status", 0)
    assert gone == case.get("gone", [])
    assert changed == (_tree(path / "out") if (path / "out").is_dir() else {})


def _read(path: Path) -> str:
    return path.read_bytes().decode() if path.exists() else ""


def _update(path: Path, case: dict[str, Any], out: str, err: str, status: int, changed: dict[str, bytes]) -> None:
    for name, text in (("stdout", out), ("stderr", err)):
        if text:
            (path / name).write_bytes(text.encode())
        else:
            (path / name).unlink(missing_ok=True)
    shutil.rmtree(path / "out", ignore_errors=True)
    for file, data in changed.items():
        target = path / "out" / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    text = (path / "case.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("status = ")]
    if status:
        lines.insert(1, f"status = {status}")
    (path / "case.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


# Completion and the language server are talked to in test_completion.py and tests/lsp; test_config.py has the schema.
_ELSEWHERE = {
    ("", "--install-completion"),
    ("", "--show-completion"),
    ("lsp", ""),
    ("lsp", "--lang"),
    ("baseline", ""),
    ("config", "--schema"),
}


def test_every_command_and_option_has_a_case() -> None:
    root = get_command(app)
    used: set[tuple[str, str]] = set()
    for path in CASES:
        case = tomllib.loads((path / "case.toml").read_text(encoding="utf-8"))
        for args in case.get("runs", [case.get("args")]):
            command: Any = root
            names: list[str] = []
            for word in args:
                if word in getattr(command, "commands", {}):
                    command = command.commands[word]
                    names.append(word)
                elif word.startswith("-"):
                    used.add((" ".join(names), word.partition("=")[0]))
            used.add((" ".join(names), ""))
    missing = []
    for name, command in _commands(root, ""):
        if (name, "") not in used | _ELSEWHERE and name:
            missing.append(name)
        for option in command.params:
            # An option and its opposite are two.
            for spellings in (option.opts, option.secondary_opts):
                said = {(name, spelling) for spelling in spellings if spelling.startswith("-")}
                if said and not said & (used | _ELSEWHERE):
                    missing.append(f"{name} {spellings[0]}")
    assert missing == []


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for child, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, f"{name} {child}".strip())


def test_every_case_has_expectations() -> None:
    for path in CASES:
        case = tomllib.loads((path / "case.toml").read_text(encoding="utf-8"))
        assert any((path / name).exists() for name in ("stdout", "stderr", "out")) or case.get("silent"), path.name
