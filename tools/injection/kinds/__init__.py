"""The kinds of errors, by group. A new kind is one function and its name in ``KINDS`` of its module."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tools.injection.kinds import agreement, case, mood, prepositions, words
from tools.injection.kinds.base import Kind, name_of

GROUPS: Final[Mapping[str, tuple[Kind, ...]]] = MappingProxyType(
    {
        "agreement": agreement.KINDS,
        "case": case.KINDS,
        "mood": mood.KINDS,
        "words": words.KINDS,
        "prepositions": prepositions.KINDS,
    }
)


def chosen(names: list[str]) -> dict[str, Kind]:
    """The kinds that are named, or whose group is; all if none is. Raises ValueError for a name of neither."""
    known = {name_of(kind): kind for kinds in GROUPS.values() for kind in kinds}
    out: dict[str, Kind] = {}
    for name in names or GROUPS:
        if name in GROUPS:
            out.update({name_of(kind): kind for kind in GROUPS[name]})
        elif name in known:
            out[name] = known[name]
        else:
            raise ValueError(f"no kind or group {name!r}; there are {', '.join([*GROUPS, *known])}")
    return out
