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

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from operator import sub
from typing import Final

from arlint.documents.builder import Builder, whole
from arlint.documents.document import Segment, SegmentKind
from arlint.documents.segments import Segments, Stretch
from arlint.documents.source import Source
from arlint.documents.zones import masks, zoned
from arlint.text.characters import MARKS
from arlint.text.lazy import Lazy

_MIN_WIDTH, _MAX_WIDTH, _FULL = 40, 120, 0.9

# A line: no CR, LF, VT, FF, U+0085, U+2029, at least one character that is not blank.
_LINE = re.compile("[^\r\n\x0b\x0c\x85\u2029]+")
_SEPARATORS: Final = "\x0b\x0c\x85\u2029"
_NEWLINE = re.compile("\r\n|\r|\n")
_MARKS = re.compile(f"[{MARKS}]+")
_SENTENCE_END = Lazy(r"[.!?؟…:؛۔][\"'”»)\]]*$")
_BULLETS: Final = "-–—•*+▪◦●"
_LIST_MARK = Lazy(rf"(?:[{_BULLETS}]|[\p{{Nd}}]{{1,3}}[.)\-]|[\p{{Nd}}]{{1,3}}\s*[-–]|\p{{L}}[.)])\s+")
_CHUNK: Final = 1 << 18  # characters of text that are split into lines at once

# Of a line that is not blank: where its content begins and ends, how far it is
# indented, and whether nothing but one line end is between it and the line before.
Line = tuple[int, int, int, bool]


def read(source: Source) -> Iterator[Segment]:
    """The paragraphs of a plain text, all of them and without zones."""
    lines = Lines(source.text)
    return map(lines.unzoned, range(len(lines)))


class Lines(Segments):
    """The paragraphs of a plain text by their places; a segment is made when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = array("q")
        self._ends = array("q")
        self._items: set[int] = set()
        self._joined: dict[int, Segment] = {}
        self._read()

    def _read(self) -> None:
        """Find the blocks: runs of lines that follow each other, cut before indented lines and list items."""
        text, starts, ends = self._text, self._starts, self._ends
        first = indented = 0
        for start, end, indent, follows in _lines(text):
            head = text[start]
            may_be_marked = head in _BULLETS or head.isdigit() or text[start + 1 : start + 2] in (".", ")")
            mark = _LIST_MARK.match(text, start, end) if may_be_marked else None
            if len(starts) > first and (not follows or indent > indented or mark):
                self._close(first)
                first = len(starts)
            if mark is not None and len(starts) == first:
                self._items.add(first)
            starts.append(start)
            ends.append(end)
            indented = indent
        self._close(first)

    def _close(self, first: int) -> None:
        """End the block of the lines from number ``first`` on: it is one paragraph, or each line is."""
        starts, ends = self._starts, self._ends
        if len(starts) - first > 1 and _wrapped(self._text, starts[first:], ends[first:]):
            self._joined[first] = _join(self._text, starts[first:], ends[first:])
            self._items.discard(first)
            end = ends[-1]
            del starts[first + 1 :], ends[first:]
            ends.append(end)
        elif first in self._items:
            mark = _LIST_MARK.match(self._text, starts[first], ends[first])
            assert mark is not None
            starts[first] = mark.end()

    def __len__(self) -> int:
        return len(self._starts)

    def longest(self) -> int:
        """The length of the longest paragraph, in code points."""
        return max(map(sub, self._ends, self._starts), default=0)

    def segment(self, number: int) -> Segment:
        """The segment of this number, with its zones."""
        return zoned(self.unzoned(number))

    def unzoned(self, number: int) -> Segment:
        """The segment of this number as it is in the text."""
        joined = self._joined.get(number)
        if joined is not None:
            return joined
        kind = SegmentKind.ITEM if number in self._items else SegmentKind.PARAGRAPH
        return whole(self._text, self._starts[number], self._ends[number], kind)

    def stretch(self, first: int, size: int) -> Stretch:
        """Segments in a row as they stand in the text, with nothing but line ends between them."""
        begin = self._starts[first]
        last = max(first + 1, bisect_left(self._starts, begin + size, first))
        text = self._text[begin : self._ends[last - 1]]
        starts = [start - begin for start in self._starts[first:last]]
        ends = [end - begin for end in self._ends[first:last]]
        out: list[str] = []
        position = 0
        for end, start in zip(ends, starts[1:], strict=False):
            # Indentation, list marks and blanks at the end of a line are no prose.
            if start - end > 1 and text[end:start].strip("\r\n"):
                out += [text[position:end], "\n" * (start - end)]
                position = start
        if out:
            text = "".join([*out, text[position:]])
        for number in range(first, last) if self._joined else ():
            if number in self._joined:
                # Without indentation it is shorter; what is then left over is no prose either.
                start, end, joined = starts[number - first], ends[number - first], self._joined[number].text
                text = text[:start] + joined.ljust(end - start, "\n") + text[end:]
                ends[number - first] = start + len(joined)
        masked, zoned = masks(text, starts, ends)
        return Stretch(masked, first, starts, ends, zoned)


def _lines(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank."""
    if text.count("\r") > text.count("\r\n") or any(separator in text for separator in _SEPARATORS):
        yield from _any_lines(text)
        return
    follows = False
    begin = 0
    while begin < len(text):
        stop = text.find("\n", begin + _CHUNK) + 1 or len(text)
        lines = text[begin:stop].split("\n")
        if text[stop - 1] == "\n":
            lines.pop()
        for line, content in zip(lines, map(str.strip, lines), strict=True):
            if content:
                indent = 0 if line is content else len(line) - len(line.lstrip())
                yield begin + indent, begin + indent + len(content), indent, follows
            follows = bool(content)
            begin += len(line) + 1


def _any_lines(text: str) -> Iterator[Line]:
    """The same for a text with other line ends than LF and CRLF."""
    behind = 0
    for match in _LINE.finditer(text):
        line = match.group()
        content = line.lstrip()
        if content:
            indent = len(line) - len(content)
            start, end = match.start() + indent, match.end() - len(line) + len(line.rstrip())
            yield start, end, indent, text[behind : match.start()] in ("\n", "\r\n", "\r")
            behind = match.end()


def _wrapped(text: str, starts: array[int], ends: array[int]) -> bool:
    """Whether the lines of a block are one paragraph, wrapped by hand."""
    if any(end - start > 2 * _MAX_WIDTH for start, end in zip(starts, ends, strict=True)):
        return False
    lines = [_MARKS.sub("", text[start:end]) for start, end in zip(starts, ends, strict=True)]
    longest = max(map(len, lines))
    if not _MIN_WIDTH <= longest <= _MAX_WIDTH or len(set(lines)) < len(lines):
        return False
    for line, following in pairwise(lines):
        first, _, _ = following.lstrip().partition(" ")  # a line of nothing but marks has no word
        if len(line) + 1 + len(first) < _FULL * longest:
            return False
    running = sum(_SENTENCE_END.search(line) is None for line in lines[:-1])
    return 2 * running > len(lines) - 1


def _join(text: str, starts: array[int], ends: array[int]) -> Segment:
    """The lines as one segment: their contents, and the line ends between them."""
    builder = Builder(text)
    builder.take(starts[0], ends[0])
    for behind, start, end in zip(ends, starts[1:], ends[1:], strict=False):
        newline = _NEWLINE.search(text, behind, start)
        assert newline is not None
        builder.take(*newline.span())
        builder.take(start, end)
    (segment,) = builder.build()
    return segment
