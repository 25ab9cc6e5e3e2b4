"""``arlint check``: its options; what it does stands in :mod:`arlint.cli.checking`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arlint.cli import options
from arlint.cli.checking import Asked, run


def command(
    paths: options.Paths = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FORMAT[:FILE]",
            help="text, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson or html; repeatable.",
            rich_help_panel="Report",
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", help="hint, warning, error or never: what makes the exit code 1."),
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count by rule instead of listing.", rich_help_panel="Report")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REF", help="Only lines changed since this git revision."),
    ] = None,
    diff_base: Annotated[
        str | None,
        typer.Option("--diff-base", metavar="REF", help="Only lines changed since the branch left this one."),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="Hide what stands in this baseline.", show_default=False)
    ] = None,
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Hide nothing.")] = False,
    lang: options.LangOption = None,
    bidi: options.Bidi = None,
    color: options.Color = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    stdin_filename: options.StdinFilename = "<stdin>",
    format: options.Format = None,
    encoding: options.Encoding = None,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = None,
    respect_gitignore: options.Gitignore = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
) -> None:
    """Report what a copy editor would mark. Exits with 1 if anything is found."""
    asked = Asked(
        paths=paths or (),
        select=select or (),
        ignore=ignore or (),
        extend_select=extend_select or (),
        output=output or (),
        fail_on=fail_on,
        statistics=statistics,
        since=since,
        diff_base=diff_base,
        baseline=baseline,
        no_baseline=no_baseline,
        lang=lang,
        bidi=bidi,
        color=color,
        quiet=quiet,
        verbose=verbose,
        stdin_filename=stdin_filename,
        format=format,
        encoding=encoding,
        exclude=exclude or (),
        force_exclude=force_exclude,
        respect_gitignore=respect_gitignore,
        config=config,
        isolated=isolated,
        jobs=jobs,
        no_cache=no_cache,
    )
    raise typer.Exit(run(asked))
