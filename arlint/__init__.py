"""arlint: a linter, fixer and normalizer for Arabic prose.

    >>> import arlint
    >>> arlint.fix("قام بإتخاذ القرار").text
    'قام باتخاذ القرار'

Nothing is imported before it is used: ``import arlint`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from arlint.api import check, fix, suppress
    from arlint.diagnostics import Diagnostic, Edit, Fix, Safety, Severity
    from arlint.errors import ArlintError
    from arlint.fixes import FixResult
    from arlint.normalization import Normalizer, normalize, normalizer

__version__ = "0.1.0"
__all__ = [
    "ArlintError",
    "Diagnostic",
    "Edit",
    "Fix",
    "FixResult",
    "Normalizer",
    "Safety",
    "Severity",
    "check",
    "fix",
    "normalize",
    "normalizer",
    "suppress",
]

_HOME = {
    "ArlintError": "arlint.errors",
    "Diagnostic": "arlint.diagnostics",
    "Edit": "arlint.diagnostics",
    "Fix": "arlint.diagnostics",
    "FixResult": "arlint.fixes",
    "Normalizer": "arlint.normalization.pipeline",
    "Safety": "arlint.diagnostics",
    "Severity": "arlint.diagnostics",
    "check": "arlint.api",
    "fix": "arlint.api",
    "normalize": "arlint.normalization.api",
    "normalizer": "arlint.normalization.api",
    "suppress": "arlint.api",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'arlint' has no attribute {name!r}")
