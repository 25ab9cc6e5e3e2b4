"""Shelves: thousands of sequences, tests and lists, kept pickled one by one, since a text needs a few of them.

What several of them share (a test with what it has learned, a list of words) is kept
once, and is the same object wherever it is met. All that is packed lies in one row of bytes,
which need not be in memory (see :mod:`arlint.project.shipped`).
"""

from __future__ import annotations

import io
import pickle
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

if TYPE_CHECKING:
    from typing_extensions import Buffer

T = TypeVar("T")

_Types = tuple[type, ...]
_UNMADE: Final = object()


class Bulk:
    """Bytes of which only parts are looked at: those of a file, say."""

    __slots__ = ("data",)

    def __init__(self, data: Buffer) -> None:
        self.data = memoryview(data)

    def __reduce__(self) -> tuple[object, ...]:
        return Bulk, (bytes(self.data),)


class Packed:
    """Objects in packed form, one behind the other in a bulk: each ends where the next begins."""

    def __init__(self, bulk: Bulk, begin: int, ends: array[int]) -> None:
        self._bulk = bulk
        self._begin = begin
        self._ends = ends  # one for each object, in bytes from the begin of the first

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, place: int) -> memoryview:
        """The bytes of an object; none if there is no such object."""
        start = self._ends[place - 1] if place else 0
        return self._bulk.data[self._begin + start : self._begin + self._ends[place]]


class Store:
    """What some shelves share: objects (numbered from 0), and packed ones (from -1 down) until they are asked for."""

    def __init__(self, fixed: Sequence[object], packed: Packed) -> None:
        self._fixed = fixed
        self._packed = packed
        self._made: dict[int, object] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Store, (self._fixed, self._packed)

    def load(self, packed: Buffer) -> Any:
        """The object of these bytes."""
        return _Unpickler(packed, self).load()

    def one(self, place: int) -> object:
        """What is shared under a number."""
        if place >= 0:
            return self._fixed[place]
        made = self._made.get(place, _UNMADE)
        if made is _UNMADE:
            made = self._made[place] = self.load(self._packed[~place])
        return made


class Shelf(Mapping[int, T], Generic[T]):
    """Objects by number, each unpickled when it is first asked for."""

    def __init__(self, store: Store, packed: Packed) -> None:
        self._store = store
        self._packed = packed
        self._made: dict[int, T] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Shelf, (self._store, self._packed)

    def __getitem__(self, number: int) -> T:
        found = self._made.get(number)
        if found is None:
            packed = self._packed[number] if 0 <= number < len(self._packed) else b""
            if not packed:
                raise KeyError(number)
            found = self._made[number] = self._store.load(packed)
        return found

    def __iter__(self) -> Iterator[int]:
        return (number for number in range(len(self._packed)) if self._packed[number])

    def __len__(self) -> int:
        return sum(1 for _ in self)


def shelved(fixed: _Types, shared: _Types, *collections: Mapping[int, Any]) -> tuple[Shelf[Any], ...]:
    """Each of the collections as a shelf.

    Objects of the types ``shared`` are kept once for all shelves; so are those of the types ``fixed``, and all classes,
    which are not packed: whoever pickles the shelves pickles them.
    """
    shelving = _Shelving(fixed, shared)
    packed = [
        [shelving.packed(one[number]) if number in one else b"" for number in range(max(one, default=-1) + 1)]
        for one in collections
    ]
    rows = [shelving.all_packed, *packed]
    bulk = Bulk(b"".join(b"".join(row) for row in rows))
    lengths = [sum(map(len, row)) for row in rows]
    shared_ones, *others = (
        Packed(bulk, begin, array("I", accumulate(map(len, row))))
        for begin, row in zip(accumulate(lengths, initial=0), rows, strict=False)
    )
    store = Store(shelving.all_fixed, shared_ones)
    return tuple(Shelf(store, one) for one in others)


class _Shelving:
    def __init__(self, fixed: _Types, shared: _Types) -> None:
        self.fixed = (*fixed, type)
        self.shared = shared
        self._places: dict[int, int] = {}  # the identity of an object -> its number
        self.all_fixed: list[object] = []
        self.all_packed: list[bytes] = []
        self._held: list[object] = []  # as long as they are known by their identity

    def packed(self, some: object, *, itself: bool = False) -> bytes:
        """An object as bytes, with numbers for what is shared; ``itself`` if it is shared and is to be packed."""
        out = io.BytesIO()
        _Pickler(out, self, some if itself else None).dump(some)
        return out.getvalue()

    def place(self, some: object) -> int:
        """The number of a shared object."""
        place = self._places.get(id(some))
        if place is None:
            self._held.append(some)
            if isinstance(some, self.fixed):
                place = len(self.all_fixed)
                self.all_fixed.append(some)
            else:
                packed = self.packed(some, itself=True)
                place = ~len(self.all_packed)
                self.all_packed.append(packed)
            self._places[id(some)] = place
        return place


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, shelving: _Shelving, inside: object) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._shelving = shelving
        self._inside = inside  # the object that is being packed, if it is a shared one
        self._apart = (*shelving.fixed, *shelving.shared)

    def persistent_id(self, obj: Any) -> int | None:
        return self._shelving.place(obj) if isinstance(obj, self._apart) and obj is not self._inside else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: Buffer, store: Store) -> None:
        super().__init__(io.BytesIO(packed))
        self._store = store

    def persistent_load(self, pid: Any) -> object:
        return self._store.one(pid)
