"""``arlint config``: the settings in effect, each with where it came from."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from arlint.cli import options


def command(
    config: options.Config = None,
    isolated: options.Isolated = False,
    json_schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of arlint.toml instead.")
    ] = False,
    lang: options.LangOption = None,
) -> None:
    """Show every setting in effect, as TOML, with the file and line it comes from."""
    if json_schema:
        import json

        from arlint.project.keys import schema

        typer.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
        return
    from arlint.project.config import shown_name
    from arlint.project.rulesets import all_rules, chosen_rules
    from arlint.project.templates import effective
    from arlint.reporters.visible import visible, visible_path

    settings = options.settings(config, isolated)
    chosen = chosen_rules(settings, all_rules(settings))
    files = ", ".join(shown_name(path) for path in settings.files) or "-"
    sys.stdout.write(f"# root: {visible_path(str(settings.root))}\n# files: {visible_path(files)}\n")
    about = sum(rule.spec.kind == "suppression" for rule in chosen.rules)
    more = ", and those about suppressions" if about else ""
    sys.stdout.write(f"# rules: {len(chosen.rules) - about}{more}\n")
    sys.stdout.writelines(f"{visible(line)}\n" for line in effective(settings).split("\n")[:-1])
