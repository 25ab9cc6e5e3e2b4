"""A log-log plot as SVG. Two axes and a few lines are not worth a plotting library of 60 MB."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

WIDTH: Final = 720
HEIGHT: Final = 440
LEFT, RIGHT, TOP, BOTTOM = 70, 40, 40, 60
# Lines of growth rise: the legend stands where they do not go.
LEGEND = WIDTH - RIGHT - 280
COLOURS: Final = ("#0b6e4f", "#1f77b4", "#d95f02", "#7b3294", "#666666")


@dataclass(frozen=True, slots=True)
class Series:
    """A line: its name and its points, all coordinates positive."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Decades from ``low`` to ``high`` laid on pixels ``start`` to ``end``."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> Iterator[float]:
        return (10.0**power for power in range(self.low, self.high + 1))


def svg(title: str, x_name: str, y_name: str, lines: Sequence[Series]) -> str:
    """The plot as a document. Raises ValueError if there is nothing to draw."""
    x = _axis([px for line in lines for px, _ in line.points], LEFT, WIDTH - RIGHT)
    y = _axis([py for line in lines for _, py in line.points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" '
        'font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{LEFT}" y="24" font-size="16">{escape(title)}</text>',
    ]
    for tick in x.ticks():
        parts.append(_rule(x.at(tick), TOP, x.at(tick), HEIGHT - BOTTOM))
        parts.append(f'<text x="{x.at(tick):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{tick:,g}</text>')
    for tick in y.ticks():
        parts.append(_rule(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick)))
        parts.append(f'<text x="{LEFT - 8}" y="{y.at(tick) + 4:.1f}" text-anchor="end">{tick:,g}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 14}" text-anchor="middle">{escape(x_name)}</text>')
    parts.append(
        f'<text transform="translate(18 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">{escape(y_name)}</text>'
    )
    for number, line in enumerate(lines):
        parts += _line(
            line, x, y, COLOURS[number % len(COLOURS)], HEIGHT - BOTTOM - 12 - 18 * (len(lines) - 1 - number)
        )
    return "\n".join([*parts, "</svg>", ""])


def _axis(values: Sequence[float], start: float, end: float) -> _Axis:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return _Axis(low, max(high, low + 1), start, end)


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#ddd"/>'


def _line(line: Series, x: _Axis, y: _Axis, colour: str, legend: float) -> Iterator[str]:
    places = [(x.at(px), y.at(py)) for px, py in line.points]
    path = " ".join(f"{px:.1f},{py:.1f}" for px, py in places)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for px, py in places:
        yield f'<circle cx="{px:.1f}" cy="{py:.1f}" r="4" fill="{colour}"/>'
    yield f'<circle cx="{LEGEND}" cy="{legend - 4}" r="4" fill="{colour}"/>'
    yield f'<text x="{LEGEND + 12}" y="{legend}">{escape(line.name)}</text>'
