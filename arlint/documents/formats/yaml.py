"""YAML: the scalar values that are written in Arabic (see json.py for ``keys``).

PyYAML's marks say where a scalar stands. Block scalars are read without their
indentation, each paragraph of them a segment. Keys, tags and anchors are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from arlint.documents.builder import Builder
from arlint.documents.document import Comment, Escape, Segment
from arlint.documents.formats._keys import selected
from arlint.documents.formats._strings import C_ESCAPES, add_string, c_decode, c_escape, message
from arlint.documents.options import Options
from arlint.documents.source import Source
from arlint.errors import ArlintError

if TYPE_CHECKING:
    import yaml

# The parser takes time by the square of the nesting.
_DEEPEST: Final = 200
_COMMENT: Final = regex.compile(r"(?<![^\s])#[^\r\n]*")
_HEADER: Final = regex.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n|\Z)")
_LINE: Final = regex.compile(r"([ ]*)([^\r\n]*)(\r\n|\r|\n|\Z)")
_QUOTE_ESCAPES: Final = regex.compile("''")


def read(source: Source, options: Options) -> Iterator[Segment | Comment]:
    """The Arabic values of a YAML stream. Raises ArlintError if it is not YAML."""
    import yaml

    text = source.text
    scalars: list[tuple[int, int]] = []
    try:
        for path, event in _values(yaml.parse(text, Loader=yaml.SafeLoader)):
            assert event.start_mark is not None
            assert event.end_mark is not None
            start, end = event.start_mark.index, event.end_mark.index
            scalars.append((start, end))
            if path is not None and selected(path, options.keys):
                yield from _scalar(text, start, end, event.style or "")
    except yaml.YAMLError as error:
        place, what = source.path, " ".join(str(error).split())
        if isinstance(error, yaml.MarkedYAMLError) and error.problem and error.problem_mark:
            place, what = f"{place}:{error.problem_mark.line + 1}", error.problem
        raise ArlintError(f"{place}: not YAML: {what}", f"{place}: ليس YAML سليمًا: {what}") from error
    position = 0
    for start, end in [*scalars, (len(text), len(text))]:
        for match in _COMMENT.finditer(text, position, max(position, start)):
            yield Comment(*match.span())
        position = max(position, end)


def _values(events: Iterator[yaml.Event]) -> Iterator[tuple[list[str] | None, yaml.ScalarEvent]]:
    """Every scalar with the keys that lead to it, or with None if it is a key itself."""
    import yaml

    # Of each open collection: None for a list; for a mapping the key whose value comes next, or "" before a key.
    levels: list[str | None] = []
    expecting_key: list[bool] = []
    for event in events:
        if len(levels) > _DEEPEST:
            raise yaml.YAMLError(f"nested deeper than {_DEEPEST} levels")
        if isinstance(event, yaml.ScalarEvent):
            if expecting_key and expecting_key[-1]:
                levels[-1] = event.value
                expecting_key[-1] = False
                yield None, event
            else:
                yield [level for level in levels if level], event
                _next(levels, expecting_key)
        elif isinstance(event, yaml.AliasEvent):
            _next(levels, expecting_key)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            mapping = isinstance(event, yaml.MappingStartEvent)
            levels.append("" if mapping else None)
            expecting_key.append(mapping)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            levels.pop()
            expecting_key.pop()
            _next(levels, expecting_key)


def _next(levels: list[str | None], expecting_key: list[bool]) -> None:
    """A value is complete: a mapping waits for a key again."""
    if levels and levels[-1] is not None:
        expecting_key[-1] = not expecting_key[-1]


def _scalar(text: str, start: int, end: int, style: str) -> list[Segment]:
    builder = Builder(text)
    escape: Escape = _plain
    if style in "|>" and style:
        return [segment for _ in _block(builder, text, start, end) for segment in message(builder, _block_safe)]
    if style == '"':
        for first, last in _lines(text, start + 1, end - 1):
            add_string(builder, text, first, last, C_ESCAPES, c_decode)
        escape = c_escape
    elif style == "'":
        for first, last in _lines(text, start + 1, end - 1):
            add_string(builder, text, first, last, _QUOTE_ESCAPES, lambda _: "'")
        escape = _single
    else:
        builder.flow(start, end)
    return message(builder, escape)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a quoted scalar with their line ends, without indentation."""
    position = start
    for match in regex.compile(r"(?:\r\n|\r|\n)\s*").finditer(text, start, end):
        yield position, match.start() + (2 if match.group().startswith("\r\n") else 1)
        position = match.end()
    yield position, end


def _block(builder: Builder, text: str, start: int, end: int) -> Iterator[None]:
    """Fill the builder with one paragraph of a block scalar after the other; blank lines end them."""
    header = _HEADER.match(text, start, end)
    position = header.end() if header else start
    while position < end:
        line = _LINE.match(text, position, end)
        if line is None or line.end() == position:
            break
        if line[2].strip():
            builder.take(line.start(2), line.end(3))
        else:
            yield
        position = line.end()
    yield


def _plain(text: str) -> str | None:
    return None if regex.search(r"[:#\"'\\\[\]{},&*!|>%@`\r\n?]|^[\s\-]|\s$", text) and text != " " else text


def _single(text: str) -> str | None:
    return None if regex.search(r"[\r\n]", text) else text.replace("'", "''")


def _block_safe(text: str) -> str | None:
    return None if regex.search(r"[\r\n]", text) else text
