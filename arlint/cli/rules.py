"""``arlint rules`` and ``arlint rule CODE``: what is checked, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arlint.cli import options

if TYPE_CHECKING:
    from arlint.diagnostics import Lang
    from arlint.ruleset.ruleset import Ruleset


def list_command(
    select: Annotated[
        list[str] | None, typer.Argument(metavar="[SELECTOR]...", help="Codes, prefixes, families or profiles.")
    ] = None,
    lang: options.LangOption = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> None:
    """List rules: all, or those of codes, prefixes, families or profiles."""
    ruleset, language = _known(lang, config, isolated)
    rows = [("code", "severity", "fix", "profiles", "slug", "title")]
    for rule in ruleset.select(options.split(select) or ("all",)).rules:
        spec = rule.spec
        fix = spec.fix.safety if spec.fix else "-"
        title = rule.info.title.in_(language)
        rows.append((rule.code, spec.severity, fix, ",".join(spec.profiles) or "-", spec.slug, title))
    # As wide as it has to be: a code that is cut off is no code, and other programs read these lines.
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        typer.echo("  ".join([*(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)), row[-1]]))


def show_command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A rule's code or slug.")],
    lang: options.LangOption = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> None:
    """Explain one rule: what it reports, why, examples, references."""
    from arlint.reporters.rulepages import as_text

    ruleset, language = _known(lang, config, isolated)
    typer.echo(as_text(ruleset.get(code), ruleset, language))


def _known(lang: str | None, config: Path | None, isolated: bool) -> tuple[Ruleset, Lang]:
    """Every rule that the configuration knows, those of the house too, and the language."""
    from arlint.project.rulesets import all_rules

    settings = options.settings(config, isolated)
    return all_rules(settings), options.language(lang, settings.lang)
