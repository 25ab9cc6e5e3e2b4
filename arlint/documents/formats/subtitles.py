"""Subtitles: the text of the cues of SubRip (.srt) and WebVTT (.vtt).

Left out: numbers, identifiers, timings, settings, tags (``<i>``, ``<v Name>``,
``{\\an8}``), NOTE, STYLE and REGION blocks (a NOTE may hold a suppression). The
lines of a cue are one sentence, unless they begin with the dashes of a dialogue.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Final

import regex

from arlint.documents.builder import Builder
from arlint.documents.document import Comment, Segment, SegmentKind
from arlint.documents.source import Source

_BLOCK: Final = regex.compile(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|\Z))+")
_LINE: Final = regex.compile(r"[^\r\n]+")
_TIMING: Final = regex.compile(r"[ \t]*\d*:?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]*-->")
_MARKUP: Final = regex.compile(r"<[^<>\r\n]*>|\{\\[^{}\r\n]*\}|(?P<entity>&(?:amp|lt|gt|nbsp|lrm|rlm|quot);)")
_DASH: Final = regex.compile(r"[ \t]*[-\u2013\u2014\u2010]+[ \t]*")


def read(source: Source) -> Iterator[Segment | Comment]:
    """The cues of a subtitle file."""
    text = source.text
    builder = Builder(text)
    for block in _BLOCK.finditer(text):
        lines = [match.span() for match in _LINE.finditer(text, *block.span())]
        timing = next((n for n, (start, end) in enumerate(lines) if _TIMING.match(text, start, end)), None)
        if timing is None:
            if text.startswith("NOTE", block.start()):
                yield Comment(*block.span())
            continue
        previous: int | None = None
        for start, end in lines[timing + 1 :]:
            dash = _DASH.match(text, start, end)
            if dash:
                yield from builder.build(SegmentKind.CUE, escape=_escape)
            elif previous is not None:
                builder.flow(previous, start)
            _line(builder, text, dash.end() if dash else start, end)
            previous = end
        yield from builder.build(SegmentKind.CUE, escape=_escape)


def _line(builder: Builder, text: str, start: int, end: int) -> None:
    for match in _MARKUP.finditer(text, start, end):
        builder.flow(start, match.start())
        if match["entity"]:
            builder.escaped(html.unescape(match["entity"]), *match.span())
        start = match.end()
    builder.flow(start, end)


def _escape(text: str) -> str | None:
    return None if regex.search(r"[<>&{}\r\n]|--", text) else text
