"""Shelves: thousands of sequences, tests and lists, kept pickled one by one, since a text needs a few of them.

What several of them share (a test with what it has learned, a list of words) is kept
once, and is the same object wherever it is met.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")

_Types = tuple[type, ...]
_UNMADE: Final = object()


class Store:
    """What some shelves share: objects (numbered from 0), and packed ones (from -1 down) until they are asked for."""

    def __init__(self, fixed: Sequence[object], packed: Sequence[bytes]) -> None:
        self._fixed = fixed
        self._packed = packed
        self._made: list[object] = [_UNMADE] * len(packed)

    def __reduce__(self) -> tuple[object, ...]:
        return Store, (self._fixed, self._packed)

    def load(self, packed: bytes) -> Any:
        """The object of these bytes."""
        return _Unpickler(packed, self).load()

    def one(self, place: int) -> object:
        """What is shared under a number."""
        if place >= 0:
            return self._fixed[place]
        made = self._made[~place]
        if made is _UNMADE:
            made = self._made[~place] = self.load(self._packed[~place])
        return made


class Shelf(Mapping[int, T], Generic[T]):
    """Objects by number, each unpickled when it is first asked for."""

    def __init__(self, store: Store, packed: Mapping[int, bytes]) -> None:
        self._store = store
        self._packed = packed
        self._made: dict[int, T] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Shelf, (self._store, self._packed)

    def __getitem__(self, number: int) -> T:
        found = self._made.get(number)
        if found is None:
            found = self._made[number] = self._store.load(self._packed[number])
        return found

    def __iter__(self) -> Iterator[int]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def shelved(fixed: _Types, shared: _Types, *collections: Mapping[int, Any]) -> tuple[Shelf[Any], ...]:
    """Each of the collections as a shelf.

    Objects of the types ``shared`` are kept once for all shelves; so are those of the types ``fixed``, and all classes,
    which are not packed: whoever pickles the shelves pickles them.
    """
    shelving = _Shelving(fixed, shared)
    packed = [{number: shelving.packed(some) for number, some in one.items()} for one in collections]
    store = shelving.store()
    return tuple(Shelf(store, one) for one in packed)


class _Shelving:
    def __init__(self, fixed: _Types, shared: _Types) -> None:
        self.fixed = (*fixed, type)
        self.shared = shared
        self._places: dict[int, int] = {}  # the identity of an object -> its number
        self._fixed: list[object] = []
        self._packed: list[bytes] = []
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
                place = len(self._fixed)
                self._fixed.append(some)
            else:
                packed = self.packed(some, itself=True)
                place = ~len(self._packed)
                self._packed.append(packed)
            self._places[id(some)] = place
        return place

    def store(self) -> Store:
        return Store(self._fixed, self._packed)


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, shelving: _Shelving, inside: object) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._shelving = shelving
        self._inside = inside  # the object that is being packed, if it is a shared one
        self._apart = (*shelving.fixed, *shelving.shared)

    def persistent_id(self, obj: Any) -> int | None:
        return self._shelving.place(obj) if isinstance(obj, self._apart) and obj is not self._inside else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: bytes, store: Store) -> None:
        super().__init__(io.BytesIO(packed))
        self._store = store

    def persistent_load(self, pid: Any) -> object:
        return self._store.one(pid)
