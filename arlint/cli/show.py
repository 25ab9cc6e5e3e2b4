"""``arlint show``: what arlint sees of a document, so that a user sees why something was or was not checked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from arlint.cli import options

if TYPE_CHECKING:
    from arlint.diagnostics import Lang
    from arlint.documents.document import Document, Segment, Zone
    from arlint.text.positions import Position

    Locate = Callable[[int], Position]

_MASK_SIGN = "▒"


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said around the fragments; kinds of segments and zones are names and stay."""

    lang: Lang
    inside: str
    masked: str
    suppression: str
    sic: str


_WORDS: Final = {
    "en": _Words("en", "in", "masked", "suppression", "left alone (sic)"),
    "ar": _Words("ar", "في", "محجوب", "استثناء", "متروك (كذا)"),
}


def command(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A file; - is standard input.")],
    tokens: Annotated[bool, typer.Option("--tokens", help="The tokens too, with their keys and clitics.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
    lang: options.LangOption = None,
    bidi: options.Bidi = None,
    stdin_filename: options.StdinFilename = "<stdin>",
    format: options.Format = None,
    encoding: options.Encoding = None,
) -> None:
    """Show what arlint reads of a file: segments, what is masked in them (▒), zones, tokens, suppressions."""
    from pathlib import Path

    from arlint.documents.reading import read
    from arlint.project.inputs import Input, read_source

    options.one_of("bidi", bidi)
    language = options.language(lang)
    item = Input(stdin_filename, None) if path == "-" else Input(path, Path(path))
    document = read(read_source(item, encoding, format), format)
    shown = describe(document, tokens)
    if as_json:
        from arlint.reporters.visible import to_json

        sys.stdout.write(to_json(shown, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(shown, _WORDS[language], bidi != "none"))


def describe(document: Document, tokens: bool = False) -> dict[str, Any]:
    """A document as plain data; positions are 1-based lines and columns in code points.

    They are those of the source; of an archive, number of the paragraph and column in it.
    """
    from arlint.documents.directives import sic_words

    locate = _locator(document)
    source = document.source.text
    return {
        "path": document.source.path,
        "format": document.format,
        "encoding": document.source.encoding,
        "unit": "codepoint",
        "segments": [_segment(segment, source, locate, tokens) for segment in document.segments],
        "suppressions": [
            {"at": _place(locate, d.start), "verb": d.verb.value, "codes": [code for code, _ in d.codes]}
            for d in document.directives
        ],
        "sic": [
            {"at": _place(locate, start), "text": source[start:end]} for start, end in sic_words(document.segments)
        ],
    }


def _segment(segment: Segment, source: str, locate: Locate, tokens: bool) -> dict[str, Any]:
    start, _ = segment.source_span(0, 1)
    out: dict[str, Any] = {
        "at": _place(locate, start),
        "kind": segment.kind.value,
        "pieces": len(segment.pieces),
        "text": segment.text.replace("\ufffc", _MASK_SIGN),
        "masks": [
            {"at": _place(locate, first), "text": source[first:last]}
            for first, last in (segment.source_span(*run) for run in _masks(segment))
        ],
        "zones": [
            {"kind": zone.kind.value, "at": _place(locate, first), "text": _written(segment, zone, source[first:last])}
            for zone in segment.zones
            for first, last in (segment.source_span(zone.start, zone.end),)
        ],
    }
    if tokens:
        out["tokens"] = list(_tokens(segment, locate))
    return out


def _written(segment: Segment, zone: Zone, source: str) -> str:
    """The text of a zone: as in the source, which also has what is masked; without the markup of an archive."""
    if source.count("<w:"):
        return segment.text[zone.start : zone.end].replace("\ufffc", _MASK_SIGN)
    return source


def _masks(segment: Segment) -> Iterator[tuple[int, int]]:
    """The runs of masks, cut where pieces of the source meet."""
    for piece in segment.pieces:
        at = piece.start
        while at < piece.end:
            end = at
            while end < piece.end and segment.text[end] == "\ufffc":
                end += 1
            if end > at:
                yield at, end
            at = max(end, at + 1)


def _tokens(segment: Segment, locate: Locate) -> Iterator[dict[str, Any]]:
    from arlint.text.clitics import splits
    from arlint.text.tokens import TokenKind, TokenStream

    for token in TokenStream.of(segment.text).tokens:
        if token.kind is TokenKind.MASK:
            continue
        start, _ = segment.source_span(token.start, token.end)
        out: dict[str, Any] = {"at": _place(locate, start), "kind": token.kind.name.lower(), "text": token.surface}
        if token.kind is TokenKind.WORD:
            out["key"] = token.key
            out["splits"] = [
                "+".join(part for part in (split.prefix, split.stem, split.suffix) if part)
                for split in splits(token.key)
                if split.prefix or split.suffix
            ]
        yield out


def _locator(document: Document) -> Locate:
    """What tells line and column of an offset of the source."""

    if document.source.container is None:
        return document.source.lines().position
    from arlint.project.legible import Places

    places = Places(document.segments)
    return lambda offset: places.index.position(places.place(offset))


def _place(locate: Locate, offset: int) -> str:
    position = locate(offset)
    return f"{position.line}:{position.column}"


def _lines(shown: dict[str, Any], words: _Words, isolate: bool) -> Iterator[str]:
    """The description for a reader: the position first, every fragment of the document in an isolate."""
    from arlint.reporters.visible import isolated, visible, visible_path
    from arlint.reporters.wording import PIECES, SEGMENTS

    def fragment(text: str) -> str:
        return isolated(visible(text), isolate)

    count = SEGMENTS.counted(len(shown["segments"]), words.lang)
    yield f"{visible_path(shown['path'])}: {shown['format']}, {shown['encoding']}, {count}"
    for segment in shown["segments"]:
        pieces = segment["pieces"]
        where = f" {words.inside} {PIECES.counted(pieces, words.lang)}" if pieces > 1 else ""
        yield f"{segment['at']} {segment['kind']}{where}: {fragment(segment['text'])}"
        for mask in segment["masks"]:
            yield f"  {mask['at']} {words.masked}: {fragment(mask['text'])}"
        for zone in segment["zones"]:
            yield f"  {zone['at']} {zone['kind']}: {fragment(zone['text'])}"
        for token in segment.get("tokens", ()):
            splits = "".join(f" {fragment(split)}" for split in token.get("splits", ()))
            yield f"  {token['at']} {token['kind']} {fragment(token['text'])}" + (f" ={splits}" if splits else "")
    for item in shown["suppressions"]:
        yield f"{item['at']} {words.suppression}: {item['verb']}[{', '.join(item['codes'])}]"
    for item in shown["sic"]:
        yield f"{item['at']} {words.sic}: {fragment(item['text'])}"
