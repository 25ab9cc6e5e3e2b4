"""What must hold for every document of every format."""

from __future__ import annotations

from itertools import pairwise

import regex

from arlint.documents.document import Document, Segment
from arlint.documents.reading import read
from arlint.documents.source import Source, decode
from arlint.text.characters import MASK
from tests.documents.word import packed

_WORD = regex.compile("[\u0621-\u064a]{2,}")


def source(text: str, path: str) -> Source:
    """``text`` as a file of that name; for a Word document, as its main part in an archive."""
    return decode(packed(text), path) if path.endswith(".docx") else Source(text, path)


def document(text: str, path: str) -> Document:
    """``text`` as a file of that name, with the laws of documents checked."""
    out = read(source(text, path))
    assert_laws(out)
    return out


def assert_laws(document: Document) -> None:
    """Segments are slices of the source, masks cover it, and no two pieces overlap."""
    text = document.source.text
    taken: list[tuple[int, int]] = []
    for segment in document.segments:
        position = 0
        for piece in segment.pieces:
            assert piece.start == position
            assert piece.length > 0
            position = piece.end
            # The line end between two lines of cells that stand side by side is in each of the cells.
            if MASK not in (seen := segment.text[piece.start : piece.end]) and seen.strip("\r\n"):
                taken.append((piece.source_start, piece.source_end))
            assert 0 <= piece.source_start < piece.source_end <= len(text)
            if piece.source_length:
                continue
            written = text[piece.source_start : piece.source_end]
            assert all(s in (w, MASK) for s, w in zip(seen, written, strict=True))
        assert position == len(segment.text)
        for zone in segment.zones:
            assert 0 <= zone.start < zone.end <= len(segment.text)
    taken.sort()
    for (_, end), (start, _) in pairwise(taken):
        assert end <= start


def edit_words(document: Document) -> tuple[str, list[str]]:
    """Write ج for the last letter of every second Arabic word: the new source text, and the segments' new texts."""
    edits: list[tuple[int, int, str]] = []
    expected: list[str] = []
    for segment in document.segments:
        new = segment.text
        for match in list(_WORD.finditer(segment.text))[::2]:
            edit = segment.source_edit(match.end() - 1, match.end(), "ج")
            if edit is not None:
                edits.append(edit)
                new = new[: match.end() - 1] + "ج" + new[match.end() :]
        expected.append(new)
    return apply(document.source.text, edits), expected


def apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    """``text`` with the edits made."""
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def assert_edits_only_words(before: Document) -> str:
    """Edited words come back in the same segments, and nothing else of the source has changed; the new text."""
    text, expected = edit_words(before)
    after = read(before.source._replace(text=text), before.format)
    assert [s.text for s in after.segments] == expected
    assert [s.kind for s in after.segments] == [s.kind for s in before.segments]
    assert after.markup() == before.markup()
    return text


def seen(document: Document) -> list[tuple[str, str]]:
    """Kind and text of every segment, masks drawn as ▒."""
    return [(segment.kind.value, segment.text.replace(MASK, "▒")) for segment in document.segments]


def find(document: Document, text: str) -> tuple[Segment, int]:
    """The first segment in which a text stands, and where."""
    for segment in document.segments:
        if text in segment.text:
            return segment, segment.text.index(text)
    raise AssertionError(f"{text!r} is in no segment")
