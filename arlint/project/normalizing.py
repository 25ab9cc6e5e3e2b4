"""Inputs of any length through a normalizer, in pieces: files, standard input, several processes."""

from __future__ import annotations

import codecs
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

from arlint.documents.document import Document
from arlint.documents.formats.csv import delimiter_of
from arlint.documents.reading import format_for
from arlint.documents.source import BOMS, Source, refuse_bare_utf16
from arlint.errors import ArlintError, DecodeError, UsageError
from arlint.files import open_regular
from arlint.normalization import stream
from arlint.normalization.chunks import chunks as cut
from arlint.normalization.pipeline import Normalizer
from arlint.project.documents import read_document
from arlint.project.inputs import Input, read_source, standard_input
from arlint.project.legible import shown

_BLOCK: Final = 1 << 18
_ARCHIVE: Final = b"PK\x03\x04"

Change = tuple[str, str]
"""A piece of the input and what became of it."""
Progress = Callable[[int], None]
"""Told the number of bytes read since it was told last."""


@dataclass(frozen=True, slots=True)
class Task:
    """How inputs are read and normalized. ``field``: of JSON Lines; ``column``: of CSV or TSV; else text."""

    normalizer: Normalizer
    encoding: str | None = None
    format: str | None = None
    field: str | None = None
    column: str | None = None

    def marked_up(self, item: Input) -> str | None:
        """The format of an input whose prose alone is to be normalized, or None if the whole of it is.

        Raises UsageError for a format or an extension that arlint does not know: it may be no prose at all.
        """
        if not self.normalizer.protected or self.field is not None or self.column is not None:
            return None
        name = format_for(item.name, self.format or item.format)
        return None if name == "plain" else name


@dataclass(frozen=True, slots=True)
class Opened:
    """An input being normalized.

    What is written is ``bom``, then ``encode`` of each piece: of a document, the one
    piece that it is, since a Word document must be packed into its archive again.
    ``encode`` raises UnicodeEncodeError for what the ``encoding`` cannot hold. ``unchanged``
    says whether a file is still the one that was read, ``shown`` gives a piece as a diff shows it.
    """

    bom: bytes
    encoding: str
    encode: Callable[[str], bytes]
    changes: Iterator[Change]
    unchanged: Callable[[Path], bool]
    shown: Callable[[str], str] = str


@contextmanager
def opened(item: Input, task: Task, executor: Executor | None, jobs: int, progress: Progress) -> Iterator[Opened]:
    """An input's pieces with what becomes of them, in order. Raises ArlintError, DecodeError, UsageError."""
    markup = task.marked_up(item)
    if markup is not None:
        yield _document(item, task, markup)
        return
    with _bytes_of(item) as handle:
        head = handle.read(_BLOCK)
        if head.startswith(_ARCHIVE):
            raise UsageError(
                f"{item.name}: an archive is no text; a Word document is normalized by a profile that keeps markup "
                "(editorial); the file was not touched",
                f"{item.name}: ملف مضغوط لا نص؛ ومستند Word يطبّعه نمط يحفظ التنسيق (editorial)؛ لم يُمس الملف",
            )
        bom, encoding = b"", task.encoding or item.encoding or "utf-8"
        for mark, marked in BOMS:
            if head.startswith(mark):
                bom, encoding = mark, marked
                break
        if not bom and encoding == "utf-8":
            refuse_bare_utf16(item.name, head)
        blocks = _decoded(item.name, encoding, head, len(bom), handle, progress)
        yield Opened(
            bom,
            encoding,
            partial(str.encode, encoding=encoding),
            _located(item.name, _pieces(item, task, blocks, executor, jobs)),
            partial(_is_as, _state(os.fstat(handle.fileno())) if item.path is not None else ()),
        )


def _is_as(state: tuple[int, ...], path: Path) -> bool:
    return _state(path.stat()) == state


def _state(info: os.stat_result) -> tuple[int, ...]:
    """What changes when a file is written to or replaced."""
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns


@contextmanager
def _bytes_of(item: Input) -> Iterator[BinaryIO]:
    if item.path is None:
        yield standard_input()
        return
    try:
        # What is read in pieces may be of any length.
        handle = open_regular(item.path, sys.maxsize)
    except OSError as error:
        raise ArlintError(
            f"{item.name}: cannot be read: {error.strerror}", f"{item.name}: تعذرت قراءته: {error.strerror}"
        ) from error
    with handle:
        yield handle


def _document(item: Input, task: Task, markup: str) -> Opened:
    from arlint.normalization.markup import normalize_document

    source = read_source(item, task.encoding or item.encoding, markup)

    def read(one: Source) -> Document:
        return read_document(one, markup, item.options)

    done = normalize_document(source, read, task.normalizer)
    old = source.encode(source.text)
    # Source.encode writes the byte order mark itself.
    return Opened(
        b"",
        source.encoding,
        source.encode,
        iter([(source.text, done)]),
        lambda path: path.read_bytes() == old,
        partial(shown, source),
    )


def _decoded(
    name: str, encoding: str, head: bytes, skipped: int, handle: BinaryIO, progress: Progress
) -> Iterator[str]:
    """The text in blocks, decoded strictly. Raises DecodeError with the byte offset."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
    except LookupError as error:
        raise DecodeError(name, encoding, None, b"") from error
    block, offset = head[skipped:], skipped
    progress(skipped)
    while True:
        pending = len(decoder.getstate()[0])
        try:
            text = decoder.decode(block, not block)
        except UnicodeDecodeError as error:
            raise DecodeError(name, encoding, offset - pending + error.start, block) from error
        if text:
            yield text
        if not block:
            return
        progress(len(block))
        offset += len(block)
        block = handle.read(_BLOCK)


def _located(name: str, changes: Iterator[Change]) -> Iterator[Change]:
    """Errors of records with the name of the input."""
    try:
        yield from changes
    except UsageError as error:
        raise UsageError(f"{name}: {error}", f"{name}: {error.in_('ar')}") from error


def _pieces(item: Input, task: Task, blocks: Iterator[str], executor: Executor | None, jobs: int) -> Iterator[Change]:
    line = 1
    chunks: Iterable[str]
    transform: stream.Transform
    if task.column is not None:
        first = next(blocks, "")
        delimiter, _ = delimiter_of(first, item.name)
        lines = stream.line_by_line(chain([first], blocks))
        header, line = _csv_header(lines, delimiter)
        column = stream.csv_column(header, delimiter, task.column)
        yield header, header
        chunks = stream.csv_chunks(lines, delimiter, line)
        transform = stream.CsvColumn(task.normalizer, column, delimiter)
    elif task.field is not None:
        chunks = cut(blocks, False)
        transform = stream.JsonField(task.normalizer, task.field)
    else:
        chunks = cut(blocks, task.normalizer.protected)
        transform = stream.WholeText(task.normalizer)
    if executor is None:
        for chunk in chunks:
            yield chunk, transform(chunk, line)
            line += chunk.count("\n")
    else:
        yield from _in_processes(chunks, transform, line, executor, 2 * jobs)


def _csv_header(lines: Iterator[str], delimiter: str) -> tuple[str, int]:
    """The first record, and the number of the line after it."""
    for number, fields in stream.csv_records(lines, delimiter):
        header = "".join(fields)
        return header, number + header.count("\n")
    return "", 1


def _in_processes(
    chunks: Iterable[str], transform: stream.Transform, line: int, executor: Executor, window: int
) -> Iterator[Change]:
    """In order, with a bounded number of chunks under way."""
    waiting: deque[tuple[str, Future[str]]] = deque()
    for chunk in chunks:
        waiting.append((chunk, executor.submit(transform, chunk, line)))
        line += chunk.count("\n")
        if len(waiting) >= window:
            old, future = waiting.popleft()
            yield old, future.result()
    while waiting:
        old, future = waiting.popleft()
        yield old, future.result()
