"""``arlint fix``: repair; without ``--write`` a diff."""

from __future__ import annotations

import difflib
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from arlint.cli import options
from arlint.errors import ArlintError

if TYPE_CHECKING:
    from arlint.documents.source import Source


def command(
    paths: options.Paths,
    write: Annotated[bool, typer.Option("--write", help="Write the files; without it a diff is printed.")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Take the unsafe fixes too.")] = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    stdin_filename: options.StdinFilename = "<stdin>",
    format: options.Format = None,
    encoding: options.Encoding = None,
) -> None:
    """Make every safe correction. Exits with 1 if, without --write, something would change."""
    from arlint.api import engine_for
    from arlint.documents.reading import read
    from arlint.fixes import fix
    from arlint.project.inputs import discover, read_source
    from arlint.project.writing import replace_file

    engine = engine_for(options.split(select), options.split(ignore), options.split(extend_select), ("default",))
    changed = applied = remaining = 0
    inputs = discover(paths, stdin_filename)
    for item in inputs:
        source = read_source(item, encoding)
        result = fix(source, lambda s: read(s, format), engine.check, unsafe)
        applied += len(result.applied)
        remaining += len(result.remaining)
        changed += result.text != source.text
        if item.path is None and write:
            sys.stdout.buffer.write(_encoded(source, result.text))
        elif result.text != source.text and item.path is not None and write:
            replace_file(item.path, _encoded(source, result.text))
        elif result.text != source.text:
            sys.stdout.writelines(_diff(source.text, result.text, item.name))
    verb = "fixed" if write else "would be fixed (--write writes)"
    sys.stdout.flush()
    typer.echo(f"{applied} {verb} in {changed} of {len(inputs)} files, {remaining} left for a reader.", err=True)
    raise typer.Exit(1 if changed and not write else 0)


def _encoded(source: Source, text: str) -> bytes:
    try:
        return source.encode(text)
    except UnicodeEncodeError as error:
        char = text[error.start]
        raise ArlintError(
            f"{source.path}: {source.encoding} cannot hold the correction U+{ord(char):04X}; the file was not touched"
        ) from error


def _diff(old: str, new: str, name: str) -> list[str]:
    """A unified diff; a last line without a newline is said to be one, as diff does."""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{name}", f"b/{name}", n=1
    )
    return [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]
