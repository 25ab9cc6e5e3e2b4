"""Where arlint's own rules lie. Apart from the loader, so that asking does not import pydantic."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from arlint.errors import RuleError


@cache
def builtin_root() -> Path:
    """The folder of arlint's own rules: in the installed package, else in the repository. Raises RuleError."""
    package = Path(__file__).resolve().parents[1]
    for root in (package / "rules", package.parent / "rules"):
        if (root / "catalogue.yaml").is_file():
            return root
    raise RuleError(str(package), None, "", "arlint's own rules are missing: reinstall the package")
