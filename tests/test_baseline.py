"""The baseline: what it hides, what it brings back, and what it survives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.baseline import Baseline, context, fingerprints
from arlint.diagnostics import Diagnostic
from tests.reporters.conftest import finding

TEXT = "هذه فقرة طويلة فيها خطأ واضح يعرفه الجميع، ثم كلام كثير بعده.\n\nوفقرة أخرى فيها خطأ ثان.\n"


def _all(text: str, path: str = "a.txt") -> list[Diagnostic]:
    return [finding("خطأ", text=text, path=path, nth=n) for n in range(text.count("خطأ"))]


def _hidden(before: str, after: str) -> int:
    return Baseline.of(_all(before), str).apply(_all(after), str).hidden


def test_hides_what_it_knows() -> None:
    applied = Baseline.of(_all(TEXT), str).apply(_all(TEXT), str)
    assert (len(applied.remaining), applied.hidden, applied.stale) == (0, 2, 0)


@pytest.mark.parametrize(
    "edited",
    [
        "سطر جديد\n\n" + TEXT,
        TEXT.replace("كلام كثير", "كلام قليل جدا"),
        TEXT + "سطر آخر\n",
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("فيها خطأ", "فيها  خطأ"),
        TEXT.replace("هذه فقرة", "تلك فقرة"),
    ],
    ids=["moved", "edited far away", "a line below", "crlf", "blanks", "edited before"],
)
def test_survives(edited: str) -> None:
    assert _hidden(TEXT, edited) == 2


@pytest.mark.parametrize("edited", [TEXT.replace("خطأ واضح", "خطأ فادح"), TEXT.replace("فيها خطأ ثان", "فيه خطأ ثان")])
def test_an_edit_beside_a_finding_brings_it_back(edited: str) -> None:
    assert _hidden(TEXT, edited) == 1


def test_equal_findings_are_counted() -> None:
    line = "كلام خطأ كلام\n\n"
    applied = Baseline.of(_all(line * 2), str).apply(_all(line * 3), str)
    assert (len(applied.remaining), applied.hidden) == (1, 2)
    assert applied.remaining[0].line == 5


def test_stale_entries_are_those_of_checked_files() -> None:
    baseline = Baseline.of([*_all(TEXT), *_all(TEXT, "b.txt")], str)
    assert baseline.apply([], str).stale == 4
    assert baseline.apply([], str, checked=["a.txt"]).stale == 2
    assert baseline.apply([], str, checked=[]).stale == 0


def test_entries_of_rules_that_were_not_run_are_not_stale() -> None:
    baseline = Baseline.of(_all(TEXT), str)
    (code,) = {d.code for d in _all(TEXT)}
    assert baseline.apply([], str, codes={"XXX101"}).stale == 0
    assert baseline.apply([], str, codes={code, "XXX101"}).stale == 2


def test_prune_drops_and_never_adds() -> None:
    baseline = Baseline.of(_all(TEXT), str)
    one = _all(TEXT.replace("خطأ ثان", "صواب ثان"))
    new = _all("كل شيء جديد هنا وفيه خطأ")
    assert baseline.pruned([*one, *new], str, lambda path: False).size == 1
    assert baseline.pruned([], str, lambda path: True).size == 2


def test_other_file_other_entry() -> None:
    assert Baseline.of(_all(TEXT), str).apply(_all(TEXT, "b.txt"), str).hidden == 0


@given(st.lists(st.sampled_from(["خطأ ", "كلام ", "\n\n", "، "]), max_size=30))
def test_data_round_trip(parts: list[str]) -> None:
    text = "".join(parts)
    baseline = Baseline.of(_all(text), str)
    again = Baseline.from_data(baseline.as_data())
    assert again == baseline
    assert again.apply(_all(text), str).remaining == ()


@pytest.mark.parametrize(
    "data",
    [None, [], {}, {"tool": "arlint"}, {"tool": "arlint", "version": 1}, {"tool": "arlint", "version": 2, "files": {}}]
    + [{"tool": "arlint", "version": 1, "files": files} for files in ([], {"a": 1}, {"a": {"b": []}})]
    + [{"tool": "arlint", "version": 1, "files": {"a": {"b": {"c": n}}}} for n in (0, "1", None)],
)
def test_other_data_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"baseline|files|not a count"):
        Baseline.from_data(data)


def test_fingerprints_are_unique() -> None:
    found = _all("خطأ\n\n" * 5)
    assert len({mark for _, mark in fingerprints(found, str)}) == 5


def test_context_ends_with_the_line() -> None:
    for newline in ("\n", "\r\n", "\r"):
        text = newline.join(["قبل", "أول خطأ آخر", "بعد"])
        assert context(finding("خطأ", text=text)) == "أول⟦خطأ⟧آخر"
