"""String literals: the one thing that catalogues of many formats have in common."""

from __future__ import annotations

from collections.abc import Callable

import regex

from arlint.documents.builder import Builder
from arlint.documents.document import Escape, Segment, SegmentKind
from arlint.documents.names import TRIGGER

# Letters of the Arabic script: a string without any is an identifier, not prose.
_ARABIC = regex.compile(r"\p{Script=Arabic}")

Decode = Callable[[str], str | None]


def arabic(segments: list[Segment]) -> list[Segment]:
    """Those of the segments that hold a letter of the Arabic script, or a suppression."""
    return [segment for segment in segments if _ARABIC.search(segment.text) or TRIGGER in segment.text]


def add_string(
    builder: Builder, text: str, start: int, end: int, escapes: regex.Pattern[str], decode: Decode, depth: int = 0
) -> None:
    """Add the inside of a string literal, its escapes read as their characters; an unreadable escape is masked."""
    position = start
    for match in escapes.finditer(text, start, end):
        builder.take(position, match.start(), depth)
        read = decode(match.group())
        if read:
            builder.escaped(read, *match.span(), depth)
        elif read is None:
            builder.mask(*match.span(), depth)
        position = match.end()
    builder.take(position, end, depth)


def message(builder: Builder, escape: Escape) -> list[Segment]:
    """The segment of a catalogue's string, if it is Arabic."""
    return arabic(builder.build(SegmentKind.MESSAGE, escape=escape))


_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b", "0": "\0"}

# The backslash escapes of C and of everything that learnt from it.
C_ESCAPES = regex.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u\{[0-9a-fA-F]{1,6}\}|[uU][0-9a-fA-F]{8}"
    r"|[uU][0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r\n|.)",
    regex.DOTALL,
)


def c_decode(written: str) -> str | None:
    """What a backslash escape stands for; None if it stands for no character."""
    kind, digits = written[1], written[2:].strip("{}")
    if kind in "uUx" and digits:
        if "\\" in digits:
            high, low = int(digits[:4], 16), int(digits[-4:], 16)
            return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        number = int(digits, 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else None
    if kind in "\r\n":
        return ""
    if kind in "\"'\\/@?":
        return kind
    return _SHORT.get(kind)


def c_escape(text: str) -> str:
    """``text`` inside double quotes of C, JSON, PO …"""
    out = text.replace("\\", "\\\\").replace('"', '\\"')
    return out.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def c_escape_ascii(text: str) -> str:
    """``text`` inside double quotes of a file whose author writes everything beyond ASCII as escapes."""
    out = []
    for character in c_escape(text):
        number = ord(character)
        if number < 0x80:
            out.append(character)
        elif number < 0x10000:
            out.append(f"\\u{number:04x}")
        else:
            number -= 0x10000
            out.append(f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}")
    return "".join(out)
