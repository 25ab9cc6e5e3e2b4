"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from arlint.errors import ArlintError


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` in place of a file, as :func:`replacing` does."""
    with replacing(path) as handle:
        handle.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A handle whose bytes take a file's place at the end, atomically, with its mode; a link's target is what changes.

    The bytes go to a temporary file in the same directory, to the disk, and then
    take the name. Raises ArlintError if they cannot; if that or anything else goes
    wrong the file is as it was and the temporary file is gone.
    """
    target = path.resolve()
    temporary: str | None = None
    try:
        mode = target.stat().st_mode
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "Permission denied")
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".arlint", dir=target.parent)
        with os.fdopen(descriptor, "wb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        raise ArlintError(f"{path}: cannot be written: {error.strerror}; the file was not touched") from error
    finally:
        # After a successful replace the name is gone already.
        if temporary is not None:
            with suppress(FileNotFoundError):
                os.unlink(temporary)


def write_file(path: Path, data: bytes) -> None:
    """Write a file that need not be there yet, whole or not at all. Raises OSError, ArlintError."""
    if path.exists() and not path.is_file():
        # /dev/stdout, a named pipe: nothing that could be replaced.
        with open(path, "wb") as handle:
            handle.write(data)
    elif path.exists():
        replace_file(path, data)
    else:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".arlint", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as handle:
                handle.write(data)
            # What mkstemp makes only its owner can read; a new file is as the umask wants it.
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(temporary)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
