"""Invisible characters made visible, and Arabic kept in its place on a line that runs the other way.

What is shown comes from files, rules and names that a stranger may have written. A
control character in it could move the cursor of a terminal, a directional one turn
the line around it, a newline begin one that arlint never wrote.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from typing import Any, Final

from arlint.text.characters import FIRST_STRONG_ISOLATE, INVISIBLE, POP_DIRECTIONAL_ISOLATE

# What stands in a character class: invisible and format characters (of Cf all but the signs of number, year and
# verse, which are seen), controls (Cc), separators of lines (Zl, Zp), surrogates (Cs), and what is no character.
HIDDEN: Final = (
    f"{INVISIBLE}\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u2065\\u206a-\\u206f\\ud800-\\udfff\\ufff9-\\ufffb\\ufffe\\uffff"
    "\\U00013430-\\U0001343f\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e007f"
)
"""What is not seen, or does more than being seen, as the inside of a character class."""
_HIDDEN: Final = re.compile(f"[{HIDDEN}]")
# JSON itself writes line ends and tabulators by other names, and lines between its values.
_HIDDEN_IN_JSON: Final = re.compile(f"(?!\n)[{HIDDEN}]")


@lru_cache(maxsize=4096)
def visible(text: str) -> str:
    """``text`` with invisible and control characters shown by code point and name, newlines as ⏎."""
    return _HIDDEN.sub(lambda match: name(match.group()), text)


def visible_path(path: str) -> str:
    """A path on one line, whatever is in its names."""
    return _HIDDEN.sub(lambda match: f"<U+{ord(match.group()):04X}>", path)


def message(text: str) -> str:
    """A message of arlint's as :func:`visible`, but for the marks that keep option names in their place."""
    return "\u200e".join(map(visible, text.split("\u200e")))


def name(char: str) -> str:
    """One invisible or control character as visible text."""
    if char in "\r\n":
        return "⏎" if char == "\n" else ""
    if char == "\t":
        return "\t"
    known = unicodedata.name(char, "")
    return f"<U+{ord(char):04X}{' ' + known if known else ''}>"


def to_json(data: Any, indent: int | None = None) -> str:
    """``data`` as JSON, in which hidden characters are escapes: it says the same, and looks like what it says."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _HIDDEN_IN_JSON.sub(lambda match: json.dumps(match.group())[1:-1], text)


def isolated(text: str, isolate: bool = True) -> str:
    """``text`` between FSI and PDI, so that it does not reorder what stands beside it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}" if isolate else text
