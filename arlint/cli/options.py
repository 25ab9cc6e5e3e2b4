"""Options that several commands share; what is made of them stands in :mod:`arlint.cli.values`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arlint.cli.quick import MOST_JOBS
from arlint.cli.values import asked_language, language, one_of, settings, split

__all__ = ["asked_language", "language", "one_of", "settings", "split"]

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
    int | None,
    typer.Option("--jobs", "-j", min=0, max=MOST_JOBS, help="Processes; 0 is as many as pay off.", show_default=False),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Check every file again, remember nothing.")]
