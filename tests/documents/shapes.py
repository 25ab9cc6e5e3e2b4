"""The structure of a document as an independent parser sees it, its prose left out."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Callable
from typing import Any

_PROSE_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "content"}
_ARABIC = re.compile("[\u0600-\u06ff]")


def _leaf(value: object) -> object:
    """An Arabic string is prose; everything else has to stay."""
    return "prose" if isinstance(value, str) and _ARABIC.search(value) else value


def _tree(value: object) -> object:
    if isinstance(value, dict):
        return {key: _tree(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_tree(inner) for inner in value]
    return _leaf(value)


def markdown(text: str) -> object:
    """markdown-it-py: every token but the words of its texts; code as it is."""
    from markdown_it import MarkdownIt

    def shape(token: Any) -> object:
        attributes = {k: v for k, v in token.attrs.items() if k not in _PROSE_ATTRIBUTES}
        code = token.content if token.type in ("code_inline", "fence", "code_block") else ""
        children = [shape(child) for child in token.children or [] if child.type != "text"]
        return token.type, token.tag, token.nesting, attributes, code, children

    # CommonMark knows no footnotes: to it the text of one is an address if it is one word.
    paragraphs = re.sub(r"\[\^\w+\]:", "x:", text)
    return [shape(token) for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(paragraphs)]


def html(text: str) -> object:
    """html5lib: elements and attributes; texts of scripts, code and preformatted blocks, and comments."""
    import html5lib

    root = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)

    def shape(element: Any) -> object:
        if not isinstance(element.tag, str):
            return "comment", element.text
        attributes = {k: v for k, v in element.attrib.items() if k not in _PROSE_ATTRIBUTES}
        kept = element.text if element.tag in ("script", "pre", "code") else None
        return element.tag, attributes, kept, [shape(child) for child in element]

    return shape(root)


def xml(text: str) -> object:
    """lxml: elements, attributes, texts without Arabic, and those that are not translations."""
    from lxml import etree

    def shape(element: Any) -> object:
        finished = element.get("type") != "unfinished" and element.tag != "ph"
        kept = _leaf(element.text) if finished else element.text
        # Blanks are what the fixer is for.
        texts = [" ".join(part.split()) if isinstance(part, str) else part for part in (kept, _leaf(element.tail))]
        return element.tag, dict(element.attrib), texts, [shape(child) for child in element]

    return shape(etree.fromstring(text.encode()))


def yaml(text: str) -> object:
    """PyYAML."""
    import yaml as library

    return _tree(library.safe_load(text))


def po(text: str) -> object:
    """polib: everything but the translations that are finished."""
    import polib

    return [
        (entry.msgid, entry.flags, entry.comment, entry.occurrences, entry.msgstr if entry.fuzzy else "")
        for entry in polib.pofile(text)
    ]


def subtitles(format: str) -> Callable[[str], object]:
    """pysubs2: times, and the number of lines."""

    def shape(text: str) -> object:
        import pysubs2

        return [(e.start, e.end, e.text.count("\\N")) for e in pysubs2.SSAFile.from_string(text, format_=format)]

    return shape


def rst(text: str) -> object:
    """docutils: the nodes, and the texts of literals."""
    from docutils.core import publish_doctree
    from docutils.nodes import Text, comment, literal, literal_block

    settings = {"report_level": 5, "halt_level": 6, "file_insertion_enabled": False, "syntax_highlight": "none"}

    def shape(node: Any) -> object:
        if isinstance(node, (literal, literal_block, comment)):
            return type(node).__name__, node.astext()
        children = [shape(child) for child in node.children if not isinstance(child, Text)]
        return type(node).__name__, node.get("refuri"), children

    return shape(publish_doctree(text, settings_overrides=settings))


def asciidoc(text: str) -> object:
    """asciidoc-py: the elements of the DocBook that it makes, and the texts of literals."""
    from asciidoc.api import AsciiDocAPI
    from lxml import etree

    out = io.StringIO()
    program = AsciiDocAPI()
    # An attribute that is not defined would take its whole line away.
    program.attributes["x"] = "x"
    program.execute(io.StringIO(text), out, backend="docbook5")

    def shape(element: Any) -> object:
        if not isinstance(element.tag, str):
            return "comment", element.text
        kept = element.text if etree.QName(element).localname in ("literal", "screen", "literallayout") else None
        # The anchor of a section is made of the words of its title.
        attributes = {name: value for name, value in element.attrib.items() if not name.endswith("}id")}
        return element.tag, attributes, kept, [shape(child) for child in element]

    return shape(etree.fromstring(out.getvalue().encode()))


def latex(text: str) -> object:
    """pylatexenc: macros, environments, groups; math, comments and verbatim text as they are."""
    from pylatexenc import latexwalker as walker

    def shape(node: Any) -> object:
        if node is None or isinstance(node, walker.LatexCharsNode):
            return None
        if isinstance(node, walker.LatexMathNode | walker.LatexCommentNode):
            return node.latex_verbatim()
        # A tie is a blank, the others are punctuation: what a fix is for.
        if getattr(node, "specials_chars", "") in ("~", "``", "''", "--", "---"):
            return None
        name = getattr(node, "macroname", getattr(node, "environmentname", getattr(node, "specials_chars", "")))
        if name == "verbatim":
            return node.latex_verbatim()
        arguments = node.nodeargd.argnlist if getattr(node, "nodeargd", None) else ()
        return name, shapes(arguments), shapes(getattr(node, "nodelist", ()))

    def shapes(nodes: Any) -> list[object]:
        return [found for node in nodes or () if (found := shape(node)) is not None]

    return shapes(walker.LatexWalker(text, tolerant_parsing=False).get_latex_nodes()[0])


def strings(text: str) -> object:
    """openstep-plist, which reads Apple's old property lists."""
    import openstep_plist

    return _tree(openstep_plist.loads(text))


def docx(text: str) -> object:
    """python-docx: every element of the document but the words of its texts; what is deleted as it is."""
    from tests.documents.word import opened

    def shape(element: Any) -> object:
        name = element.tag.rpartition("}")[2]
        kept = element.text if name in ("delText", "instrText") else None
        return element.tag, dict(element.attrib), kept, [shape(child) for child in element]

    return shape(opened(text).element)


SHAPES: dict[str, Callable[[str], object]] = {
    "markdown": markdown,
    "html": html,
    "json": lambda text: _tree(json.loads(text)),
    "yaml": yaml,
    "toml": lambda text: _tree(tomllib.loads(text)),
    "po": po,
    "csv": lambda text: [[_leaf(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))],
    "xliff": xml,
    "qt": xml,
    "android": xml,
    "srt": subtitles("srt"),
    "vtt": subtitles("vtt"),
    "rst": rst,
    "strings": strings,
    "asciidoc": asciidoc,
    "latex": latex,
    "docx": docx,
}
