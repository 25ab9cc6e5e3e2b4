"""Signatures: which tests of sequences a word passes, as the bits of one number.

To ask all tests of a word costs a millisecond, and real text repeats its words. So the
signatures of everyday words are worked out when the rules are compiled
(``tools/compile_rules.py``) and read from a file; of other words each test is asked
when it matters.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

WORDS: Final = "signatures.words"
NUMBERS: Final = "signatures.numbers"

# Little-endian: how many words and how many bytes a signature takes; a number for each word; the signatures.
_HEAD: Final = struct.Struct("<II")
_NUMBER: Final = struct.Struct("<I")


class Signatures:
    """Those of the projected words of a folder's file, as far as they are asked for. Damaged files have none."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._read: dict[int, int] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Signatures, (self._folder,)

    def get(self, word: bytes) -> int | None:
        """The signature of a projected word; None if it is not known."""
        if self._files is None:
            return None
        words, numbers, count, width = self._files
        place = words.get(word)
        if place is None:
            return None
        (number,) = _NUMBER.unpack_from(numbers, _HEAD.size + _NUMBER.size * place)
        signature = self._read.get(number)
        if signature is None:
            start = _HEAD.size + _NUMBER.size * count + width * number
            signature = self._read[number] = int.from_bytes(numbers[start : start + width], "little")
        return signature

    @cached_property
    def _files(self) -> tuple[Any, mmap.mmap, int, int] | None:
        import marisa_trie

        try:
            words = marisa_trie.BinaryTrie().mmap(str(Path(self._folder) / WORDS))
            with (Path(self._folder) / NUMBERS).open("rb") as file:
                numbers = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            count, width = _HEAD.unpack_from(numbers)
            (most,) = struct.unpack_from("<I", numbers, len(numbers) - _NUMBER.size)
        except (OSError, RuntimeError, ValueError, struct.error):
            return None
        whole = len(numbers) == _HEAD.size + _NUMBER.size * count + width * most + _NUMBER.size
        return (words, numbers, count, width) if whole and len(words) == count else None


def write(folder: Path, signatures: Mapping[bytes, int]) -> None:
    """Write the files of a folder: ``signatures`` of projected words."""
    import marisa_trie

    words = marisa_trie.BinaryTrie(signatures)
    words.save(str(folder / WORDS))
    different: dict[int, int] = {}
    numbers: list[bytes] = [b""] * len(words)
    for word, signature in sorted(signatures.items()):
        numbers[words[word]] = _NUMBER.pack(different.setdefault(signature, len(different)))
    width = -(-max(map(int.bit_length, different), default=0) // 8)
    parts = [_HEAD.pack(len(words), width), *numbers]
    parts += [signature.to_bytes(width, "little") for signature in different]
    (folder / NUMBERS).write_bytes(b"".join(parts) + _NUMBER.pack(len(different)))


def set_bits(signature: int) -> Sequence[int]:
    """The numbers of the bits that are set, in order."""
    out: list[int] = []
    while signature:
        lowest = signature & -signature
        out.append(lowest.bit_length() - 1)
        signature ^= lowest
    return out
