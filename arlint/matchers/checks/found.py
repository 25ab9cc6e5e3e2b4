"""What a check gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from arlint.diagnostics import Edit

Options = Mapping[str, int | str]


class Found(NamedTuple):
    """``text[start:end]``, its corrections, and what the message says of it (``{good}``, ``{name}``)."""

    start: int
    end: int
    corrections: tuple[tuple[Edit, ...], ...] = ()
    good: str = ""
    name: str = ""


Check = Callable[[str, Options], Iterator[Found]]


def replaced(start: int, end: int, *goods: str, name: str = "") -> Found:
    """A span with the texts that may stand for it, best first."""
    return Found(start, end, tuple((Edit(start, end, good),) for good in goods), goods[0] if goods else "", name)
