"""Checking inputs: from the cache where nothing has changed, in parallel where it pays, filtered as settings say."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from arlint.documents.names import ARCHIVES, FORMATS, format_of, unknown_format
from arlint.documents.options import Options
from arlint.errors import ArlintError, ConfigError, RuleError, UsageError
from arlint.project.cache import Cache, Content
from arlint.project.documents import read_document
from arlint.project.inputs import Input, changed_meanwhile, read_blocks, read_bytes, read_in_blocks, read_source
from arlint.project.rulesets import all_rules
from arlint.project.settings import Settings

if TYPE_CHECKING:
    from arlint.diagnostics import Diagnostic
    from arlint.documents.document import Document
    from arlint.documents.source import Source
    from arlint.engine import Engine
    from arlint.matchers.needles import Needles
    from arlint.project.compiled import Folders
    from arlint.project.engines import Compiled
    from arlint.project.filters import Filters, Plan
    from arlint.ruleset.ruleset import Ruleset

# Below this much text a second process costs more than it saves.
WORTH_A_PROCESS: Final = 4_000_000

# Of a file larger than this (bytes) the bytes and the text are not held at once.
LARGE: Final = 16_000_000

Progress = Callable[[int, int], None]


class Outcome(NamedTuple):
    """What a run came to: how many files were checked, and what was found.

    ``failures`` are the inputs that could not be checked, one error each.
    """

    files: int
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[ArlintError, ...]
    cached: int = 0


class Reading(NamedTuple):
    """How inputs are read, for those that the settings say nothing of."""

    format: str | None = None
    encoding: str | None = None


class Checker:
    """Checks inputs under one set of settings. Rules are loaded when the first input needs them."""

    def __init__(self, settings: Settings, reading: Reading | None = None) -> None:
        reading = reading or Reading()
        if reading.format is not None and reading.format not in FORMATS:
            english, arabic = unknown_format(reading.format)
            raise UsageError(english, arabic)
        for pattern, name in settings.formats.items():
            if name not in FORMATS:
                english, arabic = unknown_format(name)
                key = f"formats.{pattern}"
                raise ConfigError(settings.origin(key), None, key, english, arabic)
        if reading.encoding is not None and not _is_encoding(reading.encoding):
            english, arabic = _unknown_encoding(reading.encoding)
            raise UsageError(f"--encoding: {english}", f"‎--encoding: {arabic}")
        for pattern, name in settings.encodings.items():
            if not _is_encoding(name):
                key = f"encodings.{pattern}"
                raise ConfigError(settings.origin(key), None, key, *_unknown_encoding(name))
        self.settings = settings
        self.reading = reading
        self._seen: Folders = {}  # what the cache and the rules are known by: each is asked for once

    def reading_as(self, reading: Reading) -> Checker:
        """The same settings for inputs that are read otherwise; both have one engine. Raises UsageError."""
        other = Checker(self.settings, reading)
        other._compiled = self._compiled
        return other

    @cached_property
    def _compiled(self) -> Compiled:
        """The engine and the plan: kept from an earlier run, or made from the rules."""
        from arlint.project import engines

        return engines.of(self.settings, self._seen)

    @property
    def engine(self) -> Engine:
        """The engine of the rules that are on. Raises RuleError, ConfigError."""
        return self._compiled.engine

    @cached_property
    def _cache(self) -> Cache | None:
        return Cache.of(self.settings, self._seen)

    @cached_property
    def plan(self) -> Plan:
        """The plan of the filters. Raises RuleError, ConfigError."""
        # Where every result is known, no rule has to be.
        kept = self._cache.plan() if self._cache is not None else None
        return kept if kept is not None else self._compiled.plan

    @cached_property
    def filters(self) -> Filters:
        """The filters of the settings."""
        return self.plan.filters()

    def document(self, source: Source, item: Input) -> Document:
        """A source read in its format. Raises as :func:`read_document`."""
        return read_document(source, self.reading.format or item.format, item.options)

    def check_document(self, document: Document, item: Input) -> list[Diagnostic]:
        """The diagnostics of a document that are to be fixed or reported: found, not suppressed, not filtered."""
        return self.filters.apply(self.engine.check(document), self.name(item))

    def report(self, source: Source, item: Input) -> list[Diagnostic]:
        """What is reported of a source: as :meth:`check_document`, and offering only what a fixer would make."""
        return self.filters.apply(self._offered(source, item), self.name(item))

    def _offered(self, source: Source, item: Input) -> list[Diagnostic]:
        document = self.document(source, item)
        found = self.engine.check(document)
        if not found or document.format == "plain":
            return found
        from arlint.fixes import offered

        return offered(document, found, lambda changed: self.document(changed, item))

    @cached_property
    def rules(self) -> Ruleset:
        """Every rule that the settings know, on or off. Raises RuleError, ConfigError."""
        return all_rules(self.settings)

    def name(self, item: Input) -> str:
        """The name of an input that patterns of the settings are tried on: relative to the root."""
        return self.relative(item.name)

    def relative(self, path: str) -> str:
        """A reported path relative to the root, with ``/``."""
        return self.settings.relative(Path(path))

    def encoding(self, item: Input) -> str | None:
        """The encoding to read an input in, None for UTF-8."""
        return self.reading.encoding or item.encoding

    def run(self, inputs: Sequence[Input], progress: Progress | None = None) -> Outcome:
        """Check inputs, in their order.

        Raises RuleError and ConfigError; what is wrong with an input is in the outcome.
        """
        cache = self._cache
        results: dict[int, list[Diagnostic] | ArlintError] = {}
        waiting: list[Waiting] = []
        for number, item in enumerate(inputs):
            found = self._met(cache, number, item)
            if isinstance(found, Waiting):
                waiting.append(found)
            else:
                results[number] = found
        cached = len(results)
        for done, (job, found) in enumerate(check_all(self, waiting), cached + 1):
            if cache is not None and not isinstance(found, ArlintError):
                cache.put(job.key, found)
            results[job.number] = found if isinstance(found, ArlintError) else self._filtered(found, job.item)
            if progress is not None:
                progress(done, len(inputs))
        if cache is not None and waiting:
            cache.save(self.plan)
        ordered = [results[number] for number in range(len(inputs))]
        failures = tuple(found for found in ordered if isinstance(found, ArlintError))
        return Outcome(
            files=len(inputs) - len(failures),
            diagnostics=tuple(d for found in ordered if not isinstance(found, ArlintError) for d in found),
            failures=failures,
            cached=cached,
        )

    def _met(self, cache: Cache | None, number: int, item: Input) -> list[Diagnostic] | ArlintError | Waiting:
        """What is known of an input, what is wrong with it, or what is to be done; its bytes are not held on to."""
        try:
            if (skimmed := self._skimmed(cache, number, item)) is not None:
                return skimmed
            data = read_bytes(item, self.reading.format)
            key = self._key(item, Content(data))
            known = self._known(cache, key, item, data)
        except (RuleError, ConfigError):
            raise  # no fault of the input's
        except ArlintError as error:
            return error
        if known is not None:
            return known
        silent = False
        if (needles := self._needles(item)) is not None:
            from arlint.project.skimming import is_silent, pieces

            silent = is_silent(pieces(data), needles)
        return Waiting(number, item, key, len(data), data if item.path is None and not silent else None, silent)

    def check_input(self, job: Waiting) -> list[Diagnostic] | ArlintError:
        """What is found in one input before the filters, or what is wrong with it. Raises RuleError, ConfigError."""
        try:
            return self._offered(self.source(job), job.item)
        except (RuleError, ConfigError):
            raise  # no fault of the input's; and the rules would be read again for each
        except ArlintError as error:
            return error

    def _skimmed(self, cache: Cache | None, number: int, item: Input) -> Waiting | None:
        """A large file of which it shows, while a block of it is held at a time, that nothing is found in it."""
        try:
            size = os.stat(item.path).st_size if item.path is not None else 0
        except OSError:
            return None  # which is told when it is read
        if size <= LARGE or (cache is not None and cache.may_know(size)) or (needles := self._needles(item)) is None:
            return None
        from arlint.project.skimming import is_silent

        content = Content()
        if not is_silent(content.adding(read_blocks(item, self.reading.format)), needles):
            return None
        return Waiting(number, item, self._key(item, content), content.size, None, silent=True)

    def _needles(self, item: Input) -> Needles | None:
        """What is searched for in an input; None if more has to be done than to search."""
        plain = self._form(item) == "plain" and self.encoding(item) is None
        return self._compiled.needles if plain else None

    def _form(self, item: Input) -> str | None:
        """The name of the format that an input is read in, None if nobody knows."""
        return self.reading.format or item.format or format_of(item.name)

    def source(self, job: Waiting) -> Source:
        """The text of an input that was read before. Raises ArlintError, DecodeError; also if it has changed since."""
        from arlint.documents.source import Source, decode

        if job.data is None and job.size > LARGE and self.encoding(job.item) is None:
            content = Content()
            text = read_in_blocks(job.item, self.reading.format, content.add)
            if text is not None and self._key(job.item, content) == job.key:
                return Source(text, job.item.name)
        data = job.data if job.data is not None else read_bytes(job.item, self.reading.format)
        if self._key(job.item, Content(data)) != job.key:
            raise changed_meanwhile(job.item.name)
        return decode(data, job.item.name, self.encoding(job.item))

    def read(self, item: Input) -> Source:
        """The text of an input. Raises ArlintError, DecodeError."""
        return read_source(item, self.encoding(item), self.reading.format)

    def _key(self, item: Input, content: Content) -> str:
        form = self._form(item) or ""
        reader = [form, *item.options.keys, "", *item.options.columns] if item.options != Options() else [form]
        return content.key("\0".join(reader), self.encoding(item))

    def _known(self, cache: Cache | None, key: str, item: Input, data: bytes) -> list[Diagnostic] | None:
        """What the cache knows of a content, filtered; None if it was not checked before."""
        packed = cache.get(key) if cache is not None else None
        if packed is None:
            return None
        if not packed:
            return []
        from arlint.documents.source import decode
        from arlint.project.packing import unpack

        source = decode(data, item.name, self.encoding(item))
        try:
            found = unpack(packed, self.plan.infos, source, item.name)
        except (KeyError, ValueError, TypeError, IndexError, AttributeError):
            return None
        return self._filtered(found, item)

    def _filtered(self, found: Sequence[Diagnostic], item: Input) -> list[Diagnostic]:
        kept = self.filters.apply(found, self.name(item)) if found else []
        if kept and item.name.lower().endswith(ARCHIVES):
            from arlint.documents.formats.docx import paragraphs
            from arlint.documents.source import Source
            from arlint.project.legible import legible

            return legible(kept, tuple(paragraphs(Source(kept[0].index.text, item.name))))
        return kept


class Waiting(NamedTuple):
    """An input that has to be checked: its number, the key of its content, its size, and its bytes if it is stdin.

    One that is ``silent`` has been read for the last time: nothing is found in it.
    """

    number: int
    item: Input
    key: str
    size: int
    data: bytes | None
    silent: bool = False


def check_all(checker: Checker, waiting: Sequence[Waiting]) -> Iterator[tuple[Waiting, list[Diagnostic] | ArlintError]]:
    """Check inputs in this process or, if there is much to do, in several; in any order."""
    yield from ((job, []) for job in waiting if job.silent)
    others = [job for job in waiting if not job.silent]
    count = processes(checker.settings.jobs, [job.size for job in others])
    if count > 1:
        from arlint.project.parallel import check_in_processes

        yield from check_in_processes(checker, others, count)
        return
    for job in others:
        yield job, checker.check_input(job)


def processes(wanted: int, sizes: Sequence[int]) -> int:
    """How many processes to use for inputs of these sizes (bytes); ``wanted`` is the user's word, 0 for none."""
    if wanted:
        return min(wanted, len(sizes))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, len(sizes), sum(sizes) // WORTH_A_PROCESS))


def _is_encoding(name: str) -> bool:
    """Whether Python knows an encoding of text by this name."""
    try:
        "a".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def _unknown_encoding(name: str) -> tuple[str, str]:
    return f"unknown or unsuitable encoding {name!r}", f"ترميز مجهول أو غير مناسب: {name!r}"
