"""The rules compiled, as an installed arlint has them: no YAML is read and no everyday word judged anew.

A wheel is built, and a checkout installed, with a folder ``arlint/compiled`` (``hatch_build.py``). The default rules
and the others have a folder each, with their engine as a pickle and what is known of everyday words
(see :mod:`arlint.matchers.quiet`); beside them lie all rules as they were read. The pickles are code of
the package like its modules; paths in them are relative to the package and patterns are as they were written (what
``regex`` made of them is kept by :mod:`arlint.project.regexes`), so
that neither the place nor another version of ``regex`` or Python matters. They belong to the files of
rules and modules that they were made of: by name and size and, in a checkout, by their time of change too,
so that rules which are being written are always read.
"""

from __future__ import annotations

import io
import mmap
import os
import pickle
from collections.abc import Callable
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import arlint
from arlint.matchers.shelves import Bulk
from arlint.project import compiled, sealed
from arlint.project.regexes import Regexes
from arlint.ruleset.place import builtin_root
from arlint.text.lazy import Lazy

DEFAULT: Final = "default"
OTHERS: Final = "others"
ENGINE: Final = "engine.pickle"
BULK: Final = "engine.shelves"  # of which a run reads what it needs
RULES: Final = "rules.pickle"  # compressed: 50 MB, which are read once for each choice of settings
_WHEEL: Final = b"w"
_CHECKOUT: Final = b"c"
_PROGRAM: Final = Path(__file__).resolve().parents[1]
_PARTS: Final = ("matchers", "ruleset", "text", "lexicon")


def folder() -> Path:
    """Where the files lie, if there are any."""
    return _PROGRAM / "compiled"


def load(name: str = DEFAULT, place: Path | None = None) -> Any:
    """The engine and the plan of the default rules, or of the others; None if they were not made of what lies here."""
    return _unpickled(place or folder(), f"{name}/{ENGINE}")


def rules(place: Path | None = None) -> Any:
    """arlint's own rules, on or off; None if they were not read from what lies here."""
    return _unpickled(place or folder(), RULES, _decompressed)


def _decompressed(data: bytes) -> bytes:
    # A Python may be built without it: then the rules are read from their files, as when nothing is shipped.
    import lzma

    return lzma.decompress(data)


def _unpickled(place: Path, name: str, unpacked: Callable[[bytes], bytes] = bytes) -> Any:
    data = sealed.read(place / name)
    if data is None or not data.startswith(signature := digest(checkout=data.startswith(_CHECKOUT))):
        return None
    Lazy.compiler = Lazy.compiler or Regexes().compile
    try:
        with compiled.uncollected():
            return _Unpickler(unpacked(data[len(signature) :]), place, (place / name).parent / BULK).load()
    except Exception:  # a file of another version is no reason to fail: the rules are there
        return None


def digest(*, checkout: bool = False) -> bytes:
    """What a compiled ruleset belongs to: this version and the files it is made of."""
    out = blake2b(arlint.__version__.encode(), digest_size=16)
    for root in (builtin_root(), *(_PROGRAM / name for name in _PARTS)):
        for path, size, time in sorted(compiled.files(root)):
            told = f"{size}\0{time}" if checkout else str(size)
            out.update(f"{path.removeprefix(str(root))}\0{told}\n".replace(os.sep, "/").encode())
    return (_CHECKOUT if checkout else _WHEEL) + out.digest()


def roots(place: Path) -> dict[str, str]:
    """The folders that paths are relative to, by a name that is the same everywhere: first that of these files."""
    return {"compiled": str(place), "rules": str(builtin_root()), "package": str(_PROGRAM)}


class _Unpickler(pickle.Unpickler):
    """Reads what ``tools/compile_rules.py`` wrote."""

    def __init__(self, data: bytes, place: Path, bulk: Path) -> None:
        super().__init__(io.BytesIO(data))
        self._roots = roots(place)
        self._bulk = bulk

    def persistent_load(self, pid: Any) -> str | Bulk | Lazy:
        """A path by the name of its root, a bulk by its place in the file of bulks (bytes), or a pattern with flags."""
        match pid:
            case (str(pattern), int(flags)):
                return Lazy(pattern, flags)
            case (str(name), path):
                return f"{self._roots[name]}{path}".replace("/", os.sep)
            case (begin, end):
                if end > len(self._mapped):
                    raise ValueError(f"{self._bulk} ends at {len(self._mapped)} and not at {end}")
                return Bulk(memoryview(self._mapped)[begin:end])
        raise ValueError(pid)

    @cached_property
    def _mapped(self) -> mmap.mmap:
        with self._bulk.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
