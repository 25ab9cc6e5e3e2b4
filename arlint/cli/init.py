"""``arlint init``: write a commented configuration."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from arlint.cli import options
from arlint.errors import ArlintError, UsageError


def command(
    profile: Annotated[
        str | None, typer.Option("--profile", help="The ready-made settings to build on; asked for on a terminal.")
    ] = None,
    lang: options.LangOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an arlint.toml that is there.")] = False,
) -> None:
    """Write a commented arlint.toml into this folder."""
    from arlint.project import config, places
    from arlint.project.templates import initial
    from arlint.project.writing import write_file

    path = Path(places.NAMES[0])
    here = places.here()
    there = places.find(here)
    if there is not None and there.parent == here.resolve() and not (force and there.name == path.name):
        raise UsageError(
            f"{there.name} is here already (--force replaces arlint.toml)",
            f"الملف {there.name} موجود (الخيار --force يستبدل arlint.toml)",
        )
    language = options.language(lang)
    name = profile or _asked(config.profile_names(), language)
    config.load_profile(name)
    try:
        write_file(path, initial(name, language).encode())
    except OSError as error:
        raise ArlintError(
            f"{path}: cannot be written: {error.strerror}", f"{path}: تعذرت كتابته: {error.strerror}"
        ) from error
    said = {"ar": f"كُتب {path}. التالي: arlint check", "en": f"Wrote {path}. Next: arlint check"}[language]
    typer.echo(said, err=True)


def _asked(names: tuple[str, ...], lang: str) -> str:
    """The profile that somebody at a terminal chooses; ``default`` where nobody can be asked."""
    if not sys.stdin.isatty():
        return "default"
    question = {"ar": "أي نوع من النصوص؟", "en": "What kind of text?"}[lang]
    answer: str = typer.prompt(f"{question} ({', '.join(names)})", default="default", err=True)
    return answer.strip().removeprefix("arlint:")
