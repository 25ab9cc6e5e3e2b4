"""Invisible characters made visible, and Arabic kept in its place on a line that runs the other way."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from arlint.text.characters import FIRST_STRONG_ISOLATE, INVISIBLE, POP_DIRECTIONAL_ISOLATE

# Invisible characters, controls (Cc), surrogates (Cs) and what is no character.
_UNSHOWABLE: Final = re.compile(f"[{INVISIBLE}\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")


def visible(text: str) -> str:
    """``text`` with invisible and control characters shown by code point and name, newlines as ⏎."""
    return _UNSHOWABLE.sub(lambda match: name(match.group()), text)


def name(char: str) -> str:
    """One invisible or control character as visible text."""
    if char in "\r\n":
        return "⏎" if char == "\n" else ""
    if char == "\t":
        return "\t"
    known = unicodedata.name(char, "")
    return f"<U+{ord(char):04X}{' ' + known if known else ''}>"


def isolated(text: str, isolate: bool = True) -> str:
    """``text`` between FSI and PDI, so that it does not reorder what stands beside it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}" if isolate else text
