"""What `regex` made of the patterns that were used, kept between runs: to compile one takes 0.4 ms, to read it 0.01.

A wheel has patterns as they are written: what `regex` makes of them belongs to one version of it, and differs from one
process to the next, which no reproducible file may. So it is kept in the user's cache folder
(:mod:`arlint.project.compiled`), a file for each version of arlint and of `regex`, which grows by what runs use first.
"""

from __future__ import annotations

import atexit
import pickle
import sys
from functools import cached_property
from typing import TYPE_CHECKING

import arlint
from arlint.project import compiled

if TYPE_CHECKING:
    import regex

Written = tuple[str, int]


class Regexes:
    """Compiles patterns that were not compiled before, and writes them when the process ends."""

    def __init__(self) -> None:
        self._new: dict[Written, bytes] = {}

    def compile(self, pattern: str, flags: int) -> regex.Pattern[str]:
        """The pattern, as ``regex.compile`` would give it. Raises regex.error."""
        import regex

        kept = self._kept.get((pattern, flags))
        if kept is not None:
            brought: regex.Pattern[str] = pickle.loads(kept)
            return brought
        made = regex.compile(pattern, flags)
        if not self._new:
            atexit.register(self.save)
        self._new[pattern, flags] = pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL)
        return made

    def save(self) -> None:
        """Write what is new beside what other runs have written meanwhile."""
        if self._new:
            compiled.save(self._name, {**_load(self._name), **self._new})
            self._new = {}

    @cached_property
    def _kept(self) -> dict[Written, bytes]:
        return _load(self._name)

    @cached_property
    def _name(self) -> str:
        import regex

        return f"patterns-{arlint.__version__}-{regex.__version__}-{sys.implementation.cache_tag}"


def _load(name: str) -> dict[Written, bytes]:
    found: dict[Written, bytes] | None = compiled.load(name)
    return found or {}
