"""`check`: calendars, nesting, citations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.matchers.conftest import Bench

Make = Callable[[str], Bench]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("الأحد 12 مارس 2022", ["الأحد"]),  # a Saturday
        ("السبت 12 مارس 2022", []),
        ("يوم السبت الموافق ١٢ مارس/آذار ٢٠٢٢", []),
        ("يوم الجمعة الموافق ١٢ مارس/آذار ٢٠٢٢", ["الجمعة"]),
        ("الأحد 12/3/2022", ["الأحد"]),
        ("السبت 3/12/2022", []),  # the third of December, or the twelfth of March
        ("السبت 2022-03-12", []),
        ("الأحد 31 نوفمبر 2022", []),  # no date, and so no weekday
        ("الأحد 12 مارس", []),
    ],
)
def test_weekdays(bench: Make, text: str, found: list[str]) -> None:
    assert bench("kind: check\ncheck: {name: weekday}\n").found(text) == found


def test_the_right_weekday_is_offered(bench: Make) -> None:
    rule = bench("kind: check\ncheck: {name: weekday}\n")
    assert rule.goods("زارنا الأحد 12 مارس 2022.") == ["زارنا السبت 12 مارس 2022."]


def test_hijri_weekdays_leave_room_for_the_moon(bench: Make) -> None:
    """1 Ramadan 1443 was a Saturday by Umm al-Qura, a Sunday by the arithmetical calendar."""
    rule = bench("kind: check\ncheck: {name: weekday, calendar: hijri, tolerance: 2}\n")
    assert rule.found("السبت 1 رمضان 1443هـ والأحد 1 رمضان 1443هـ") == []
    assert rule.found("الأربعاء 1 رمضان 1443هـ") == ["الأربعاء"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("31 نوفمبر 2023", ["31"]),
        ("٣٠ فبراير", ["٣٠"]),
        ("29 فبراير 2023", ["29"]),
        ("29 فبراير 2024", []),
        ("29 فبراير", []),
        ("31 رمضان", ["31"]),
        ("31 كانون الأول 2020", []),
        ("31/11/2023", ["31"]),
        ("11/31/2023", ["31"]),
        ("15/13/2023", ["15/13/2023"]),
        ("صفحة 45 آب", []),
    ],
)
def test_impossible_dates(bench: Make, text: str, found: list[str]) -> None:
    assert bench("kind: check\ncheck: {name: impossible-date}\n").found(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("505هـ/1111م", []),
        ("توفي سنة 505هـ (1111م)", []),
        ("1445 هـ الموافق 2023 م", []),
        ("2023م/1454هـ", ["2023م/1454هـ"]),
        ("1 رمضان 1443هـ الموافق 2 أبريل 2022م", []),
        ("1 رمضان 1443هـ الموافق 2 مايو 2022م", ["1 رمضان 1443هـ الموافق 2 مايو 2022"]),
    ],
)
def test_two_eras(bench: Make, text: str, found: list[str]) -> None:
    assert bench("kind: check\ncheck: {name: two-eras, tolerance: 1}\n").found(text) == found


def test_mixed_digits(bench: Make) -> None:
    rule = bench("kind: check\ncheck: {name: mixed-digits}\n")
    assert rule.fixed("حضر ١٢0 و12٣٤") == "حضر ١٢٠ و١٢٣٤"
    assert rule.fixed("بلغت ٤2 درجة منذ 1998") == "بلغت 42 درجة منذ 1998"
    assert rule.fixed("بلغت ۴2 درجة") == "بلغت ۴۲ درجة"
    assert rule.found("حضر 120 من ١٢٠") == []


def test_direction_marks_nest(bench: Make) -> None:
    rule = bench("kind: check\ncheck: {name: bidi-controls}\n")
    assert rule.found("أ\u202bب\u202c \u2067ج\u2069") == []
    assert rule.found("أ\u202bب \u2069ج") == ["\u202b", "\u2069"]
    assert rule.found("\u2067أ\u202bب\u2069") == ["\u202b"]  # the isolate's end ends what is open inside it


def test_citations_of_verses(bench: Make) -> None:
    rule = bench("kind: check\ncheck: {name: verse-citation, tolerance: 6}\n")
    assert rule.found("[البقرة: 286] [البقرة: 292]") == []
    assert rule.found("[البقرة: 300] (سورة الكوثر: 10) عدد (النساء: 300)") == ["300", "10"]
    assert rule.fixed("[البقره: 5]") == "[البقرة: 5]"


def test_clocks(bench: Make) -> None:
    rule = bench("kind: check\ncheck: {name: clock}\n")
    assert rule.found("الساعة 25:10 والساعة 7:75 والساعة 23:59 والنسبة 7:75") == ["25:10", "7:75"]
