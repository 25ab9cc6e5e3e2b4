"""Options that several commands share."""

from __future__ import annotations

import locale
import os
from typing import Annotated, cast

import typer

from arlint.diagnostics import Lang
from arlint.errors import UsageError

Paths = Annotated[list[str], typer.Argument(metavar="PATHS...", help="Files or directories; - is standard input.")]
Select = Annotated[list[str] | None, typer.Option("--select", help="Only these: codes, prefixes, families, profiles.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", help="Not these.")]
ExtendSelect = Annotated[list[str] | None, typer.Option("--extend-select", help="These as well.")]
LangOption = Annotated[str | None, typer.Option("--lang", help="Language of messages: ar or en.")]
StdinFilename = Annotated[str, typer.Option("--stdin-filename", help="The name (and so the format) of standard input.")]
Format = Annotated[str | None, typer.Option("--format", help="Read every input in this format.")]
Encoding = Annotated[str | None, typer.Option("--encoding", help="The encoding of the inputs; UTF-8 by default.")]


def split(values: list[str] | None) -> tuple[str, ...]:
    """Selectors given as ``--select A,B --select C``."""
    return tuple(part.strip() for value in values or () for part in value.split(",") if part.strip())


def language(value: str | None) -> Lang:
    """The language of messages: the option, ARLINT_LANG, the locale, English. Raises UsageError."""
    chosen = value or os.environ.get("ARLINT_LANG")
    if chosen is None:
        chosen = "ar" if (locale.getlocale()[0] or "").startswith("ar") else "en"
    if chosen not in ("ar", "en"):
        raise UsageError(f"no messages in {chosen!r}: --lang is ar or en")
    return cast("Lang", chosen)
