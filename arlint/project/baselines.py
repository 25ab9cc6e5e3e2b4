"""Baseline files."""

from __future__ import annotations

import json
from pathlib import Path

from arlint.baseline import Baseline
from arlint.errors import ArlintError
from arlint.project.writing import write_file


def load(path: Path) -> Baseline:
    """Read a baseline. Raises ArlintError."""
    try:
        return Baseline.from_data(json.loads(path.read_bytes().decode("utf-8")))
    except FileNotFoundError as error:
        raise ArlintError(
            f"{path}: no such baseline; make it with: arlint baseline create",
            f"{path}: لا يوجد خط أساس بهذا الاسم؛ أنشئه بالأمر: arlint baseline create",
        ) from error
    except OSError as error:
        raise ArlintError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise ArlintError(
            f"{path}: not a baseline of arlint: {error}", f"{path}: ليس خط أساس من arlint: {error}"
        ) from error


def save(path: Path, baseline: Baseline) -> None:
    """Write a baseline. Raises ArlintError."""
    text = json.dumps(baseline.as_data(), ensure_ascii=False, indent=1) + "\n"
    try:
        write_file(path, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise ArlintError(f"{path}: cannot be written: {error.strerror}") from error
