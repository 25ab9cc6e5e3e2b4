"""Numbers by word, for tens of thousands of words of which a text has few: no word is kept, only its hash.

As a dictionary of tuples 66,000 words and their tests took 26 MB, and 60 ms to be unpickled; this takes 1 MB and 2 ms.
One word in a hundred thousand is given the numbers of another: who asks must look at what he gets.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from zlib import crc32

_NONE: Sequence[int] = ()


class Numbers:
    """The numbers of words. ``hashes`` ascend; each has a list, by its place, and lists end where the next begins."""

    def __init__(self, hashes: array[int], places: array[int], ends: array[int], items: array[int]) -> None:
        self._hashes = hashes
        self._places = places
        self._ends = ends
        self._items = items

    @classmethod
    def of(cls, numbers: Mapping[str, Sequence[int]]) -> Numbers:
        """The same numbers; those of words with one hash are given to all of them."""
        by_hash: dict[int, set[int]] = defaultdict(set)
        for word, some in numbers.items():
            by_hash[_hash(word)].update(some)
        lists: dict[tuple[int, ...], int] = {}  # many words have the same
        hashes, places = array("I"), array("I")
        for one in sorted(by_hash):
            hashes.append(one)
            places.append(lists.setdefault(tuple(sorted(by_hash[one])), len(lists)))
        ends, items = array("I"), array("I")
        for some in lists:
            items.extend(some)
            ends.append(len(items))
        return cls(hashes, places, ends, items)

    def __reduce__(self) -> tuple[object, ...]:
        return Numbers, (self._hashes, self._places, self._ends, self._items)

    def get(self, word: str) -> Sequence[int]:
        """The numbers of a word, ascending; none if it has none."""
        sought = _hash(word)
        found = bisect_left(self._hashes, sought)
        if found == len(self._hashes) or self._hashes[found] != sought:
            return _NONE
        place = self._places[found]
        return self._items[self._ends[place - 1] if place else 0 : self._ends[place]]


def _hash(word: str) -> int:
    """The same in every process, which Python's own is not."""
    return crc32(word.encode("utf-8", "surrogatepass"))
