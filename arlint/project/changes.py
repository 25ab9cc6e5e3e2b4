"""Which lines changed since a git revision, as git says it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from arlint.diagnostics import Diagnostic
from arlint.errors import UsageError
from arlint.text.positions import LineIndex

Ranges = tuple[tuple[int, int], ...]
"""Ranges of 1-based lines, ends included; git ends lines at LF alone."""

_HUNK: Final = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
# Nothing that a repository could configure is run: no pager, hook, external diff or text conversion.
_GIT: Final = ("git", "--no-pager", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false")
# What is read here must look the same whatever the user has configured for his own eyes.
_DIFF: Final = ("diff", "--no-color", "--no-ext-diff", "--no-textconv")
# A text that was moved is compared with what it was (git's own limit, whatever the user has set).
_MOVED: Final = ("--find-renames", "-l1000")
_PATCH: Final = ("--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/")
_BINARY: Final = "-\t-\t"  # what --numstat has in the place of numbers


@dataclass(frozen=True, slots=True)
class Changes:
    """What git says of files, by absolute path.

    ``lines`` are the changed ranges of those that have changed, None for one of which git tells
    no lines: to git it is binary (a Word document, UTF-16, ``-diff`` in .gitattributes).
    ``tracked`` are all that git knows; whatever else was checked is new.
    """

    lines: Mapping[str, Ranges | None]
    tracked: frozenset[str]

    def filter(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that touch a changed line."""
        kept: list[Diagnostic] = []
        for path, group in groupby(found, key=lambda d: d.path):
            there, ranges = list(group), self.ranges(Path(path))
            kept += there if ranges is None else _touching(there, ranges)
        return kept

    def ranges(self, path: Path) -> Ranges | None:
        """The changed lines of a file, None if all of it counts as changed."""
        path = path.resolve()
        for known in map(str, (path, *path.parents)):
            if known in self.lines:
                # A folder that git knows as one thing is a submodule, of which it tells no lines.
                return self.lines[known] if known == str(path) else None
            if known in self.tracked:
                return ()
        return None


def _touching(found: Sequence[Diagnostic], ranges: Ranges) -> Iterable[Diagnostic]:
    """Those findings of one file that touch one of ``ranges``."""
    if not ranges:
        return
    index = LineIndex.of(found[0].index.text.replace("\r", " "))
    for d in found:
        begin, end = index.position(d.start).line, index.position(d.end).line
        if any(first <= end and begin <= last for first, last in ranges):
            yield d


def since(revision: str, merge_base: bool = False) -> Changes:
    """The changes of the work tree since ``revision`` or the point where it forked.

    Raises UsageError outside a repository, without git, or for an unknown revision.
    """
    root = Path(_git(["rev-parse", "--show-toplevel"], "not a git repository", "ليس مستودع git").strip()).resolve()
    name = _git(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"],
        f"git knows no revision {revision!r}",
        f"لا يعرف git المراجعة {revision!r}",
    ).strip()
    if merge_base:
        name = _git(
            ["merge-base", name, "HEAD"],
            f"{revision!r} and HEAD have no common commit (a shallow clone?)",
            f"لا أصل مشتركًا بين {revision!r} وHEAD",
        ).strip()
    patch = _git([*_DIFF, *_MOVED, *_PATCH, name, "--"], "git diff failed", "فشل git diff", root)
    lines: dict[str, Ranges | None] = {str(root / path): tuple(ranges) for path, ranges in _parse(patch).items()}
    counts = _git([*_DIFF, "--no-renames", "--numstat", "-z", name, "--"], "git diff failed", "فشل git diff", root)
    for line in counts.split("\0"):
        if line.startswith(_BINARY):
            lines[str(root / line.removeprefix(_BINARY))] = None
    tracked = _git(["ls-files", "-z"], "git ls-files failed", "فشل git ls-files", root)
    return Changes(lines, frozenset(str(root / path) for path in tracked.split("\0")[:-1]))


def _git(arguments: Sequence[str], en: str, ar: str, folder: Path | None = None) -> str:
    try:
        done = subprocess.run([*_GIT, *arguments], cwd=folder, capture_output=True, check=True)
    except FileNotFoundError as error:
        raise UsageError("--since needs git, which is not installed", "يحتاج ‎--since إلى git وهو غير مثبت") from error
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode("utf-8", "replace").strip().splitlines()
        detail = f": {why[-1]}" if why else ""
        raise UsageError(en + detail, ar + detail) from error
    return done.stdout.decode("utf-8", "surrogateescape")


def _parse(diff: str) -> dict[str, list[tuple[int, int]]]:
    """The changed lines of a unified diff without context, by path. Only headers and hunk heads are looked at."""
    files: dict[str, list[tuple[int, int]]] = {}
    current: list[tuple[int, int]] | None = None
    body = 0
    for line in diff.split("\n"):
        if body and line[:1] in ("+", "-", "\\"):
            # A removed line can begin with "-- ": only the count of the hunk tells body from header.
            body -= line[:1] != "\\"
            continue
        if line.startswith("+++ "):
            path = _unquoted(line[4:].rstrip("\t\r"))
            current = None if path == "/dev/null" else files.setdefault(path.removeprefix("b/"), [])
            continue
        hunk = _HUNK.match(line)
        if hunk:
            numbers = re.findall(r"[-+](\d+)(?:,(\d+))?", line.split("@@")[1])
            body = sum(int(count or 1) for _, count in numbers)
            first, count = int(hunk[1]), int(hunk[2] or 1)
            if current is not None and count:
                current.append((first, first + count - 1))
    return files


def _unquoted(path: str) -> str:
    """git puts names with quotes, backslashes and control characters into a C string."""
    if not path.startswith('"'):
        return path
    raw = path[1:-1].encode("utf-8", "surrogateescape")
    return raw.decode("unicode_escape").encode("latin-1").decode("utf-8", "surrogateescape") if b"\\" in raw else path
