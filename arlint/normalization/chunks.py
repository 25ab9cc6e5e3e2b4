"""Cutting a text between lines, so that the pieces can be normalized one after the other.

Every step works inside one line; a protected span may go over several, and is not cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from arlint.normalization.protection import safe_cut

CHUNK: Final = 1 << 16
"""Code points of an ordinary chunk: what the processor's cache holds."""


def chunks(blocks: Iterable[str], protected: bool, size: int = CHUNK) -> Iterator[str]:
    """The text of some blocks (of any size, cut anywhere) in chunks of about ``size`` code points.

    A chunk ends behind a line, and with ``protected`` behind a line that no protected
    span goes beyond; it is longer than ``size`` only if the line or the span is.
    """
    cut: Callable[[str], int] = safe_cut if protected else _after_last_line
    held: list[str] = []
    length, wanted = 0, size
    for block in blocks:
        held.append(block)
        length += len(block)
        if length < wanted:
            continue
        text, start = "".join(held), 0
        while length - start >= wanted:
            at = cut(text[start : start + wanted])
            if at:
                yield text[start : start + at]
                start, wanted = start + at, size
            else:
                wanted *= 2
        held, length = [text[start:]], length - start
    rest = "".join(held)
    if rest:
        yield rest


def _after_last_line(text: str) -> int:
    return text.rfind("\n") + 1
