"""The output formats by name. A format's module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

from arlint.errors import UsageError
from arlint.project.settings import OUTPUTS
from arlint.reporters.base import Options, Run

Report = Callable[[Run, IO[str], Options], None]


def reporter(name: str) -> Report:
    """The reporter of a format. Raises UsageError for a format that does not exist."""
    if name not in OUTPUTS:
        from difflib import get_close_matches

        close = get_close_matches(name.lower(), OUTPUTS, n=1)
        hint = f": did you mean {close[0]}?" if close else f": {', '.join(OUTPUTS)}"
        raise UsageError(f"no output format {name!r}{hint}", f"لا صيغة إخراج باسم {name!r}: {', '.join(OUTPUTS)}")
    module: Any = import_module(f"arlint.reporters.{name}")
    report: Report = module.report
    return report
