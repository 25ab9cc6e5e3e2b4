"""``arlint check``: report."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from arlint.cli import options
from arlint.errors import UsageError


def command(
    paths: options.Paths,
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    output: Annotated[str, typer.Option("--output", help="text or json.")] = "text",
    lang: options.LangOption = None,
    bidi: Annotated[str, typer.Option("--bidi", help="auto, isolate or none.")] = "auto",
    color: Annotated[bool | None, typer.Option("--color/--no-color")] = None,
    stdin_filename: options.StdinFilename = "<stdin>",
    format: options.Format = None,
    encoding: options.Encoding = None,
) -> None:
    """Report what a copy editor would mark. Exits with 1 if anything is found."""
    from arlint.api import engine_for
    from arlint.documents.reading import read
    from arlint.project.inputs import discover, read_source
    from arlint.reporters.base import Options, Run

    language = options.language(lang)
    engine = engine_for(options.split(select), options.split(ignore), options.split(extend_select), ("default",))
    inputs = discover(paths, stdin_filename)
    found = [d for item in inputs for d in engine.check(read(read_source(item, encoding), format))]
    if output == "json":
        from arlint.reporters.json import report
    elif output == "text":
        from arlint.reporters.text import report
    else:
        raise UsageError(f"no output format {output!r}: text or json")
    report(Run(len(inputs), found), sys.stdout, Options(language, color, bidi))
    raise typer.Exit(1 if found else 0)
