"""Shelves: what hangs on thousands of words, kept pickled, since a text has a few of them.

What many lists share (tests with what they have learned, rules) stands beside the
shelf, once, and is the same object in all of them.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Shelf(Mapping[int, Sequence[T]], Generic[T]):
    """Lists by number, each unpickled when it is first asked for."""

    def __init__(self, packed: Mapping[int, bytes], shared: Sequence[object]) -> None:
        self._packed = packed
        self._shared = shared
        self._lists: dict[int, Sequence[T]] = {}

    @classmethod
    def of(cls, lists: Mapping[int, Sequence[T]], shared: tuple[type, ...]) -> Shelf[T]:
        """A shelf with these lists; objects of the types ``shared`` are kept beside it."""
        beside: dict[int, tuple[int, object]] = {}
        return cls(
            {number: _packed(some, shared, beside) for number, some in lists.items()},
            [one for _, one in beside.values()],
        )

    def __reduce__(self) -> tuple[object, ...]:
        return Shelf, (self._packed, self._shared)

    def __getitem__(self, number: int) -> Sequence[T]:
        found = self._lists.get(number)
        if found is None:
            found = self._lists[number] = _Unpickler(self._packed[number], self._shared).load()
        return found

    def __iter__(self) -> Iterator[int]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _packed(some: object, shared: tuple[type, ...], beside: dict[int, tuple[int, object]]) -> bytes:
    out = io.BytesIO()
    _Pickler(out, shared, beside).dump(some)
    return out.getvalue()


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, shared: tuple[type, ...], beside: dict[int, tuple[int, object]]) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._shared = shared
        self._beside = beside  # the identity of an object -> its place, and the object

    def persistent_id(self, obj: Any) -> int | None:
        if not isinstance(obj, self._shared):
            return None
        return self._beside.setdefault(id(obj), (len(self._beside), obj))[0]


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: bytes, shared: Sequence[object]) -> None:
        super().__init__(io.BytesIO(packed))
        self._shared = shared

    def persistent_load(self, pid: Any) -> object:
        return self._shared[pid]
