"""The options of `check` that are read without Typer are Typer's options, and mean the same."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
import typer

from arlint.cli import check, quick
from arlint.cli.app import app
from arlint.cli.checking import Asked


def _declared() -> dict[str, str]:
    """Every option of `check` and the parameter it sets, as Typer has them."""
    command = typer.main.get_command(app).commands["check"]  # type: ignore[attr-defined]
    options = (p for p in command.params if p.param_type_name == "option" and p.name != "help")
    return {name: p.name for p in options for name in (*p.opts, *p.secondary_opts)}


def test_every_option_is_read() -> None:
    flags = {name: parameter for name, (parameter, _) in quick.FLAGS.items()}
    assert {**flags, **quick.VALUES, **quick.LISTS} == _declared()


def test_the_defaults_are_the_same() -> None:
    declared = {name: p.default for name, p in inspect.signature(check.command).parameters.items()}
    assert Asked._field_defaults.keys() == declared.keys()
    for name, default in Asked._field_defaults.items():
        assert default == declared[name] or (default == () and declared[name] is None), name


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], {}),
        (["a.txt", "-", "-q"], {"paths": ["a.txt", "-"], "quiet": True}),
        (["--select=HMZ", "--select", "ORT", "-o", "json"], {"select": ["HMZ", "ORT"], "output": ["json"]}),
        (["--no-color", "-j", "2", "--config", "x.toml"], {"color": False, "jobs": 2, "config": Path("x.toml")}),
    ],
)
def test_plain_options(arguments: list[str], asked: dict[str, object]) -> None:
    assert quick.read(arguments) == asked


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["-h"],
        ["-qv"],
        ["-ojson"],
        ["--nonsense"],
        ["--select"],
        ["--jobs", "x"],
        ["--", "a"],
        ["-j=2"],
        ["-j", "300"],
    ],
)
def test_what_is_left_to_typer(arguments: list[str]) -> None:
    assert quick.read(arguments) is None
