"""The options of ``arlint check`` read without Typer, whose import takes longer than checking a file.

A hook and an editor run ``check`` with plain options again and again. What is not
plain (help, a mistake, several letters behind one dash) is left to Typer: a test
holds the two against each other, option by option.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

# Options by what stands behind them: nothing (and what that means), a value, or values that add up.
FLAGS: Final[Mapping[str, tuple[str, bool]]] = MappingProxyType(
    {
        "--statistics": ("statistics", True),
        "--no-baseline": ("no_baseline", True),
        "--color": ("color", True),
        "--no-color": ("color", False),
        "--quiet": ("quiet", True),
        "-q": ("quiet", True),
        "--verbose": ("verbose", True),
        "-v": ("verbose", True),
        "--force-exclude": ("force_exclude", True),
        "--no-force-exclude": ("force_exclude", False),
        "--respect-gitignore": ("respect_gitignore", True),
        "--no-respect-gitignore": ("respect_gitignore", False),
        "--isolated": ("isolated", True),
        "--no-cache": ("no_cache", True),
    }
)
VALUES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "--fail-on": "fail_on",
        "--since": "since",
        "--diff-base": "diff_base",
        "--baseline": "baseline",
        "--lang": "lang",
        "--bidi": "bidi",
        "--stdin-filename": "stdin_filename",
        "--format": "format",
        "--encoding": "encoding",
        "--config": "config",
        "--jobs": "jobs",
        "-j": "jobs",
    }
)
LISTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "--select": "select",
        "--ignore": "ignore",
        "--extend-select": "extend_select",
        "--output": "output",
        "-o": "output",
        "--exclude": "exclude",
    }
)
MOST_JOBS: Final = 256
_PATHS: Final = frozenset({"baseline", "config"})


def read(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options behind ``check`` by the names of its parameters, or None if Typer should read them."""
    asked: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        if argument == "-" or not argument.startswith("-"):
            asked.setdefault("paths", []).append(argument)
            continue
        name, equals, value = argument.partition("=")
        if argument in FLAGS:
            parameter, meaning = FLAGS[argument]
            asked[parameter] = meaning
            continue
        if name not in VALUES and name not in LISTS:
            return None
        if not equals:
            value = next(rest, "-")
            if value.startswith("-"):
                return None
        elif not name.startswith("--"):
            return None
        if name in LISTS:
            asked.setdefault(LISTS[name], []).append(value)
            continue
        parameter = VALUES[name]
        if parameter == "jobs":
            if not (value.isascii() and value.isdigit() and int(value) <= MOST_JOBS):
                return None
            asked[parameter] = int(value)
        else:
            asked[parameter] = Path(value) if parameter in _PATHS else value
    return asked
