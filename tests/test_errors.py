"""Errors of the user are said in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "arlint"
# What is wrong with a rule file is said to who writes rules, in the English of their keys.
_BILINGUAL = {"ArlintError", "UsageError", "ConvergenceError"}


def _raised(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _BILINGUAL:
            yield node


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_error_has_its_arabic(path: Path) -> None:
    for call in _raised(path):
        assert len(call.args) == 2, f"{path.name}:{call.lineno}: no Arabic"
        said = ast.unparse(call.args[1])
        assert any("\u0600" <= c <= "\u06ff" for c in said) or "ar" in said, f"{path.name}:{call.lineno}: {said}"
