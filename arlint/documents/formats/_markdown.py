"""The inlines of Markdown: what of a paragraph is text, what is masked, what is left out.

Emphasis is checked against CommonMark's own rules (0.31, section 6.2), for the parser knows the punctuation of
ASCII only.
"""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

import regex

from arlint.documents.builder import Builder, words
from arlint.documents.document import Comment, Segment, SegmentKind

if TYPE_CHECKING:
    from tree_sitter import Node

Span = tuple[int, int]

_ATTRIBUTES: Final = regex.compile(r"\{(?:[.#][\w\-]+|[\w\-]+=(?:\"[^\"]*\"|[^\s{}]+)|\s+)+\}")
_TAG: Final = regex.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w.\-]*)")
_OPAQUE: Final = words("code kbd samp var tt math svg script style pre")
_EMPHASIS: Final = words("emphasis strong_emphasis strikethrough")
_LINKS: Final = words("inline_link full_reference_link collapsed_reference_link")
# Those whose text is the label that finds the definition.
_LINKS_BY_TEXT: Final = words("shortcut_link collapsed_reference_link")
_MASKED: Final = words("code_span image uri_autolink email_autolink latex_block")


class Inline:
    """One pass over the tree of an inline: what is text, what is mask, what is left out."""

    def __init__(
        self,
        text: str,
        span: Callable[[Node], Span],
        labels: Collection[str],
        lines: list[Span],
        builder: Builder,
        after: list[Segment | Comment],
    ) -> None:
        self._text, self._span, self._labels = text, span, labels
        self._lines, self._builder, self._after = lines, builder, after
        self._ends = [end for _, end in lines]
        self._tags = 0
        # The name of an opaque HTML element whose end is waited for, and where it began.
        self._opaque: tuple[str, int] | None = None

    def walk(self, root: Node) -> None:
        """Add the whole inline to the builder."""
        self._position = self._lines[0][0]
        self._children(root, 0)
        self._text_to(self._lines[-1][1], 0)
        if self._opaque:
            self._cover(self._lines[-1][1], 0)

    def _is_emphasis(self, node: Node) -> bool:
        """Whether CommonMark sees the emphasis that the parser sees; not if its delimiters run into a neighbour's."""
        start, end = self._span(node)
        neighbours = [other for other in (node.prev_sibling, node.next_sibling) if other and other.type in _EMPHASIS]
        glued = any(node.start_byte == other.end_byte or node.end_byte == other.start_byte for other in neighbours)
        return not glued and _is_emphasis(self._text, start, end)

    def _children(self, node: Node, depth: int) -> None:
        for child in node.children:
            self._node(child, depth)

    def _node(self, node: Node, depth: int) -> None:
        kind = node.type
        start, end = self._span(node)
        if self._opaque is not None and kind != "html_tag":
            return
        if kind in _MASKED or (kind in _EMPHASIS and not self._is_emphasis(node)):
            self._text_to(start, depth)
            self._mask(start, end, depth)
            if kind == "image":
                self._image(node)
        elif kind in _EMPHASIS:
            self._text_to(start, depth)
            self._children(node, depth + 1)
            self._text_to(end, depth + 1)
        elif kind in _LINKS or kind == "shortcut_link":
            self._text_to(start, depth)
            self._link(node, start, end, depth)
        elif kind == "emphasis_delimiter":
            self._text_to(start, depth)
            self._position = end
        elif kind == "backslash_escape":
            self._text_to(start, depth)
            self._builder.escaped(self._text[start + 1 : end], start, end, self._depth(depth))
            self._position = end
        elif kind in ("entity_reference", "numeric_character_reference"):
            self._text_to(start, depth)
            read = html.unescape(self._text[start:end])
            if read == self._text[start:end]:
                self._mask(start, end, depth)
            else:
                self._builder.escaped(read, start, end, self._depth(depth))
                self._position = end
        elif kind == "hard_line_break" and self._text[start] == "\\":
            self._text_to(start, depth)
            self._position = start + 1
        elif kind == "html_tag":
            self._text_to(start, depth)
            self._tag(start, end, depth)
        elif node.child_count:
            self._children(node, depth)

    def _depth(self, depth: int) -> int:
        return depth + self._tags

    def _text_to(self, end: int, depth: int) -> None:
        """Add the text up to ``end``, without what the blocks around wrote at the line starts."""
        if self._opaque is not None:
            return
        for start, stop in self._spans(self._position, end):
            position = start
            for match in _ATTRIBUTES.finditer(self._text, start, stop):
                self._builder.flow(position, match.start(), self._depth(depth))
                self._builder.mask(*match.span(), self._depth(depth))
                position = match.end()
            self._builder.flow(position, stop, self._depth(depth))
        self._position = max(self._position, end)

    def _mask(self, start: int, end: int, depth: int) -> None:
        for first, last in self._spans(start, end):
            self._builder.mask(first, last, self._depth(depth))
        self._position = end

    def _spans(self, start: int, end: int) -> Iterator[Span]:
        """What of a stretch lies in the lines of the inline."""
        for first, last in islice(self._lines, bisect_right(self._ends, start), None):
            if first >= end:
                return
            yield max(first, start), min(last, end)

    def _cover(self, end: int, depth: int) -> None:
        assert self._opaque is not None
        start = self._opaque[1]
        self._opaque = None
        self._mask(start, end, depth)

    def _link(self, node: Node, start: int, end: int, depth: int) -> None:
        label = next((child for child in node.children if child.type == "link_text"), None)
        written = self._text[start:end]
        if node.type == "shortcut_link" and written.startswith("[^"):
            self._position = end
            return
        if node.type == "shortcut_link" and self._text[start - 1 : start] == "[" and self._text[end : end + 1] == "]":
            self._wikilink(start + 1, end - 1, depth)
            return
        if node.type in _LINKS_BY_TEXT and written.removesuffix("[]")[1:-1].strip().casefold() not in self._labels:
            self._children(node, depth)
            self._text_to(end, depth)
            return
        if label is not None:
            inside = self._span(label)
            self._position = inside[0]
            self._children(label, depth + 1)
            self._text_to(inside[1], depth + 1)
        for child in node.children:
            if child.type == "link_title":
                self._title(*self._span(child))
        self._position = end

    def _wikilink(self, start: int, end: int, depth: int) -> None:
        """``[[page]]``, ``[[page|text]]``: the name of a page is no prose."""
        bar = self._text.find("|", start, end)
        self._text_to(start, depth)
        self._mask(start, end if bar < 0 else bar, depth)
        self._text_to(end, depth)

    def _image(self, node: Node) -> None:
        if all(child.type not in ("link_destination", "link_label") for child in node.children):
            # ![label] and ![label][]: the text is what finds the image.
            return
        for child in node.children:
            if child.type == "image_description":
                self._attribute(*self._span(child))
            elif child.type == "link_title":
                self._title(*self._span(child))

    def _title(self, start: int, end: int) -> None:
        self._attribute(start + 1, end - 1)

    def _attribute(self, start: int, end: int) -> None:
        builder = Builder(self._text)
        builder.take(start, end)
        if "\n" not in self._text[start:end] and "\r" not in self._text[start:end]:
            self._after.extend(builder.build(SegmentKind.ATTRIBUTE, escape=no_quotes))

    def _tag(self, start: int, end: int, depth: int) -> None:
        written = self._text[start:end]
        if self._opaque is not None:
            if written.lower().startswith(f"</{self._opaque[0]}"):
                self._cover(end, depth)
            return
        if written.startswith("<!--"):
            self._after.append(Comment(start, end))
            self._position = end
            return
        tag = _TAG.match(written)
        name = tag["name"].lower() if tag else ""
        if tag and name in _OPAQUE and not tag["close"] and not written.endswith("/>"):
            self._opaque = (name, start)
        elif name in ("br", "img", "input"):
            self._mask(start, end, depth)
        else:
            if tag and not written.endswith("/>") and name != "wbr":
                self._tags = max(0, self._tags + (-1 if tag["close"] else 1))
            # Blanks on both sides of a tag are shown as one.
            blanks = _BLANKS.match(self._text, end) if self._builder.last == " " else None
            self._position = blanks.end() if blanks else end


_BLANKS: Final = regex.compile(r"[ \t]+")
_BLANK: Final = regex.compile(r"\s|\Z")
_PUNCTUATION: Final = regex.compile(r"[\p{P}\p{S}]")


def _is_emphasis(text: str, start: int, end: int) -> bool:
    """Whether the delimiters of ``text[start:end]`` open and close by CommonMark's rules (0.31, section 6.2).

    The parser knows the punctuation of ASCII only: it takes ``a**؟**`` for emphasis.
    """
    mark = text[start]
    opened, closed = start, end
    while text[opened : opened + 1] == mark:
        opened += 1
    while closed > opened and text[closed - 1] == mark:
        closed -= 1
    first, behind = start, end
    while first and text[first - 1] == mark:
        first -= 1
    while text[behind : behind + 1] == mark:
        behind += 1
    opens = _flanks(text[max(0, first - 1) : first], text[opened : opened + 1])
    return opens and _flanks(text[behind : behind + 1], text[closed - 1 : closed])


def _flanks(outside: str, inside: str) -> bool:
    """Whether a delimiter between these characters belongs to the inner one (an empty string is a text's end)."""
    if _BLANK.match(inside):
        return False
    return not _PUNCTUATION.match(inside) or bool(_BLANK.match(outside) or _PUNCTUATION.match(outside))


def no_quotes(text: str) -> str | None:
    """Only what means nothing in a link's title or an alternative text can be put there."""
    return None if regex.search(r"[\"'()\[\]\\<>&\r\n`*_]", text) else text
