"""Completion, as the three shells ask for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    command = tmp_path / "arlint"
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m arlint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return {"PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "ARLINT_LANG": "en"}


def _said(args: list[str], env: dict[str, str], **extra: str) -> str:
    done = subprocess.run(args, env={**env, **extra}, capture_output=True, encoding="utf-8", timeout=60)
    assert done.stderr == ""
    return done.stdout


def test_bash_completes(env: dict[str, str]) -> None:
    script = (
        'eval "$(_ARLINT_COMPLETE=source_bash arlint)"; COMP_WORDS=(arlint check --stat); COMP_CWORD=2; '
        '_arlint_completion arlint; echo "${COMPREPLY[@]}"'
    )
    assert _said(["bash", "-c", script], env) == "--statistics\n"


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_takes_the_script(env: dict[str, str]) -> None:
    script = (
        'autoload -U compinit; compinit -u; eval "$(_ARLINT_COMPLETE=source_zsh arlint)"; whence -w _arlint_completion'
    )
    assert _said(["zsh", "-f", "-c", script], env) == "_arlint_completion: function\n"


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_completes(env: dict[str, str]) -> None:
    script = '_ARLINT_COMPLETE=source_fish arlint | source; complete -C "arlint baseline cr"'
    assert _said(["fish", "-N", "-c", script], env).startswith("create\tWrite everything")


def test_help_of_completions_is_arabic(env: dict[str, str]) -> None:
    asked = {"_ARLINT_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "arlint check --stat", "ARLINT_LANG": "ar"}
    assert "عدد الملاحظات لكل قاعدة" in _said(["arlint"], env, **asked)
