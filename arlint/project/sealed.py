"""Files that only save work: written in one step, and believed only as they were written.

A seal (a hash of what follows) stands before the data. A half-written, damaged or
foreign file has no right seal and counts as none; a file that cannot be written
makes the next run slower and nothing else, so it is not waited for the disk either.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Final

_LENGTH: Final = 20


def read(path: Path) -> bytes | None:
    """The data of a file, or None if there is none or it is not what was written."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body = data[_LENGTH:]
    return body if _seal(body) == data[:_LENGTH] else None


def write(path: Path, data: bytes) -> None:
    """Write a file for this user alone, and its folder if need be. Raises OSError."""
    from arlint.project.writing import Draft

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with Draft(path.resolve(), 0o600) as draft:
        with draft.handle(durable=False) as handle:
            handle.write(_seal(data) + data)
        draft.replace(path)


def _seal(data: bytes) -> bytes:
    return blake2b(data, digest_size=_LENGTH).digest()
