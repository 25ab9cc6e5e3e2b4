"""Runs for reports: diagnostics made by hand, so that no rule of arlint matters here."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pytest

from arlint.diagnostics import Diagnostic, Edit, Fix, RuleInfo, Safety, Severity, Text
from arlint.errors import ArlintError
from arlint.reporters.base import Options, RulePage, Run
from arlint.reporters.registry import reporter
from arlint.text.positions import LineIndex

# An emoji (two UTF-16 units, four bytes), harakat, tatweel, a tab, CRLF, markup, and what XML cannot hold.
TEXT = '😀 كتبَ\tخطـأ <ب> & "ج" 100%\r\nوخطأ\u0000 آخر\nخطأ\n'

Finder = Callable[..., Diagnostic]


def info(code: str = "TST101", severity: Severity = Severity.ERROR) -> RuleInfo:
    """A rule."""
    title = Text("عنوان", "A title")
    return RuleInfo(code, "a-slug", title, Text("خطأ: «{bad}»", "Wrong: “{bad}”"), severity, 2, 10, Safety.SAFE)


def finding(word: str, text: str = TEXT, path: str = "a b,c.txt", nth: int = 0, **options: object) -> Diagnostic:
    """A diagnostic about the ``nth`` occurrence of ``word``, corrected to صواب."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(word, start + 1)
    rule = info(str(options.get("code", "TST101")), Severity(str(options.get("severity", "error"))))
    fixes = (Fix(Safety.SAFE, (Edit(start, start + len(word), "صواب"),)),) if options.get("fix", True) else ()
    return Diagnostic(
        rule, start, start + len(word), word, fixes, {"bad": word}, LineIndex.of(text), path, rule.severity
    )


@pytest.fixture
def run() -> Run:
    """A run with every severity, a finding over two lines, one without a fix, and an input that failed."""
    text = TEXT
    start, end = text.index("100%"), text.index("وخطأ") + 4
    rule = info("TST103", Severity.HINT)
    two_lines = Diagnostic(
        rule, start, end, text[start:end], (), {"bad": text[start:end]}, LineIndex.of(text), "a b,c.txt", rule.severity
    )
    found = [
        finding("خطـأ"),
        two_lines,
        finding("وخطأ\u0000", code="TST102", severity="warning", fix=False),
        finding("خطأ", nth=1),
        finding("خطأ", text="خطأ", path="مجلد/ملف #1.txt"),
    ]
    page = RulePage(
        "TST101",
        "a-slug",
        Text("عنوان", "A title"),
        Text("لأن", "Because"),
        Text("عائلة", "Family"),
        ("كتاب",),
        "error",
    )
    pages: Mapping[str, RulePage] = {"TST101": page}
    return Run(3, found, hidden=2, stale=1, failures=(ArlintError("x.txt: broken\n", "مكسور"),), pages=lambda: pages)


@pytest.fixture
def clean() -> Run:
    """A run that found nothing."""
    return Run(2, [])


def rendered(name: str, run: Run, **options: object) -> str:
    """What a reporter writes."""
    stream = io.StringIO()
    reporter(name)(run, stream, Options(**options))  # type: ignore[arg-type]
    return stream.getvalue()
