"""``arlint test``: run the examples of rule files, arlint's own or yours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATHS]...", help="Rule files or folders.")] = None,
) -> None:
    """Check every example of every rule; without PATHS, of arlint's own rules."""
    from arlint.examples import check_ruleset
    from arlint.project import engines
    from arlint.project.rulesets import builtin_rules
    from arlint.reporters.visible import visible
    from arlint.reporters.wording import RULES
    from arlint.ruleset.loading import load_files

    builtin = builtin_rules()
    rules = load_files(paths, builtin) if paths else builtin
    whole = engines.with_rules(rules, builtin)
    failures = list(check_ruleset(rules, whole, builtin.names))
    for failure in failures:
        typer.echo(visible(str(failure)))
    examples = sum(len(rule.spec.examples) for rule in rules.rules)
    failed = len({(f.code, f.number) for f in failures})
    count = RULES.counted(len(rules.rules), "en")
    typer.echo(f"{count}, {examples} examples: {examples - failed} passed, {failed} failed")
    raise typer.Exit(1 if failures else 0)
