"""Baseline files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from arlint.errors import ArlintError
from arlint.files import read_regular
from arlint.project.inputs import LARGEST
from arlint.project.writing import write_file

if TYPE_CHECKING:
    from arlint.baseline import Baseline
    from arlint.project.settings import Settings


def place(settings: Settings) -> Path | None:
    """The baseline that the settings name, or the one of the default name beside the configuration, if it is there."""
    path = settings.baseline_file
    return path if settings.baseline or path.is_file() else None


def configured(settings: Settings) -> Baseline | None:
    """The baseline that holds for the settings, read; None if there is none. Raises ArlintError."""
    path = place(settings)
    return load(path) if path is not None else None


def load(path: Path) -> Baseline:
    """Read a baseline. Raises ArlintError."""
    import json

    from arlint.baseline import Baseline

    try:
        return Baseline.from_data(json.loads(read_regular(path, LARGEST).decode("utf-8")))
    except FileNotFoundError as error:
        raise ArlintError(
            f"{path}: no such baseline; make it with: arlint baseline create",
            f"{path}: لا يوجد خط أساس بهذا الاسم؛ أنشئه بالأمر: arlint baseline create",
        ) from error
    except OSError as error:
        raise ArlintError(
            f"{path}: cannot be read: {error.strerror}", f"{path}: تعذرت قراءته: {error.strerror}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ArlintError(
            f"{path}: not a baseline of arlint: {error}", f"{path}: ليس خط أساس من arlint: {error}"
        ) from error


def gone(baseline: Baseline, root: Path) -> set[str]:
    """The files of a baseline (relative to ``root``) that are there no more."""
    return {name for name in {path for path, _, _ in baseline.entries} if _is_gone(root / name)}


def _is_gone(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False  # nobody can tell
    return False


def save(path: Path, baseline: Baseline) -> None:
    """Write a baseline. Raises ArlintError."""
    import json

    text = json.dumps(baseline.as_data(), ensure_ascii=False, indent=1) + "\n"
    try:
        write_file(path, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise ArlintError(
            f"{path}: cannot be written: {error.strerror}", f"{path}: تعذرت كتابته: {error.strerror}"
        ) from error
