"""Calendars, held against the standard library and against dates that almanacs agree upon."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.text.calendars import gregorian_month_days, hijri_ordinal, hijri_years_of, weekday


@pytest.mark.parametrize("year", [1900, 2000, 2019, 2020, 2100])
def test_gregorian_months(year: int) -> None:
    assert [gregorian_month_days(year, m) for m in range(1, 13)] == [
        calendar.monthrange(year, m)[1] for m in range(1, 13)
    ]


def test_a_february_of_no_year_may_be_long() -> None:
    assert gregorian_month_days(None, 2) == 29
    assert gregorian_month_days(None, 4) == 30


@pytest.mark.parametrize("month", [0, 13, -1])
def test_no_such_month(month: int) -> None:
    with pytest.raises(ValueError, match=f"no month {month}"):
        gregorian_month_days(2020, month)


@given(st.dates())
def test_weekdays(day: date) -> None:
    assert weekday(day.toordinal()) == day.weekday()


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1, 1, 1), date(622, 7, 19)),  # 16 July of the Julian calendar
        ((1400, 1, 1), date(1979, 11, 21)),
        ((1421, 1, 1), date(2000, 4, 6)),
        ((1445, 9, 1), date(2024, 3, 11)),
        ((1445, 12, 10), date(2024, 6, 17)),
    ],
)
def test_tabular_dates(hijri: tuple[int, int, int], gregorian: date) -> None:
    assert date.fromordinal(hijri_ordinal(*hijri)) == gregorian


def test_a_cycle_has_eleven_leap_years_where_they_belong() -> None:
    lengths = [hijri_ordinal(year + 1, 1, 1) - hijri_ordinal(year, 1, 1) for year in range(1, 31)]
    assert [year for year, length in enumerate(lengths, 1) if length == 355] == [
        2,
        5,
        7,
        10,
        13,
        16,
        18,
        21,
        24,
        26,
        29,
    ]
    assert sum(lengths) == 10631
    months = [hijri_ordinal(1, month + 1, 1) - hijri_ordinal(1, month, 1) for month in range(1, 12)]
    assert months == [30, 29] * 5 + [30]


@given(st.integers(623, 2500))
def test_a_gregorian_year_meets_the_hijri_years_that_begin_or_end_in_it(year: int) -> None:
    first, last = hijri_years_of(year)
    new_year, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    assert hijri_ordinal(first, 1, 1) <= new_year < hijri_ordinal(first + 1, 1, 1)
    assert hijri_ordinal(last, 1, 1) <= end < hijri_ordinal(last + 1, 1, 1)


def test_years_that_everybody_knows() -> None:
    assert hijri_years_of(2024) == (1445, 1446)
    assert hijri_years_of(2008) == (1428, 1430)
