"""Markdown: CommonMark with GFM tables, front matter, footnotes, math, shortcodes, HTML and MDX.

Blocks and inlines come from tree-sitter-markdown. Left out: the marks of blocks
and inlines (``#``, ``>``, ``**``, a link's address, a footnote's number), front
matter except the values of title, description, summary and the like, code
blocks. Masked: code spans, images, autolinks, math. The alternative text of an
image and the title of a link are segments of their own; HTML goes through the
HTML reader. ``[كذا]`` is text unless the document defines that label. In MDX
what is code is masked before all else.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

import regex

from arlint.documents.builder import Builder, words
from arlint.documents.document import Comment, Segment, SegmentKind, masked
from arlint.documents.formats._markdown import Inline, Span, no_quotes
from arlint.documents.formats.html import Reader
from arlint.documents.names import is_mdx
from arlint.documents.source import Source
from arlint.errors import ArlintError

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Range

# Without any of these an inline has no markup and needs no second parser.
_MARKUP: Final = regex.compile(r"[*_`\[\]<&\\~$!{]|  \n|://")
_FRONT_MATTER_KEYS: Final = words("title subtitle description summary excerpt abstract tagline caption lead")
_FRONT_MATTER: Final = regex.compile(
    r"^(?P<key>[A-Za-z_]+)[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<value>[^\r\n]*?)(?P=quote)[ \t]*\r?$", regex.MULTILINE
)
# Whole lines that are no prose: MDX imports and exports, fenced divs, files put in, Hugo and Jekyll tags.
_NO_PROSE_LINE: Final = regex.compile(
    r"(?:import\s[^\r\n]*?['\"];?|export\s[^\r\n]*|:::+[^\r\n]*|\{%[^\r\n]*%\}|\{\{[<%][^\r\n]*[%>]\}\}"
    r"|\[\[?TOC\]?\]|\\newpage|;?-+8<-+[^\r\n]*)[ \t]*"
)
# A label has no brackets in it, and at most 999 characters (CommonMark 0.31, section 6.3).
_DEFINITION: Final = regex.compile(r"[ ]{0,3}\[(?P<note>\^)?(?P<label>[^\[\]\r\n]{1,999})\]:[ \t]*")
# [//]: # (…), the comment that every Markdown leaves out.
_COMMENT_LABEL: Final = regex.compile(r"[ ]{0,3}\[(?://|comment)\]:")
_TITLE: Final = regex.compile(
    r"[ \t]+(?:\"(?P<title>[^\"\r\n]*)\"|'(?P<title>[^'\r\n]*)'|\((?P<title>[^()\r\n]*)\))\s*$"
)
_CLOSING_HASHES: Final = regex.compile(r"[ \t]+#+[ \t]*$")
# The parser takes time by the square of these: what has more of them in one paragraph is no prose.
_DELIMITERS: Final = "*_[`~<"
_MOST_DELIMITERS: Final = 4_000


def read(source: Source) -> Iterator[Segment | Comment]:
    """The prose of a Markdown document. Raises ArlintError for a paragraph that is nothing but marks."""
    text = source.text
    if is_mdx(source.path):
        # Only here, for its patterns take a few milliseconds to build.
        from arlint.documents.formats._mdx import code

        found = list(code(text))
        yield from (Comment(item.start, item.end) for item in found if item.comment)
        text = masked(text, ((item.start, item.end) for item in found))
    yield from _Reader(text, source.path).run()


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        import tree_sitter
        import tree_sitter_markdown

        self._text, self._path = text, path
        # The parser counts UTF-16 units; those are code points unless there is a character beyond U+FFFF.
        self._units = None if text.isascii() or max(text) <= "\uffff" else _unit_offsets(text)
        self._data = text.encode("utf-16-le", "surrogatepass")
        self._blocks: Parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_markdown.language()))
        self._inlines: Parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_markdown.inline_language()))
        self._range = tree_sitter.Range
        self._point = tree_sitter.Point
        self._builder = Builder(text)
        self._labels = {
            match["label"].strip().casefold()
            for match in _DEFINITION.finditer(text)
            if "]:" in text and not match["note"] and _at_line_start(text, match.start())
        }

    def _span(self, node: Node) -> Span:
        """Code points of a node."""
        start, end = node.start_byte // 2, node.end_byte // 2
        return (start, end) if self._units is None else (self._units[start], self._units[end])

    def run(self) -> Iterator[Segment | Comment]:
        root = self._blocks.parse(self._data, encoding="utf16le").root_node
        yield from self._block(root, SegmentKind.PARAGRAPH)

    def _block(self, node: Node, kind: SegmentKind) -> Iterator[Segment | Comment]:
        # A stack, not recursion: lists may nest deeper than Python's frames.
        stack = [(node, kind)]
        while stack:
            node, kind = stack.pop()
            match node.type:
                case "minus_metadata" | "plus_metadata":
                    yield from self._front_matter(*self._span(node))
                case "atx_heading" | "setext_heading":
                    kind = SegmentKind.HEADING
                case "list_item":
                    kind = SegmentKind.ITEM
                case "html_block":
                    yield from Reader(self._text).run(*self._span(node))
                    continue
                case "link_reference_definition":
                    span = self._span(node)
                    # To the parser a footnote of one word is a link to that word.
                    note = (match := _DEFINITION.match(self._text, *span)) and match["note"]
                    yield from self._inline(node, kind) if note else self._definition(*span)
                    continue
                case "fenced_code_block" | "indented_code_block" | "pipe_table_delimiter_row":
                    continue
                case "inline":
                    yield from self._inline(node, kind)
                    continue
                case "pipe_table_cell":
                    yield from self._inline(node, SegmentKind.CELL)
                    continue
            stack.extend((child, kind) for child in reversed(node.children))

    def _front_matter(self, start: int, end: int) -> Iterator[Segment]:
        for match in _FRONT_MATTER.finditer(self._text, start, end):
            if match["key"].lower() in _FRONT_MATTER_KEYS and match["value"] not in (">", "|", ">-", "|-"):
                self._builder.take(*match.span("value"))
                yield from self._builder.build(SegmentKind.ATTRIBUTE, escape=_yaml_safe)

    def _definition(self, start: int, end: int) -> Iterator[Segment | Comment]:
        if _COMMENT_LABEL.match(self._text, start, end):
            yield Comment(start, start + len(self._text[start:end].rstrip()))
            return
        title = _TITLE.search(self._text, start, end)
        if title:
            self._builder.take(*title.span("title"))
            yield from self._builder.build(SegmentKind.ATTRIBUTE, escape=no_quotes)

    # --- Inlines ------------------------------------------------------------------------------------

    def _inline(self, node: Node, kind: SegmentKind) -> Iterator[Segment | Comment]:
        """The segments of one block's text: one, unless footnotes or definitions follow each other in it."""
        lines: list[Span] = []
        for start, end in self._lines(node, kind):
            text = self._text[start:end]
            stripped = text.strip()
            definition = _DEFINITION.match(text) if stripped.startswith("[") else None
            if definition and (
                definition["note"] or _TITLE.search(text) or " " not in text[definition.end() :].strip()
            ):
                yield from self._run(node, lines, kind)
                lines = []
                if definition["note"]:
                    lines.append((start + definition.end(), end))
                else:
                    yield from self._definition(start, end)
            elif stripped and _NO_PROSE_LINE.fullmatch(stripped):
                yield from self._run(node, lines, kind)
                lines = []
            else:
                lines.append((start, end))
        yield from self._run(node, lines, kind)

    def _lines(self, node: Node, kind: SegmentKind) -> Iterator[Span]:
        """The lines of an inline, line ends included, without the marks of the blocks around it."""
        start, last = self._span(node)
        if kind is SegmentKind.HEADING and (hashes := _CLOSING_HASHES.search(self._text, start, last)):
            last = hashes.start()
        for child in node.children:
            if child.type == "block_continuation":
                begin, end = self._span(child)
                if start < begin <= last:
                    yield from _split_lines(self._text, start, begin)
                start = max(start, end)
        if start < last:
            yield from _split_lines(self._text, start, last)

    def _run(self, node: Node, lines: list[Span], kind: SegmentKind) -> Iterator[Segment | Comment]:
        if not lines:
            return
        after: list[Segment | Comment] = []
        if any(_MARKUP.search(self._text, start, end) for start, end in lines):
            whole = self._text[lines[0][0] : lines[-1][1]]
            if sum(map(whole.count, _DELIMITERS)) > _MOST_DELIMITERS:
                raise ArlintError(
                    f"{self._path}: a paragraph with more than {_MOST_DELIMITERS:,} marks of Markdown: break it up",
                    f"{self._path}: فقرة فيها أكثر من {_MOST_DELIMITERS:,} علامة من علامات Markdown: قسّمها",
                )
            self._inlines.included_ranges = [self._as_range(start, end) for start, end in lines]
            root = self._inlines.parse(self._data, encoding="utf16le").root_node
            Inline(self._text, self._span, self._labels, lines, self._builder, after).walk(root)
        else:
            for start, end in lines:
                self._builder.flow(start, end)
        yield from self._builder.build(kind, escape=_escape)
        yield from after

    def _as_range(self, start: int, end: int) -> Range:
        one = self._unit(start), self._unit(end)
        point = self._point(0, one[0] * 2), self._point(0, one[1] * 2)
        return self._range(point[0], point[1], one[0] * 2, one[1] * 2)

    def _unit(self, offset: int) -> int:
        if self._units is None:
            return offset
        from bisect import bisect_left

        return bisect_left(self._units, offset)


def _escape(text: str) -> str | None:
    """Only what means nothing to Markdown can be put into its text."""
    return None if regex.search(r"[*_`\[\]<>&\\~$|#\r\n]", text) else text


def _yaml_safe(text: str) -> str | None:
    return None if regex.search(r"[\"'\\#:\r\n]", text) else text


def _unit_offsets(text: str) -> list[int]:
    """For each UTF-16 unit of ``text`` (and its end) the code point it belongs to."""
    out: list[int] = []
    for index, character in enumerate(text):
        out.append(index)
        if character > "\uffff":
            out.append(index)
    out.append(len(text))
    return out


def _at_line_start(text: str, offset: int) -> bool:
    return offset == 0 or text[offset - 1] in "\r\n"


def _split_lines(text: str, start: int, end: int) -> Iterator[Span]:
    lines = text[start:end].splitlines(keepends=True)
    ends = list(accumulate(map(len, lines), initial=start))
    yield from pairwise(ends)
