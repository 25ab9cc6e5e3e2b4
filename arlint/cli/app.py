"""The Typer application: names, options and help; what a command does stands in its own module."""

from __future__ import annotations

import typer

import arlint
from arlint.cli import baseline, check, config, fix, init, normalize, rules, show, test

app = typer.Typer(
    name="arlint",
    help="A linter, fixer and normalizer for Arabic prose.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"arlint {arlint.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(False, "--version", "-V", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """A linter, fixer and normalizer for Arabic prose."""


app.command("check")(check.command)
app.command("fix")(fix.command)
app.command("normalize")(normalize.command)
app.command("rules")(rules.list_command)
app.command("rule")(rules.show_command)
app.command("test")(test.command)
app.command("show")(show.command)
app.command("init")(init.command)
app.command("config")(config.command)
app.add_typer(baseline.app, name="baseline")
