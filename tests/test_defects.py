from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.defects import collide, one_each
from arlint.diagnostics import Edit, RuleInfo, Safety, Severity, Text
from arlint.matchers.base import Finding

_TEXT = Text("", "")


def finding(code: str, start: int, end: int, edit: Edit | None = None, priority: int = 50, phase: int = 2) -> Finding:
    rule = RuleInfo(code, code.lower(), _TEXT, _TEXT, Severity.ERROR, phase, priority, Safety.SAFE)
    return Finding(rule, 0, start, end, ((edit,),) if edit else ())


def codes(*findings: Finding) -> list[str]:
    return [f.rule.code for f in one_each(findings)]


def test_the_better_informed_speaks_of_one_span() -> None:
    low, high = finding("LOW", 0, 4, Edit(0, 1, "a"), 20), finding("HIGH", 0, 4, Edit(0, 1, "b"), 60)
    assert codes(low, high) == ["HIGH"]


def test_colliding_changes_are_one_defect() -> None:
    word, phrase = finding("WORD", 5, 9, Edit(5, 6, "a"), 50), finding("PHRASE", 0, 9, Edit(4, 6, "b"), 60)
    assert codes(word, phrase) == ["PHRASE"]


def test_changes_apart_are_two_defects() -> None:
    assert codes(finding("A", 0, 9, Edit(1, 2, "")), finding("B", 2, 9, Edit(2, 3, "x"))) == ["A", "B"]


def test_style_stands_beside_spelling() -> None:
    assert codes(finding("ORT", 0, 4, Edit(0, 1, "a")), finding("STY", 0, 4, Edit(0, 4, "b"), phase=4)) == [
        "ORT",
        "STY",
    ]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (Edit(0, 2, ""), Edit(1, 3, ""), True),
        (Edit(0, 2, ""), Edit(2, 3, ""), False),
        (Edit(2, 2, "a"), Edit(2, 2, "b"), True),
        (Edit(2, 2, "a"), Edit(2, 3, "b"), False),
        (Edit(2, 2, "a"), Edit(1, 3, "b"), True),
    ],
)
def test_collide(one: Edit, other: Edit, wanted: bool) -> None:
    assert collide(one, other) is collide(other, one) is wanted


spans = st.tuples(st.integers(0, 12), st.integers(0, 5), st.integers(0, 4)).map(
    lambda t: finding(f"R{t[2]}", t[0], t[0] + t[1], Edit(t[0], t[0] + t[1], "x"), 10 * t[2])
)


@given(st.lists(spans, max_size=12))
def test_what_is_kept_can_be_made_at_once(findings: list[Finding]) -> None:
    kept = one_each(findings)
    edits = [f.corrections[0][0] for f in kept]
    assert not any(collide(a, b) for i, a in enumerate(edits) for b in edits[i + 1 :])
    # Nothing is dropped but for one that is kept.
    for lost in findings:
        if lost not in kept:
            assert any(f.rule.priority >= lost.rule.priority for f in kept)
