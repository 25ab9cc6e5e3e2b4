"""What every reporter is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from arlint.errors import ArlintError

if TYPE_CHECKING:
    from arlint.diagnostics import Diagnostic, Edit, Fix, Lang, Text


class RulePage(NamedTuple):
    """What a report can say of a rule."""

    code: str
    slug: str
    title: Text
    why: Text
    family: Text
    references: tuple[str, ...]
    severity: str


def _no_pages() -> Mapping[str, RulePage]:
    return {}


class Run(NamedTuple):
    """The outcome of one ``check``: how many files were read and what was found, by file and place.

    ``hidden`` findings are in the baseline, ``stale`` entries of it occur no
    more; ``relative`` makes a path relative to the root of the project, with
    ``/``; ``pages`` looks the rules up, for the reports that explain them.
    """

    files: int
    diagnostics: Sequence[Diagnostic]
    hidden: int = 0
    stale: int = 0
    failures: Sequence[ArlintError] = ()
    relative: Callable[[str], str] = str
    pages: Callable[[], Mapping[str, RulePage]] = _no_pages

    def counts(self) -> Counter[str]:
        """Findings by severity."""
        return Counter(d.severity.value for d in self.diagnostics)

    def safe_fixes(self) -> int:
        """How many findings ``arlint fix`` would repair."""
        return sum(map(_is_safe, self.diagnostics))

    def by_file(self) -> Iterator[tuple[str, list[Diagnostic]]]:
        """The findings of each file that has any."""
        for path, found in groupby(self.diagnostics, key=lambda d: d.path):
            yield path, list(found)


class Options(NamedTuple):
    """How to report."""

    lang: Lang = "en"
    color: bool | None = None
    bidi: str = "auto"
    quiet: bool = False
    statistics: bool = False


def _is_safe(diagnostic: Diagnostic) -> bool:
    return bool(diagnostic.fixes) and diagnostic.fixes[0].safety == "safe"


def merged(fix: Fix, text: str) -> Edit:
    """A fix as one edit, from its first change to its last, for formats that know no lists of edits."""
    from arlint.diagnostics import Edit

    start, end = fix.edits[0].start, fix.edits[-1].end
    out, position = [], start
    for edit in fix.edits:
        out += [text[position : edit.start], edit.replacement]
        position = edit.end
    return Edit(start, end, "".join(out))


def statistics(found: Iterable[Diagnostic]) -> list[tuple[int, str, str, int]]:
    """How often each rule reported (count, code, slug, safe fixes), the most frequent first."""
    rules: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        rules.setdefault(diagnostic.code, []).append(diagnostic)
    rows = [(len(group), code, group[0].slug, sum(map(_is_safe, group))) for code, group in rules.items()]
    return sorted(rows, key=lambda row: (-row[0], row[1]))
