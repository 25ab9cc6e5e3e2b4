"""What a step can do to a text, always with an exact map back to it.

An *action* has two methods. ``apply(text)`` gives the new text as fast as it can;
``trace(text)`` gives the same text and its *map*: ``map[j]`` is the index (in code
points) of the first input code point that produced output code point ``j``. Maps
never decrease, and an inserted character maps to the next kept input position
(the length of the input, when nothing is left after it).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import regex

OffsetMap = list[int]
Edit = tuple[int, int, str]
"""``(start, end, replacement)`` in code points, end exclusive; lists are sorted and do not overlap."""


class Action(Protocol):
    """See the module's docstring."""

    def apply(self, text: str) -> str:
        """Return the changed text."""
        ...

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        """Return the changed text and its map."""
        ...


Layer = Callable[[str], str]
"""What becomes of one character on its own: the same, another, several, or nothing."""


class CharacterMap(dict[int, str]):
    """Layers of per-character changes, composed: a table for ``str.translate`` that fills itself as it is used.

    Nothing is computed for the characters that a text does not have, and ``str.translate``
    is fastest when it finds every character in its table.
    """

    __slots__ = ("_layers",)

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        super().__init__()
        self._layers = layers

    def __missing__(self, point: int) -> str:
        image = chr(point)
        for layer in self._layers:
            image = "".join(map(layer, image))
        self[point] = image
        return image


class Table:
    """Each code point on its own, through one or more layers.

    ``only`` matches the characters that the table changes, where they are so rare that a
    search for them is cheaper than the table.
    """

    __slots__ = ("layers", "mapping", "only")

    def __init__(self, *layers: Layer, only: re.Pattern[str] | None = None) -> None:
        self.layers = layers
        self.mapping: Mapping[int, str] = CharacterMap(layers)
        self.only = only

    def apply(self, text: str) -> str:
        if self.only is not None and not self.only.search(text):
            return text
        return text.translate(self.mapping)

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        pieces = [self.mapping[ord(char)] for char in text]
        offsets = [at for at, piece in enumerate(pieces) for _ in piece]
        return "".join(pieces), offsets


@dataclass(frozen=True, slots=True)
class Edits:
    """Whatever a function finds to edit in the text: it yields sorted, separate, minimal edits.

    ``gate`` holds the characters without one of which the function has nothing to
    find, so that clean text costs one search per character. ``rare``: these are so rare
    that a text without them is the case to be fast in (see ``projection``).
    """

    find: Callable[[str], Iterable[Edit]]
    gate: str = ""
    rare: bool = False

    def _closed(self, text: str) -> bool:
        return bool(self.gate) and not any(char in text for char in self.gate)

    def apply(self, text: str) -> str:
        return text if self._closed(text) else apply_edits(text, self.find(text))

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        if self._closed(text):
            return text, list(range(len(text)))
        edits = list(self.find(text))
        return apply_edits(text, edits), map_of_edits(len(text), edits)


@dataclass(frozen=True, slots=True)
class Composition:
    """Unicode NFC. The map is exact to the combining cluster: inside one that NFC reorders, a mark maps
    to the first of the input marks that are not yet accounted for, so that the map never decreases."""

    def apply(self, text: str) -> str:
        return unicodedata.normalize("NFC", text)

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        if unicodedata.is_normalized("NFC", text):
            return text, list(range(len(text)))
        pieces: list[str] = []
        offsets: OffsetMap = []
        for match in _CLUSTER.finditer(text):
            cluster = match[0]
            composed = unicodedata.normalize("NFC", cluster)
            pieces.append(composed)
            offsets.extend(_positions(cluster, composed, match.start()))
        return "".join(pieces), offsets


# A character with the marks that NFC may reorder or compose into it; Hangul jamo compose among themselves.
_CLUSTER = regex.compile(r"[\u1100-\u11ff]+\p{M}*|.\p{M}*", regex.DOTALL)


def _positions(cluster: str, composed: str, start: int) -> OffsetMap:
    if cluster == composed:
        return list(range(start, start + len(cluster)))
    free = list(range(len(cluster)))
    found: OffsetMap = []
    for char in composed:
        at = next((index for index in free if cluster[index] == char), None)
        if at is None:
            at = free[0] if free else len(cluster) - 1
        if at in free:
            free.remove(at)
        found.append(at)
    found[0] = 0
    for index in range(len(found) - 2, -1, -1):
        found[index] = min(found[index], found[index + 1])
    return [start + at for at in found]


@dataclass(frozen=True, slots=True)
class Chain:
    """Actions one after the other."""

    actions: tuple[Action, ...]

    def apply(self, text: str) -> str:
        for action in self.actions:
            text = action.apply(text)
        return text

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        size = len(text)
        whole = list(range(size))
        for action in self.actions:
            changed, offsets = action.trace(text)
            if changed != text:
                whole = compose(offsets, whole, size)
                text = changed
        return text, whole


@dataclass(frozen=True, slots=True)
class Repeated:
    """An action until it finds nothing more: each round must shorten the text, so it ends."""

    action: Action

    def apply(self, text: str) -> str:
        while (changed := self.action.apply(text)) != text:
            text = changed
        return text

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        size = len(text)
        whole = list(range(size))
        while True:
            changed, offsets = self.action.trace(text)
            if changed == text:
                return text, whole
            whole = compose(offsets, whole, size)
            text = changed


def compose(outer: OffsetMap, inner: OffsetMap, size: int) -> OffsetMap:
    """The map of two changes in a row: ``outer`` leads into the text that ``inner`` maps into the input of ``size``."""
    end = len(inner)
    return [inner[at] if at < end else size for at in outer]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with sorted, separate edits made."""
    pieces: list[str] = []
    done = 0
    for start, end, replacement in edits:
        pieces.append(text[done:start])
        pieces.append(replacement)
        done = end
    if not pieces:
        return text
    pieces.append(text[done:])
    return "".join(pieces)


def map_of_edits(size: int, edits: Iterable[Edit]) -> OffsetMap:
    """The map of sorted, separate edits on a text of ``size`` code points."""
    offsets: OffsetMap = []
    inserted: list[int] = []  # indexes into offsets whose position is the next one kept
    done = 0
    for start, end, replacement in edits:
        if start > done:
            _settle(offsets, inserted, done)
            offsets.extend(range(done, start))
        if end > start and replacement:
            _settle(offsets, inserted, start)
            offsets.extend([start] * len(replacement))
        else:
            inserted.extend(range(len(offsets), len(offsets) + len(replacement)))
            offsets.extend([start] * len(replacement))
        done = end
    _settle(offsets, inserted, done)
    offsets.extend(range(done, size))
    return offsets


def _settle(offsets: OffsetMap, inserted: list[int], position: int) -> None:
    for index in inserted:
        offsets[index] = position
    inserted.clear()
