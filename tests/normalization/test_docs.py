"""The pages of docs/normalize are what the program says today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_pages_are_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("write_normalize_docs", ROOT / "tools" / "write_normalize_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert len(set(module.STRINGS)) == 20
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "normalize").glob("*.md")}
    assert written == module.pages(), "run: python tools/write_normalize_docs.py"
