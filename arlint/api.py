"""arlint as a library: check and fix texts without a file or a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from arlint.diagnostics import Diagnostic
from arlint.documents.document import Document
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.errors import UsageError
from arlint.fixes import FixResult
from arlint.fixes import fix as _fix
from arlint.project.inputs import Input

if TYPE_CHECKING:
    from arlint.project.run import Checker

_TEXT = Input("<text>", None)
_NO_CONFIG: Mapping[str, Any] = {}
_BUILDING: Final = Lock()  # of threads that want the same engine one builds it, and the others wait


def check(
    text: str,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    profiles: Sequence[str] = (),
    config: Mapping[str, Any] = _NO_CONFIG,
    format: str = "plain",
) -> list[Diagnostic]:
    """The diagnostics of ``text`` that are not suppressed, sorted by place; offsets are code points of ``text``.

    ``config`` has the keys of ``arlint.toml`` that say what is reported: ``extend``
    (ready-made settings), ``vocabulary``, ``house``, ``severity``, ``rules``. No file is
    looked for, and keys about files and reports mean nothing here. What is given by
    itself (``select`` and its like) goes before it.
    Threads may check at the same time. They share what is known of words and take turns, so that each finds what it
    would find alone, but on one core: many texts are faster checked by processes.
    Raises UsageError for a key or a format that does not exist and for a value that cannot be one, ConfigError
    for a selector that names nothing, RuleError for rules of the house that cannot be used, and ArlintError (of
    which these are kinds) for a text that is not of its format.
    """
    checker = _checker(select, ignore, extend_select, profiles, config, format)
    return checker.report(Source(text), _TEXT)


def fix(
    text: str,
    *,
    unsafe: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    profiles: Sequence[str] = (),
    config: Mapping[str, Any] = _NO_CONFIG,
    format: str = "plain",
) -> FixResult:
    """``text`` with every safe fix made (with ``unsafe`` the unsafe ones too), what was applied, and what remains.

    The choice of rules is that of :func:`check`. Raises what it raises.
    """
    checker = _checker(select, ignore, extend_select, profiles, config, format)
    return _fix(Source(text), *_reading_and_checking(checker), unsafe)


def suppress(
    text: str,
    codes: Sequence[str],
    reason: str,
    *,
    config: Mapping[str, Any] = _NO_CONFIG,
    format: str = "plain",
) -> str:
    """``text`` with a comment ``arlint: ignore[CODE] reason`` on each line on which these rules report something.

    ``codes`` are selectors among the rules that are on, ``reason`` is one line without what ends a comment.
    A line that no comment can stand on is left as it is. Raises what :func:`check` raises, and UsageError for a format
    without comments.
    """
    from arlint.project.suppressing import add, check_reason

    check_reason(reason)
    _refuse_string("codes", codes)
    checker = _checker(config=config, format=format)
    named = frozenset(code for selector in codes for code in checker.rules.matching(selector))
    return add(Source(text), *_reading_and_checking(checker), named, reason).text


def _reading_and_checking(
    checker: Checker,
) -> tuple[Callable[[Source], Document], Callable[[Document], list[Diagnostic]]]:
    def read(source: Source) -> Document:
        return checker.document(source, _TEXT)

    def find(document: Document) -> list[Diagnostic]:
        return checker.check_document(document, _TEXT)

    return read, find


def engine_for(
    select: tuple[str, ...], ignore: tuple[str, ...], extend_select: tuple[str, ...], profiles: tuple[str, ...]
) -> Engine:
    """The engine of arlint's own rules for a selection, built once a process."""
    return _checker(select, ignore, extend_select, profiles).engine


def _checker(
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    profiles: Sequence[str] = (),
    config: Mapping[str, Any] = _NO_CONFIG,
    format: str = "plain",
) -> Checker:
    given = {"select": select, "ignore": ignore, "extend-select": extend_select, "profiles": profiles}
    for key, value in given.items():
        _refuse_string(key, value)
    with _BUILDING:
        return _built(tuple((key, tuple(value)) for key, value in given.items() if value), _as_text(config), format)


def _refuse_string(name: str, value: Sequence[str]) -> None:
    # To Python a string is a sequence of strings, too: of its letters, which are selectors as well.
    if isinstance(value, str):
        name = name.replace("-", "_")
        raise UsageError(f"{name} must be a list, not one string: [{value!r}]", f"{name} قائمة لا نص واحد: [{value!r}]")


def _as_text(config: Mapping[str, Any]) -> str:
    # As text it can be looked up. Who gives none does not pay for the import.
    if not config:
        return "{}"
    import json

    return json.dumps(config, sort_keys=True, default=_as_table)


def _as_table(value: object) -> dict[Any, Any]:
    """A mapping that is no dict, for JSON. Raises UsageError for what no file of settings could hold."""
    if isinstance(value, Mapping):
        return dict(value)
    kind = type(value).__name__
    raise UsageError(
        f"config: {value!r} is a {kind}: give text, numbers, lists and tables, as in arlint.toml",
        f"config: {value!r} من نوع {kind}: أعط نصوصًا وأعدادًا وقوائم وجداول كما في arlint.toml",
    )


@lru_cache(maxsize=16)
def _built(chosen: tuple[tuple[str, tuple[str, ...]], ...], config: str, format: str) -> Checker:
    """The checker for a choice and a format, built once a process."""
    from arlint.project.run import Reading

    return _choosing(chosen, config).reading_as(Reading(format))


# An engine has some 50 MB. What it finds is the same in every format.
@lru_cache(maxsize=16)
def _choosing(chosen: tuple[tuple[str, tuple[str, ...]], ...], config: str) -> Checker:
    """The checker for a choice, whatever is read, with its engine."""
    from arlint.project.run import Checker
    from arlint.project.settings import given

    values: dict[str, Any] = {}
    if config != "{}":
        import json

        values = json.loads(config)
    values.update((key, list(selectors)) for key, selectors in chosen)
    checker = Checker(given(values, Path()))
    _ = checker.engine  # else whoever is first to check would load it, and so might several
    return checker
