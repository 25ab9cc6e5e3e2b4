"""Directional formatting characters that do not nest (UAX #9, 3.1 and 3.3.2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from arlint.matchers.checks.found import Found, Options, replaced

_EMBEDDINGS: Final = "\u202a\u202b\u202d\u202e"
_ISOLATES: Final = "\u2066\u2067\u2068"
_POP, _POP_ISOLATE = "\u202c", "\u2069"
BIDI_SIGNS: Final = _EMBEDDINGS + _ISOLATES + _POP + _POP_ISOLATE


def bidi_controls(text: str, options: Options) -> Iterator[Found]:
    """Embeddings and isolates that nothing ends in their paragraph, and ends without a start."""
    if not any(sign in text for sign in BIDI_SIGNS):
        return
    opened: list[tuple[str, int]] = []
    alone: list[int] = []
    for offset, char in enumerate(text):
        if char in _EMBEDDINGS or char in _ISOLATES:
            opened.append((char, offset))
        elif char == _POP:
            if opened and opened[-1][0] in _EMBEDDINGS:
                opened.pop()
            else:
                alone.append(offset)
        elif char == _POP_ISOLATE:
            # The end of an isolate ends all embeddings inside it.
            inner = next((n for n in reversed(range(len(opened))) if opened[n][0] in _ISOLATES), None)
            if inner is None:
                alone.append(offset)
            else:
                alone.extend(place for _, place in opened[inner + 1 :])
                del opened[inner:]
    for offset in sorted([*alone, *(place for _, place in opened)]):
        char = text[offset]
        yield replaced(offset, offset + 1, "", name=f"U+{ord(char):04X} {unicodedata.name(char)}")
