from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arlint.diagnostics import Diagnostic
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.fixes import fix
from arlint.ruleset.loading import load_files
from arlint.ruleset.ruleset import Ruleset

HEAD = """\
code: GRM999
slug: under-test
title: {ar: عنوان, en: Title}
severity: error
profiles: [default]
message: {ar: "{bad}", en: "{bad} → {good}"}
why: {ar: سبب, en: A reason}
source: usage
examples:
  - {bad: "⟦أ⟧"}
  - {bad: "⟦أ⟧"}
  - {ok: "أ"}
  - {ok: "أ"}
"""


class Bench:
    """One rule under test."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._engine = Engine.of(ruleset)

    def check(self, text: str) -> list[Diagnostic]:
        return self._engine.check(read(Source(text), "plain"))

    def found(self, text: str) -> list[str]:
        return [d.text for d in self.check(text)]

    def fixed(self, text: str) -> str:
        return fix(Source(text), lambda s: read(s, "plain"), self._engine.check).text

    def goods(self, text: str) -> list[str]:
        """The whole text under each fix of the only diagnostic."""
        (diagnostic,) = self.check(text)
        return [f.apply(text) for f in diagnostic.fixes]


@pytest.fixture
def bench(tmp_path: Path, builtin: Ruleset) -> Callable[[str], Bench]:
    """A bench for a rule given as the YAML that is its own; its fix is safe unless it says otherwise."""

    def make(body: str) -> Bench:
        fix_line = "" if "\nfix:" in f"\n{body}" else "fix: {safety: safe}\n"
        (tmp_path / "GRM999-under-test.yaml").write_text(HEAD + fix_line + body, encoding="utf-8")
        return Bench(load_files([tmp_path], builtin))

    return make
