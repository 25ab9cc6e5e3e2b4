"""arlint as a library: check and fix texts without a file or a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from arlint.diagnostics import Diagnostic
from arlint.documents.document import Document
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.fixes import FixResult
from arlint.fixes import fix as _fix


def check(
    text: str,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    profiles: Sequence[str] = ("default",),
    format: str = "plain",
) -> list[Diagnostic]:
    """The diagnostics of ``text``, sorted by place; offsets are code points of ``text``.

    Raises UsageError for a selector or a format that does not exist.
    """
    engine = engine_for(tuple(select), tuple(ignore), tuple(extend_select), tuple(profiles))
    return engine.check(read(Source(text), format))


def fix(
    text: str,
    *,
    unsafe: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    profiles: Sequence[str] = ("default",),
    format: str = "plain",
) -> FixResult:
    """``text`` with every safe fix made (with ``unsafe`` the unsafe ones too), what was applied, and what remains.

    Raises UsageError as :func:`check`, ConvergenceError if rules undo each other.
    """
    engine = engine_for(tuple(select), tuple(ignore), tuple(extend_select), tuple(profiles))

    def again(source: Source) -> Document:
        return read(source, format)

    return _fix(Source(text), again, engine.check, unsafe)


@lru_cache(maxsize=8)
def engine_for(
    select: tuple[str, ...], ignore: tuple[str, ...], extend_select: tuple[str, ...], profiles: tuple[str, ...]
) -> Engine:
    """The engine of arlint's own rules for a selection, built once a process."""
    from arlint.project import compiled
    from arlint.ruleset.place import builtin_root

    def build() -> Engine:
        from arlint.ruleset.loading import load_builtin

        return Engine.of(load_builtin().for_run(select, ignore, extend_select, profiles))

    return compiled.kept(compiled.signature([builtin_root()], (select, ignore, extend_select, profiles)), build)
