"""Where arlint runs: the action's script, the GitLab job, the hooks, each run as it would be there.

``pre-commit try-repo`` itself needs the network and is run by hand (see docs/ci.md); here
its file is compared with the program.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from arlint.documents.reading import extensions

ROOT = Path(__file__).resolve().parents[2]
BAD, GOOD = "حضر الوزير ، ثم غادر.\n", "حضر الوزير، ثم غادر.\n"

Push = Callable[[dict[str, str]], subprocess.CompletedProcess[str]]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment with ``arlint`` as a command and nothing of the user's."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "arlint"
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m arlint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    who = {f"GIT_{role}_{what}": "t@t.invalid" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {
        **who,
        "PATH": f"{folder}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "ARLINT_CACHE_DIR": os.environ["ARLINT_CACHE_DIR"],
        "ARLINT_LANG": "en",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LC_ALL": "C.UTF-8",
    }


def _run(args: list[str], cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(args, cwd=cwd, env=env, capture_output=True, text=True, timeout=120)


def _git(cwd: Path, env: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    return _run(["git", *args], cwd, env)


def _action(work: Path, env: dict[str, str], **inputs: str) -> tuple[str, dict[str, str], str]:
    """Run the step of the action; its log, its outputs and the summary."""
    extra = {
        "RUNNER_TEMP": str(work.parent),
        "GITHUB_OUTPUT": str(work.parent / "output"),
        "GITHUB_STEP_SUMMARY": str(work.parent / "summary"),
        "GITHUB_ACTIONS": "true",
        **inputs,
    }
    done = _run(["bash", str(ROOT / "ci" / "check.sh")], work, {**env, **extra})
    assert done.returncode == 0, done.stderr
    outputs = dict(line.split("=", 1) for line in (work.parent / "output").read_text("utf-8").splitlines())
    summary = work.parent / "summary"
    return done.stdout, outputs, summary.read_text("utf-8") if summary.exists() else ""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder to check."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def test_action_annotates_and_summarises(work: Path, env: dict[str, str]) -> None:
    (work / "a.txt").write_text(BAD, encoding="utf-8")
    log, outputs, summary = _action(work, env, ARGS="--select SPC101 --lang ar")
    assert log.startswith("::error file=a.txt,line=1,endLine=1,")
    assert outputs["status"] == "1"
    assert json.loads(Path(outputs["sarif"]).read_text("utf-8"))["runs"][0]["results"]
    assert "| 1 | SPC101 | space-before-mark | 1 |" in summary


def test_action_on_a_clean_tree(work: Path, env: dict[str, str]) -> None:
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    _, outputs, summary = _action(work, env)
    assert outputs["status"] == "0"
    assert "Clean." in summary


def test_action_with_a_broken_configuration(work: Path, env: dict[str, str]) -> None:
    (work / "arlint.toml").write_text("selct = []\n", encoding="utf-8")
    _, outputs, _ = _action(work, env)
    assert outputs == {"status": "2", "sarif": ""}


def test_action_used_twice_reports_nothing_of_the_first_run_for_a_second_that_fails(
    work: Path, env: dict[str, str]
) -> None:
    (work / "a.txt").write_text(BAD, encoding="utf-8")
    assert _action(work, env)[1]["sarif"]
    (work.parent / "output").unlink()
    (work / "arlint.toml").write_text("selct = []\n", encoding="utf-8")
    assert _action(work, env)[1] == {"status": "2", "sarif": ""}


def test_actions_that_others_wrote_run_on_a_node_that_github_has() -> None:
    # Node 20 left GitHub's runners in September 2026: the first major versions that run on Node 24.
    least = {"actions/checkout": 5, "actions/setup-python": 6, "github/codeql-action/upload-sarif": 4}
    named = [
        (name, int(major))
        for page in ("action.yml", "docs/ci.md")
        for name, major in re.findall(r"uses: ([a-z/-]+)@v(\d+)", (ROOT / page).read_text(encoding="utf-8"))
    ]
    assert {name for name, _ in named} == set(least)
    assert all(major >= least[name] for name, major in named)


def test_action_checks_only_what_a_branch_changed(work: Path, env: dict[str, str]) -> None:
    (work / "a.txt").write_text(BAD, encoding="utf-8")
    for args in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "1"]):
        _git(work, env, *args)
    _git(work, env, "update-ref", "refs/remotes/origin/main", "HEAD")
    (work / "b.txt").write_text(BAD, encoding="utf-8")
    _git(work, env, "add", "-A")
    _git(work, env, "commit", "-qm", "2")
    log, _, _ = _action(work, env, CHANGED_ONLY="true", BASE="main")
    assert "file=b.txt" in log
    assert "file=a.txt" not in log


def test_inputs_of_the_action_are_words_and_not_script(work: Path, env: dict[str, str]) -> None:
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    _action(work, env, PATHS="a.txt; touch owned $(touch owned)", ARGS="--lang en")
    assert not (work / "owned").exists()


def test_inputs_of_the_action_may_have_several_lines(work: Path, env: dict[str, str]) -> None:
    for name in ("a.txt", "b.txt"):
        (work / name).write_text(BAD + "قام بإتخاذ القرار\n", encoding="utf-8")
    log, _, _ = _action(work, env, PATHS="a.txt\nb.txt\n", ARGS="--select SPC101\n--lang en\n")
    assert ("file=a.txt" in log, "file=b.txt" in log) == (True, True)
    assert log.count("::error") == 2


def test_action_file_is_whole() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        # A value of GitHub's inside a script would be a way in.
        assert "${{" not in step.get("run", "")
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(action["inputs"])


def test_gitlab_job(work: Path, env: dict[str, str]) -> None:
    job = yaml.safe_load((ROOT / "ci" / "gitlab-ci.yml").read_text("utf-8"))["arlint"]
    (work / "a.txt").write_text(BAD, encoding="utf-8")
    (line,) = job["script"]
    done = _run(shlex.split(line.replace("$ARLINT_PATHS", job["variables"]["ARLINT_PATHS"])), work, env)
    assert done.returncode == 1
    for report in job["artifacts"]["reports"].values():
        assert (work / report).stat().st_size


@pytest.fixture
def push(tmp_path: Path, work: Path, env: dict[str, str]) -> Push:
    """Pushes files (text by name) to a bare repository that has the hook."""
    bare = tmp_path / "bare.git"
    _git(tmp_path, env, "init", "-q", "--bare", "-b", "main", str(bare))
    shutil.copy(ROOT / "ci" / "pre-receive", bare / "hooks" / "pre-receive")
    _git(work, env, "init", "-q", "-b", "main")

    def push(files: dict[str, str]) -> subprocess.CompletedProcess[str]:
        for name, text in files.items():
            (work / name).write_text(text, encoding="utf-8")
        _git(work, env, "add", "-A")
        _git(work, env, "commit", "-qm", "x")
        return _git(work, env, "push", "-q", str(bare), "main")

    return push


def test_bare_repository_refuses_a_bad_push(push: Push) -> None:
    assert push({"a.txt": GOOD}).returncode == 0
    refused = push({"a.txt": BAD, ".gitattributes": "*.txt export-ignore\n"})
    assert refused.returncode != 0
    assert "SPC101" in refused.stderr
    assert push({"a.txt": GOOD + GOOD}).returncode == 0


@pytest.mark.parametrize("files", [{"a.py": "x = 1\n"}, {"a.txt": BAD, "arlint.toml": 'exclude = ["*.txt"]\n'}])
def test_bare_repository_takes_a_push_without_prose(push: Push, files: dict[str, str]) -> None:
    done = push(files)
    assert done.returncode == 0, done.stderr


def test_hooks_know_every_format() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in hooks} == {"arlint", "arlint-fix"}
    for hook in hooks:
        assert "--force-exclude" in hook["entry"]
        pattern = re.compile(hook["files"])
        for extension in extensions():
            assert pattern.search(f"a/{extension}" if not extension.startswith(".") else f"a/b{extension}"), extension
        for other in ("a.py", "strings.xmlx", "txt", "a.tsx", "pom.xml"):
            assert not pattern.search(other)
