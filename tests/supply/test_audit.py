"""What an audit says: pip-audit itself calls a package clean of which it could learn nothing."""

from __future__ import annotations

import pytest

from tools import audit

KNOWN = {"name": "jinja2", "version": "2.4.1", "vulns": [{"id": "PYSEC-2014-8", "fix_versions": ["2.7.2"]}]}
CLEAN = {"name": "regex", "version": "2026.1.1", "vulns": []}
UNKNOWN = {"name": "rich", "skip_reason": "Dependency not found on PyPI and could not be audited: rich (15.0.0)"}


def test_a_report_is_read() -> None:
    found = audit.judge({"dependencies": [KNOWN, CLEAN, UNKNOWN], "fixes": []})
    assert found == audit.Audit(2, ("rich",), ("jinja2 2.4.1: PYSEC-2014-8, mended in 2.7.2",))


@pytest.mark.parametrize(
    ("packages", "strict", "code", "said"),
    [
        ([CLEAN], True, 0, "1 audited, 0 vulnerabilities"),
        ([KNOWN, UNKNOWN], False, 1, "PYSEC-2014-8"),
        ([CLEAN, UNKNOWN], False, 0, "NOT audited, the database has no answer: rich"),
        ([CLEAN, UNKNOWN], True, 1, "NOT audited, the database has no answer: rich"),
        ([UNKNOWN], False, 0, "NOTHING was audited"),
    ],
)
def test_exit_code_and_words(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    packages: list[dict[str, object]],
    strict: bool,
    code: int,
    said: str,
) -> None:
    monkeypatch.setattr(audit, "audit", lambda _: audit.judge({"dependencies": packages}))
    assert audit.main(["dev.txt", *(["--strict"] if strict else [])]) == code
    assert said in capsys.readouterr().out
