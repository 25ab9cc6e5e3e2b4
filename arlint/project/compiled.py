"""Rulesets, read and compiled, kept between runs, so that a run need not read YAML and build patterns again.

They are pickles, and a pickle can run code: so they lie in the user's own cache
folder, never in a project, under a name made of everything that they depend on
(versions, selection, and path, size and time of every rule file). A folder or
file that somebody else could have written, a damaged file, or another version's
is passed over and the ruleset compiled afresh. ARLINT_CACHE_DIR moves the folder;
ARLINT_NO_CACHE=1 does without.
"""

from __future__ import annotations

import gc
import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, TypeVar

import arlint
from arlint.project import sealed

T = TypeVar("T")

# Folders by name, with the folders in each, and the files with size in bytes and time of change in nanoseconds.
Folders = dict[str, tuple[list[str], list[tuple[str, int, int]]]]

_SUFFIX: Final = ".ruleset"
_KEPT: Final = 12  # rulesets; those that were not used for the longest time go first
_DIGEST: Final = 20


def folder() -> Path | None:
    """Where compiled rulesets lie; None if the user wants none."""
    if os.environ.get("ARLINT_NO_CACHE"):
        return None
    named = os.environ.get("ARLINT_CACHE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "arlint" / "Cache" if base else None
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "arlint"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "arlint"


def signature(roots: Sequence[Path], selection: object, seen: Folders | None = None) -> str:
    """A name for the ruleset that ``selection`` makes of the files below ``roots``; ``seen`` as in :func:`files`."""
    digest = blake2b(digest_size=_DIGEST)
    digest.update(repr((arlint.__version__, sys.version, selection)).encode())
    program = Path(__file__).resolve().parents[1]
    # The program's own sources count too: a checkout changes without its version.
    for root in (*roots, program / "matchers", program / "ruleset", program / "text"):
        for path, size, time in sorted(files(root, seen)):
            digest.update(f"{path}\0{size}\0{time}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def files(root: Path, seen: Folders | None = None) -> Iterator[tuple[str, int, int]]:
    """Every file below a folder, with size in bytes and time of change in nanoseconds.

    Folders that were ``seen`` a moment ago are not looked at again, others are added: a run asks for two names, of
    2,000 files which are mostly the same (3 µs each).
    """
    if root.is_file():
        info = root.stat()
        yield str(root), info.st_size, info.st_mtime_ns
        return
    seen = {} if seen is None else seen
    waiting = [str(root)]
    while waiting:
        folder = waiting.pop()
        if folder not in seen:
            seen[folder] = _listed(folder)
        folders, found = seen[folder]
        waiting += folders
        yield from found


def _listed(folder: str) -> tuple[list[str], list[tuple[str, int, int]]]:
    folders, found = [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    folders.append(entry.path)
            elif entry.name.endswith((".yaml", ".tsv", ".py", ".toml", ".bin", ".marisa")):
                info = entry.stat()
                found.append((entry.path, info.st_size, info.st_mtime_ns))
    return folders, found


def kept(name: str, build: Callable[[], T]) -> T:
    """What is kept under this name or, if nothing is, what ``build`` makes, which is kept from then on."""
    found: T | None = load(name)
    if found is None:
        found = build()
        save(name, found)
    return found


def load(name: str) -> Any:
    """What is kept under this name (an engine, one with its plan, or rules), or None."""
    place = folder()
    if place is None:
        return None
    path = place / (name + _SUFFIX)
    try:
        data = sealed.read(path) if _is_ours(place) else None
        if data is None:
            return None
        with suppress(OSError):
            os.utime(path)
        with uncollected():
            return pickle.loads(data)
    except Exception:  # whatever a file of another day holds, it is only a cache
        return None


def save(name: str, ruleset: object) -> None:
    """Keep a ruleset in any form under this name; a folder that cannot be written is no error."""
    place = folder()
    if place is None:
        return
    data = pickle.dumps(ruleset, protocol=pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_ours(place):
            sealed.write(place / (name + _SUFFIX), data)
            _tidy(place)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector, which looks for garbage in 200,000 new objects and takes half the time (25 ms).

    What is there at the end is then left out of all later collections.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _is_ours(place: Path) -> bool:
    """Whether nobody but this user can have written into a folder."""
    if sys.platform == "win32":
        return True
    info = place.stat()
    return info.st_uid == os.getuid() and not stat.S_IMODE(info.st_mode) & (stat.S_IWGRP | stat.S_IWOTH)


def _tidy(place: Path) -> None:
    files: list[Any] = sorted(place.glob(f"*{_SUFFIX}"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in files[_KEPT:]:
        path.unlink(missing_ok=True)
