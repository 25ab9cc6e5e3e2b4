"""Macros of `pattern` rules: short names for what Arabic patterns are made of."""

from __future__ import annotations

from typing import Final

import regex

from arlint.text.characters import CLOSERS, DIGITS, LATIN, LETTERS, MARKS, MASK, OPENERS, TASHKEEL, TATWEEL

_INSIDE: Final = f"{LETTERS}{MARKS}{TATWEEL}"

MACROS: Final[dict[str, str]] = {
    "{L}": f"[{LETTERS}]",  # a letter
    "{M}": f"[{MARKS}]",  # a mark
    "{H}": f"[{TASHKEEL}]",  # a harakah, tanwin, shadda, sukun, dagger alef
    "{W}": f"[{LETTERS}][{_INSIDE}]*+",  # a word
    "{I}": f"[{_INSIDE}]",  # a character inside a word
    "{B}": f"(?<![{_INSIDE}])",  # here begins a word
    "{E}": f"(?![{_INSIDE}])",  # here ends a word
    "{D}": f"[{DIGITS}]",  # a digit of any of the three systems
    "{A}": f"[{LATIN}]",  # a Latin letter
    "{O}": f"[{OPENERS}]",  # an opening bracket or quote
    "{C}": f"[{CLOSERS}]",  # a closing bracket or quote
    "{S}": "[ \u00a0\t]",  # a blank inside a line
    "{X}": MASK,  # masked: code, address, sacred text
}

_MACRO: Final = regex.compile(r"(?<!\\[pP])\{[A-Z]\}")


def expand(pattern: str) -> str:
    """``pattern`` with its macros written out; the properties of Unicode, as \\p{L}, stay what they are."""
    return _MACRO.sub(lambda match: MACROS.get(match.group(), match.group()), pattern)
