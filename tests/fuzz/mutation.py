"""Mutation of byte strings: what converters, editors and enemies do to a file, at random."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

# Arabic and what troubles it, what formats are made of, and what numbers and nesting are made of.
# fmt: off
_WRITTEN = (
    *"ابتهةىيأإآؤئء\u064b\u064e\u0651\u0652\u0670\u0640،؛؟«»٪٣۳﴿﴾ﷺ",
    *"\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u00a0\ufeff\u2028\x00\x0b\x0c\x1f\x85\u0301",
    "\n", "\r\n", "\r", "\t", " ", "  ", "\n\n", "\\", '"', "'", "`", "```", "{", "}", "[", "]", "(", ")", "<", ">",
    "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "&", "&amp;", "&#1576;", "&#x110000;", "&lol;", "<!DOCTYPE", "<p>",
    "%", "%s", "%(x)s", "${x}", "{{", "}}", "$", "$$", "#", "##", "* ", "- ", "1. ", "> ", "|", "---", "===", "::",
    "msgid", "msgstr", '""', "00:00:01,000", "WEBVTT", "\\n", "\\u0640", "\\x", "\\begin{verbatim}", "\\end{x}",
    ": ", "!!", "&a", "*a", "<<: ", "| ", ">-", "? ", "- - ", "{a: ", "[a, ", "'''", '"""', "[[", "]]", "= ", "..",
    "arlint: ignore[HMZ]", "arlint: off[ORT]", "arlint: on[ORT]", "arlint: ignore-next[X", "[كذا]", "(كذا)", "]: #",
    "0", "-1", "1e999", "99999999999999999999", "nan", "true", "null", "إتخاذ", "الى", "الازمة", "و ", " ، ",
)
# fmt: on
TOKENS: tuple[bytes, ...] = (
    *map(str.encode, _WRITTEN),
    *(b"\xff", b"\xfe\xff", b"\xd8\x00", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80"),
)
_BROKEN = 0.15
_LONGEST = 4000  # bytes: many small inputs find more than few big ones

_Change = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + int(chance.expovariate(1 / 8)))


def _insert(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(TOKENS) * (1 if chance.random() < 0.9 else chance.randint(2, 60)) + data[at:]


def _delete(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def _repeat(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 20)) + data[end:]


def _flip(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _splice(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _cut(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data[: chance.randint(0, len(data))]


_CHANGES: tuple[_Change, ...] = (_insert, _insert, _insert, _delete, _repeat, _flip, _splice, _cut)


def mutated(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds with one to a dozen changes."""
    data = chance.choice(seeds)
    for _ in range(min(12, 1 + int(chance.expovariate(0.5)))):
        data = chance.choice(_CHANGES)(chance, data, seeds)
    data = data[:_LONGEST]
    # Most inputs are to get beyond the decoder.
    return data if chance.random() < _BROKEN else data.decode("utf-8", "ignore").encode()
