"""Placeholders in braces, and the frame of ICU's messages around the texts that they choose from.

Source: the Unicode CLDR project and ICU, "Formatting Messages": ``{name, plural, key {text} … }``; an apostrophe
before a brace quotes what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arlint.documents.finders.base import Span
from arlint.text.lazy import VERSION1, Lazy

_OPENER: Final = r"\{\s*\w+\s*,\s*(?:plural|select(?:ordinal)?)\s*,(?:\s*offset:\d+)?"
_BRACE: Final = Lazy(rf"(?P<opener>{_OPENER})|(?P<quoted>'[{{}}][^']*')|[{{}}]", VERSION1)
_NAMED_KEY: Final = r"(?:=\d+|\b(?:zero|one|two|few|many|other))"
_SINGLE: Final = Lazy(
    r"\{[ ]?\{[^{}\n]*\}[ ]?\}|\{%[^{}\n]*%\}|[$#%]\{[^{}\n]*\}"
    rf"|(?<!{_NAMED_KEY}\s*)\{{\s*[\p{{L}}_][\p{{L}}\p{{M}}\p{{N}}_]*\s*\}}"  # {name}, in Arabic too
    rf"|{_OPENER}|{_NAMED_KEY}(?=\s*\{{)"  # of a frame that is not closed
    r"|\{\s*[A-Za-z_0-9]*(?:[.\[][\w.\]\[]*)?(?:![rsa])?(?::[^{}\s]*)?\s*\}",
    VERSION1,
)


def placeholders(text: str) -> Iterator[Span]:
    """The spans of placeholders and of the frames of messages: a text to choose is no placeholder."""
    found, texts = _messages(text)
    position = 0
    while match := _SINGLE.search(text, position):
        position = match.end()
        if match.start() in texts:
            position = match.start() + 1  # {{name} …}: in it there may be one
        else:
            found.append(match.span())
    reach = 0
    for start, end in sorted(found):
        if start >= reach:
            yield start, end
            reach = end


def _messages(text: str) -> tuple[list[Span], set[int]]:
    """What is to be masked of the messages in a text, and where the braces of their texts stand."""
    masked: list[Span] = []
    texts: set[int] = set()
    # For each brace that is open the keys of its message, each with the place of its text; None if it begins none.
    opened: list[list[tuple[Span, int]] | None] = []
    # Where what stands before the next brace begins.
    position = 0
    for brace in _BRACE.finditer(text) if "," in text else ():  # no message is without a comma
        message = opened[-1] if opened else None
        if brace["opener"]:
            opened.append([(brace.span(), -1)])
        elif brace["quoted"]:
            continue
        elif brace[0] == "{":
            if message is not None and (key := _stripped(text, position, brace.start())):
                message.append((key, brace.start()))
            opened.append(None)
        elif opened:
            opened.pop()
            if message is not None and len(message) > 1:
                masked += [*(span for span, _ in message), brace.span()]
                texts.update(place for _, place in message[1:])
        position = brace.end()
    return masked, texts


def _stripped(text: str, start: int, end: int) -> Span | None:
    """The span of ``text[start:end]`` without blanks around it; None if it is not one word."""
    words = text[start:end].split()
    if len(words) != 1:
        return None
    begin = text.index(words[0], start)
    return begin, begin + len(words[0])
