"""LaTeX: running text, headings, items, captions, footnotes, cells of tables.

The preamble is left out but for the title and the abstract, and so is what stands
behind ``\\end{document}``. Commands are left out and their arguments read, unless
they are known to hold no prose (references, files, lengths …) or hold no Arabic
letter: those are masked, and so are options, but for the short forms of headings.
Left out: mathematics on display, verbatim and listings. Masked: mathematics in the text. Comments may hold
suppressions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arlint.documents.builder import Builder, words
from arlint.documents.document import Comment, Segment, SegmentKind
from arlint.documents.source import Source

_OPAQUE: Final = (
    "verbatim|Verbatim|lstlisting|minted|equation|align|gather|multline|eqnarray|displaymath|math|alltt|"
    "tikzpicture|filecontents|comment|alignat|flalign|thebibliography"
)
_TOKEN: Final = regex.compile(
    r"(?P<comment>(?<!\\)%[^\r\n]*)"
    rf"|(?P<opaque>\\begin\{{(?P<name>(?:{_OPAQUE})\*?)\}}.*?(?:\\end\{{(?P=name)\}}|\Z))"
    r"|(?P<display>\$\$.*?(?:\$\$|\Z)|\\\[.*?(?:\\\]|\Z))"
    r"|(?P<math>\$(?:[^$\\\r\n]|\\.)+\$|\\\(.*?\\\))"
    r"|(?P<environment>\\(?:begin|end)\{(?P<which>[^{}]*)\}(?:\[[^\[\]]*\])?)"
    r"|(?P<verb>\\(?:(?:verb|Verb)\*?|(?:lstinline|mintinline)(?:\[[^\[\]]*\])?(?:\{[^{}]*\})?)"
    r"(?P<mark>[^\sA-Za-z0-9*{\[])[^\r\n]*?(?P=mark)|\\foreach[ ][^{}\r\n]*?[ ]in[ ]*\{[^{}]*\})"
    r"|\\(?P<escaped>[&%$\#_{}])|(?P<newline>\\\\\*?(?:\[[^\]]*\])?)|\\(?P<command>[A-Za-z@]+\*?)[ \t]*|(?P<symbol>\\.)"
    r"|(?P<ligature>``|''|---|--)|(?P<tie>~)|(?P<cell>&)"
    r"|(?P<paragraph>(?>\r\n|\r|\n)[ \t]*(?>\r\n|\r|\n)\s*)|(?P<brace>[{}])",
    regex.DOTALL,
)
_ARGUMENT: Final = regex.compile(
    r"[ \t]*\{(?P<inside>(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\})*+)\}", regex.DOTALL
)
_OPTION: Final = regex.compile(r"[ \t]*\[[^\[\]]*\]")
# An option right behind its command: whatever stands in it is a setting, a label or a file's name.
_TIGHT: Final = regex.compile(r"\[(?:[^\[\]{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\})*+\]", regex.DOTALL)
_SETTING: Final = regex.compile(r"[ \t]*(?:\[[^\[\]]*\]|\([^()\p{L}]*\))")  # options, coordinates
_HEADINGS: Final = words("part chapter section subsection subsubsection paragraph subparagraph title subtitle caption")
_SEPARATE: Final = _HEADINGS | {"author", "frametitle", "framesubtitle"}
_NOTES: Final = words("footnote footnotetext thanks marginpar")
_NO_PROSE: Final = words(
    "ref eqref pageref autoref cref Cref nameref vref Vref subref label bibitem index glossary "
    "cite citep citet parencite textcite footcite autocite nocite fullcite citeauthor citeyear citetitle "
    "gls Gls glspl Glspl glsadd acrshort acrlong acrfull ac acp acs acl acf newacronym newglossaryentry "
    "lstinline mintinline lstinputlisting inputminted verbatiminput includepdf includesvg graphicspath subfile import "
    "tikzset pgfplotsset tcbset "
    "includegraphics input include usepackage documentclass bibliography bibliographystyle url path href hspace "
    "vspace setlength addtolength newcommand renewcommand providecommand newenvironment renewenvironment def let "
    "setmainlanguage setotherlanguage setdefaultlanguage setmainfont newfontfamily selectlanguage foreignlanguage "
    "color textcolor definecolor hypersetup geometry pagestyle thispagestyle setcounter addbibresource texttt "
    "lstset multirow cline cmidrule rule textenglish LR lr si SI num qty unit ce DeclareMathOperator pagenumbering"
)
# Commands of which only the last argument is prose.
_LAST_IS_PROSE: Final = {
    "href": 2, "textcolor": 2, "multicolumn": 3, "multirow": 3, "colorbox": 2, "parbox": 2,
    "hyperlink": 2, "hypertarget": 2, "glslink": 2, "glsdisp": 2,
}  # fmt: skip
_BREAKS: Final = words("item par newline hline toprule midrule bottomrule maketitle tableofcontents newpage clearpage")
# Commands that print nothing where they stand.
_INVISIBLE: Final = words("label index phantomsection nocite protect hypertarget glsadd")
# Commands without arguments that change how the text behind them looks; all others stand for something.
_SWITCHES: Final = words(
    "bf it em rm sf tt sl sc tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge bfseries "
    "itshape mdseries rmfamily sffamily ttfamily upshape slshape scshape normalfont selectfont centering raggedright "
    "raggedleft noindent indent RTL LTR setRTL setLTR arabic textbf textit emph underline"
)
_LIGATURES: Final = {"``": "\u201c", "''": "\u201d", "--": "\u2013", "---": "\u2014"}
_ARABIC: Final = regex.compile(r"\p{Script=Arabic}")


def read(source: Source) -> Iterator[Segment | Comment]:
    """The prose of a LaTeX document or of a part of one."""
    reader = _Reader(source.text)
    begin = source.text.find(r"\begin{document}")
    if begin >= 0:
        for match in regex.compile(r"\\(?:title|subtitle|author|date|abstract)\s*(?=\{)").finditer(
            source.text, 0, begin
        ):
            argument = _ARGUMENT.match(source.text, match.end())
            if argument:
                yield from reader.run(*argument.span("inside"), SegmentKind.HEADING)
        for match in _TOKEN.finditer(source.text, 0, begin):
            if match["comment"]:
                yield Comment(*match.span())
    yield from reader.run(max(begin, 0), len(source.text), SegmentKind.PARAGRAPH)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        # The end of an argument, and that of one behind it which is read by itself.
        self._jumps: dict[int, int] = {}

    def run(self, start: int, end: int, kind: SegmentKind) -> Iterator[Segment | Comment]:
        """The segments of ``text[start:end]``, the first of that kind."""
        text = self._text
        builder = Builder(text)
        # Notes stand in the middle of a sentence; their segments come behind it.
        later: list[tuple[int, int, SegmentKind]] = []
        depth = 0
        position = start
        while position < end:
            token = _TOKEN.search(text, position, end)
            stop = token.start() if token else end
            builder.flow(position, stop, depth)
            if token is None:
                break
            position = token.end()
            span = token.span()
            if token["comment"]:
                yield Comment(*span)
            elif token["math"] or token["verb"]:
                builder.mask(*span, depth)
            elif token["escaped"]:
                builder.escaped(token["escaped"], *span, depth)
            elif token["tie"]:
                builder.escaped("\u00a0", *span, depth)
            elif token["ligature"]:
                builder.escaped(_LIGATURES[token["ligature"]], *span, depth)
            elif token["newline"]:
                builder.mask(*span, depth)
            elif token["symbol"]:
                # \- and \/ are nothing, \  is a blank, the others are accents of Latin letters.
                if token["symbol"] == "\\ ":
                    builder.escaped(" ", *span, depth)
                elif token["symbol"][1] not in "-/":
                    builder.mask(*span, depth)
            elif token["brace"]:
                position = self._jumps.get(position, position)
                depth = max(0, depth + (1 if token["brace"] == "{" else -1))
            elif token["command"]:
                command = token["command"].rstrip("*")
                if command in _BREAKS or command in _SEPARATE:
                    yield from builder.build(kind, escape=_escape)
                    yield from self._flush(later)
                    kind, depth = SegmentKind.PARAGRAPH, 0
                if command == "item":
                    kind = SegmentKind.ITEM
                    option = _OPTION.match(text, position, end)
                    position = option.end() if option else position
                elif command in _SEPARATE or command in _NOTES:
                    position = self._separate(command, position, end, later)
                    if command in _SEPARATE:
                        yield from self._flush(later)
                elif command == "texorpdfstring":
                    self._twofold(position, end, later)
                else:
                    position = self._arguments(builder, command, token.start(), position, end, depth)
            else:
                # A paragraph's end, a cell's, an environment's, mathematics on display.
                cell = bool(token["cell"])
                yield from builder.build(SegmentKind.CELL if cell else kind, escape=_escape)
                yield from self._flush(later)
                kind, depth = SegmentKind.CELL if cell else SegmentKind.PARAGRAPH, 0
                if token["environment"] and token["environment"].startswith(r"\begin"):
                    position = self._past_arguments(position, end)
                elif token["which"] == "document":
                    return  # TeX reads no further
        yield from builder.build(kind, escape=_escape)
        yield from self._flush(later)

    def _flush(self, later: list[tuple[int, int, SegmentKind]]) -> Iterator[Segment | Comment]:
        for start, end, kind in later:
            yield from self.run(start, end, kind)
        later.clear()

    def _separate(self, command: str, at: int, end: int, later: list[tuple[int, int, SegmentKind]]) -> int:
        """A heading's or a note's argument: a segment of its own; where to go on."""
        option = _OPTION.match(self._text, at, end)
        argument = _ARGUMENT.match(self._text, option.end() if option else at, end)
        if argument is None:
            return at
        kind = SegmentKind.HEADING if command in _HEADINGS else SegmentKind.PARAGRAPH
        if option and _ARABIC.search(option.group()):
            # The short form, for the table of contents.
            later.append((option.end() - len(option.group().lstrip()) + 1, option.end() - 1, SegmentKind.ATTRIBUTE))
        later.append((*argument.span("inside"), kind))
        return argument.end()

    def _twofold(self, at: int, end: int, later: list[tuple[int, int, SegmentKind]]) -> None:
        """The same text for the page and for the bookmarks of a PDF: the second is a segment of its own."""
        page = _ARGUMENT.match(self._text, at, end)
        bookmark = _ARGUMENT.match(self._text, page.end(), end) if page else None
        if page and bookmark:
            later.append((*bookmark.span("inside"), SegmentKind.ATTRIBUTE))
            self._jumps[page.end()] = bookmark.end()

    def _past_arguments(self, at: int, end: int) -> int:
        """Behind the arguments of an environment, which hold no prose (columns, widths)."""
        while True:
            option = _TIGHT.match(self._text, at, end)
            argument = option or _SETTING.match(self._text, at, end) or _ARGUMENT.match(self._text, at, end)
            if argument is None or (argument is not option and _ARABIC.search(argument.group())):
                return at
            at = argument.end()

    def _arguments(self, builder: Builder, command: str, start: int, at: int, end: int, depth: int) -> int:
        """A command in the text: masked with what is not prose among its arguments; where to go on."""
        stop, number = at, 0
        while True:
            option = _SETTING.match(self._text, stop, end)
            if option is None or _ARABIC.search(option.group()):
                # Behind a blank or a switch, brackets with words in them are the author's own.
                behind = command not in _SWITCHES and not self._text[stop - 1].isspace()
                option = _TIGHT.match(self._text, stop, end) if behind else None
            if option is not None:
                stop = option.end()
                continue
            argument = _ARGUMENT.match(self._text, stop, end)
            if argument is None:
                break
            number += 1
            if command in _LAST_IS_PROSE:
                prose = number == _LAST_IS_PROSE[command]
            else:
                prose = command not in _NO_PROSE and bool(_ARABIC.search(argument["inside"]))
            if prose:
                break
            stop = argument.end()
        shown = stop > at if number else command not in _SWITCHES | _BREAKS
        if shown and command not in _INVISIBLE:
            builder.mask(start, stop, depth)
        return stop


def _escape(text: str) -> str | None:
    if regex.search(r"[\\{}^~\r\n]", text):
        return None
    return regex.sub(r"([&%$#_])", r"\\\1", text)
