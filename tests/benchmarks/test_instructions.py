"""What the count of instructions says of a change."""

from __future__ import annotations

import json

import pytest

from benchmarks import instructions
from benchmarks.instructions import REFERENCE, TOLERANCE, CountError, judge, refs

PRINTED = """==31085== Cachegrind, a high-precision tracing profiler
==31085== Command: arlint check tiny.txt
==31085==
==31085== I   refs:      2,141,788,180
"""


def test_the_count_is_read() -> None:
    assert refs(PRINTED) == 2_141_788_180


def test_a_report_without_a_count_is_an_error_that_shows_it() -> None:
    with pytest.raises(CountError, match="failed to start"):
        refs("valgrind: failed to start tool 'cachegrind'")


def test_what_is_compared_is_the_ratio_to_the_reference() -> None:
    baseline = {"same": 10.0, "slower": 10.0, "faster": 10.0}
    counts = {REFERENCE: 2_000, "same": 20_000, "slower": 23_000, "faster": 16_000, "new": 500}
    verdicts = {verdict.case: verdict for verdict in judge(counts, baseline)}
    assert set(verdicts) == {"same", "slower", "faster", "new"}
    assert [case for case, verdict in verdicts.items() if verdict.slower] == ["slower"]
    assert [case for case, verdict in verdicts.items() if verdict.faster] == ["faster"]
    assert verdicts["slower"].change == pytest.approx(0.15)
    assert verdicts["new"].change is None


def test_the_tolerance_is_no_more_than_it_says() -> None:
    at = int(1_000 * (1 + TOLERANCE))
    low, high = judge(
        {REFERENCE: 1_000, "low": at * 1_000 - 1_000, "high": at * 1_000 + 1_000}, {"low": 1e3, "high": 1e3}
    )
    assert not low.slower
    assert high.slower


def test_the_committed_baseline_names_every_case() -> None:
    known = json.loads(instructions.BASELINE.read_text(encoding="utf-8"))
    assert known
    assert all(set(ratios) == set(instructions.CASES) for ratios in known.values())
