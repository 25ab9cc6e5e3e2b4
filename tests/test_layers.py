"""The laws of the layout that a machine can check."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "arlint"

# From the ground up: a module imports its own layer and those before it.
LAYERS = [
    {"errors", "files", "py.typed"},
    {"text"},
    {"diagnostics"},
    {"lexicon"},
    {"documents"},
    {"ruleset"},
    {"matchers", "normalization"},
    {"removals", "suppressions", "baseline"},
    {"defects", "engine", "fixes", "examples"},
    {"project"},
    {"api"},
    {"reporters"},
    {"cli", "lsp", "__main__"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.name != "__init__.py" or p.parent != PACKAGE)


def _layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """Every module that ``path`` imports at run time, inside functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            typing_only |= {id(child) for item in node.body for child in ast.walk(item)}
    names: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "arlint"}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_layers_import_downwards(path: Path) -> None:
    own = _layer(path)
    assert own in RANK, f"{own} has no layer yet"
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] == "arlint" and len(parts) > 1 and parts[1] in RANK:
            assert RANK[parts[1]] <= RANK[own], f"{own} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_edge_knows_terminals(path: Path) -> None:
    if _layer(path) == "cli" or path == PACKAGE / "reporters" / "text.py":
        return
    assert not {name.split(".")[0] for name in _imports(path)} & {"rich", "typer"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_mutable_module_state(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            assert not node.target.id.isupper() or "Final" in ast.unparse(node.annotation) or node.target.id[0] == "_"
        for child in ast.walk(node):
            assert not isinstance(child, ast.Global), f"{path}:{child.lineno}"
