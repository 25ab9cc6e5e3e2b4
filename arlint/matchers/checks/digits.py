"""Numbers written in two systems of digits at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arlint.matchers.checks.found import Found, Options, replaced
from arlint.text.characters import DIGITS
from arlint.text.lazy import Lazy

_ZEROS: Final = (0x30, 0x660, 0x6F0)
_NUMBER = Lazy(f"[{DIGITS}]+(?:[.,:\u066b\u066c][{DIGITS}]+)*")


def system(digit: str) -> int:
    """The code point of the zero of a digit's system."""
    return max(zero for zero in _ZEROS if zero <= ord(digit))


def in_system(number: str, zero: int) -> str:
    """``number`` with its digits written in the system of ``zero``."""
    return "".join(chr(zero + ord(c) - system(c)) if c.isdecimal() else c for c in number)


def mixed_digits(text: str, options: Options) -> Iterator[Found]:
    """Numbers of two systems: the one that most of their digits have wins, or else most digits of the text."""
    if text.isascii():
        return
    for match in _NUMBER.finditer(text):
        systems = _systems(match.group())
        if len(set(systems)) > 1:
            everywhere = _systems(text)
            chosen = max(dict.fromkeys(systems), key=lambda zero: (systems.count(zero), everywhere.count(zero)))
            yield replaced(match.start(), match.end(), in_system(match.group(), chosen))


def _systems(text: str) -> list[int]:
    """The systems of the digits of a text, in order."""
    return [system(c) for c in text if c.isdecimal()]
