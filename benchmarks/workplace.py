"""Where a benchmark keeps what it makes: one folder outside the checkout, which may be deleted at any time."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folders of a benchmark."""

    root: Path

    @classmethod
    def default(cls) -> Workplace:
        """``ARLINT_BENCH_DIR``, or a folder in the user's cache."""
        named = os.environ.get("ARLINT_BENCH_DIR")
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        return cls(Path(named) if named else base / "arlint-benchmarks")

    def folder(self, *names: str) -> Path:
        """A folder below the root, made if it is not there."""
        path = self.root.joinpath(*names)
        path.mkdir(parents=True, exist_ok=True)
        return path


def written(path: Path, text: str) -> str:
    """Write a file unless it says just that already: a new time of change would make caches stale. Its name."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return str(path)
