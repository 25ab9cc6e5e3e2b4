"""Where configuration files are.

Looked for in the working directory and its parents, up to the top of the
repository: ``arlint.toml``, ``.arlint.toml``, or ``pyproject.toml`` with a
``[tool.arlint]`` table. The nearest folder that has one wins. Two in one folder
are an error, since either could be meant.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from arlint.errors import ConfigError, UsageError
from arlint.files import read_regular

NAMES: Final = ("arlint.toml", ".arlint.toml")
PYPROJECT: Final = "pyproject.toml"
LARGEST: Final = 2 << 20
"""Bytes of a configuration file, vocabulary included."""


def here() -> Path:
    """The working directory. Raises UsageError for one that is gone, or in which this user may look at nothing."""
    try:
        folder = Path.cwd()
        os.stat(os.path.join(folder, os.curdir))
    except OSError as error:
        raise UsageError(
            f"the working directory cannot be read: {error.strerror}", f"تعذرت قراءة المجلد الحالي: {error.strerror}"
        ) from error
    return folder


def repository(folder: Path) -> Path | None:
    """The top of the repository that a folder lies in."""
    return next((current for current in (folder, *folder.parents) if (current / ".git").exists()), None)


def find(start: Path) -> Path | None:
    """The configuration that holds for ``start``: the nearest one above. Raises ConfigError if two could be meant."""
    folder = start.resolve()
    for current in (folder, *folder.parents):
        # One that cannot be read (a link to nothing, a folder) is an error when it is, and not the default settings.
        found = [current / name for name in NAMES if os.path.lexists(current / name)]
        pyproject = current / PYPROJECT
        if pyproject.is_file() and _has_table(pyproject):
            found.append(pyproject)
        if len(found) > 1:
            names = ", ".join(path.name for path in found)
            raise ConfigError(
                str(current),
                None,
                "",
                f"two configurations in one folder ({names}): keep one",
                f"في المجلد أكثر من ملف إعدادات ({names}): أبقِ واحدًا",
            )
        if found:
            return found[0]
        if (current / ".git").exists():
            return None
    return None


def _has_table(path: Path) -> bool:
    # Most pyproject.toml know nothing of arlint: do not parse them.
    try:
        if b"arlint" not in read_regular(path, LARGEST):
            return False
    except OSError:
        return False
    from arlint.project import toml

    tool = toml.load(path).data.get("tool")
    return isinstance(tool, dict) and "arlint" in tool
