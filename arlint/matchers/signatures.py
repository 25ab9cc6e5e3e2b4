"""Signatures: which tests of sequences a word passes, as the bits of one number, and which sequences hang on it.

To ask all tests of a word costs a millisecond, and real text repeats its words. So this
is worked out for everyday words when the rules are compiled (``tools/compile_rules.py``)
and read from a file; of other words each test is asked when it matters.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple

WORDS: Final = "signatures.words"
NUMBERS: Final = "signatures.numbers"

# Little-endian: how many words there are, how many signatures of how many bytes, and how many lists of sequences;
# for each word the numbers of its signature and its list; the signatures; where each list ends; the lists.
_HEAD: Final = struct.Struct("<IIIII")
_WORD: Final = struct.Struct("<II")
_END: Final = struct.Struct("<I")
_ITEM: Final = "H"  # a sequence


class Signed(NamedTuple):
    """A word's signature, and the numbers of the sequences that hang on it."""

    signature: int
    hung: tuple[int, ...]


class Signatures:
    """Those of the projected words of a folder's file, as far as they are asked for. Damaged files have none."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._signatures: dict[int, int] = {}
        self._lists: dict[int, tuple[int, ...]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Signatures, (self._folder,)

    def get(self, word: bytes) -> Signed | None:
        """What is known of a projected word; None if nothing is."""
        if self._files is None:
            return None
        words, file = self._files
        place = words.get(word)
        return None if place is None else Signed(*self._read(file, place))

    def forget(self) -> None:
        """Read again what is asked for from now on."""
        self._signatures.clear()
        self._lists.clear()

    def _read(self, file: mmap.mmap, place: int) -> tuple[int, tuple[int, ...]]:
        count, different, width, lists, _ = _HEAD.unpack_from(file)
        number, listed = _WORD.unpack_from(file, _HEAD.size + _WORD.size * place)
        signatures = _HEAD.size + _WORD.size * count
        signature = self._signatures.get(number)
        if signature is None:
            start = signatures + width * number
            signature = self._signatures[number] = int.from_bytes(file[start : start + width], "little")
        hung = self._lists.get(listed)
        if hung is None:
            ends = signatures + width * different
            begin = _END.unpack_from(file, ends + _END.size * (listed - 1))[0] if listed else 0
            (end,) = _END.unpack_from(file, ends + _END.size * listed)
            items = ends + _END.size * lists
            hung = self._lists[listed] = struct.unpack_from(
                f"<{end - begin}{_ITEM}", file, items + struct.calcsize(_ITEM) * begin
            )
        return signature, hung

    @cached_property
    def _files(self) -> tuple[Any, mmap.mmap] | None:
        import marisa_trie

        try:
            words = marisa_trie.BinaryTrie().mmap(str(Path(self._folder) / WORDS))
            with (Path(self._folder) / NUMBERS).open("rb") as opened:
                file = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            count, different, width, lists, items = _HEAD.unpack_from(file)
        except (OSError, RuntimeError, ValueError, struct.error):
            return None
        size = _HEAD.size + _WORD.size * count + width * different + _END.size * lists + struct.calcsize(_ITEM) * items
        return (words, file) if len(file) == size and len(words) == count else None


def write(folder: Path, signed: Mapping[bytes, Signed]) -> None:
    """Write the files of a folder: what is known of projected words."""
    import marisa_trie

    words = marisa_trie.BinaryTrie(signed)
    words.save(str(folder / WORDS))
    signatures: dict[int, int] = {}
    lists: dict[tuple[int, ...], int] = {}
    numbers: list[bytes] = [b""] * len(words)
    for word, (signature, hung) in sorted(signed.items()):
        one = signatures.setdefault(signature, len(signatures)), lists.setdefault(hung, len(lists))
        numbers[words[word]] = _WORD.pack(*one)
    width = -(-max(map(int.bit_length, signatures), default=0) // 8)
    ends = list(accumulate(map(len, lists)))
    head = _HEAD.pack(len(words), len(signatures), width, len(lists), ends[-1] if ends else 0)
    parts = [head, *numbers, *(signature.to_bytes(width, "little") for signature in signatures)]
    parts += [*map(_END.pack, ends), *(struct.pack(f"<{len(hung)}{_ITEM}", *hung) for hung in lists)]
    (folder / NUMBERS).write_bytes(b"".join(parts))
