"""``--output FORMAT[:FILE]``: where reports go. All of them are prepared before anything is checked."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from arlint.errors import ArlintError, UsageError
from arlint.reporters.registry import Report, reporter

if TYPE_CHECKING:
    from arlint.reporters.base import Options, Run

# Formats that are for people: they take --statistics.
_FOR_PEOPLE: Final = frozenset({"text", "concise"})


class Output(NamedTuple):
    """One report: its format, its function, and its file (None: standard output)."""

    format: str
    report: Report
    path: Path | None


def parse(values: Sequence[str], statistics: bool) -> list[Output]:
    """The outputs asked for; without any, ``github`` inside GitHub Actions and ``text`` elsewhere.

    Raises UsageError for an unknown format, two reports on standard output, two in one
    file, or a folder that does not exist.
    """
    if not values:
        values = ["github" if os.environ.get("GITHUB_ACTIONS") == "true" and not statistics else "text"]
    outputs = []
    for value in values:
        name, _, file = value.partition(":")
        path = Path(file) if file and file != "-" else None
        if path is not None and not path.resolve().parent.is_dir():
            raise UsageError(
                f"--output {value}: no such folder: {path.parent}", f"--output {value}: لا يوجد مجلد: {path.parent}"
            )
        outputs.append(Output(name, reporter(name), path))
    targets = [output.path for output in outputs]
    if len(set(targets)) < len(targets):
        raise UsageError(
            "two outputs go to one place: name a file, as in --output sarif:report.sarif",
            "مخرجان إلى مكان واحد: سمّ ملفًا، مثل ‎--output sarif:report.sarif",
        )
    if statistics and not all(output.format in _FOR_PEOPLE for output in outputs):
        raise UsageError("--statistics is for text and concise", "الخيار ‎--statistics للصيغتين text وconcise فقط")
    return outputs


def write(outputs: Sequence[Output], run: Run, options: Options) -> None:
    """Write every report, files first: a closed pipe does not cost them. Raises ArlintError for one that cannot be."""
    from arlint.project.writing import write_file

    for output in outputs:
        if output.path is not None:
            buffer = io.StringIO()
            output.report(run, buffer, options._replace(color=False))
            try:
                write_file(output.path, buffer.getvalue().encode("utf-8", "backslashreplace"))
            except OSError as error:
                raise ArlintError(
                    f"{output.path}: cannot be written: {error.strerror}",
                    f"{output.path}: تعذرت كتابته: {error.strerror}",
                ) from error
    for output in outputs:
        if output.path is None:
            output.report(run, sys.stdout, options)
            sys.stdout.flush()
