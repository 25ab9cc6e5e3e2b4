"""Macros of `pattern` rules: short names for what Arabic patterns are made of."""

from __future__ import annotations

import re
from typing import Final

from arlint.text.characters import (
    CLOSERS,
    DIGITS,
    LATIN,
    LETTERS,
    MARKS,
    MASK,
    OPENERS,
    PRESENTATION_LETTERS,
    TASHKEEL,
    TATWEEL,
)

_INSIDE: Final = f"{LETTERS}{MARKS}{TATWEEL}"
# How Arabic writes the names of Latin letters, with and without hamza: إتش.تي.إم.إل, بي.بي.سي.
_LATIN_NAMES: Final = (
    "[إاأ]?يه|بي|سي|دي|[إاأ]ي|[إاأ]ف|جي|[إاأ]تش|آي|جيه|كيه|كي|[إاأ]ل|[إاأ]م|[إاأ]ن|[أا]و|كيو|[آأا]ر|[إاأ]س|تي|يو|[فڤ]ي"
    "|دبليو|[إاأ]كس|واي|ز[دي]"
)

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
    "{P}": f"[{PRESENTATION_LETTERS}]",  # a presentation form of letters
    "{S}": "[ \u00a0\t]",  # a blank inside a line
    "{N}": f"(?:{_LATIN_NAMES})",  # the name of a Latin letter
    "{X}": MASK,  # masked: code, address, sacred text
}

# A `literal` of a pattern may have macros that stand for one character, and begin with the start of a segment.
START: Final = "{^}"
CLASSES: Final[dict[str, str]] = {
    name: MACROS[name][1:-1] for name in ("{L}", "{M}", "{H}", "{I}", "{D}", "{A}", "{P}", "{S}")
}
_CUE_PART: Final = re.compile(r"\{[A-Z^]\}|.", re.DOTALL)


def cue_parts(literal: str) -> list[str]:
    """The characters, classes and :data:`START` that a literal of a pattern is made of. Raises ValueError for none."""
    parts: list[str] = _CUE_PART.findall(literal)
    unknown = [part for part in parts if len(part) > 1 and part not in (*CLASSES, START)]
    if unknown or START in parts[1:] or not parts or parts == [START]:
        raise ValueError(f"not a literal: {literal!r}; classes are {', '.join(CLASSES)}, {START} stands before others")
    return parts


_MACRO: Final = re.compile(r"(?<!\\[pPN])(?<!(?<!\\)\\)\{[A-Za-z]\w*\}")


def expand(pattern: str) -> str:
    """``pattern`` with its macros written out; the properties of Unicode, as \\p{L}, stay what they are.

    Raises ValueError for a name that no macro has: in a pattern it would mean these very characters.
    """
    return _MACRO.sub(_written, pattern)


def _written(match: re.Match[str]) -> str:
    if match.group() not in MACROS:
        raise ValueError(f"no macro {match.group()}; there are {' '.join(MACROS)}, and a brace itself is \\{{")
    return MACROS[match.group()]
