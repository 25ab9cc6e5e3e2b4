"""What the commands that read files have in common: progress, and what is said on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from arlint.errors import ArlintError, UsageError
from arlint.project.inputs import STDIN, standard_input
from arlint.reporters.visible import message
from arlint.reporters.wording import FILES

if TYPE_CHECKING:
    from arlint.diagnostics import Lang
    from arlint.project.discovery import Inputs
    from arlint.project.run import Checker, Outcome

# A run that takes no longer shows no bar.
_PATIENCE: Final = 1.0


def check(checker: Checker, inputs: Inputs, lang: Lang, quiet: bool) -> Outcome:
    """Check inputs, with a progress bar if somebody is watching and it takes long."""
    say_excluded(inputs, lang, checker.settings.force_exclude)
    if quiet or not sys.stderr.isatty():
        return checker.run(inputs.items)
    with Bar(len(inputs.items)) as bar:
        return checker.run(inputs.items, bar.update)


def say_excluded(inputs: Inputs, lang: Lang, excluded_is_fine: bool) -> None:
    """Say that everything was excluded; raise UsageError unless that was asked for (a hook with ``force-exclude``)."""
    if inputs.items or not inputs.excluded:
        return
    error = UsageError(
        f"nothing to check: everything is excluded ({FILES.counted(inputs.excluded, 'en')})",
        f"لا شيء يُفحص، فكل الملفات مستثناة ({FILES.counted(inputs.excluded, 'ar')})",
    )
    if not excluded_is_fine:
        raise error
    sys.stderr.write(f"arlint: {message(error.in_(lang))}\n")


def pass_excluded_on(paths: Sequence[str], inputs: Inputs) -> None:
    """Give out standard input as it came if it is excluded: an editor puts what it gets in the place of its text."""
    if STDIN in paths and all(item.path is not None for item in inputs.items):
        from shutil import copyfileobj

        copyfileobj(standard_input(), sys.stdout.buffer)


def report_failures(failures: Sequence[ArlintError], lang: Lang) -> None:
    """Name each input that could not be checked."""
    for failure in failures:
        sys.stderr.write(f"arlint: {message(failure.in_(lang))}\n")


class Bar:
    """A progress bar on standard error that appears when a run takes more than a second."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._begin = time.monotonic()
        self._progress: Any = None
        self._task: Any = None

    def __enter__(self) -> Bar:
        return self

    def update(self, done: int, total: int) -> None:
        """``done`` of ``total`` inputs are checked."""
        if self._progress is None:
            if time.monotonic() - self._begin < _PATIENCE:
                return
            from rich.console import Console
            from rich.progress import Progress

            self._progress = Progress(console=Console(stderr=True), transient=True)
            self._progress.start()
            self._task = self._progress.add_task("arlint", total=total)
        self._progress.update(self._task, completed=done)

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()
