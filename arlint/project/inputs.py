"""Which files a run reads: arguments to inputs. Only this layer and `cli` touch the file system."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from arlint.documents.reading import format_of
from arlint.documents.source import Source, decode
from arlint.errors import ArlintError, UsageError

STDIN: Final = "-"
_NEVER: Final = frozenset({".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__", ".tox"})


@dataclass(frozen=True, slots=True)
class Input:
    """One input: a file, or standard input (``path`` is None)."""

    name: str
    path: Path | None


def discover(arguments: Sequence[str], stdin_filename: str = "<stdin>") -> list[Input]:
    """The inputs that arguments name: files as given, directories walked for the formats arlint reads.

    Raises UsageError for a path that does not exist, is no regular file, or is a
    directory without a file to check: a run that checks nothing is not clean.
    """
    inputs: list[Input] = []
    seen: set[Path] = set()
    for argument in arguments:
        if argument == STDIN:
            inputs.append(Input(stdin_filename, None))
            continue
        path = Path(argument)
        if path.is_dir():
            files = sorted(_walk(path))
            if not files:
                raise UsageError(f"{argument}: no file to check in this directory")
        elif path.exists():
            if not stat.S_ISREG(path.stat().st_mode):
                raise UsageError(f"{argument}: not a regular file")
            files = [path]
        else:
            raise UsageError(f"{argument}: no such file or directory")
        for file in files:
            resolved = file.resolve()
            if resolved not in seen:
                seen.add(resolved)
                inputs.append(Input(str(file), file))
    return inputs


def _walk(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.is_symlink() and entry.is_dir():
            continue
        if entry.is_dir():
            if entry.name not in _NEVER:
                yield from _walk(entry)
        elif entry.is_file() and format_of(entry.name) is not None:
            yield entry


def read_bytes(item: Input) -> bytes:
    """The bytes of an input. Raises ArlintError if it cannot be read."""
    if item.path is None:
        return sys.stdin.buffer.read()
    try:
        return item.path.read_bytes()
    except OSError as error:
        raise ArlintError(f"{item.name}: cannot be read: {error.strerror}") from error


def read_source(item: Input, encoding: str | None = None) -> Source:
    """An input decoded. Raises ArlintError if it cannot be read, DecodeError if it is not text."""
    return decode(read_bytes(item), item.name, encoding)
