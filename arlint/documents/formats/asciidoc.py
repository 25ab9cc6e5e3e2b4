"""AsciiDoc: titles, paragraphs, items, table cells, captions and alternative texts.

Left out: comments, attribute entries, block attributes, listings, literal and pass
blocks, tables of comma- or otherwise separated values, concealed index terms, block
macros but for their texts. Masked: monospace, pass-throughs,
attributes in braces, macros that show no prose. Source: docs.asciidoctor.org.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arlint.documents.builder import Builder
from arlint.documents.document import Comment, Segment, SegmentKind
from arlint.documents.formats._inline import fill
from arlint.documents.source import Source

_LINE: Final = regex.compile(r"([^\r\n]*?)[ \t]*(?:\r\n|\r|\n|\Z)")
# Tables of values count among these: what separates their cells may be any mark of the text.
_VERBATIM: Final = regex.compile(r"-{4,}|\.{4,}|\+{4,}|`{3,}[\w,]*|/{4,}|[,:]={3,}")
_TRANSPARENT: Final = regex.compile(r"={4,}|\*{4,}|_{4,}|--")
_TABLE: Final = regex.compile(r"[|!]={3,}")
_HEADING: Final = regex.compile(r"(?:={1,6}|#{1,6})[ \t]+")
_NO_PROSE: Final = regex.compile(
    r":!?[\w\-]+!?:(?:[ \t].*)?|\[[^\]]*\]|(?:include|ifdef|ifndef|ifeval|endif|toc|video|audio)::.*|'{3,}|<{3,}|\+"
)
_IMAGE: Final = regex.compile(r"image::[^\[\]]*\[(?P<alt>[^\],\"]*)[^\]]*\]")
_TITLE: Final = regex.compile(r"\.(?=[^\s.])")
_ITEM: Final = regex.compile(r"[ \t]*(?:\*{1,5}|-|\.{1,5}|[\p{Nd}]{1,3}\.|<[\p{Nd}.]+>)[ \t]+(?:\[[ x*]\][ \t]+)?")
_TERM: Final = regex.compile(r"(?P<term>\S[^\r\n]*?)(?:::{1,3}|;;)(?:[ \t]+|$)")
_ADMONITION: Final = regex.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CELL: Final = regex.compile(r"(?<!\\)(?:[\d.+]*[<^>]?[.<^>]*[aehlmdsv]?)?\|")
# Paragraphs, open blocks and tables with these styles are no prose.
_VERBATIM_STYLE: Final = regex.compile(
    r"\[(?:source|listing|literal|pass|stem|latexmath|asciimath|[a-z]*uml|mermaid|ditaa|graphviz)(?:[%.#,][^\]]*)?\]"
    r"|\[(?:[^\]]*[,\s])?(?:format=\"?[cdt]sv|separator=)[^\]]*\]"
)
# What a macro shows: up to the attributes behind it, with brackets of one more level.
_SHOWN: Final = r"(?P<text>(?:[^\[\]\"^,]|,(?![^\[\]]*=)|\[[^\[\]]*+\])*+)[^\[\]]*+"
# The attributes of a marked text: [.role], [#id.role].
_ROLE: Final = r"(?:\[[^\[\]\r\n]*+\])?+"
_INLINE: Final = regex.compile(
    r"\\(?P<char>[*_`#^~{\[<])"
    rf"|(?P<mask>{_ROLE}``.+?``|(?<![\p{{L}}\p{{N}}`]){_ROLE}`[^`\r\n]+`(?![\p{{L}}\p{{N}}`])"
    r"|\+\+\+.+?\+\+\+|\+[^\s+](?:[^+\r\n]*[^\s+])?\+"
    r"|\{[\w\-]+\}|(?:image|kbd|btn|menu|icon|pass|stem|latexmath|asciimath|indexterm2?|anchor):[^\s\[\]]*+\[[^\[\]]*+\]"
    r"|\[\[[^\[\]]++\]\])"
    # An address is one at the edge of a word only: a blank less before it would make text of it.
    rf"|(?:link:|xref:|mailto:|(?<![^\s<>()\[\];\"'])(?:https?|ftp)://)[^\s\[\]]*+\[{_SHOWN}\]"
    r"|<<[^<,>\r\n]+,(?P<text>[^<>\r\n]+)>>|(?P<mask><<[^<>\r\n]+>>)"
    r"|footnote:[^\s\[\]]*+\[(?P<text>[^\[\]]*+)\]"
    rf"|{_ROLE}\*\*(?P<text>[^*]+)\*\*|{_ROLE}__(?P<text>[^_]+)__|{_ROLE}\#\#(?P<text>[^\#]+)\#\#"
    rf"|(?<![\p{{L}}\p{{N}}*]){_ROLE}\*(?P<text>[^\s*](?:[^*]*[^\s*])?)\*(?![\p{{L}}\p{{N}}*])"
    rf"|(?<![\p{{L}}\p{{N}}_]){_ROLE}_(?P<text>[^\s_](?:[^_]*[^\s_])?)_(?![\p{{L}}\p{{N}}_])"
    rf"|(?<![\p{{L}}\p{{N}}\#]){_ROLE}\#(?P<text>[^\s\#](?:[^\#]*[^\s\#])?)\#(?![\p{{L}}\p{{N}}\#])"
    # An anchor around nothing, as pandoc writes it.
    r"|\[\#[^\[\]\r\n]*+\](?:\#\#){1,2}"
    r"|[ ]?\(\(\((?:[^()]|\([^()]*+\))++\)\)\)"  # a concealed index term
    r"|[ \t]\+(?=[\r\n]|$)",
)


def read(source: Source) -> Iterator[Segment | Comment]:
    """The prose of an AsciiDoc document."""
    yield from _Reader(source.text).run()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._builder = Builder(text)
        # The paragraph or item that is being read.
        self._first: int | None = None
        self._last = 0
        self._kind = SegmentKind.PARAGRAPH

    def run(self) -> Iterator[Segment | Comment]:
        text, position = self._text, 0
        fence = ""
        fence_start = 0
        # Whether the next block is no prose, and whether the lines up to a blank one belong to it.
        verbatim = inside = table = False
        while position < len(text):
            match = _LINE.match(text, position)
            assert match is not None
            start, end = match.span(1)
            position = match.end()
            line = match[1]
            if fence:
                if line == fence:
                    if fence.startswith("/"):
                        yield Comment(fence_start, end)
                    fence = ""
            elif inside and line:
                continue
            elif _VERBATIM.fullmatch(line) or (verbatim and (_TRANSPARENT.fullmatch(line) or _TABLE.fullmatch(line))):
                yield from self._flush()
                fence, fence_start = line if not line.startswith("`") else "```", start
                verbatim = False
            elif verbatim and line and not (_NO_PROSE.fullmatch(line) or _TITLE.match(line)):
                verbatim, inside = False, True
            elif _VERBATIM_STYLE.fullmatch(line):
                yield from self._flush()
                verbatim = True
            elif _TABLE.fullmatch(line):
                yield from self._flush()
                table = not table
            elif line.startswith("//"):
                yield from self._flush()
                yield Comment(start, end)
            elif not line or _TRANSPARENT.fullmatch(line) or _NO_PROSE.fullmatch(line):
                inside = False
                yield from self._flush()
            elif table:
                yield from self._row(start, end)
            else:
                yield from self._line(start, end, line)
        yield from self._flush()

    def _line(self, start: int, end: int, line: str) -> Iterator[Segment]:
        image = _IMAGE.fullmatch(line)
        heading = _HEADING.match(line) or _TITLE.match(line)
        item = _ITEM.match(line)
        term = _TERM.match(line)
        if image:
            yield from self._flush()
            self._builder.take(start + image.start("alt"), start + image.end("alt"))
            yield from self._builder.build(SegmentKind.ATTRIBUTE, escape=_escape)
        elif heading and self._first is None:
            self._begin(start + heading.end(), end, SegmentKind.HEADING)
            yield from self._flush()
        elif item:
            yield from self._flush()
            self._begin(start + item.end(), end, SegmentKind.ITEM)
        elif term:
            yield from self._flush()
            self._begin(start + term.start("term"), start + term.end("term"), SegmentKind.ITEM)
            yield from self._flush()
            if term.end() < len(line):
                self._begin(start + term.end(), end, SegmentKind.ITEM)
        elif self._first is None:
            # An indented paragraph is literal.
            if not line[0].isspace():
                admonition = _ADMONITION.match(line)
                self._begin(start + (admonition.end() if admonition else 0), end, SegmentKind.PARAGRAPH)
        else:
            self._last = end

    def _begin(self, start: int, end: int, kind: SegmentKind) -> None:
        self._first, self._last, self._kind = start, end, kind

    def _flush(self) -> Iterator[Segment]:
        if self._first is not None:
            fill(self._builder, self._text, self._first, self._last, _INLINE)
            self._first = None
            yield from self._builder.build(self._kind, escape=_escape)

    def _row(self, start: int, end: int) -> Iterator[Segment]:
        """The cells of one line of a table; what stands before the first bar continues a cell."""
        bars = [match.span() for match in _CELL.finditer(self._text, start, end)]
        begins = [start, *(stop for _, stop in bars)]
        ends = [*(begin for begin, _ in bars), end]
        for begin, stop in zip(begins, ends, strict=True):
            fill(self._builder, self._text, begin, stop, _INLINE)
            yield from self._builder.build(SegmentKind.CELL, escape=_escape)


def _escape(text: str) -> str | None:
    return None if regex.search(r"[*_`#^~{}\[\]<>|+\\\r\n]|::", text) else text
