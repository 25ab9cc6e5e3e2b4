"""Which values of a data file are prose: chosen by the path of their keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex


def selected(path: Sequence[str], patterns: Sequence[str]) -> bool:
    """Whether one of the patterns fits the path; without patterns every value is chosen.

    Keys are joined by dots, items of lists have no key. ``*`` fits one key, ``**`` any number of keys.
    """
    if not patterns:
        return True
    joined = ".".join(key for key in path if key)
    return any(_compiled(pattern).fullmatch(joined) for pattern in patterns)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> regex.Pattern[str]:
    parts = [
        r".*" if part == "**" else r"[^.]*" if part == "*" else regex.escape(part)
        for part in regex.split(r"(\*\*|\*)", pattern)
    ]
    return regex.compile("".join(parts), regex.DOTALL)
