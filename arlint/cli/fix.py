"""``arlint fix``: repair; without ``--write`` a diff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from arlint.cli import options, session
from arlint.cli.diffs import unified
from arlint.errors import ArlintError, UsageError
from arlint.reporters.visible import visible

if TYPE_CHECKING:
    from arlint.diagnostics import Lang
    from arlint.documents.source import Source
    from arlint.fixes import FixResult
    from arlint.project.discovery import Inputs
    from arlint.project.inputs import Input
    from arlint.project.run import Checker


def command(
    paths: options.Paths = None,
    write: Annotated[bool, typer.Option("--write", help="Write the files; without it a diff is printed.")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Take the unsafe fixes too.")] = False,
    add_suppressions: Annotated[
        list[str] | None,
        typer.Option(
            "--add-suppressions", metavar="CODE", help="Fix nothing; suppress these rules wherever they report."
        ),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why, to be written into each suppression.")] = "",
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    lang: options.LangOption = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    stdin_filename: options.StdinFilename = "<stdin>",
    format: options.Format = None,
    encoding: options.Encoding = None,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = None,
    respect_gitignore: options.Gitignore = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> None:
    """Make every safe correction. Exits with 1 if, without --write, something would change."""
    from arlint.project.discovery import discover
    from arlint.project.run import Checker, Reading

    if unsafe and add_suppressions:
        raise UsageError("--unsafe and --add-suppressions exclude each other", "لا يجتمع ‎--unsafe و‎--add-suppressions")
    if reason and not add_suppressions:
        raise UsageError("--reason belongs to --add-suppressions", "لا معنى لـ‎--reason إلا مع ‎--add-suppressions")
    settings = options.settings(
        config,
        isolated,
        verbose,
        select=options.split(select),
        ignore=options.split(ignore),
        extend_select=options.split(extend_select),
        exclude=exclude or None,
        force_exclude=force_exclude,
        respect_gitignore=respect_gitignore,
    )
    language = options.language(lang, settings.lang)
    inputs = discover(paths or ["."], settings, stdin_filename)
    session.say_excluded(inputs, language, settings.force_exclude)
    if write:
        session.pass_excluded_on(paths or (), inputs)
    checker = Checker(settings, Reading(format, encoding))
    changed = applied = remaining = 0
    failures: list[ArlintError] = []
    if add_suppressions:
        wanted = options.split(add_suppressions) or ()
        raise typer.Exit(_suppress(checker, inputs, wanted, reason, write, quiet, language))
    for item in inputs.items:
        try:
            source, result = _fixed(checker, item, unsafe)
            _deliver(item, source, result.text, write)
        except ArlintError as error:
            failures.append(error)
            continue
        if undone := result.error(item.name):
            failures.append(undone)
        applied += len(result.applied)
        remaining += len(result.remaining)
        changed += result.text != source.text
    sys.stdout.flush()
    session.report_failures(failures, language)
    if not quiet:
        typer.echo(_summary(applied, changed, len(inputs), remaining, write, language), err=True)
    raise typer.Exit(2 if failures else int(bool(changed) and not write))


def _fixed(checker: Checker, item: Input, unsafe: bool) -> tuple[Source, FixResult]:
    from arlint.fixes import fix

    source = checker.read(item)
    result = fix(
        source, lambda s: checker.document(s, item), lambda document: checker.check_document(document, item), unsafe
    )
    return source, result


def _suppress(
    checker: Checker,
    inputs: Inputs,
    selectors: tuple[str, ...],
    reason: str,
    write: bool,
    quiet: bool,
    lang: Lang,
) -> int:
    """Add suppressions to every input; the exit code."""
    from arlint.project.suppressing import add, check_reason
    from arlint.reporters.wording import FINDINGS

    check_reason(reason)
    codes = frozenset(code for selector in selectors for code in checker.rules.matching(selector))
    covered = changed = 0
    failures: list[ArlintError] = []
    for item in inputs.items:
        try:
            source = checker.read(item)
            made = add(
                source,
                lambda s, item=item: checker.document(s, item),  # type: ignore[misc]
                lambda document, item=item: checker.check_document(document, item),  # type: ignore[misc]
                codes,
                reason,
            )
            _deliver(item, source, made.text, write)
        except ArlintError as error:
            failures.append(error)
            continue
        covered += made.covered
        changed += made.text != source.text
        failures += [
            ArlintError(f"{item.name}:{n}: no comment can stand on this line", f"{item.name}:{n}: لا يصلح هنا تعليق")
            for n in made.refused
        ]
    sys.stdout.flush()
    session.report_failures(failures, lang)
    if not quiet:
        shown = FINDINGS.counted(covered, lang)
        said = {
            "en": f"{shown} {'suppressed' if write else 'would be suppressed (--write writes)'}.",
            "ar": f"{'استُثنيت' if write else 'تُستثنى (للكتابة: --write)'}: {shown}.",
        }
        typer.echo(said[lang], err=True)
    return 2 if failures else int(bool(changed) and not write)


def _deliver(item: Input, source: Source, text: str, write: bool) -> None:
    """Write a file, or standard output for standard input, or print the diff."""
    from arlint.project.writing import replace_file

    if item.path is None and write:
        sys.stdout.buffer.write(_encoded(source, text))
    elif text != source.text and item.path is not None and write:
        replace_file(item.path, _encoded(source, text), source.encode(source.text))
    elif text != source.text:
        from arlint.project.legible import shown

        lines = unified(shown(source, source.text), shown(source, text), item.name)
        # A program gets what `patch` needs, a terminal no characters that it would obey.
        if sys.stdout.isatty():
            lines = (f"{visible(line[:-1])}\n" for line in lines)
        sys.stdout.writelines(lines)


def _summary(applied: int, changed: int, files: int, remaining: int, written: bool, lang: Lang) -> str:
    from arlint.reporters.wording import FILES, FINDINGS

    if lang == "ar":
        verb = "صُحّحت" if written else "تُصحَّح (للكتابة: ‎--write)"
        return (
            f"{verb}: {FINDINGS.counted(applied, lang)}؛ الملفات المعدّلة: {changed} من {files}؛ "
            f"بقي للقارئ: {FINDINGS.counted(remaining, lang) if remaining else 'لا شيء'}."
        )
    verb = "fixed" if written else "would be fixed (--write writes)"
    return f"{applied} {verb} in {changed} of {FILES.counted(files, lang)}, {remaining} left for a reader."


def _encoded(source: Source, text: str) -> bytes:
    try:
        return source.encode(text)
    except UnicodeEncodeError as error:
        char = text[error.start]
        raise ArlintError(
            f"{source.path}: {source.encoding} cannot hold the correction U+{ord(char):04X}; the file was not touched",
            f"{source.path}: في التصحيح U+{ord(char):04X} ولا يتسع له الترميز {source.encoding}؛ لم يُمس الملف",
        ) from error
