"""``arlint normalize``: a profile or named steps, over text, records or the prose of documents."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from arlint.cli import options, session
from arlint.cli.diffs import bare, head
from arlint.errors import ArlintError, UsageError
from arlint.reporters.visible import visible_path

if TYPE_CHECKING:
    from arlint.diagnostics import Lang
    from arlint.normalization import Normalizer
    from arlint.normalization.profiles import Profile
    from arlint.project.inputs import Input
    from arlint.project.normalizing import Opened, Progress, Task

Names = Annotated[
    list[str] | None, typer.Argument(metavar="[PATHS]...", help="Files or directories; - is standard input.")
]


def command(
    paths: Names = None,
    profile: Annotated[str | None, typer.Option("--profile", "-p", help="The profile; editorial by default.")] = None,
    steps: Annotated[str | None, typer.Option("--steps", help="These steps instead: nfc,tatweel:decorative …")] = None,
    option: Annotated[
        list[str] | None, typer.Option("--option", "-o", help="An option of the profile: zwnj=keep.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Write the files.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if something would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Print what would change; exit with 1 if something would.")
    ] = False,
    field: Annotated[str | None, typer.Option("--field", help="Inputs are JSON Lines; normalize this field.")] = None,
    column: Annotated[
        str | None, typer.Option("--column", help="Inputs are CSV or TSV; normalize this column.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes.")] = 1,
    list_all: Annotated[bool, typer.Option("--list", help="List the profiles and steps.")] = False,
    explain: Annotated[str | None, typer.Option("--explain", help="Explain a step.", metavar="STEP")] = None,
    stdin_filename: options.StdinFilename = "<stdin>",
    format: options.Format = None,
    encoding: options.Encoding = None,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = None,
    respect_gitignore: options.Gitignore = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    lang: options.LangOption = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Normalize Arabic text. Prints the result; in Markdown, HTML … the profile editorial touches prose only."""
    from arlint.project.discovery import discover
    from arlint.project.inputs import STDIN
    from arlint.project.normalizing import Task
    from arlint.project.settings import own_profiles

    settings = options.settings(
        config,
        isolated,
        verbose,
        exclude=exclude or None,
        force_exclude=force_exclude,
        respect_gitignore=respect_gitignore,
    )
    language = options.language(lang, settings.lang)
    own = own_profiles(settings)
    if list_all or explain is not None:
        typer.echo(_listed(own, language) if explain is None else _explained(explain, own, language), nl=False)
        return
    if sum((write, check, diff)) > 1:
        raise UsageError("--write, --check and --diff exclude each other", "لا يجتمع ‎--write و‎--check و‎--diff")
    if field is not None and column is not None:
        raise UsageError(
            "--field (JSON Lines) and --column (CSV, TSV) exclude each other",
            "لا يجتمع ‎--field (JSON Lines) و‎--column (CSV وTSV)",
        )
    task = Task(_normalizer(profile, steps, option or [], own), encoding, format, field, column)
    inputs = discover(paths or [STDIN], settings, stdin_filename)
    session.say_excluded(inputs, language, settings.force_exclude)
    changed = 0
    failures: list[ArlintError] = []
    if not (check or diff):
        session.pass_excluded_on(paths or [STDIN], inputs)
    with _workers(jobs) as executor, _progress(inputs.items) as progress:
        for item in inputs.items:
            try:
                changed += _run(item, task, write, check, diff, executor, jobs, progress)
            except ArlintError as error:
                failures.append(error)
    sys.stdout.flush()
    session.report_failures(failures, language)
    if (write or check or diff) and not quiet:
        typer.echo(_summary(changed, len(inputs), write, language), err=True)
    raise typer.Exit(2 if failures else int(bool(changed) and (check or diff)))


def _summary(changed: int, total: int, written: bool, lang: Lang) -> str:
    from arlint.reporters.wording import FILES

    if lang == "ar":
        return f"{'طُبّع' if written else 'يتغير'}: {FILES.counted(changed, lang)} من {total}."
    return f"{changed} of {FILES.counted(total, lang)} {'normalized' if written else 'would change'}."


def _normalizer(profile: str | None, steps: str | None, given: list[str], own: dict[str, Profile]) -> Normalizer:
    from arlint.normalization import normalizer

    chosen: dict[str, Any] = {}
    for one in given:
        key, equals, value = one.partition("=")
        if not equals:
            raise UsageError(f"--option {one}: KEY=VALUE is expected", f"‎--option {one}: المطلوب KEY=VALUE")
        chosen[key] = value
    if steps is None:
        from arlint.normalization.profiles import find_profile

        return normalizer(find_profile(profile or "editorial", own), **chosen)
    if profile is not None or chosen:
        raise UsageError(
            "--steps cannot be combined with --profile or --option; write options into the steps",
            "لا يجتمع ‎--steps مع ‎--profile أو ‎--option؛ اكتب الخيارات في الخطوات",
        )
    parts = _split_steps(steps)
    if not parts:
        raise UsageError(
            "--steps names no step (arlint normalize --list)", "لا خطوة في ‎--steps (arlint normalize --list)"
        )
    return normalizer(steps=parts)


def _split_steps(text: str) -> list[str]:
    """``a,b:all,zwnj=keep,c``: a comma before KEY=VALUE belongs to the step."""
    parts: list[str] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        if parts and "=" in part and ":" not in part.partition("=")[0]:
            parts[-1] += ("," if ":" in parts[-1] else ":") + part
        else:
            parts.append(part)
    return parts


# --- running -------------------------------------------------------------------------------------------


def _run(
    item: Input,
    task: Task,
    write: bool,
    check: bool,
    diff: bool,
    executor: Executor | None,
    jobs: int,
    progress: Progress,
) -> bool:
    """Normalize one input; whether it changes. Prints to standard output what is asked for."""
    from arlint.project.normalizing import opened

    with opened(item, task, executor, jobs, progress) as work:
        if check:
            changed = any(old != new for old, new in work.changes)
            if changed:
                typer.echo(visible_path(item.name))
            return changed
        if diff:
            return _print_diff(item, work)
        if write and item.path is not None:
            return _write(item, work)
        return _copy(item, work, sys.stdout.buffer)


def _copy(item: Input, work: Opened, out: BinaryIO) -> bool:
    out.write(work.bom)
    changed = False
    for old, new in work.changes:
        changed = changed or old != new
        try:
            out.write(work.encode(new))
        except UnicodeEncodeError as error:
            point = ord(new[error.start])
            raise ArlintError(
                f"{item.name}: {work.encoding} cannot hold U+{point:04X}; nothing was written",
                f"{item.name}: لا يتسع الترميز {work.encoding} للمحرف U+{point:04X}؛ لم يُكتب شيء",
            ) from error
    out.flush()
    return changed


def _write(item: Input, work: Opened) -> bool:
    from arlint.project.writing import replacing

    assert item.path is not None
    try:
        with replacing(item.path, work.unchanged) as handle:
            if not _copy(item, work, handle):
                raise _UnchangedError
    except _UnchangedError:
        return False
    return True


class _UnchangedError(Exception):
    """Nothing to write: the file keeps its time."""


def _print_diff(item: Input, work: Opened) -> bool:
    """A diff without context, made as the pieces come: the lines of a piece and of its result, side by side."""
    line, changed = 0, False
    for old, new in work.changes:
        if old != new:
            if not changed:
                sys.stdout.writelines(head(item.name))
            changed = True
            sys.stdout.writelines(bare(work.shown(old), work.shown(new), line))
        line += old.count("\n")
    return changed


@contextmanager
def _workers(jobs: int) -> Iterator[Executor | None]:
    if jobs == 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as executor:
        yield executor


@contextmanager
def _progress(inputs: Sequence[Input]) -> Iterator[Progress]:
    """A bar on standard error: for a terminal only, and after a second only."""
    total = sum(item.path.stat().st_size for item in inputs if item.path is not None)
    if not total or not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    bar = Progress(BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=total)
    begun = time.monotonic()

    def advance(count: int) -> None:
        bar.advance(task, count)
        if not bar.live.is_started and time.monotonic() - begun > 1:
            bar.start()

    try:
        yield advance
    finally:
        bar.stop()


# --- --list and --explain ------------------------------------------------------------------------------


def _listed(own: dict[str, Profile], lang: Lang) -> str:
    from arlint.normalization.profiles import built_in
    from arlint.normalization.stepkinds import all_kinds

    index = 0 if lang == "ar" else 1
    lines = ["Profiles" if index else "الأنماط"]
    for profile in {**built_in(), **own}.values():
        lines += [f"  {profile.name:<18} {profile.about[index]}", "      " + " → ".join(map(str, profile.steps))]
    lines += ["", "Steps" if index else "الخطوات"]
    for kind in all_kinds().values():
        modes = f" ({'|'.join(kind.modes)})" if kind.modes else ""
        lines.append(f"  {kind.name:<18} {kind.about[index]}{modes}")
    return "\n".join(lines) + "\n"


def _explained(step: str, own: dict[str, Profile], lang: Lang) -> str:
    from arlint.normalization.profiles import built_in
    from arlint.normalization.steps import find_kind

    kind = find_kind(step.partition(":")[0])
    index = 0 if lang == "ar" else 1
    levels = (
        ("النص نفسه بالتعريف", "طباعة", "يجمع حروفًا أو كلمات", "يحذف محتوى أو يبدله"),
        ("the same text by definition", "typography", "folds letters or words", "removes or replaces content"),
    )
    head = (("الدرجة", "الأوضاع", "الخيار", "الأنماط"), ("class", "modes", "option", "profiles"))[index]
    lines = [kind.name, f"  {kind.about[index]}", f"  {head[0]} {kind.level}: {levels[index][kind.level]}"]
    if kind.modes:
        lines.append(f"  {head[1]}: {', '.join(kind.modes)}")
    lines += [f"  {head[2]} {key}: {', '.join(values)}" for key, values in kind.options.items()]
    users = [
        name for name, profile in {**built_in(), **own}.items() if any(one.name == kind.name for one in profile.steps)
    ]
    lines.append(f"  {head[3]}: {', '.join(users) or '-'}")
    return "\n".join(lines) + "\n"
