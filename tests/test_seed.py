"""The article that arlint began from: what must be found in it and what it must become."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import arlint

HERE = Path(__file__).resolve().parent
ARTICLE = (HERE.parent / "seeds" / "000_99f6fe3e961683a0.txt").read_bytes().decode("utf-8")
FIXED = (HERE / "seed" / "seed_fixed_safe.txt").read_bytes().decode("utf-8")
FINDINGS = json.loads((HERE / "seed" / "seed_findings.json").read_text(encoding="utf-8"))["findings"]


def _span(finding: dict[str, object]) -> tuple[int, int]:
    lines = ARTICLE.split("\n")
    start = sum(len(line) + 1 for line in lines[: int(str(finding["line"])) - 1])
    return start + int(str(finding["column"])) - 1, start + int(str(finding["end_column"])) - 1


def _corrected(diagnostic: arlint.Diagnostic, start: int, end: int) -> list[str]:
    """The words of ``[start, end)`` under each fix."""
    out = []
    for fix in diagnostic.fixes:
        shift = sum(len(e.replacement) - (e.end - e.start) for e in fix.edits if start <= e.start and e.end <= end)
        out.append(fix.apply(ARTICLE)[start : end + shift])
    return out


def _is_found(finding: dict[str, object], diagnostics: list[arlint.Diagnostic]) -> bool:
    start, end = _span(finding)
    for diagnostic in diagnostics:
        if diagnostic.start < end and start < diagnostic.end:
            if not finding["replacements"]:
                return True
            wanted = finding["replacements"]
            assert isinstance(wanted, list)
            if any(w in corrected for corrected in _corrected(diagnostic, start, end) for w in wanted):
                return True
    return False


@pytest.fixture(scope="module")
def diagnostics() -> list[arlint.Diagnostic]:
    return arlint.check(ARTICLE)


MUST = [f for f in FINDINGS if f["tier"] in ("safe", "unsafe") or f["category"] == "repetition"]


@pytest.mark.parametrize("finding", MUST, ids=lambda f: f"{f['line']}:{f['column']}-{f['category']}")
def test_found(finding: dict[str, object], diagnostics: list[arlint.Diagnostic]) -> None:
    assert _is_found(finding, diagnostics)


def test_safe_fixes_make_it_clean() -> None:
    result = arlint.fix(ARTICLE)
    assert result.text == FIXED
    assert [d for d in result.remaining if d.fixes and d.fixes[0].safety is arlint.Safety.SAFE] == []
    assert arlint.fix(result.text).text == FIXED


def test_advice_is_there_for_who_asks() -> None:
    """Contested advice is in no default run; the strict profile gives the rest of the list."""
    strict = arlint.check(ARTICLE, profiles=["strict"])
    missing = [f"{f['line']}:{f['column']} {f['found']}" for f in FINDINGS if not _is_found(f, strict)]
    assert missing == []
