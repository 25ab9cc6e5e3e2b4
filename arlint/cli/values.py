"""What commands make of their options. Nothing here needs Typer, which `check` does without (see `quick`)."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from arlint.errors import UsageError

if TYPE_CHECKING:
    from arlint.diagnostics import Lang
    from arlint.project.settings import Settings


def split(values: Sequence[str] | None) -> tuple[str, ...] | None:
    """Selectors given as ``--select A,B --select C``; None if the option was not given."""
    if not values:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def language(value: str | None, configured: str | None = None) -> Lang:
    """The language of messages: the option, ARLINT_LANG, the configuration, the locale, English. Raises UsageError."""
    chosen = value or os.environ.get("ARLINT_LANG") or configured
    if chosen is None:
        chosen = _language_of_the_system()
    if chosen not in ("ar", "en"):
        raise UsageError(
            f"no messages in {chosen!r}: --lang is ar or en", f"لا رسائل بهذه اللغة: {chosen!r}؛ المتاح ar وen"
        )
    return cast("Lang", chosen)


def _language_of_the_system() -> Lang:
    """The language that messages are wished in, as gettext has it, whether or not the locale is installed; or English.

    LC_ALL, LC_MESSAGES, LANG: the first that is set. Unless it is C, LANGUAGE lists what is liked better.
    Source: GNU gettext manual, 2.3 (Setting the Locale through Environment Variables).
    """
    named = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    if named is None:
        # Windows, which has no such variables.
        import locale

        named = locale.getlocale()[0] or "C"
    if _code(named) in ("c", "posix"):
        return "en"
    wished = filter(None, [*os.environ.get("LANGUAGE", "").split(":"), named])
    known = (code for code in map(_code, wished) if code in ("ar", "en"))
    return cast("Lang", next(known, "en"))


def _code(locale: str) -> str:
    """The language of ``ar_EG.UTF-8`` and the like."""
    return re.split("[_.@]", locale, maxsplit=1)[0].lower()


def asked_language(arguments: list[str]) -> Lang:
    """The language for errors that come before the options are read: as :func:`language`, never failing."""
    given = None
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            given = arguments[number + 1]
        elif argument.startswith("--lang="):
            given = argument.partition("=")[2]
    try:
        return language(given if given in ("ar", "en") else None)
    except UsageError:
        return "en"


def settings(config: Path | None = None, isolated: bool = False, verbose: bool = False, **options: Any) -> Settings:
    """The settings of a run: ``options`` by the name of the key with ``_``, None for what was not given."""
    from arlint.project import settings as module

    if config is not None and isolated:
        raise UsageError("--config and --isolated exclude each other", "لا يجتمع ‎--config و‎--isolated")
    if options.get("select") == ():
        raise UsageError("--select names no rule", "لا تسمي ‎--select أي قاعدة")
    made = module.load({key.replace("_", "-"): value for key, value in options.items()}, config, isolated)
    if verbose:
        from arlint.project.config import shown_name
        from arlint.reporters.visible import visible_path

        files = ", ".join(map(shown_name, made.files)) or "-"
        root = visible_path(str(made.root))
        heads = ("الإعدادات", "الجذر") if asked_language(sys.argv[1:]) == "ar" else ("configuration", "root")
        sys.stderr.write(f"arlint: {heads[0]}: {visible_path(files)}\narlint: {heads[1]}: {root}\n")
    return made


def one_of(key: str, value: str | None) -> str | None:
    """An option with the same choices as the key of the configuration. Raises UsageError."""
    if value is None:
        return None
    from arlint.project.keys import KEYS

    kind = next(k.kind for k in KEYS if k.name == key)
    for problem in kind.problems(value):
        raise UsageError(f"--{key}: {problem.what.en}", f"‎--{key}: {problem.what.ar}")
    return value
