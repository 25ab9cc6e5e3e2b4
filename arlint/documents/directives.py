"""What an author tells arlint in the document itself: ``arlint: ignore[CODE] reason`` and ``[كذا]``.

A directive stands in a comment of the format. Where a format has no comments, or
its author knows of none, it may stand in the text itself, bare or in any usual
comment signs; it is then masked like everything that is not prose. Inside code
it is an example and means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final, NamedTuple

from arlint.documents.document import Comment, Segment, masked
from arlint.documents.names import TRIGGER
from arlint.text.characters import MARKS, TATWEEL
from arlint.text.lazy import Lazy

SIC: Final = "كذا"

_BODY: Final = (
    r"arlint:[ \t]*(?P<verb>ignore-file|ignore-next|ignore|off|on)(?![\w\-])[ \t]*"
    r"(?:\[(?P<codes>[^\]\r\n]*)\])?[ \t]*"
)
_IN_COMMENT: Final = Lazy(_BODY)
# What a comment has besides what it says: signs, and in WebVTT and Markdown a word that opens it.
_SIGNS: Final = r"[\s!-/:-@\[-`{-~]*"
_OPENED: Final = re.compile(rf"(?:NOTE\b|\s*\[comment\])?{_SIGNS}")
_CLOSED: Final = re.compile(_SIGNS)
_CLOSERS: Final = ("-->", "*/}", "*/ }", "*/")
_LINE: Final = re.compile(r"[^\r\n]*")
_IN_PROSE: Final = Lazy(
    rf"(?:<!--[ \t]*{_BODY}[^\r\n]*?-->|\{{/\*[ \t]*{_BODY}[^\r\n]*?\*/[ \t]*\}}"
    rf"|/\*[ \t]*{_BODY}[^\r\n]*?\*/|\{{\#[ \t]*{_BODY}[^\r\n]*?\#\}}"
    rf"|(?:\#|//|%|;|\.\.|--|(?<![ \t]))[ \t]*+{_BODY}[^\r\n]*)"
)
_SIC_CLOSED: Final = re.compile(rf"{SIC} *[\])]")
_WORD_BEFORE_SIC: Final = Lazy(
    rf"(?P<word>[\p{{L}}{MARKS}{TATWEEL}]+|«[^«»]*»|“[^“”]*”|\"[^\"]*\")[ \t\u00a0]*[\[(][ ]*{SIC}[ ]*[\])]"
)


class Verb(StrEnum):
    """What a directive does."""

    IGNORE = "ignore"
    NEXT = "ignore-next"
    OFF = "off"
    ON = "on"
    FILE = "ignore-file"


class Directive(NamedTuple):
    """``source.text[start:end]`` is this directive with its comment signs; ``segment`` is its segment in prose.

    ``codes`` are as written, with the place of each; there are none if the author forgot them. ``own`` is where
    its own words stand, with the reason: in the text of its segment, else in the source. ``alone`` says that
    nothing else stands in its comment.
    """

    verb: Verb
    codes: tuple[tuple[str, int], ...]
    start: int
    end: int
    own: tuple[int, int]
    alone: bool = True
    segment: int | None = None


def in_comments(text: str, comments: Sequence[Comment]) -> Iterator[Directive]:
    """The directives in the comments of a format."""
    for start, end in comments:
        matches = list(_IN_COMMENT.finditer(text, start, end))
        if not matches:
            continue
        stops = [*(match.start() for match in matches[1:]), _closer(text, start, end)]
        for match, stop in zip(matches, stops, strict=True):
            line = _LINE.match(text, match.end(), stop)
            own = match.start(), match.start() + len(text[match.start() : line.end() if line else stop].rstrip())
            alone = bool(_OPENED.fullmatch(text, start, own[0]) and _CLOSED.fullmatch(text, own[1], end))
            codes = tuple(_codes(match["codes"] or "", match.start("codes")))
            yield Directive(Verb(match["verb"]), codes, start, end, own, alone)


def _closer(text: str, start: int, end: int) -> int:
    """Where the signs begin that close the comment ``text[start:end]``; its end if it has none."""
    written = text[start:end].rstrip()
    if written.lstrip().startswith("["):  # [//]: # (…)
        return start + len(written) - 1
    return start + len(next((written.removesuffix(sign) for sign in _CLOSERS if written.endswith(sign)), written))


def in_prose(segments: list[Segment]) -> Iterator[Directive]:
    """The directives in the text itself; their segments are replaced in the list by masked ones."""
    for number, segment in enumerate(segments):
        if TRIGGER not in segment.text:
            continue
        text = segment.text
        covered: list[tuple[int, int]] = []
        for match in _IN_PROSE.finditer(text):
            start, end = match.start(), match.start() + len(match.group().rstrip())
            covered.append((start, end))
            codes = tuple(
                (code, segment.source_span(at, at + 1)[0])
                for code, at in _codes(match["codes"] or "", match.start("codes"))
            )
            place = segment.source_span(start, end)
            yield Directive(Verb(match["verb"]), codes, *place, (start, end), segment=number)
        segments[number] = replace(segment, text=masked(text, covered))


def _codes(written: str, offset: int) -> Iterator[tuple[str, int]]:
    for match in re.finditer(r"[^\s,،]+", written):
        yield match.group().upper(), offset + match.start()


def may_have_sic(text: str) -> bool:
    """Whether ``[كذا]`` or ``(كذا)`` may stand in a text; the word itself is a common one."""
    return _SIC_CLOSED.search(text) is not None


def sic_words(segments: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """Source spans of the words (or quotations) that ``[كذا]`` or ``(كذا)`` follows."""
    for segment in segments:
        if SIC in segment.text:
            for match in _WORD_BEFORE_SIC.finditer(segment.text):
                yield segment.source_span(*match.span("word"))
