"""Open texts, checked under the configuration that holds for their files, as ``arlint check`` would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Final

from arlint.baseline import Baseline
from arlint.diagnostics import Diagnostic
from arlint.documents.source import Source
from arlint.fixes import FixResult, fix
from arlint.project import baselines, compiled, settings
from arlint.project.discovery import opened
from arlint.project.inputs import Input
from arlint.project.rulesets import rule_roots
from arlint.project.run import Checker

# The formats of texts that have no file yet, by the editor's name of their language: that of the protocol, then what
# Neovim says where it has a name of its own.
LANGUAGES: Final[Mapping[str, str]] = {
    "plaintext": "plain",
    "markdown": "markdown",
    "mdx": "markdown",
    "html": "html",
    "restructuredtext": "rst",
    "asciidoc": "asciidoc",
    "latex": "latex",
    "tex": "latex",
    "json": "json",
    "jsonc": "json",
    "yaml": "yaml",
    "toml": "toml",
    "csv": "csv",
    "po": "po",
    "gettext": "po",
    "srt": "srt",
    "subrip": "srt",
    "vtt": "vtt",
    "text": "plain",
    "rst": "rst",
}


@dataclass(frozen=True, slots=True)
class Project:
    """A checker with the baseline of its project; ``signature`` tells whether either is still what it was."""

    checker: Checker
    baseline: Baseline | None
    signature: str

    def load_rules(self) -> None:
        """Load the rules if they are not. Raises RuleError, ConfigError for those of the house that cannot be."""
        _ = self.checker.engine

    def check(self, item: Input, text: str) -> list[Diagnostic]:
        """What is reported of a text that is open as ``item``. Raises ArlintError if it cannot be read."""
        found = self.checker.report(Source(text, item.name), item)
        return list(self.baseline.apply(found, self.checker.relative, ()).remaining) if self.baseline else found

    def fix(self, item: Input, text: str) -> FixResult:
        """The text with every safe fix made. Raises ArlintError if it cannot be read."""
        checker = self.checker
        return fix(
            Source(text, item.name), lambda s: checker.document(s, item), lambda d: checker.check_document(d, item)
        )


class Projects:
    """The projects that open files belong to: read when a file of theirs is first seen, and again when they change."""

    def __init__(self) -> None:
        self._known: dict[Path, Project] = {}

    def of(self, folder: Path) -> Project:
        """The project of a folder. Raises ConfigError, UsageError, RuleError for one that cannot be used."""
        chosen = settings.load({}, folder=folder)
        own = [*chosen.files, *rule_roots(chosen), *filter(None, [baselines.place(chosen)])]
        signature = compiled.signature(own, chosen)
        known = self._known.get(folder)
        if known is None or known.signature != signature:
            known = Project(Checker(chosen), baselines.configured(chosen), signature)
            self._known[folder] = known
        return known


def item_of(project: Project, path: Path | None, language: str) -> Input | None:
    """An open text as an input: None if it is excluded, or of no format that arlint reads.

    ``path`` is None for a text that was never saved; its format is then that of its language.
    """
    if path is not None:
        return opened(path, project.checker.settings)
    return Input("<text>", None, LANGUAGES[language]) if language in LANGUAGES else None


def whole_lines(old: str, new: str) -> Sequence[tuple[int, int, str]]:
    """Edits of ``old`` (start, end, text; code points) that make ``new`` of it, line by line: a caret stays near.

    Where a line went (a suppression that was taken out), the lines from the first that differs to the last are one
    edit: to find out which one it was would take time that grows with the square of the text.
    """
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, before))]
    if len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return [(starts[n], starts[n + 1], line) for n, (was, line) in pairs if was != line]
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    return [(starts[head], starts[len(before) - tail], "".join(after[head : len(after) - tail]))]


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """How many lines are the same from the beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))
