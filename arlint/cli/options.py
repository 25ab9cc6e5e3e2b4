"""Options that several commands share, and what they make of them."""

from __future__ import annotations

import locale
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from arlint.diagnostics import Lang
from arlint.errors import UsageError

if TYPE_CHECKING:
    from arlint.project.settings import Settings

_FILES, _RULES, _REPORT = "Files", "Rules", "Report"

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATHS]...", help="Files or folders, . by default; - is standard input."),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", help="Only these rules: codes, prefixes, families, profiles.", rich_help_panel=_RULES),
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", help="Not these rules.", rich_help_panel=_RULES)]
ExtendSelect = Annotated[
    list[str] | None, typer.Option("--extend-select", help="These rules as well.", rich_help_panel=_RULES)
]
LangOption = Annotated[
    str | None, typer.Option("--lang", help="Language of messages: ar or en.", rich_help_panel=_REPORT)
]
Bidi = Annotated[
    str | None,
    typer.Option("--bidi", help="Isolates around Arabic: auto, isolate or none.", rich_help_panel=_REPORT),
]
Color = Annotated[
    bool | None, typer.Option("--color/--no-color", help="Colour; by default on a terminal.", rich_help_panel=_REPORT)
]
StdinFilename = Annotated[
    str,
    typer.Option("--stdin-filename", help="The name (and so the format) of standard input.", rich_help_panel=_FILES),
]
Format = Annotated[
    str | None, typer.Option("--format", help="Read every input in this format.", rich_help_panel=_FILES)
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", help="The encoding of the inputs; UTF-8 by default.", rich_help_panel=_FILES),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", help="Leave out what this pattern matches, as in .gitignore.", rich_help_panel=_FILES),
]
ForceExclude = Annotated[
    bool | None,
    typer.Option(
        "--force-exclude/--no-force-exclude",
        help="Exclude files even if they are named.",
        show_default=False,
        rich_help_panel=_FILES,
    ),
]
Gitignore = Annotated[
    bool | None,
    typer.Option(
        "--respect-gitignore/--no-respect-gitignore",
        help="Skip what git ignores.",
        show_default=False,
        rich_help_panel=_FILES,
    ),
]
Config = Annotated[Path | None, typer.Option("--config", help="This configuration and no other.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="No configuration at all.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Findings only, no summary.", rich_help_panel=_REPORT)]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say what is read and from where.", rich_help_panel=_REPORT)
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=0, help="Processes; 0 is as many as pay off.", show_default=False)
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Check every file again, remember nothing.")]


def split(values: list[str] | None) -> tuple[str, ...] | None:
    """Selectors given as ``--select A,B --select C``; None if the option was not given."""
    if not values:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def language(value: str | None, configured: str | None = None) -> Lang:
    """The language of messages: the option, ARLINT_LANG, the configuration, the locale, English. Raises UsageError."""
    chosen = value or os.environ.get("ARLINT_LANG") or configured
    if chosen is None:
        chosen = "ar" if (locale.getlocale()[0] or "").startswith("ar") else "en"
    if chosen not in ("ar", "en"):
        raise UsageError(
            f"no messages in {chosen!r}: --lang is ar or en", f"لا رسائل بهذه اللغة: {chosen!r}؛ المتاح ar وen"
        )
    return cast("Lang", chosen)


def asked_language(arguments: list[str]) -> Lang:
    """The language for errors that come before the options are read: as :func:`language`, never failing."""
    given = None
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            given = arguments[number + 1]
        elif argument.startswith("--lang="):
            given = argument.partition("=")[2]
    try:
        return language(given if given in ("ar", "en") else None)
    except UsageError:
        return "en"


def settings(config: Path | None = None, isolated: bool = False, verbose: bool = False, **options: Any) -> Settings:
    """The settings of a run: ``options`` by the name of the key with ``_``, None for what was not given."""
    from arlint.project import settings as module

    if config is not None and isolated:
        raise UsageError("--config and --isolated exclude each other", "لا يجتمع ‎--config و‎--isolated")
    made = module.load({key.replace("_", "-"): value for key, value in options.items()}, config, isolated)
    if verbose:
        from arlint.project.config import shown_name

        files = ", ".join(map(shown_name, made.files)) or "-"
        sys.stderr.write(f"arlint: configuration: {files}\narlint: root: {made.root}\n")
    return made


def one_of(key: str, value: str | None) -> str | None:
    """An option with the same choices as the key of the configuration. Raises UsageError."""
    from arlint.project.keys import KEYS

    if value is None:
        return None
    kind = next(k.kind for k in KEYS if k.name == key)
    for problem in kind.problems(value):
        raise UsageError(f"--{key}: {problem.what.en}", f"‎--{key}: {problem.what.ar}")
    return value
