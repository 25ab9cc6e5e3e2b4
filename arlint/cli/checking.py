"""What ``arlint check`` does, once its options are read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from arlint.cli import outputs, session, values
from arlint.errors import UsageError
from arlint.project import baselines
from arlint.project.discovery import discover
from arlint.project.run import Checker, Reading
from arlint.reporters.base import Options, Run
from arlint.reporters.summary import summary
from arlint.reporters.wording import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arlint.diagnostics import Diagnostic, Lang
    from arlint.reporters.base import RulePage


class Asked(NamedTuple):
    """The options of ``check``, by the names of its parameters; an empty list is one that was not given."""

    paths: Sequence[str] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    output: Sequence[str] = ()
    fail_on: str | None = None
    statistics: bool = False
    since: str | None = None
    diff_base: str | None = None
    baseline: Path | None = None
    no_baseline: bool = False
    lang: str | None = None
    bidi: str | None = None
    color: bool | None = None
    quiet: bool = False
    verbose: bool = False
    stdin_filename: str = "<stdin>"
    format: str | None = None
    encoding: str | None = None
    exclude: Sequence[str] = ()
    force_exclude: bool | None = None
    respect_gitignore: bool | None = None
    config: Path | None = None
    isolated: bool = False
    jobs: int | None = None
    no_cache: bool = False


def run(asked: Asked) -> int:
    """Check and report; the exit code. Raises ArlintError."""
    settings = values.settings(
        asked.config,
        asked.isolated,
        asked.verbose,
        select=values.split(asked.select),
        ignore=values.split(asked.ignore),
        extend_select=values.split(asked.extend_select),
        output=asked.output or None,
        fail_on=values.one_of("fail-on", asked.fail_on),
        bidi=values.one_of("bidi", asked.bidi),
        exclude=asked.exclude or None,
        force_exclude=asked.force_exclude,
        respect_gitignore=asked.respect_gitignore,
        jobs=asked.jobs,
        cache=False if asked.no_cache else None,
        baseline=str(asked.baseline) if asked.baseline else None,
    )
    if asked.since is not None and asked.diff_base is not None:
        raise UsageError("--since and --diff-base exclude each other", "لا يجتمع --since و--diff-base")
    language = values.language(asked.lang, settings.lang)
    wanted = outputs.parse(settings.output, asked.statistics)
    known = None if asked.no_baseline else baselines.configured(settings)
    reports = [str(output.path) for output in wanted if output.path is not None]
    inputs = discover(asked.paths or ["."], settings, asked.stdin_filename, reports)
    checker = Checker(settings, Reading(asked.format, asked.encoding))
    outcome = session.check(checker, inputs, language, asked.quiet)
    if asked.verbose:
        sys.stderr.write(f"arlint: {_read(len(inputs), outcome.cached, language)}\n")
    found: Sequence[Diagnostic] = outcome.diagnostics
    if asked.since is not None or asked.diff_base is not None:
        from arlint.project import changes

        lines = changes.since(asked.since or asked.diff_base or "", merge_base=asked.diff_base is not None)
        found = lines.filter(found)
    hidden = stale = 0
    if known is not None:
        changed_only = asked.since is not None or asked.diff_base is not None
        names = (checker.name(item) for item in inputs.items)
        checked = () if changed_only else [*names, *baselines.gone(known, settings.root)]
        applied = known.apply(found, checker.relative, checked, checker.plan.infos)
        found, hidden, stale = applied.remaining, applied.hidden, applied.stale
    done = Run(outcome.files, found, hidden, stale, outcome.failures, checker.relative, lambda: _pages(checker))
    outputs.write(wanted, done, Options(language, asked.color, settings.bidi, asked.quiet, asked.statistics))
    session.report_failures(outcome.failures, language)
    if not asked.quiet and all(output.format != "text" or output.path is not None for output in wanted):
        sys.stderr.write(summary(done, language) + "\n")
    return 2 if outcome.failures else int(_fails(found, settings.fail_on))


def _read(total: int, cached: int, lang: Lang) -> str:
    files = FILES.counted(total, lang)
    return {"en": f"{files}, {cached} known from the cache", "ar": f"{files}، منها في المخزن: {cached}"}[lang]


def _pages(checker: Checker) -> Mapping[str, RulePage]:
    # Only reports that explain rules ask for these, and only they load rules.
    from arlint.reporters.rulepages import rule_pages

    return rule_pages(checker.rules)


def _fails(found: Sequence[Diagnostic], fail_on: str) -> bool:
    if fail_on == "never" or not found:
        return False
    from arlint.diagnostics import Severity

    least = Severity(fail_on).rank
    return any(diagnostic.severity.rank >= least for diagnostic in found)
