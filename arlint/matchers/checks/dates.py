"""Dates that cannot be: a weekday that is another, a day that its month has not, two eras that do not meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from arlint.matchers.checks.digits import in_system, system
from arlint.matchers.checks.found import Found, Options, replaced
from arlint.text.calendars import gregorian_month_days, hijri_ordinal, hijri_years_of, weekday
from arlint.text.characters import DIGITS, LETTERS, MARKS, TATWEEL
from arlint.text.lazy import VERSION1, Lazy

if TYPE_CHECKING:
    import regex

WEEKDAYS: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_GREGORIAN: Final = (
    "يناير|كانون الثاني|جانفي",
    "فبراير|شباط|فيفري",
    "مارس|آذار|اذار",
    "أبريل|إبريل|ابريل|نيسان|أفريل",
    "مايو|أيار|ايار|ماي",
    "يونيو|حزيران|يونية|جوان",
    "يوليو|تموز|يوليوز|يولية|جويلية",
    "أغسطس|اغسطس|آب|غشت|أوت",
    "سبتمبر|أيلول|ايلول|شتنبر",
    "أكتوبر|اكتوبر|تشرين الأول|تشرين الاول",
    "نوفمبر|تشرين الثاني|نونبر",
    "ديسمبر|كانون الأول|كانون الاول|دجنبر",
)
_HIJRI: Final = (
    "المحرم|محرم",
    "صفر",
    "ربيع الأول|ربيع الاول",
    "ربيع الآخر|ربيع الثاني",
    "جمادى الأولى|جمادى الاولى",
    "جمادى الآخرة|جمادى الثانية",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة|ذي القعدة",
    "ذو الحجة|ذي الحجة",
)
_HIJRI_DAYS: Final = 30  # a sighted month has 29 or 30 days, whichever it is


def _numbers(months: tuple[str, ...]) -> Mapping[str, int]:
    return MappingProxyType({name: n for n, names in enumerate(months, 1) for name in names.split("|")})


_GREGORIAN_NUMBER: Final = _numbers(_GREGORIAN)
_HIJRI_NUMBER: Final = _numbers(_HIJRI)
_I: Final = f"[{LETTERS}{MARKS}{TATWEEL}]"
_E: Final = f"(?!{_I})"
_B: Final = f"(?<!{_I})"


def _any(names: Mapping[str, int]) -> str:
    return "(?:" + "|".join(sorted(names, key=len, reverse=True)).replace(" ", r"\s+") + ")"


_MONTH_G: Final = _any(_GREGORIAN_NUMBER)
_MONTH_H: Final = _any(_HIJRI_NUMBER)
_DAY: Final = rf"(?<![{DIGITS}.,/:\-])(?P<day>[{DIGITS}]{{1,2}})"
_OF: Final = r"\s+(?:من\s+)?(?:شهر\s+)?"
_YEAR: Final = rf"\s*[،,]?\s*(?:من\s+)?(?:(?:عام|سنة|لعام|لسنة)\s+)?(?P<year>[{DIGITS}]{{4}})(?![{DIGITS}])"
_WRITTEN_G: Final = (
    rf"{_DAY}{_OF}(?P<month>{_MONTH_G}){_E}(?:\s*[/\-(]\s*{_MONTH_G}{_E}\)?)?{_YEAR}(?!\s*ه[{TATWEEL}\u200d])"
)
_WRITTEN_H: Final = (
    rf"{_DAY}{_OF}(?P<month>{_MONTH_H}){_E}\s*[،,]?\s*(?:من\s+)?(?:(?:عام|سنة|لعام|لسنة)\s+)?"
    rf"(?P<year>[{DIGITS}]{{3,4}})(?![{DIGITS}])"
)
_NUMERIC: Final = (
    rf"(?<![{DIGITS}/.\-])(?:(?P<a>[{DIGITS}]{{1,2}})\s?(?P<sep>[/\-])\s?(?P<b>[{DIGITS}]{{1,2}})\s?(?P=sep)\s?"
    rf"(?P<y>[{DIGITS}]{{4}})|(?P<y>[{DIGITS}]{{4}})(?P<sep>[/\-])(?P<b>[{DIGITS}]{{1,2}})(?P=sep)(?P<a>[{DIGITS}]{{1,2}}))"
    rf"(?![{DIGITS}/\-]|\s*ه[{TATWEEL}\u200d])"
)
_WEEKDAY: Final = (
    rf"{_B}(?:[وفبل]?(?:يوم\s+))?(?P<name>الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت){_E}"
    r"(?:\s+(?:الماضي|المقبل|القادم|الجاري|المنصرم))?\s*[،,(]?\s*"
    r"(?:(?:الموافق|المصادف|الواقع|بتاريخ|في|يوم)\s+){0,2}"
)
_DAY_AND_DATE = {
    "gregorian": (
        Lazy(_WEEKDAY + _WRITTEN_G, VERSION1),
        Lazy(_WEEKDAY + _NUMERIC, VERSION1),
    ),
    "hijri": (Lazy(_WEEKDAY + _WRITTEN_H, VERSION1),),
}
_NUMERIC_DATE = Lazy(_NUMERIC, VERSION1)
_DAY_OF_MONTH = Lazy(rf"{_DAY}{_OF}(?:(?P<month>{_MONTH_G})|(?P<hijri>{_MONTH_H})){_E}(?:{_YEAR})?", VERSION1)
_H: Final = rf"\s*ه(?:{TATWEEL}+|\u200d)?(?!{_I})"
_M: Final = rf"\s*م(?!{_I})"
_AND: Final = r"\s*[)\]]?\s*(?:[/،,\-–(\[]|الموافقة?\s+(?:لعام\s+|لسنة\s+|عام\s+)?|الموافق\s+ل)\s*"
_HIJRI_YEAR: Final = rf"(?<![{DIGITS}])(?P<h>[{DIGITS}]{{2,4}}){_H}"
_GREGORIAN_YEAR: Final = rf"(?<![{DIGITS}])(?P<g>[{DIGITS}]{{3,4}}){_M}"
_YEARS = Lazy(rf"{_HIJRI_YEAR}{_AND}{_GREGORIAN_YEAR}|{_GREGORIAN_YEAR}{_AND}{_HIJRI_YEAR}", VERSION1)
_DATES = Lazy(
    rf"(?P<hd>[{DIGITS}]{{1,2}}){_OF}(?P<hm>{_MONTH_H}){_E}\s*(?P<hy>[{DIGITS}]{{4}})(?:{_H})?"
    r"\s*[،,(/]?\s*(?:الموافق|الموافق\s+ل|المصادف|=)?\s*[:(]?\s*"
    rf"(?P<gd>[{DIGITS}]{{1,2}}){_OF}(?P<gm>{_MONTH_G}){_E}(?:\s*[/\-(]\s*{_MONTH_G}{_E}\)?)?\s*(?P<gy>[{DIGITS}]{{4}})",
    VERSION1,
)
_CLOCK = Lazy(rf"{_B}[وفبل]?الساعة\s+(?P<hour>[{DIGITS}]{{1,2}})[:٫.](?P<minute>[{DIGITS}]{{2}})(?![{DIGITS}])")
# Such months are also other words (a verb, a name): their day must look like a day.
_MAX_WRITTEN_DAY: Final = 39


class _Day(NamedTuple):
    """A weekday name and the ordinals that the date beside it may stand for."""

    start: int
    end: int
    name: str
    ordinals: tuple[int, ...]


def _month(names: Mapping[str, int], written: str) -> int:
    return names[" ".join(written.split())]


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _numeric(match: regex.Match[str]) -> tuple[int, ...]:
    """The ordinals of a date in figures: the day stands before the month, or the other way round."""
    a, b, year = int(match.group("a")), int(match.group("b")), int(match.group("y"))
    found = (_ordinal(year, b, a), _ordinal(year, a, b))
    return tuple(ordinal for ordinal in found if ordinal is not None)


def _days(text: str, calendar: str) -> Iterator[_Day]:
    for pattern in _DAY_AND_DATE[calendar]:
        for match in pattern.finditer(text):
            if calendar == "hijri":
                month = _month(_HIJRI_NUMBER, match.group("month"))
                ordinals: tuple[int, ...] = (hijri_ordinal(int(match.group("year")), month, int(match.group("day"))),)
            elif "month" in match.groupdict():
                month = _month(_GREGORIAN_NUMBER, match.group("month"))
                found = _ordinal(int(match.group("year")), month, int(match.group("day")))
                ordinals = () if found is None else (found,)
            else:
                ordinals = _numeric(match)
            yield _Day(*match.span("name"), match.group("name"), ordinals)


def weekday_of_date(text: str, options: Options) -> Iterator[Found]:
    """Weekdays that the date beside them does not have; ``calendar`` says which dates are looked at.

    ``tolerance`` days more or less are let pass: calendars that follow the moon
    differ from the computed one.
    """
    if not any(name in text for name in (*WEEKDAYS, "الإثنين")):
        return
    spare = int(options["tolerance"])
    for day in _days(text, str(options["calendar"])):
        written = WEEKDAYS.index(day.name.replace("الإثنين", "الاثنين"))
        near = {weekday(ordinal + shift) for ordinal in day.ordinals for shift in range(-spare, spare + 1)}
        if near and written not in near:
            right = WEEKDAYS[weekday(day.ordinals[0])]
            yield (
                replaced(day.start, day.end, right, name=right) if not spare else Found(day.start, day.end, name=right)
            )


def impossible_date(text: str, options: Options) -> Iterator[Found]:
    """Days that their month does not have; the correction is the last day that it has."""
    for match in _DAY_OF_MONTH.finditer(text):
        day = int(match.group("day"))
        if match.group("hijri"):
            last = _HIJRI_DAYS
        else:
            year = int(match.group("year")) if match.group("year") else None
            last = gregorian_month_days(year, _month(_GREGORIAN_NUMBER, match.group("month")))
        if last < day <= _MAX_WRITTEN_DAY:
            good = in_system(str(last), system(match.group("day")[0]))
            yield replaced(
                *match.span("day"), good, name=" ".join((match.group("month") or match.group("hijri")).split())
            )
    for match in _NUMERIC_DATE.finditer(text):
        a, b = int(match.group("a")), int(match.group("b"))
        # A part over 31 is no day at all, but a number of another kind.
        if not _numeric(match) and 0 < a <= 31 and 0 < b <= 31 and int(match.group("y")) > 0:
            yield _last_day(match, a, b) or Found(match.start(), match.end(), name=f"{b}")


def _last_day(match: regex.Match[str], a: int, b: int) -> Found | None:
    """The last day of the month in place of one that it does not have, if only one of two numbers can be the month."""
    if (a <= 12) == (b <= 12):
        return None
    day, month = ("b", a) if a <= 12 else ("a", b)
    last = str(gregorian_month_days(int(match.group("y")), month))
    return replaced(*match.span(day), in_system(last, system(match.group(day)[0])), name=f"{month}")


def two_eras(text: str, options: Options) -> Iterator[Found]:
    """A Hijri and a Gregorian year, or date, that do not meet."""
    if "م" not in text and "وافق" not in text:
        return
    spare = int(options["tolerance"])
    for match in _YEARS.finditer(text):
        hijri, gregorian = int(match.group("h")), int(match.group("g"))
        if not 622 <= gregorian <= 9000:
            continue
        first, last = hijri_years_of(gregorian)
        if not first - spare <= hijri <= last + spare:
            yield Found(match.start(), match.end(), good=f"{first}–{last}", name=f"{gregorian}")
    for match in _DATES.finditer(text):
        month = _month(_HIJRI_NUMBER, match.group("hm"))
        one = hijri_ordinal(int(match.group("hy")), month, int(match.group("hd")))
        other = _ordinal(int(match.group("gy")), _month(_GREGORIAN_NUMBER, match.group("gm")), int(match.group("gd")))
        if other is not None and abs(one - other) > 2 + spare:
            yield Found(match.start(), match.end(), good=date.fromordinal(one).isoformat(), name=match.group("gy"))


def clock(text: str, options: Options) -> Iterator[Found]:
    """Times that no clock shows."""
    for match in _CLOCK.finditer(text):
        if int(match.group("hour")) > 24 or int(match.group("minute")) > 59:
            yield Found(match.start("hour"), match.end("minute"))
