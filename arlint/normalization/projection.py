"""The fast path: several steps on single characters as one pass over bytes.

``str.translate`` looks every character up in a dictionary. Most Arabic text is
written with far fewer than 255 different characters, and for these the codecs of
the standard library do the same at several times the speed: encode each to a byte
(``codecs.charmap_encode``), delete bytes (``bytes.translate``), decode every byte to
the character that replaces it (``codecs.charmap_decode`` with another alphabet).

Characters outside the alphabet reach an error handler, which notes what becomes of
them and leaves a placeholder byte; they are put in afterwards. A character whose
neighbours matter (a mark that composes, a conjoining jamo) stops the fast path, and
the piece around it is worked on step by step. Both ways give the same text.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from arlint.normalization.actions import Action, Chain, Composition, Edits, OffsetMap, Table
from arlint.normalization.classes import MARKS, expand
from arlint.normalization.invisibles import JOINER_GATE, joins_emoji
from arlint.normalization.letters import HIJRI_GATE

_PLACEHOLDER: Final = 0xFF
_HOLE: Final = "\uffff"
_UNDEFINED: Final = "\ufffe"
_PIECE: Final = 1 << 16
_SMALL_PIECE: Final = 1 << 11
_MISSES: Final = 1500
_REMEMBERED: Final = 4096
_HANDLER: Final = "arlint.normalization.projection"

# The alphabet, the most needed first; what does not fit into 255 is left out.
_ALPHABET: Final = (
    "\x00\t\n\r"
    + "".join(map(chr, range(0x20, 0x7F)))
    + "".join(
        map(chr, (*range(0x0621, 0x063B), *range(0x0640, 0x0654), 0x0655, *range(0x0660, 0x066A), 0x0670, 0x0671))
    )
    + "،؛؟٪٫٬«»“”‘’–—…•\u00a0\ufd3e\ufd3f"
    + "\u067e\u0686\u0698\u06a4\u06a9\u06af\u06cc\u06be\u06c1\u06d2\u06ba\u0679\u0688\u0691\u06c0\u06d5"
    + "\u200b\u200c\u200e\u200f\u00ad\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    + "".join(map(chr, range(0x06F0, 0x06FA)))
    + "".join(sorted(expand("\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u06dd\u06de\u06e5\u06e6\u06e9")))
    + "éèàçöüäêîôâ·°\u2009\u202f"
)


class Projection:
    """A run of actions, done in one pass where it can be; see the module's docstring."""

    __slots__ = ("_alphabet", "_decoding", "_deleted", "_images", "_keeps_joiners", "steps")

    def __init__(self, steps: Sequence[Action]) -> None:
        """``steps``: tables, compositions and rare edits, as :func:`accelerated` picks them."""
        self.steps = Chain(tuple(steps))
        self._keeps_joiners = any(isinstance(step, Edits) and step.rare and step.gate == JOINER_GATE for step in steps)
        self._images: dict[str, str] = {}
        alphabet: list[str] = []
        decoding: list[str] = []
        deleted: list[int] = []
        for char in _ALPHABET:
            image = self._image(char)
            if image is None or len(image) > 1 or len(alphabet) == _PLACEHOLDER:
                continue
            if not image:
                deleted.append(len(alphabet))
            alphabet.append(char)
            decoding.append(image or _HOLE)
        unused = 256 - len(alphabet)
        self._alphabet = codecs.charmap_build("".join(alphabet) + _UNDEFINED * unused)
        self._decoding = "".join(decoding) + _HOLE * unused
        self._deleted = bytes(deleted)

    def apply(self, text: str) -> str:
        return "".join(self._applied(text, _PIECE)) if text else text

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        return self.steps.trace(text)

    def _applied(self, text: str, size: int) -> Iterator[str]:
        for piece in _pieces(text, size):
            try:
                yield self._projected(piece)
            except _NeedsContextError:
                if size == _PIECE:
                    yield from self._applied(piece, _SMALL_PIECE)
                else:
                    yield self.steps.apply(piece)
            except _TooManyMissesError:
                yield self.steps.apply(piece)

    def _projected(self, piece: str) -> str:
        text = _Piece(piece)
        text.projection = self
        text.missed = []
        encoded, _ = codecs.charmap_encode(text, _HANDLER, self._alphabet)
        if self._deleted:
            encoded = encoded.translate(None, self._deleted)
        done, _ = codecs.charmap_decode(encoded, "strict", self._decoding)
        if not text.missed:
            return done
        whole = [""] * (2 * len(text.missed) + 1)
        whole[::2] = done.split(_HOLE)
        whole[1::2] = text.missed
        return "".join(whole)

    def resolve(self, text: str, start: int, end: int) -> str:
        """What becomes of ``text[start:end]``, a run of characters outside the alphabet."""
        run = text[start:end]
        image = self._images.get(run)
        if image is not None:
            return image
        pieces: list[str] = []
        for at in range(start, end):
            char = text[at]
            if self._keeps_joiners and char in JOINER_GATE:
                pieces.append(char if joins_emoji(text, at) else "")
                continue
            piece = self._image(char)
            if piece is None:
                raise _NeedsContextError
            pieces.append(piece)
        image = "".join(pieces)
        # A joiner at the start depends on what stands before the run.
        if run[0] not in JOINER_GATE:
            if len(self._images) >= _REMEMBERED:
                self._images.clear()
            self._images[run] = image
        return image

    def _image(self, char: str) -> str | None:
        """What the steps make of a character on its own; None if its neighbours may matter."""
        if char in MARKS and self._only_deleted(char):
            return ""
        text = char
        for step in self.steps.actions:
            if isinstance(step, Table):
                text = "".join(step.mapping[ord(one)] for one in text)
            elif isinstance(step, Edits):
                if any(one in text for one in step.gate):
                    return None
            elif not all(map(_is_inert, text)):
                return None
        return text

    def _only_deleted(self, mark: str) -> bool:
        """Whether the tables delete a mark, and would make the same of what it composes to as of its base.

        Of the marks of the Arabic blocks only U+0653-0655 compose, U+0653 and U+0655
        with alef alone; U+0654 always needs its neighbours.
        """
        tables = [step for step in self.steps.actions if isinstance(step, Table)]

        def made(text: str) -> str:
            for table in tables:
                text = text.translate(table.mapping)
            return text

        if mark == "\u0654" or made(mark):
            return False
        return mark not in "\u0653\u0655" or made(unicodedata.normalize("NFC", "ا" + mark)) == made("ا")


class _Piece(str):
    """A piece of text on its way through the codec, with what its error handler needs: no state is shared."""

    __slots__ = ("missed", "projection")

    missed: list[str]
    projection: Projection


class _NeedsContextError(Exception):
    """A character whose neighbours matter."""


class _TooManyMissesError(Exception):
    """Too many characters outside the alphabet for the fast path to be one."""


def _missed(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    text = error.object
    assert isinstance(text, _Piece)
    image = text.projection.resolve(text, error.start, error.end)
    if not image:
        return b"", error.end
    if len(text.missed) >= _MISSES:
        raise _TooManyMissesError
    text.missed.append(image)
    return b"\xff", error.end


codecs.register_error(_HANDLER, _missed)


def _is_inert(char: str) -> bool:
    """Whether NFC leaves a character alone whatever stands beside it (unless that is not inert)."""
    return (
        unicodedata.category(char)[0] != "M"
        and not "\u1160" <= char <= "\u11ff"
        and not "\U00016d63" <= char <= "\U00016d6a"
        and unicodedata.is_normalized("NFC", char)
    )


def _pieces(text: str, size: int) -> Iterator[str]:
    """The text cut before spaces and newlines, where no step looks across."""
    start, end = 0, len(text)
    while end - start > size:
        cut = text.rfind("\n", start + 1, start + size)
        if cut < 0:
            cut = text.rfind(" ", start + 1, start + size)
        # The Hijri mark is the one thing that looks back over a space.
        while cut > start and text.startswith(HIJRI_GATE, cut + 1):
            cut = text.rfind(" ", start + 1, cut)
        if cut <= start:
            break
        yield text[start:cut]
        start = cut
    yield text[start:]


def accelerated(actions: Sequence[Action]) -> tuple[Action, ...]:
    """The actions, with the longest run that can be projected as one ``Projection``."""
    best = (0, 0)
    start = 0
    while start < len(actions):
        end = start
        while end < len(actions) and _can_be_projected(actions[end]):
            end += 1
        if end - start > best[1] - best[0]:
            best = (start, end)
        start = end + 1
    start, end = best
    if not any(isinstance(action, Table) and action.only is None for action in actions[start:end]):
        return tuple(actions)
    return (*actions[:start], Projection(actions[start:end]), *actions[end:])


def _can_be_projected(action: Action) -> bool:
    return isinstance(action, Table | Composition) or (isinstance(action, Edits) and action.rare)
