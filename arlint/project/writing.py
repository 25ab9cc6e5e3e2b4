"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from arlint.errors import ArlintError


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` in place of a file, atomically, with the file's mode; a link's target is what changes.

    The bytes go to a temporary file in the same directory, to the disk, and then
    take the name. Raises ArlintError; the file is then as it was and the
    temporary file is gone.
    """
    target = path.resolve()
    temporary: str | None = None
    try:
        mode = target.stat().st_mode
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "Permission denied")
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".arlint", dir=target.parent)
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(data)
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
