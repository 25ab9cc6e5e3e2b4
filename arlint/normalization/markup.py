"""Normalizing the prose of a document and nothing else of it."""

from __future__ import annotations

from collections.abc import Callable

from arlint.documents.document import Document, Segment
from arlint.documents.source import Source
from arlint.normalization.actions import Edit, OffsetMap, apply_edits
from arlint.normalization.pipeline import Normalizer


def normalize_document(source: Source, read: Callable[[Source], Document], normalizer: Normalizer) -> str:
    """The text of a source in which the prose is normalized; markup, code and all that is masked stay.

    Each segment is normalized as a text of its own, and the difference is put into
    the source as minimal edits. An edit that would cross markup is not made, nor one
    that only trims a segment or the end of a line, where spaces may be syntax.
    """
    document = read(source)
    edits = sorted(edit for segment in document.segments for edit in _segment_edits(segment, normalizer))
    separate: list[Edit] = []
    for edit in edits:
        if not separate or edit[0] >= separate[-1][1]:
            separate.append(edit)
    text = apply_edits(source.text, separate)
    if text == source.text or read(source._replace(text=text)).markup() == document.markup():
        return text
    return _one_by_one(source, read, separate, document.markup())


def _one_by_one(source: Source, read: Callable[[Source], Document], edits: list[Edit], markup: str) -> str:
    """Only the edits that leave the markup what it was: halves are tried until the culprits are single."""

    def keeps(chosen: list[Edit]) -> bool:
        return read(source._replace(text=apply_edits(source.text, chosen))).markup() == markup

    kept: list[Edit] = []
    waiting = [edits]
    while waiting:
        part = waiting.pop()
        if keeps(sorted(kept + part)):
            kept = sorted(kept + part)
        elif len(part) > 1:
            middle = len(part) // 2
            waiting += [part[middle:], part[:middle]]
    return apply_edits(source.text, kept)


def _segment_edits(segment: Segment, normalizer: Normalizer) -> list[Edit]:
    text = segment.text
    done = normalizer(text)
    if done == text:
        return []
    found: list[Edit] = []
    done, offsets = normalizer.with_offsets(text)
    for start, end, replacement in differences(text, done, offsets):
        if _trims(text, start, end, replacement):
            continue
        edit = segment.source_edit(start, end, replacement)
        if edit is not None:
            found.append(edit)
    return found


def _trims(text: str, start: int, end: int, replacement: str) -> bool:
    if replacement or text[start:end].strip():
        return False
    return not start or end == len(text) or text[start - 1] == "\n" or text[end] in "\r\n"


def differences(text: str, done: str, offsets: OffsetMap) -> list[Edit]:
    """Minimal edits that make ``done`` of ``text``, from the map between them."""
    edits: list[Edit] = []
    left = right = 0  # what is accounted for, of the text and of the result
    for index, at in enumerate(offsets):
        if at < left or at >= len(text) or text[at] != done[index]:
            continue
        if at > left or index > right:
            edits.append((left, at, done[right:index]))
        left, right = at + 1, index + 1
    if left < len(text) or right < len(done):
        edits.append((left, len(text), done[right:]))
    return edits
