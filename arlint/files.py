"""Reading files that somebody else may have put there: regular ones only, and not without end.

A named pipe would be waited for for ever, a device never ends, and a file that was
a regular one when it was looked at may be neither by the time it is opened: so the
open file itself is asked what it is.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

# Neither Windows nor its files know these.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def open_regular(path: str | Path, limit: int) -> BinaryIO:
    """A regular file of at most ``limit`` bytes, opened for reading. Raises OSError, also for what is none."""
    descriptor = os.open(path, _FLAGS)
    try:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            kind = errno.EISDIR if stat.S_ISDIR(info.st_mode) else errno.EINVAL
            raise OSError(kind, "not a regular file", str(path))
        if info.st_size > limit:
            raise OSError(errno.EFBIG, f"larger than {shown_size(limit)}", str(path))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_regular(path: str | Path, limit: int) -> bytes:
    """The bytes of a regular file. Raises OSError, also if it is none or has more than ``limit`` bytes."""
    with open_regular(path, limit) as handle:
        # A file of /proc says that it is empty, and one that is being written to grows.
        data = handle.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, f"larger than {shown_size(limit)}", str(path))
    return data


def shown_size(size: int) -> str:
    """A number of bytes in the largest unit that divides it."""
    for shift, unit in ((30, "GiB"), (20, "MiB"), (10, "KiB")):
        if size >> shift << shift == size and size >> shift:
            return f"{size >> shift} {unit}"
    return f"{size} bytes"
