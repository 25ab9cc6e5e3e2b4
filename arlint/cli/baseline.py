"""``arlint baseline create|update|prune``: findings to live with until somebody edits them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arlint.cli import options, session
from arlint.cli.help import Command, Group
from arlint.errors import UsageError

if TYPE_CHECKING:
    from arlint.diagnostics import Diagnostic, Lang
    from arlint.project.run import Checker

app = typer.Typer(cls=Group, help="Findings to live with until somebody edits them.", no_args_is_help=True)

File = Annotated[
    Path | None, typer.Option("--baseline", help="The baseline; by default the configured one.", show_default=False)
]


@app.command("create", cls=Command)
def create(
    paths: options.Paths = None,
    file: File = None,
    lang: options.LangOption = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a baseline that is there.")] = False,
) -> None:
    """Write everything that is found now into a new baseline."""
    from arlint.baseline import Baseline
    from arlint.project.baselines import save

    checker, place, language = _prepared(file, lang, config, isolated)
    if place.exists() and not force:
        raise UsageError(
            f"{place} is there already: update it, or replace it with --force",
            f"الملف {place} موجود: حدّثه بالأمر update أو استبدله بالخيار --force",
        )
    found, _ = _checked(checker, paths, language)
    made = Baseline.of(found, checker.relative)
    save(place, made)
    _say(language, place, made.size, "written", "كُتب خط الأساس")


@app.command("update", cls=Command)
def update(
    paths: options.Paths = None,
    file: File = None,
    lang: options.LangOption = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> None:
    """Make the baseline what is found now; files that were not checked keep their entries."""
    from arlint.baseline import Baseline
    from arlint.project.baselines import load, save

    checker, place, language = _prepared(file, lang, config, isolated)
    old = load(place)
    found, keep = _checked(checker, paths, language)
    fresh = Baseline.of(found, checker.relative)
    kept = {key: count for key, count in old.entries.items() if keep(key[0])}
    made = Baseline({**kept, **fresh.entries})
    save(place, made)
    _say(language, place, made.size, "updated", "حُدّث خط الأساس")


@app.command("prune", cls=Command)
def prune(
    paths: options.Paths = None,
    file: File = None,
    lang: options.LangOption = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> None:
    """Drop entries that no longer occur; nothing is added."""
    from arlint.project.baselines import load, save

    checker, place, language = _prepared(file, lang, config, isolated)
    old = load(place)
    found, keep = _checked(checker, paths, language)
    made = old.pruned(found, checker.relative, keep)
    save(place, made)
    _say(language, place, old.size - made.size, "dropped", "حُذف من خط الأساس")


def _prepared(file: Path | None, lang: str | None, config: Path | None, isolated: bool) -> tuple[Checker, Path, Lang]:
    """The checker, the place of the baseline (option, configuration, or beside it), the language."""
    from arlint.project.run import Checker

    settings = options.settings(config, isolated)
    return Checker(settings), file or settings.baseline_file, options.language(lang, settings.lang)


def _checked(
    checker: Checker, paths: list[str] | None, lang: Lang
) -> tuple[Sequence[Diagnostic], Callable[[str], bool]]:
    """What is found, and which paths' entries say nothing about that: files that are there and were not checked.

    Raises the first error of an input: a baseline of half the files would be a trap.
    """
    from arlint.project.discovery import discover

    inputs = discover(paths or [str(checker.settings.root)], checker.settings)
    outcome = session.check(checker, inputs, lang, quiet=False)
    for failure in outcome.failures:
        raise failure
    checked = {checker.name(item) for item in inputs.items}
    return outcome.diagnostics, lambda path: path not in checked and (checker.settings.root / path).exists()


def _say(lang: Lang, place: Path, count: int, en: str, ar: str) -> None:
    from arlint.reporters.visible import visible_path
    from arlint.reporters.wording import FINDINGS

    shown, path = FINDINGS.counted(count, lang), visible_path(str(place))
    typer.echo(f"{ar}: {shown} ({path})" if lang == "ar" else f"{path}: {shown} {en}.", err=True)
