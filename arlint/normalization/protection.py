"""Spans of a plain text that no step may touch: code, tags, mathematics, addresses, Quran, templates.

References to characters (``&#160;``) are protected as tags are.
Each protected span is replaced by one private-use character while the steps run, so
that they still see "a word" (or a tag) where it stands, and is put back afterwards.
A private-use sentinel that the text itself contains is protected like any other span,
and so is the mask (U+FFFC) that covers code and addresses in a segment of a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import regex

from arlint.normalization.actions import Edit, OffsetMap, apply_edits, compose, map_of_edits
from arlint.normalization.classes import TAG_SENTINEL, WORD_SENTINEL
from arlint.normalization.content import email_at, url_at
from arlint.text.characters import MASK

# Spans are bounded: what one stray opener can hide, and how far a stream has to look back, is too.
SPAN_LIMIT: Final = 4_000
BLOCK_LIMIT: Final = 100_000
# Inside a paragraph: any character, but no blank line.
_INSIDE: Final = rf"(?:[^\n]|\n(?![ \t]*\n)){{0,{SPAN_LIMIT // 2}}}?"
_FENCE: Final = (
    r"(?<=^ {0,3})(?<fence>(?<tick>`)`{2,}+|~{3,}+)(?(tick)[^`\n]*|[^\n]*)\n"
    rf"[\s\S]{{0,{BLOCK_LIMIT}}}?^[ ]{{0,3}}(?P=fence)[`~]*[ \t]*$"
)
_CODE: Final = rf"(?<!`)(?<run>`++)(?!`){_INSIDE}(?<!`)(?P=run)(?!`)"
_TAG: Final = (
    rf"<!--[\s\S]{{0,{BLOCK_LIMIT}}}?-->|</?[A-Za-z](?:[^<>\n]|\n(?![ \t]*\n)){{0,{SPAN_LIMIT // 2}}}>"
    rf"|<[!?][A-Za-z][^<>]{{0,{SPAN_LIMIT // 2}}}>"
)
# Of characters: &#160; &#xA0; &nbsp; (the longest name of HTML has 31 letters).
_REFERENCE: Final = r"&(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_MATHS: Final = rf"\$\${_INSIDE}\$\$|\\\({_INSIDE}\\\)"
_TEMPLATE: Final = rf"\{{\{{{_INSIDE}\}}\}}"
_VERSE: Final = rf"\ufd3f(?:[^\ufd3e\ufd3f\n]|\n(?![ \t]*\n)){{0,{SPAN_LIMIT}}}\ufd3e"
_REVERSED_VERSE: Final = rf"\ufd3e(?:[^\ufd3e\ufd3f\n]|\n(?![ \t]*\n)){{0,{SPAN_LIMIT}}}\ufd3f"

_SPAN: Final = regex.compile(
    rf"(?m){_FENCE}|{_CODE}|(?<tag>{_TAG}|{_REFERENCE})|{_MATHS}|{_TEMPLATE}|{_VERSE}|[\ue000\ue001]|{MASK}++"
)
# The first character of every span, and one that every address has.
_ANCHOR: Final = re.compile(f"[`~<&$\\\\{{\ufd3f\ue000\ue001{MASK}@:wW]")
_SENTINEL: Final = re.compile(f"[{WORD_SENTINEL}{TAG_SENTINEL}]")
_REVERSED: Final = regex.compile(_REVERSED_VERSE)


@dataclass(frozen=True, slots=True)
class Protected:
    """A text without its protected spans: each is one sentinel in ``masked``."""

    text: str
    masked: str
    edits: tuple[Edit, ...]

    def restored(self, masked: str) -> str:
        """``masked``, as some steps have left it, with the protected spans in their places."""
        return apply_edits(masked, self._restoring(masked))

    def trace(self, run: Callable[[str], tuple[str, OffsetMap]]) -> tuple[str, OffsetMap]:
        """What ``run`` makes of the masked text, restored, and its map into the unmasked one."""
        masked, offsets = run(self.masked)
        offsets = compose(offsets, map_of_edits(len(self.text), self.edits), len(self.text))
        pieces: list[int] = []
        done = 0
        for (at, end, _), (start, stop, _) in zip(self._restoring(masked), self.edits, strict=True):
            pieces += offsets[done:at]
            pieces += range(start, stop)
            done = end
        return self.restored(masked), pieces + offsets[done:]

    def _restoring(self, masked: str) -> list[Edit]:
        places = [match.start() for match in _SENTINEL.finditer(masked)]
        return [(at, at + 1, self.text[start:end]) for at, (start, end, _) in zip(places, self.edits, strict=True)]


def protect(text: str) -> Protected | None:
    """The text with its protected spans masked; None if it has none."""
    edits = find_spans(text)
    return Protected(text, apply_edits(text, edits), tuple(edits)) if edits else None


def find_spans(text: str) -> list[Edit]:
    """The protected spans, each with its sentinel, in order."""
    edits: list[Edit] = []
    done = 0
    for anchor in _ANCHOR.finditer(text):
        at = anchor.start()
        if at < done:
            continue
        sentinel = WORD_SENTINEL
        if text[at] == "@":
            span = email_at(text, at, done)
        elif text[at] in ":wW":
            span = url_at(text, at, done)
        else:
            match = _SPAN.match(text, at)
            span = match.span() if match else None
            if match and match["tag"] is not None:
                sentinel = TAG_SENTINEL
        if span:
            edits.append((*span, sentinel))
            done = span[1]
    if "\ufd3e" in text and "\ufd3f" in text:
        edits = _with_reversed_verses(text, edits)
    return edits


def _with_reversed_verses(text: str, edits: list[Edit]) -> list[Edit]:
    """A stray ﴾ must not pair with a later ﴿: reversed pairs are sought in what is left only."""
    blanked = apply_edits(text, [(start, end, "\ufffc" * (end - start)) for start, end, _ in edits])
    found: list[Edit] = [(match.start(), match.end(), WORD_SENTINEL) for match in _REVERSED.finditer(blanked)]
    if not found:
        return edits
    kept: list[Edit] = list(found)
    upcoming = 0
    for edit in edits:
        while upcoming < len(found) and found[upcoming][1] <= edit[0]:
            upcoming += 1
        if upcoming == len(found) or edit[1] <= found[upcoming][0]:
            kept.append(edit)
    return sorted(kept)


# What a span that is not closed yet begins with.
_OPENING: Final = regex.compile(r"`|<|\$\$|\\\(|\{\{|[\ufd3e\ufd3f]")
_OPENING_BLOCK: Final = regex.compile(r"(?m)^ {0,3}(?:```|~~~)|<!--")


def safe_cut(text: str) -> int:
    """Where a stream may cut: the end of the last line that no span, closed or still open, goes beyond; 0 if none."""
    cut = text.rfind("\n") + 1
    blocks: list[int] = []
    if any(opening in text for opening in ("```", "~~~", "<!--")):
        blocks = [match.start() for match in _OPENING_BLOCK.finditer(text, max(0, cut - 2 * BLOCK_LIMIT), cut)]
    others = [match.start() for match in _OPENING.finditer(text, max(0, cut - 2 * SPAN_LIMIT), cut)]
    if not blocks and not others:
        return cut
    spans = [(start, end) for start, end, _ in find_spans(text)]
    upcoming = 0
    for opening in sorted(blocks + others):
        while upcoming < len(spans) and spans[upcoming][1] <= opening:
            upcoming += 1
        if upcoming == len(spans) or opening < spans[upcoming][0] or spans[upcoming][1] > cut:
            return text.rfind("\n", 0, min([opening, *(start for start, _ in spans[upcoming : upcoming + 1])])) + 1
    return cut
