"""The fit of a power law, and that a plot shows every point where it belongs."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from benchmarks.growth import ENTRIES, fit
from benchmarks.plot import Series, svg

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("exponent", [0.0, 1.0, 1.5])
def test_a_power_law_is_found(exponent: float) -> None:
    law = fit([(x, 3 * x**exponent) for x in (1.0, 4.0, 16.0, 64.0)])
    assert law.exponent == pytest.approx(exponent)
    assert law.factor == pytest.approx(3)
    assert law.r2 == pytest.approx(1)


def test_what_is_no_power_law_has_a_low_r2() -> None:
    assert fit([(1, 1), (2, 9), (4, 1), (8, 9)]).r2 < 0.5


def test_every_number_of_entries_has_one_ten_times_as_large_or_small() -> None:
    assert all(10 * count in ENTRIES or count // 10 in ENTRIES for count in ENTRIES)


def test_points_stand_on_their_decades() -> None:
    lines = [Series("<a>", ((1, 0.1), (10, 1), (100, 10))), Series("b", ((1, 1), (100, 1)))]
    root = ET.fromstring(svg("t & u", "MB", "s", lines))
    assert root.findtext(f"{SVG}title") == "t & u"
    first, second = (
        [tuple(map(float, point.split(","))) for point in line.attrib["points"].split()]
        for line in root.iter(f"{SVG}polyline")
    )
    (x1, y1), (x2, y2), (x3, y3) = first
    assert x2 == pytest.approx((x1 + x3) / 2, abs=0.1)
    assert y2 == pytest.approx((y1 + y3) / 2, abs=0.1)
    assert y1 > y3  # upwards on paper is downwards in pixels
    assert {y for _, y in second} == {y2}


def test_a_level_line_can_be_drawn() -> None:
    assert "polyline" in svg("t", "x", "y", [Series("a", ((100, 1), (200, 1)))])
