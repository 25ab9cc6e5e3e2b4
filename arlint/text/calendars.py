"""Calendars as far as a copy editor needs them: weekdays, lengths of months, and the two eras side by side.

The Hijri side is the arithmetical (tabular) Islamic calendar in its commonest
form: leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of a cycle of 30, with the
civil epoch 16 July 622 (Julian); see Dershowitz & Reingold, "Calendrical
Calculations". Calendars that follow the sighting of the moon, or Umm al-Qura,
differ from it by a day or two: whoever compares must leave room for that.
"""

from __future__ import annotations

from datetime import date
from typing import Final

_ISLAMIC_EPOCH: Final = 227015  # the proleptic Gregorian ordinal of 1 Muharram 1
_CYCLE_DAYS: Final = 10631


def gregorian_month_days(year: int | None, month: int) -> int:
    """How many days a Gregorian month has; without a year February may have 29. Raises ValueError."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def hijri_ordinal(year: int, month: int, day: int) -> int:
    """The proleptic Gregorian ordinal (as ``date.toordinal``) of a date of the tabular Islamic calendar."""
    months = 29 * (month - 1) + month // 2
    return day + months + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH - 1


def hijri_years_of(gregorian_year: int) -> tuple[int, int]:
    """The first and the last Hijri year that a Gregorian year meets."""
    first = _hijri_year(date(gregorian_year, 1, 1).toordinal())
    return first, _hijri_year(date(gregorian_year, 12, 31).toordinal())


def _hijri_year(ordinal: int) -> int:
    return (30 * (ordinal - _ISLAMIC_EPOCH) + 10646) // _CYCLE_DAYS


def weekday(ordinal: int) -> int:
    """The day of the week of an ordinal: Monday is 0, as in ``date.weekday``."""
    return (ordinal + 6) % 7
