"""The word store: one memory-mapped trie of forms and two numbers for each, their frequency and their features.

Files (written by ``tools/build_lexicon.py``): ``words.marisa``, a MARISA trie of
all forms, and ``words.bin``:

    8 bytes   magic ``ARLXv1\\0\\0``
    u32 u32   number of words n, number of feature classes c (little endian)
    u32 * c   the feature bits of each class
    u16 * n   class of the word with trie key id i (0: not in the dictionary)
    u8  * n   frequency step of that word (0: not in the frequency list)

A frequency step is 0.04 of the Zipf scale: ``zipf = 9.04 - 0.04 * step`` (log10 of
the occurrences in a thousand million words; 3 is one in a million).
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from arlint.errors import ArlintError
from arlint.lexicon.features import Features

if TYPE_CHECKING:
    import marisa_trie

MAGIC: Final = b"ARLXv1\0\0"
_HEADER: Final = struct.Struct("<8sII")
ZIPF_TOP: Final = 9.04
ZIPF_STEP: Final = 0.04


class LexiconError(ArlintError):
    """The word store is missing or is not one."""


class Entry(NamedTuple):
    """What the store holds for one form: feature bits (0: no dictionary word) and Zipf frequency (0.0: unseen)."""

    features: Features
    zipf: float


@dataclass(frozen=True, slots=True)
class Store:
    """An opened word store. Look-ups are thread-safe; nothing is read before it is asked for."""

    _trie: marisa_trie.Trie
    _classes: tuple[int, ...]
    _class_of: memoryview
    _step_of: memoryview

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the store in ``folder``.

        Raises :class:`LexiconError` if it is not there or not a store of this version.
        """
        import marisa_trie

        try:
            with (folder / "words.bin").open("rb") as file:
                data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            trie = marisa_trie.Trie().mmap(str(folder / "words.marisa"))
        except (OSError, ValueError) as error:
            raise LexiconError(f"cannot open the word store in {folder}: {error}") from error
        magic, words, classes = _HEADER.unpack_from(data)
        start = _HEADER.size
        ids = start + 4 * classes
        steps = ids + 2 * words
        if magic != MAGIC or words != len(trie) or len(data) != steps + words:
            raise LexiconError(f"the word store in {folder} is damaged or of another version")
        return cls(
            trie,
            struct.unpack_from(f"<{classes}I", data, start),
            data[ids:steps].cast("H"),
            data[steps:],
        )

    def __len__(self) -> int:
        return len(self._trie)

    def words(self) -> Iterator[str]:
        """Every stored form, in the order of code points."""
        return iter(sorted(self._trie.keys()))

    def __contains__(self, form: str) -> bool:
        return form in self._trie

    def features(self, form: str) -> int:
        """The :class:`Feature` bits of exactly this form as an int; 0 if the dictionary lacks it."""
        key = self._trie.get(form)
        return 0 if key is None else self._classes[self._class_of[key]]

    def zipf(self, form: str) -> float:
        """The Zipf frequency of exactly this form; 0.0 if the list lacks it."""
        key = self._trie.get(form)
        step = 0 if key is None else self._step_of[key]
        return ZIPF_TOP - ZIPF_STEP * step if step else 0.0

    def commoner(self, forms: Iterable[str], least: float) -> Iterator[tuple[str, float]]:
        """Those of ``forms`` that are at least this frequent (Zipf), with their frequency."""
        # In one loop: to ask for each of some hundred by itself would take twice as long.
        get, step_of = self._trie.get, self._step_of
        for form in forms:
            key = get(form)
            if key is not None and (step := step_of[key]) and (zipf := ZIPF_TOP - ZIPF_STEP * step) >= least:
                yield form, zipf

    def lookup(self, form: str) -> tuple[int, float]:
        """Both numbers in one look-up: feature bits and Zipf frequency."""
        key = self._trie.get(form)
        if key is None:
            return 0, 0.0
        step = self._step_of[key]
        return self._classes[self._class_of[key]], ZIPF_TOP - ZIPF_STEP * step if step else 0.0

    def entry(self, form: str) -> Entry | None:
        """The stored entry of exactly this form, or None."""
        if form not in self._trie:
            return None
        bits, zipf = self.lookup(form)
        return Entry(bits, zipf)


def data_folder() -> Path:
    """Where the store that ships with arlint lies."""
    # Not importlib.resources, which imports tempfile and shutil: 20 ms. The files are mapped, so they lie on a disk.
    return Path(__file__).parent / "data"
