"""Which files a run reads: arguments to inputs."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from arlint.documents.names import format_of
from arlint.documents.options import Options
from arlint.documents.reports import may_be_replaced
from arlint.errors import UsageError
from arlint.files import read_regular
from arlint.project import gitignores
from arlint.project.inputs import STDIN, Input
from arlint.project.patterns import PatternList
from arlint.project.settings import Settings

T = TypeVar("T")

_BEGINNING: Final = 1 << 16  # bytes by which a report is known
_NEVER: Final = frozenset(
    {".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__", ".tox", ".arlint_cache", ".mypy_cache"}
)


class Inputs:
    """What a run reads, and how many files of the arguments were excluded."""

    __slots__ = ("excluded", "items")

    def __init__(self, items: tuple[Input, ...], excluded: int = 0) -> None:
        self.items = items
        self.excluded = excluded

    def __len__(self) -> int:
        return len(self.items)


def discover(
    arguments: Sequence[str], settings: Settings, stdin_filename: str = "<stdin>", reports: Sequence[str] = ()
) -> Inputs:
    """The inputs that arguments name: files as given, directories walked for the formats arlint reads.

    ``reports`` are files that this run writes, and no prose. ``exclude`` and
    .gitignore hold for what a walk finds, and with ``force_exclude`` for files
    that are named too, standard input among them. Raises UsageError for a path
    that does not exist, is no regular file, or is a directory without a file to
    check: a run that checks nothing is not clean; and for a report in whose place
    a text stands.
    """
    walker = _Walker(settings, reports)
    items: list[Input] = []
    seen: set[str] = set()
    # A folder is resolved once, whatever the number of files in it.
    real_folder = lru_cache(maxsize=64)(os.path.realpath)
    for argument in arguments:
        if argument == STDIN:
            if settings.force_exclude and walker.named_is_excluded(Path(stdin_filename)):
                walker.excluded += 1
            else:
                items.append(walker.described(Input(stdin_filename, None)))
            continue
        for name in walker.files(argument):
            real = _real_path(name, real_folder)
            if real not in seen:
                seen.add(real)
                items.append(walker.described(Input(name, Path(name))))
    for report in reports:
        if (walker.is_read(report) or os.path.realpath(report) in seen) and _holds_other_than_report(report):
            raise UsageError(
                f"{report}: a report would take the place of what it holds; remove it, or name another file",
                f"{report}: سيحل التقرير محل ما فيه؛ احذفه أو سمّ ملفًا آخر",
            )
    return Inputs(tuple(items), walker.excluded)


def _real_path(name: str, real_folder: Callable[[str], str]) -> str:
    """The path of a file without links, by that of its folder."""
    folder, base = os.path.split(name)
    path = os.path.join(real_folder(folder), base)
    return os.path.realpath(path) if os.path.islink(path) else path


def _holds_other_than_report(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            return not may_be_replaced(file.read(_BEGINNING).decode("utf-8", "replace"))
    except OSError:
        return True  # nobody knows


def opened(path: Path, settings: Settings) -> Input | None:
    """The input of a file that an editor has open: None if it is excluded or of no format that arlint reads."""
    walker = _Walker(settings, ())
    excluded = os.path.abspath(path) in walker.own or walker.named_is_excluded(path)
    return walker.described(Input(str(path), path)) if walker.is_read(str(path)) and not excluded else None


class _Walker:
    """Expands arguments; counts what it leaves out."""

    def __init__(self, settings: Settings, reports: Sequence[str]) -> None:
        self.settings = settings
        self.excluded = 0
        # The house's own rules hold what they report, and so does its vocabulary.
        own = [*reports, *map(str, settings.files), *settings.rules, str(settings.baseline_file)]
        self.own = {os.path.abspath(path) for path in own}
        self._exclude = PatternList.of_settings(settings.exclude)
        self._formats = _by_pattern(settings.formats)
        self._encodings = _by_pattern(settings.encodings)
        self._keys = _by_pattern(settings.keys)
        self._columns = _by_pattern(settings.columns)

    def files(self, argument: str) -> list[str]:
        """The files of one argument."""
        if os.path.isdir(argument):
            before = self.excluded
            files = list(self._walk(argument, self._ignores_above(Path(argument).resolve())))
            if not files and self.excluded == before:
                raise UsageError(
                    f"{argument}: no file to check in this directory", f"{argument}: لا ملف يُفحص في هذا المجلد"
                )
            return files
        try:
            is_file = stat.S_ISREG(os.stat(argument).st_mode)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise UsageError(
                f"{argument}: no such file or directory", f"{argument}: لا ملف ولا مجلد بهذا الاسم"
            ) from error
        except OSError:
            is_file = True  # for all anybody can tell: whoever reads it says why it cannot be read
        if not is_file:
            raise UsageError(f"{argument}: not a regular file", f"{argument}: ليس ملفًا عاديًا")
        if self.settings.force_exclude and self.named_is_excluded(Path(argument)):
            self.excluded += 1
            return []
        return [argument]

    def described(self, item: Input) -> Input:
        """An input with the format, encoding and reader's options that the settings give it."""
        if not (self._formats or self._encodings or self._keys or self._columns):
            return item
        relative = self.settings.relative(item.path or Path(item.name))
        options = Options(_last(self._keys, relative) or (), _last(self._columns, relative) or ())
        return Input(item.name, item.path, _last(self._formats, relative), _last(self._encodings, relative), options)

    def _walk(self, top: str, ignores: list[tuple[str, PatternList]]) -> Iterator[str]:
        """The files below ``top`` in a stable order; ``ignores`` are the .gitignore lists that hold there.

        A folder that cannot be read is one of them: whoever reads it says why, and the others are read all the same.
        """
        inside = self._project(top)
        # Folders that are not finished, the innermost last: no tree is too deep for a list.
        waiting = [self._listed(top, ignores)]
        while waiting:
            entries, ignores = waiting[-1]
            if not entries:
                waiting.pop()
                continue
            path, entry = entries.pop()
            if entry is None:
                yield path
                continue
            if os.path.abspath(path) in self.own:
                continue
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _NEVER and not self._is_excluded(path, True, ignores):
                    waiting.append(self._listed(path, ignores))
            elif self.is_read(path) and (entry.is_file(follow_symlinks=False) or os.path.isfile(path)):
                # Who names a folder does not mean what a link in it leads to somewhere else.
                if (entry.is_symlink() and not Path(path).resolve().is_relative_to(inside)) or self._is_excluded(
                    path, False, ignores
                ):
                    self.excluded += 1
                else:
                    yield path

    def _listed(
        self, folder: str, ignores: list[tuple[str, PatternList]]
    ) -> tuple[list[tuple[str, os.DirEntry[str] | None]], list[tuple[str, PatternList]]]:
        """The entries of a folder, the first last, and the .gitignore lists that hold for them.

        Of one that cannot be read that is the folder itself, as no entry.
        """
        if self.settings.respect_gitignore:
            own = _gitignore(Path(folder))
            if own is not None:
                ignores = [*ignores, (os.path.abspath(folder), own)]
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError:
            return [(folder, None)], ignores
        return [(os.path.join(folder, e.name) if folder != "." else e.name, e) for e in ordered], ignores

    def _project(self, folder: str) -> Path:
        """Where the links of a folder may lead: into the project, if it is part of it, else into itself."""
        top = Path(folder).resolve()
        return self.settings.root if top.is_relative_to(self.settings.root) else top

    def is_read(self, path: str) -> bool:
        """Whether a file is of a format that arlint reads, by its name or by the settings."""
        if format_of(path) is not None:
            return True
        return bool(self._formats) and _last(self._formats, self.settings.relative(Path(path))) is not None

    def _is_excluded(self, path: str, folder: bool, ignores: list[tuple[str, PatternList]]) -> bool:
        if self._exclude.patterns and self._exclude.decide(self.settings.relative(Path(path)), folder):
            return True
        if not ignores:
            return False
        absolute = os.path.abspath(path)
        for base, patterns in reversed(ignores):
            verdict = patterns.decide(absolute[len(base) + 1 :].replace(os.sep, "/"), folder)
            if verdict is not None:
                return verdict
        return False

    def named_is_excluded(self, path: Path) -> bool:
        """Whether a walk would leave a file out."""
        if self._exclude.matches(self.settings.relative(path)):
            return True
        absolute = Path(os.path.abspath(path))
        ignores = self._ignores_above(absolute)
        for folder in reversed(absolute.parents):
            below = [
                (base, patterns) for base, patterns in ignores if folder.is_relative_to(base) and base != str(folder)
            ]
            if self._is_excluded(str(folder), True, below):
                return True
        return self._is_excluded(str(absolute), False, ignores)

    def _ignores_above(self, folder: Path) -> list[tuple[str, PatternList]]:
        """The .gitignore lists from the top of the repository down to the folder above ``folder``."""
        if not self.settings.respect_gitignore:
            return []
        above: list[tuple[str, PatternList]] = []
        for current in (folder, *folder.parents):
            if current != folder:
                own = _gitignore(current)
                if own is not None:
                    above.append((str(current), own))
            if os.path.exists(current / ".git"):  # also where nobody may look
                found = ((str(current), _patterns(path)) for path in gitignores.lists(current))
                above += [(base, patterns) for base, patterns in found if patterns is not None]
                return above[::-1]
        # Without a repository there is nothing above to obey.
        return []


def _gitignore(folder: Path) -> PatternList | None:
    return _patterns(folder / ".gitignore")


def _patterns(path: Path) -> PatternList | None:
    try:
        text = read_regular(path, gitignores.LARGEST).decode("utf-8", "replace")
    except OSError:
        return None
    return PatternList.of(text.splitlines())


def _by_pattern(table: Mapping[str, T]) -> list[tuple[PatternList, T]]:
    return [(PatternList.of_settings([pattern]), value) for pattern, value in table.items()]


def _last(table: Sequence[tuple[PatternList, T]], path: str) -> T | None:
    """The value of the last pattern that matches."""
    return next((value for patterns, value in reversed(table) if patterns.matches(path)), None)
