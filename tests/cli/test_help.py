"""Help, in both languages, and what is said of a command line that makes no sense."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import typer
from typer.main import get_command

from arlint.cli.app import app
from arlint.cli.arabic import HELP, commands, texts

_ENGLISH = {text for command in commands(get_command(app)) for text in texts(command)}


def _arlint(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "arlint", *args],
        capture_output=True,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "COLUMNS": "200", **env},
        timeout=60,
    )


def test_every_text_of_help_has_its_arabic() -> None:
    assert all(_ENGLISH), "an option or a command without help"
    assert set(HELP) == _ENGLISH


@pytest.mark.parametrize(
    ("args", "env"),
    [
        (["check", "--help", "--lang", "ar"], {}),
        (["check", "-h"], {"ARLINT_LANG": "ar"}),
        (["--lang=ar", "--help"], {}),
        (["baseline", "--help"], {"ARLINT_LANG": "ar"}),
        ([], {"ARLINT_LANG": "ar"}),
    ],
)
def test_help_in_arabic_has_no_english_sentence(args: list[str], env: dict[str, str]) -> None:
    out = _arlint(*args, **env)
    said = out.stdout + out.stderr
    assert "الاستعمال: arlint" in said
    for text in (*_ENGLISH, "Usage", "Options", "Commands", "Arguments", "required", "default:"):
        assert text not in said or text in HELP.values()


@pytest.mark.parametrize("columns", [40, 80])
def test_no_name_is_cut_off(columns: int) -> None:
    for command in commands(get_command(app)):
        with typer.Context(command, info_name="arlint", terminal_width=columns) as context:
            said = command.get_help(context)
        assert "…" not in said.replace("HTML …", "").replace("decorative …", "")
        for parameter in command.get_params(context):
            for name in (*parameter.opts, *parameter.secondary_opts):
                assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", said) or not name.startswith("-")
        for name, child in getattr(command, "commands", {}).items():
            assert f"  {name}" in said
            assert set(child.help.split()) <= set(said.split())
        # Two names of one option stand on a line, which the terminal breaks where it has no room for them.
        assert all(len(line) <= columns or " / " in line for line in said.splitlines())


def test_help_obeys_the_terminal() -> None:
    assert "--respect-gitignore / --no-respect-gitignore\n" in _arlint("check", "--help", COLUMNS="40").stdout
    assert max(map(len, _arlint("check", "--help", COLUMNS="300").stdout.splitlines())) <= 100


def test_no_word_at_all_gets_help() -> None:
    for args in ([], ["baseline"]):
        out = _arlint(*args)
        assert (out.returncode, out.stderr) == (2, "")
        assert out.stdout.startswith(f"Usage: {' '.join(['arlint', *args])} [OPTIONS] COMMAND")


def test_help_option_keeps_both_names_in_arabic() -> None:
    assert _arlint("fix", "-h", ARLINT_LANG="ar").returncode == 0
    assert "-h" in _arlint("fix", "--help", ARLINT_LANG="ar").stdout


@pytest.mark.parametrize(
    ("args", "english", "arabic"),
    [
        (
            ["chek"],
            "no command 'chek': did you mean check? (see arlint --help)",
            "لا أمر باسم «chek»: هل تقصد check؟ (انظر arlint --help)",
        ),
        (
            ["fix", "--wrte"],
            "no option --wrte: did you mean --write? (see arlint fix --help)",
            "لا خيار باسم ‎--wrte: هل تقصد ‎--write؟ (انظر arlint fix --help)",
        ),
        (["check", "--jobs", "x"], "--jobs: x is not a number that can stand here", "‎--jobs: x ليس عددًا يصلح هنا"),
        (["check", "--jobs=-1"], "stand here (0<=x<=256)", "يصلح هنا (0<=x<=256)"),
        (["check", "--select"], "--select needs a value (see arlint check --help)", "يحتاج ‎--select إلى قيمة"),
        (["fix", "--write=3"], "--write takes no value", "لا يأخذ ‎--write قيمة"),
        (["rule"], "CODE is missing (see arlint rule --help)", "ينقص CODE"),
        (["show", "a", "b"], "more than is expected: b", "في سطر الأمر زيادة: b"),
    ],
)
def test_mistakes_on_the_command_line_are_one_line(args: list[str], english: str, arabic: str) -> None:
    for language, words in (("en", english), ("ar", arabic)):
        out = _arlint(*args, ARLINT_LANG=language)
        assert (out.returncode, out.stdout) == (2, "")
        assert out.stderr.startswith("arlint: ")
        assert out.stderr.count("\n") == 1
        assert words in out.stderr
