"""Inline markup that regular expressions can tell: for reStructuredText and AsciiDoc.

A pattern's groups say what becomes of a match: ``text`` is prose (and is read
again for markup inside it) while the rest of the match is left out, ``mask`` is
masked, ``char`` is the character that an escape stands for. A match without any
of them is left out.
"""

from __future__ import annotations

import regex

from arlint.documents.builder import Builder

_MAX_DEPTH = 8


def folded(name: str) -> str:
    """A name as references are compared: in lower case, with single blanks."""
    return " ".join(name.lower().split())


def fill(
    builder: Builder,
    text: str,
    start: int,
    end: int,
    pattern: regex.Pattern[str],
    depth: int = 0,
    names: frozenset[str] = frozenset(),
) -> None:
    """Add ``text[start:end]`` to the builder, its lines filled and its markup treated.

    A marked text that something refers to by its name, one of ``names`` (see :func:`folded`), is masked.
    """
    position = start
    for match in pattern.finditer(text, start, end):
        if match.start() == match.end():
            continue
        builder.flow(position, match.start(), depth)
        groups = match.groupdict()
        if groups.get("text") is not None:
            inside = match.span("text")
            if names and folded(match["text"]) in names:
                builder.mask(*inside, depth)
            elif depth < _MAX_DEPTH:
                fill(builder, text, *inside, pattern, depth + 1, names)
            else:
                builder.flow(*inside, depth)
        elif groups.get("mask") is not None:
            builder.mask(*match.span(), depth)
        elif groups.get("char") is not None:
            builder.escaped(match["char"], *match.span(), depth)
        position = match.end()
    builder.flow(position, end, depth)
