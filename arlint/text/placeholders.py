"""Texts with ``{names}`` in them, which rule files write: nothing but names is understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_PLACE: Final = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


def names(template: str) -> frozenset[str]:
    """The names that stand in ``template``."""
    return frozenset(_PLACE.findall(template))


def filled(template: str, values: Mapping[str, str]) -> str:
    """``template`` with its names replaced by their values; a name without one stays as it is.

    Not :meth:`str.format`, to which ``{bad.__class__}`` and ``{bad:>9999999999}`` mean something.
    """
    return _filled(template, tuple(values.items()))


@lru_cache(maxsize=4096)
def _filled(template: str, values: tuple[tuple[str, str], ...]) -> str:
    # Remembered, since a text repeats its mistakes.
    named = dict(values)
    return _PLACE.sub(lambda match: named.get(match[1], match[0]), template)
