"""TOML with line numbers: tomllib reads, and a scan of the text finds the line of a key for errors and origins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from arlint.errors import ConfigError
from arlint.files import read_regular
from arlint.project.places import LARGEST

_BARE_OR_QUOTED = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_DOTTED = rf"{_BARE_OR_QUOTED}(?:\s*\.\s*{_BARE_OR_QUOTED})*"
_HEADER = re.compile(rf"\s*\[\[?\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?$")
_ASSIGNMENT = re.compile(rf"\s*({_DOTTED})\s*=")
# tomllib takes time and memory by the square of a key's parts. The deepest key of arlint has four.
_MOST_PARTS: Final = 200
_BETWEEN_KEYS = re.compile(r"[={,\n]")
_PART = re.compile(_BARE_OR_QUOTED)
_INLINE = re.compile(rf"[{{,]\s*({_DOTTED})\s*=")


class TomlFile:
    """A parsed file, with its text to find lines in."""

    def __init__(self, path: Path, data: dict[str, Any], text: str) -> None:
        self.path = path
        self.data = data
        self.text = text

    @cached_property
    def _lines(self) -> dict[tuple[str, ...], int]:
        """The first line (1-based) on which each key or table stands."""
        lines: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        fence: str | None = None
        for number, line in enumerate(self.text.splitlines(), 1):
            if fence is not None:
                fence = None if fence in line else fence
                continue
            header = _HEADER.match(line)
            if header:
                table = _parts(header[1])
                lines.setdefault(table, number)
                continue
            found = _ASSIGNMENT.match(line)
            if found:
                key = (*table, *_parts(found[1]))
                lines.setdefault(key, number)
                for inline in _INLINE.finditer(line, found.end()):
                    lines.setdefault((*key, *_parts(inline[1])), number)
            for quotes in ('"""', "'''"):
                if line.count(quotes) % 2:
                    fence = quotes
        return lines

    def line_of(self, where: Sequence[str]) -> int | None:
        """The 1-based line of a key (its parts from the top), of the nearest table above it, or None."""
        above = (tuple(where[:length]) for length in range(len(where), 0, -1))
        return next((self._lines[key] for key in above if key in self._lines), None)

    def error(self, where: Sequence[str], en: str, ar: str) -> ConfigError:
        """An error about a key."""
        return ConfigError(str(self.path), self.line_of(where), ".".join(where), en, ar)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in _PART.findall(dotted))


def load(path: Path) -> TomlFile:
    """Read a file. Raises ConfigError with the line of what is not TOML."""
    import tomllib

    try:
        text = read_regular(path, LARGEST).decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(
            str(path), None, "", f"cannot be read: {error.strerror}", f"تعذرت قراءته: {error.strerror}"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            str(path), None, "", f"not UTF-8 at byte {error.start}", f"ليس UTF-8 عند البايت {error.start}"
        ) from error
    try:
        if max(piece.count(".") for piece in _BETWEEN_KEYS.split(text)) > _MOST_PARTS:
            raise RecursionError
        return TomlFile(path, tomllib.loads(text), text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = re.search(r" \(at line (\d+), column \d+\)$", message)
        what = message[: place.start()] if place else message.removesuffix(" (at end of document)")
        line = int(place[1]) if place else text.count("\n") + 1
        raise ConfigError(str(path), line, "", f"not valid TOML: {what}", f"صيغة TOML غير صحيحة: {what}") from error
    except ValueError as error:
        # Numbers that are longer than Python reads.
        raise ConfigError(str(path), None, "", f"not valid TOML: {error}", f"صيغة TOML غير صحيحة: {error}") from error
    except RecursionError as error:
        raise ConfigError(
            str(path), None, "", "not valid TOML: nested too deeply", "صيغة TOML غير صحيحة: تداخل مفرط"
        ) from error
