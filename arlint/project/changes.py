"""Which lines changed since a git revision, as git says it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from arlint.diagnostics import Diagnostic
from arlint.errors import UsageError

_HUNK: Final = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
# Nothing that a repository could configure is run: no pager, hook, external diff or text conversion.
_GIT: Final = ("git", "--no-pager", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false")
_DIFF: Final = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--unified=0", "--no-renames")


@dataclass(frozen=True, slots=True)
class Changes:
    """Changed lines by absolute path: ranges of 1-based lines, ends included; None for a file that is new."""

    lines: Mapping[str, tuple[tuple[int, int], ...] | None]

    def filter(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that touch a changed line."""
        return [d for d in found if self._touched(d)]

    def _touched(self, d: Diagnostic) -> bool:
        path = str(Path(d.path).resolve())
        if path not in self.lines:
            return False
        ranges = self.lines[path]
        return ranges is None or any(first <= d.end_line and d.line <= last for first, last in ranges)


def since(revision: str, merge_base: bool = False) -> Changes:
    """The changes of the work tree, untracked files included, since ``revision`` or the point where it forked.

    Raises UsageError outside a repository, without git, or for an unknown revision.
    """
    root = Path(_git(["rev-parse", "--show-toplevel"], "not a git repository", "ليس مستودع git").strip())
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
    lines: dict[str, tuple[tuple[int, int], ...] | None] = {}
    text = _git([*_DIFF, name, "--"], "git diff failed", "فشل git diff", root)
    for path, ranges in _parse(text).items():
        lines[str((root / path).resolve())] = tuple(ranges)
    new = _git(["ls-files", "--others", "--exclude-standard", "-z"], "git ls-files failed", "فشل git ls-files", root)
    for path in filter(None, new.split("\0")):
        lines[str((root / path).resolve())] = None
    return Changes(lines)


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
