"""Word shapes: إ1ت2ا3 is إجتماع, إحتفال …

Letters stand for themselves. A digit stands for a consonant, the same digit for
the same letter (Arabic grammar's ف ع ل, which would be letters here): any letter
but ا أ إ آ ى ة. ``*`` stands for any letters, none included, once in a shape.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from arlint.text.lazy import VERSION1, Lazy

if TYPE_CHECKING:
    import regex

_CONSONANT = "[ءئؤبتثجحخدذرزسشصضطظعغفقكلمنهوي]"


def check_shape(shape: str, good: str | None) -> None:
    """Raise ValueError for a shape that is not one, or a correction that names what the shape does not have."""
    if not re.fullmatch(r"[\u0621-\u064a1-9*]+", shape) or shape.count("*") > 1:
        raise ValueError(f"not a word shape: {shape}")
    if good is not None and not set(re.findall(r"[1-9*]", good)) <= set(shape):
        raise ValueError(f"{good} names a letter that {shape} does not have")


@lru_cache(maxsize=1024)
def shape_pattern(shape: str, endings: tuple[str, ...], without: tuple[tuple[str, str], ...] = ()) -> Lazy:
    """A pattern for whole words of this shape with one of the endings; groups ``r1``…``r9``, ``any`` and ``ending``.

    ``without`` pairs a digit with the letters that it does not stand for.
    """
    refused = dict(without)
    parts: list[str] = []
    seen: set[str] = set()
    for c in shape:
        if c == "*":
            parts.append("(?P<any>.*)")
        elif c.isascii():
            parts.append(f"(?P=r{c})" if c in seen else f"(?P<r{c}>{_consonant(refused.get(c, ''))})")
            seen.add(c)
        else:
            parts.append(c)
    tails = "|".join(re.escape(e) for e in sorted(endings, key=len, reverse=True))
    return Lazy("".join(parts) + f"(?P<ending>{tails})", VERSION1)


def _consonant(refused: str) -> str:
    return f"[{_CONSONANT}--[{refused}]]" if refused else _CONSONANT


def fill(good: str, match: regex.Match[str]) -> str:
    """The correction of a matched word: ``good`` with the letters that the shape caught, and the ending."""
    out = [match.group("any") if c == "*" else match.group(f"r{c}") if c.isascii() else c for c in good]
    return "".join(out) + match.group("ending")
