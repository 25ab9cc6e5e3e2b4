"""Files beside .gitignore that say what git ignores: the repository's ``info/exclude``, and the user's own list.

git is not run: to ask it takes longer than to check a file.
Source: gitignore(5), git-config(1), gitrepository-layout(5).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from arlint.files import read_regular

LARGEST: Final = 1 << 20
"""Bytes of a file that git reads."""
_SECTION: Final = re.compile(r"\s*\[\s*([^\]]*?)\s*\]")
_EXCLUDES: Final = re.compile(r"\s*excludesfile\s*=\s*(?:\"((?:\\.|[^\"\\])*)\"|([^#;]*))", re.IGNORECASE)


def lists(top: Path) -> Iterator[Path]:
    """The files of the repository at ``top``, the one that is obeyed first at first; they need not be there."""
    own = _common_folder(top)
    yield own / "info" / "exclude"
    named = [name for path in (*_global_configurations(), own / "config") for name in _named(path)]
    # Where the user names none, git has a place for it.
    yield top / os.path.expanduser(named[-1]) if named else _user_folder() / "ignore"


def _common_folder(top: Path) -> Path:
    """What git keeps of a repository for all its working trees; of a linked one ``.git`` says where it is."""
    folder = top / ".git"
    pointer = _text(folder)  # a folder cannot be read
    if pointer.startswith("gitdir:"):
        folder = top / pointer.removeprefix("gitdir:").strip()
        folder /= _text(folder / "commondir").strip()
    return folder


def _global_configurations() -> tuple[Path, ...]:
    chosen = os.environ.get("GIT_CONFIG_GLOBAL")
    return (_user_folder() / "config", Path(os.path.expanduser("~/.gitconfig"))) if chosen is None else (Path(chosen),)


def _user_folder() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config"), "git")


def _named(configuration: Path) -> Iterator[str]:
    """The values of ``core.excludesFile`` in a configuration of git. Files that it includes are not read."""
    section = ""
    for line in _text(configuration).splitlines():
        head = _SECTION.match(line)
        if head is not None:
            section = head[1].lower()
        found = _EXCLUDES.match(line, head.end() if head is not None else 0)
        if found is not None and section == "core":
            yield re.sub(r"\\(.)", r"\1", found[1]) if found[1] is not None else found[2].strip()


def _text(path: Path) -> str:
    try:
        return read_regular(path, LARGEST).decode("utf-8", "surrogateescape")
    except (OSError, ValueError):
        return ""
