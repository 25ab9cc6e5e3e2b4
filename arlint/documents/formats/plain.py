"""Plain text: paragraphs are lines, unless the lines are those of hard-wrapped text.

Blank lines, form feeds and U+2029 end a block. Inside a block every line is a
paragraph of its own, as on the web and in editors that wrap on screen, unless
*all* of this holds; then the block is one paragraph that was wrapped by hand:

1. its longest line has between 40 and 120 characters (marks not counted);
2. every line but the last is full: the next line's first word would not have
   fitted on it within nine tenths of the longest line;
3. the sentence runs on over most line ends: no full stop, question mark, colon …;
4. no line occurs twice (repeated lines are repeated paragraphs);
5. no line but the first is indented or begins with a list mark (both begin a
   new block: a paragraph by its indentation, an item by its mark).

Line ends inside a wrapped paragraph stay in the segment; indentation and the
mark of a list item do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from arlint.documents.builder import Builder, whole
from arlint.documents.document import Segment, SegmentKind
from arlint.documents.source import Source
from arlint.text.characters import MARKS

_MIN_WIDTH, _MAX_WIDTH, _FULL = 40, 120, 0.9

# A line: no CR, LF, VT, FF, U+0085, U+2029, at least one character that is not blank.
_LINE = regex.compile("[^\r\n\x0b\x0c\x85\u2029]+")
_MARKS = regex.compile(f"[{MARKS}]+")
_SENTENCE_END = regex.compile(r"[.!?؟…:؛۔][\"'”»)\]]*$")
_LIST_MARK = regex.compile(r"(?:[-–—•*+▪◦●]|[\p{Nd}]{1,3}[.)\-]|[\p{Nd}]{1,3}\s*[-–]|\p{L}[.)])\s+")

# (content start, content end, indentation) of a line that is not blank.
Line = tuple[int, int, int]


def read(source: Source) -> Iterator[Segment]:
    """The paragraphs of a plain text."""
    text = source.text
    for block in _blocks(text):
        if len(block) > 1 and _wrapped(text, block):
            yield from _join(text, block)
            continue
        for start, end, _ in block:
            mark = _LIST_MARK.match(text, start, end)
            if mark is None:
                yield whole(text, start, end)
            elif mark.end() < end:
                yield whole(text, mark.end(), end, SegmentKind.ITEM)


def _blocks(text: str) -> Iterator[list[Line]]:
    """Runs of lines with nothing but one line end between them, cut before indented lines and list items."""
    block: list[Line] = []
    behind = 0
    for match in _LINE.finditer(text):
        line = match.group()
        content = line.lstrip()
        if not content:
            continue
        indent = len(line) - len(content)
        start, end = match.start() + indent, match.end() - len(line) + len(line.rstrip())
        if block and (
            text[behind : match.start()] not in ("\n", "\r\n", "\r")
            or indent > block[-1][2]
            or _LIST_MARK.match(text, start, end)
        ):
            yield block
            block = []
        block.append((start, end, indent))
        behind = match.end()
    if block:
        yield block


def _wrapped(text: str, block: list[Line]) -> bool:
    """Whether the lines are one paragraph, wrapped by hand."""
    if any(end - start > 2 * _MAX_WIDTH for start, end, _ in block):
        return False
    lines = [_MARKS.sub("", text[start:end]) for start, end, _ in block]
    longest = max(map(len, lines))
    if not _MIN_WIDTH <= longest <= _MAX_WIDTH or len(set(lines)) < len(lines):
        return False
    for line, following in pairwise(lines):
        if len(line) + 1 + len(following.split(maxsplit=1)[0]) < _FULL * longest:
            return False
    running = sum(_SENTENCE_END.search(line) is None for line in lines[:-1])
    return 2 * running > len(lines) - 1


def _join(text: str, block: list[Line]) -> list[Segment]:
    builder = Builder(text)
    for (start, end, _), (following, _, indent) in pairwise(block):
        builder.take(start, end)
        newline = following - indent
        builder.take(newline - (2 if text[newline - 2 : newline] == "\r\n" else 1), newline)
    start, end, _ = block[-1]
    builder.take(start, end)
    return builder.build()
