"""The Typer application: names, options and help; what a command does stands in its own module."""

from __future__ import annotations

import os

import typer

import arlint
from arlint.cli import baseline, check, config, fix, init, lsp, normalize, options, rules, show, test
from arlint.cli.help import Command, Group, width
from arlint.cli.usage import UsageMistake, explained

_HELP = ("-h", "--help")

app = typer.Typer(
    name="arlint",
    cls=Group,
    help="A linter, fixer and normalizer for Arabic prose.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": list(_HELP)},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"arlint {arlint.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(False, "--version", "-V", callback=_version, is_eager=True, help="Print the version."),
    lang: options.LangOption = None,
) -> None:
    """A linter, fixer and normalizer for Arabic prose."""
    if lang is not None:
        # The same option behind a command's name is nearer and wins.
        os.environ["ARLINT_LANG"] = options.language(lang)


app.command("check", cls=Command)(check.command)
app.command("fix", cls=Command)(fix.command)
app.command("normalize", cls=Command)(normalize.command)
app.command("rules", cls=Command)(rules.list_command)
app.command("rule", cls=Command)(rules.show_command)
app.command("test", cls=Command)(test.command)
app.command("show", cls=Command)(show.command)
app.command("init", cls=Command)(init.command)
app.command("config", cls=Command)(config.command)
app.command("lsp", cls=Command)(lsp.command)
app.add_typer(baseline.app, name="baseline")


def run(arguments: list[str]) -> int:
    """Run the program with the words of a command line; its exit code.

    Raises UsageError for a command or an option that does not exist, and whatever the commands raise.
    """
    command = typer.main.get_command(app)
    asks_for_help = not arguments or arguments[-1:] == ["baseline"] or not set(_HELP).isdisjoint(arguments)
    if (asks_for_help or "_ARLINT_COMPLETE" in os.environ) and options.asked_language(arguments) == "ar":
        from arlint.cli.arabic import speak_arabic

        speak_arabic(command)
    try:
        code = command(arguments, prog_name="arlint", standalone_mode=False, terminal_width=width())
    except typer.Abort:
        # Control-D, or Control-C at a question.
        return 130
    except UsageMistake as mistake:
        if type(mistake).__name__ == "NoArgsIsHelpError":
            # No word at all: help stands in the place of an error.
            typer.echo(mistake.format_message())
            return 2
        first = arguments[0] if arguments else ""
        raise explained(
            mistake, f"arlint {first}" if first in getattr(command, "commands", ()) else "arlint"
        ) from mistake
    return code if isinstance(code, int) else 0
