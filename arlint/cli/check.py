"""``arlint check``: report."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arlint.cli import options, outputs, session
from arlint.diagnostics import Severity
from arlint.errors import UsageError

if TYPE_CHECKING:
    from arlint.diagnostics import Diagnostic
    from arlint.reporters.base import RulePage


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
    from arlint.project import baselines
    from arlint.project.inputs import discover
    from arlint.project.run import Checker, Reading
    from arlint.reporters.base import Options, Run
    from arlint.reporters.summary import summary

    settings = options.settings(
        config,
        isolated,
        verbose,
        select=options.split(select),
        ignore=options.split(ignore),
        extend_select=options.split(extend_select),
        output=output or None,
        fail_on=options.one_of("fail-on", fail_on),
        bidi=options.one_of("bidi", bidi),
        exclude=exclude or None,
        force_exclude=force_exclude,
        respect_gitignore=respect_gitignore,
        jobs=jobs,
        cache=False if no_cache else None,
        baseline=str(baseline) if baseline else None,
    )
    if since is not None and diff_base is not None:
        raise UsageError("--since and --diff-base exclude each other", "لا يجتمع --since و--diff-base")
    language = options.language(lang, settings.lang)
    wanted = outputs.parse(settings.output, statistics)
    known = None if no_baseline else baselines.configured(settings)
    reports = [str(output.path) for output in wanted if output.path is not None]
    inputs = discover(paths or ["."], settings, stdin_filename, reports)
    checker = Checker(settings, Reading(format, encoding))
    outcome = session.check(checker, inputs, language, quiet)
    if verbose:
        sys.stderr.write(f"arlint: {len(inputs)} inputs, {outcome.cached} of them known from the cache\n")
    found: Sequence[Diagnostic] = outcome.diagnostics
    if since is not None or diff_base is not None:
        from arlint.project import changes

        found = changes.since(since or diff_base or "", merge_base=diff_base is not None).filter(found)
    hidden = stale = 0
    if known is not None:
        changed_only = since is not None or diff_base is not None
        checked = () if changed_only else [checker.name(item) for item in inputs.items]
        applied = known.apply(found, checker.relative, checked)
        found, hidden, stale = applied.remaining, applied.hidden, applied.stale

    def pages() -> Mapping[str, RulePage]:
        from arlint.reporters.rulepages import rule_pages

        return rule_pages(checker.rules)

    done = Run(outcome.files, found, hidden, stale, outcome.failures, checker.relative, pages)
    outputs.write(wanted, done, Options(language, color, settings.bidi, quiet, statistics))
    session.report_failures(outcome.failures, language)
    if not quiet and all(output.format != "text" or output.path is not None for output in wanted):
        sys.stderr.write(summary(done, language) + "\n")
    raise typer.Exit(2 if outcome.failures else int(_fails(found, settings.fail_on)))


def _fails(found: Sequence[Diagnostic], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    least = Severity(fail_on).rank
    return any(diagnostic.severity.rank >= least for diagnostic in found)
