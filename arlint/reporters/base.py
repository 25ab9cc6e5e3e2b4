"""What every reporter is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from arlint.diagnostics import Diagnostic, Lang, Safety


@dataclass(frozen=True, slots=True)
class Run:
    """The outcome of one ``check``: how many files were read and what was found, by file and place."""

    files: int
    diagnostics: Sequence[Diagnostic]

    def counts(self) -> Counter[str]:
        """Findings by severity."""
        return Counter(d.severity.value for d in self.diagnostics)

    def safe_fixes(self) -> int:
        """How many findings ``arlint fix`` would repair."""
        return sum(bool(d.fixes) and d.fixes[0].safety is Safety.SAFE for d in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Options:
    """How to report."""

    lang: Lang = "en"
    color: bool | None = None
    bidi: str = "auto"
