"""Writing a file whole or not at all.

The new bytes are complete and on the disk before the file's name is given to them,
in one step, so that whoever looks (and whatever happens: a kill, a full disk, a
power cut) finds the old file or the new one. Two writers of one file take turns by
a lock on it, and the second sees that it is not what it has read any more. Where
the system can, the draft has no name until the last moment, so that a killed process
leaves nothing behind; the name it has then is made of the file's own, and what a
killed one did leave under it is cleared away by the next.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, Final

from arlint.errors import ArlintError
from arlint.project.inputs import changed_meanwhile

# How long another writer of the same file is waited for.
_PATIENCE: Final = 10.0
_BLOCK: Final = 1 << 20
_CLOSED_ON_EXEC: Final = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
# Windows neither replaces nor removes a file that anybody has open: there is no lock to take, and none is needed.
_OPEN_IS_LOCKED: Final = sys.platform == "win32"


def replace_file(path: Path, data: bytes, old: bytes | None = None) -> None:
    """Put ``data`` in place of a file, as :func:`replacing` does; only of one that still holds ``old``, if given."""
    with replacing(path, None if old is None else lambda target: target.read_bytes() == old) as handle:
        handle.write(data)


@contextmanager
def replacing(path: Path, unchanged: Callable[[Path], bool] | None = None) -> Iterator[BinaryIO]:
    """A handle whose bytes take a file's place at the end, with its mode, owner and attributes; a link stays a link.

    Other hard links keep the old file: to write into it, it would have to be broken for a while, and who copies by
    links (``cp -l``, backups) means what was there.

    ``unchanged`` is asked, when nothing remains but to change the name, whether the
    file is still what the bytes were made from: if not, and it does not hold these
    bytes already, ArlintError is raised. It is raised, too, if they cannot be written.
    Whatever goes wrong, the file is as it was and no temporary file is left.
    """
    target = path.resolve()
    try:
        before = target.stat()
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        # Until it has the mode of the file it is nobody else's business.
        with Draft(target, 0o600) as draft:
            with draft.handle() as handle:
                yield handle
            draft.take_after(target, before)
            with _turn(target):
                if unchanged is None or unchanged(target):
                    draft.replace(target)
                elif not draft.equals(target):
                    raise changed_meanwhile(str(path))
    except OSError as error:
        raise ArlintError(
            f"{path}: cannot be written: {error.strerror}; the file was not touched",
            f"{path}: تعذرت كتابته: {error.strerror}؛ لم يُمس الملف",
        ) from error


def write_file(path: Path, data: bytes) -> None:
    """Write a file that need not be there yet, whole or not at all. Raises OSError, ArlintError."""
    if path.exists() and not path.is_file():
        # /dev/stdout, a named pipe: nothing that could be replaced.
        with open(path, "wb") as handle:
            handle.write(data)
    elif path.exists():
        replace_file(path, data)
    else:
        target = path.resolve()
        with Draft(target, 0o666) as draft:
            with draft.handle() as handle:
                handle.write(data)
            draft.replace(target)


class Draft:
    """A file being written: without a name as long as the system allows it, then under its own, then under another's.

    Every method raises OSError.
    """

    def __init__(self, target: Path, mode: int) -> None:
        # Not the file's name itself: with something added it may be too long.
        digest = blake2b(target.name.encode("utf-8", "surrogateescape"), digest_size=10).hexdigest()
        self._path = target.with_name(f".arlint-{digest}.tmp")
        self._mode = mode
        self._named = False
        self._descriptor = -1

    def __enter__(self) -> Draft:
        try:
            if hasattr(os, "O_TMPFILE"):
                # A file system that knows no unnamed files says so in several ways; other trouble comes up again below.
                with suppress(OSError):
                    self._descriptor = os.open(self._path.parent, os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, self._mode)
            if self._descriptor >= 0:
                _lock(self._descriptor)
            else:
                self._get_name(self._create)
            return self
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_: object) -> None:
        # An interrupt may come between any two steps, so what this object believes counts for nothing: whatever bears
        # the name and is this draft goes. One that cannot go leaves the error that led here to be the one reported.
        try:
            with suppress(OSError):
                if self._descriptor < 0:
                    _clear(self._path)
                elif self._is_mine():
                    os.unlink(self._path)
        finally:
            self._close()

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    @contextmanager
    def handle(self, durable: bool = True) -> Iterator[BinaryIO]:
        """To write by; if it is to be ``durable`` everything is on the disk at its end."""
        with os.fdopen(self._descriptor, "wb", closefd=False) as handle:
            yield handle
            handle.flush()
            if durable:
                os.fsync(self._descriptor)

    def take_after(self, target: Path, info: os.stat_result) -> None:
        """Take over the mode of a file and, as far as this user may, its owner and extended attributes."""
        own = os.fstat(self._descriptor)
        if hasattr(os, "fchown") and (own.st_uid, own.st_gid) != (info.st_uid, info.st_gid):
            with suppress(OSError):
                os.fchown(self._descriptor, -1, info.st_gid)
            with suppress(OSError):
                os.fchown(self._descriptor, info.st_uid, -1)
        if sys.platform == "linux":
            with suppress(OSError):
                for attribute in os.listxattr(target):
                    with suppress(OSError):
                        os.setxattr(self._descriptor, attribute, os.getxattr(target, attribute))
        if hasattr(os, "fchmod"):
            os.fchmod(self._descriptor, info.st_mode & 0o7777)
        else:
            os.chmod(self._path, info.st_mode & 0o7777)

    def replace(self, target: Path) -> None:
        """Take the place of ``target``, which need not be there."""
        if not self._named:
            self._get_name(self._link)
        if _OPEN_IS_LOCKED:
            self._close()
        os.replace(self._path, target)

    def equals(self, target: Path) -> bool:
        """Whether ``target`` holds the same bytes."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        with os.fdopen(self._descriptor, "rb", closefd=False) as own, open(target, "rb") as other:
            while True:
                mine, its = own.read(_BLOCK), other.read(_BLOCK)
                if mine != its:
                    return False
                if not mine:
                    return True

    def _get_name(self, make: Callable[[], None]) -> None:
        """Have ``make`` put the draft under its name, after whoever has it."""

        def attempt() -> bool:
            try:
                make()
            except FileExistsError:
                _clear(self._path)
                return False
            self._named = True
            return True

        _persist(attempt, f"somebody else is writing it, or has left {self._path.name}")

    def _link(self) -> None:
        # With a descriptor of a folder it is linkat(), which can follow the link in /proc.
        descriptor = os.open(self._path.parent, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.link(f"/proc/self/fd/{self._descriptor}", self._path.name, dst_dir_fd=descriptor)
        finally:
            os.close(descriptor)

    def _create(self) -> None:
        self._descriptor = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR | _CLOSED_ON_EXEC, self._mode)
        _lock(self._descriptor)
        # Before it was locked it looked like a killed writer's, and may have been cleared away.
        if not self._is_mine():
            self._close()
            raise FileExistsError

    def _is_mine(self) -> bool:
        try:
            return os.path.samestat(os.lstat(self._path), os.fstat(self._descriptor))
        except FileNotFoundError:
            return False


@contextmanager
def _turn(target: Path) -> Iterator[None]:
    """Holds the lock on a file, after whoever has it. Raises OSError if that takes too long."""
    if _OPEN_IS_LOCKED:
        yield
        return
    descriptor = os.open(target, os.O_RDONLY | _CLOSED_ON_EXEC)
    try:
        _persist(lambda: _lock(descriptor), "somebody else is writing it")
        yield
    finally:
        os.close(descriptor)


def _persist(attempt: Callable[[], bool], trouble: str) -> None:
    """Try until it is done. Raises OSError with ``trouble`` if that takes too long."""
    until = time.monotonic() + _PATIENCE
    while not attempt():
        if time.monotonic() > until:
            raise OSError(errno.EBUSY, trouble)
        time.sleep(0.02)


def _clear(path: Path) -> None:
    """Remove what a killed writer left under a draft's name; not a draft that somebody is at. Raises OSError."""
    if _OPEN_IS_LOCKED:
        with suppress(OSError):
            os.unlink(path)
        return
    with suppress(FileNotFoundError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | _CLOSED_ON_EXEC)
        try:
            if _lock(descriptor) and os.path.samestat(os.lstat(path), os.fstat(descriptor)):
                os.unlink(path)
        finally:
            os.close(descriptor)


def _lock(descriptor: int) -> bool:
    """Lock a file for as long as it is open here; False if somebody else has. The lock ends with its process."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A file system without locks: who writes last wins, with a whole file all the same.
        return True
    return True
