"""Invisible characters: which of them do nothing where they stand, and deleting all of them.

Sources: DefaultIgnorableCodePoint (DerivedCoreProperties.txt), UAX #9 for the bidi
controls, DerivedJoiningType.txt (deleting a Transparent character cannot change the
joining of its neighbours), UTS #51 for emoji sequences.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arlint.normalization.actions import Edit
from arlint.normalization.classes import ARABIC, PICTOGRAPH

_EMBEDDINGS, _ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_CLOSES: Final = dict.fromkeys(_EMBEDDINGS, "\u202c") | dict.fromkeys(_ISOLATES, "\u2069")

_SAFE: Final = regex.compile(
    r"(?<bom>\ufeff++)"
    r"|(?<loose>[\u00ad\u200b\u200f\u061c]++)"
    r"|(?<zwnj>\u200c++)"
    r"|(?<lrm>\u200e{2,}+)"
    r"|(?<pairs>[\u202a-\u202e\u2066-\u2069]{2,}+)"
)
SAFE_GATE: Final = "\ufeff\u00ad\u200b\u200f\u061c\u200c\u200e\u202c\u2069"
_EDGE: Final = frozenset(" \t\r\n")


def useless_invisibles(text: str) -> Iterator[Edit]:
    """Invisible characters without effect where they stand; one round (a deletion can expose another).

    Deleted: the byte order mark; soft hyphen, ZWSP, RLM, ALM between two Arabic
    letters or marks; ZWNJ at a space, tab, newline or edge; doubled ZWNJ, LRM, RLM,
    ALM; empty embeddings and isolates.
    """
    size = len(text)
    for match in _SAFE.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "bom":
            yield start, end, ""
        elif kind == "loose":
            if start and end < size and text[start - 1] in ARABIC and text[end] in ARABIC:
                yield start, end, ""
            else:
                yield from _repeated_marks(text, start, end)
        elif kind == "zwnj":
            if not start or end == size or text[start - 1] in _EDGE or text[end] in _EDGE:
                yield start, end, ""
            elif end > start + 1:
                yield start + 1, end, ""
        elif kind == "lrm":
            yield start + 1, end, ""
        else:
            yield from _empty_pairs(text, start, end)


def _repeated_marks(text: str, start: int, end: int) -> Iterator[Edit]:
    for at in range(start + 1, end):
        if text[at] == text[at - 1] and text[at] in "\u200f\u061c":
            yield at, at + 1, ""


def _empty_pairs(text: str, start: int, end: int) -> Iterator[Edit]:
    """Openers with their closers and nothing between, nested ones too: each control closes the one on the stack."""
    open_controls: list[int] = []
    dropped: list[int] = []
    for at in range(start, end):
        if open_controls and _CLOSES.get(text[open_controls[-1]]) == text[at]:
            dropped += (open_controls.pop(), at)
        else:
            open_controls.append(at)
    for at in sorted(dropped):
        yield at, at + 1, ""


JOINER_GATE: Final = "\u200d\ufe0f"
_JOINER: Final = regex.compile(r"[\u200d\ufe0f]")
_SKIN_TONES: Final = frozenset(map(chr, range(0x1F3FB, 0x1F400)))


def stray_joiners(text: str) -> Iterator[Edit]:
    """ZWJ that joins no two emoji, VS16 that follows no emoji and stands in no keycap (base, VS16, U+20E3)."""
    for match in _JOINER.finditer(text):
        if not joins_emoji(text, match.start()):
            yield match.start(), match.end(), ""


def joins_emoji(text: str, at: int) -> bool:
    """Whether the ZWJ or VS16 at ``at`` belongs to an emoji sequence (UTS #51)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "\ufe0f":
        return _is_pictograph(before) or (before != "" and before in "0123456789#*" and after == "\u20e3")
    if before == "\ufe0f":
        before = text[at - 2 : at - 1]
    return (_is_pictograph(before) or before in _SKIN_TONES) and _is_pictograph(after)


def _is_pictograph(char: str) -> bool:
    return char != "" and PICTOGRAPH.match(char) is not None
