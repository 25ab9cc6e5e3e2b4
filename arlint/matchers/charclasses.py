"""The character classes that `codepoints` and `spacing` rules name, as pieces of a pattern."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from arlint.text.characters import CLOSERS, DIGITS, LATIN, LETTERS, MARKS, MASK, OPENERS, PRESENTATION_LETTERS, TATWEEL

_LETTER = f"{LETTERS}{PRESENTATION_LETTERS}"
_CLOSER = CLOSERS.replace("]", "").replace("\\", "") + "\\]"
_OPENER = OPENERS.replace("[", "").replace("\\", "") + "\\["

CHARACTERS: Final = MappingProxyType(
    {
        "letter": _LETTER,
        "latin": LATIN,
        "digit": DIGITS,
        "mark": f"{MARKS}{TATWEEL}",
        "opener": _OPENER,
        "closer": _CLOSER,
        "quote": "\"'",
        "blank": "\\s",
        "mask": MASK,
    }
)
_NAMED = "".join(value for name, value in CHARACTERS.items())


def looking(classes: Sequence[str] | None, behind: bool) -> str:
    """A look-around for "one of these classes stands there"; `edge` is the segment's edge, `other` the rest."""
    if classes is None:
        return ""
    options = ["\\A" if behind else "\\Z"] if "edge" in classes else []
    named = "".join(CHARACTERS[name] for name in classes if name in CHARACTERS)
    sign = "<=" if behind else "="
    out = [f"(?{sign}[{named}])"] if named else []
    if "other" in classes:
        out.append(f"(?{sign}[^{_NAMED}])")
    out += options
    return out[0] if len(out) == 1 else "(?:" + "|".join(out) + ")"
