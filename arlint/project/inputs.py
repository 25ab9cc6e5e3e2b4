"""An input of a run, and reading it. Only this layer and `cli` touch the file system."""

from __future__ import annotations

import errno
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from arlint.documents.names import LONGEST_PARAGRAPH, format_of, line_is_bounded, too_long
from arlint.documents.options import Options
from arlint.errors import ArlintError, UsageError
from arlint.files import open_regular, shown_size

if TYPE_CHECKING:
    from arlint.documents.source import Source

STDIN: Final = "-"
LARGEST: Final = 256 << 20
"""Bytes of the largest input that is read whole; ``normalize`` reads plain text of any length in pieces."""
# A code point has no more than four bytes, so a longer line has too many of them in any encoding.
_LONGEST_LINE: Final = 4 * LONGEST_PARAGRAPH
_BLOCK: Final = 1 << 17  # bytes
_LINE_ENDS: Final = (b"\n", b"\r", b"\v", b"\f")
# What begins a file that is not plain UTF-8: a mark of byte order, an archive.
_OTHERS: Final = (BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE, b"PK\x03\x04")


class Input(NamedTuple):
    """One input: a file, or standard input (``path`` is None). ``name`` is what reports call it."""

    name: str
    path: Path | None
    format: str | None = None
    encoding: str | None = None
    options: Options = Options()


def read_bytes(item: Input, format: str | None = None) -> bytes:
    """The bytes of an input, which is in ``format`` if the caller knows better than the input.

    Raises ArlintError if it cannot be read, is no regular file, or is too large: beyond
    :data:`LARGEST` bytes, or in formats of lines with one longer than a paragraph may be.
    Of what is refused little has been read.
    """
    whole = BytesIO()  # which gives away what it has gathered, where a list of blocks would be copied
    whole.writelines(read_blocks(item, format))
    return whole.getvalue()


def read_blocks(item: Input, format: str | None = None) -> Iterator[bytes]:
    """The same, a block at a time."""
    form = format or item.format or format_of(item.name) or "plain"
    longest = _LONGEST_LINE if line_is_bounded(form) else LARGEST
    try:
        if item.path is None:
            yield from _blocks(standard_input(), item.name, longest)
            return
        with open_regular(item.path, LARGEST) as handle:
            yield from _blocks(handle, item.name, longest)
    except OSError as error:
        raise _unreadable(item, error) from error


def read_in_blocks(item: Input, format: str | None, met: Callable[[bytes], object]) -> str | None:
    """The text of a file in UTF-8 of which only a block at a time is there as bytes, each shown to ``met``.

    None if it is anything else, which :func:`read_bytes` and ``decode`` can tell. Raises as :func:`read_bytes`.
    """
    from arlint.documents.source import WIDE

    decoder = getincrementaldecoder("utf-8")()
    text = ""
    try:
        for block in read_blocks(item, format):
            if (not text and block.startswith(_OTHERS)) or WIDE in block:
                return None
            met(block)
            # CPython lengthens a string that nobody else holds where it is: pieces to be joined would be copied.
            text += decoder.decode(block)
        return text + decoder.decode(b"", True)
    except UnicodeDecodeError:
        return None


def standard_input() -> BinaryIO:
    """The bytes of standard input. Raises UsageError if it is closed."""
    if sys.stdin is None:
        raise UsageError("standard input is closed", "المدخل القياسي مغلق")
    return sys.stdin.buffer


def _blocks(handle: BinaryIO, name: str, longest: int) -> Iterator[bytes]:
    """All bytes of a file, in blocks; none of the lines that a block ends in may be longer than ``longest``."""
    size = line = 0
    while block := handle.read(_BLOCK):
        size += len(block)
        end = max(map(block.rfind, _LINE_ENDS))
        line = len(block) - end - 1 if end >= 0 else line + len(block)
        if line > longest:
            raise too_long(name)
        if size > LARGEST:
            raise OSError(errno.EFBIG, f"larger than {shown_size(LARGEST)}")
        yield block


def _unreadable(item: Input, error: OSError) -> ArlintError:
    return ArlintError(f"{item.name}: cannot be read: {error.strerror}", f"{item.name}: تعذرت قراءته: {error.strerror}")


def read_source(item: Input, encoding: str | None = None, format: str | None = None) -> Source:
    """An input decoded. Raises ArlintError as :func:`read_bytes`, DecodeError if it is not text."""
    from arlint.documents.source import decode

    return decode(read_bytes(item, format), item.name, encoding or item.encoding)


def changed_meanwhile(name: str) -> ArlintError:
    """What is said of an input that somebody wrote to while arlint was at it."""
    return ArlintError(
        f"{name}: changed while arlint was reading it; run again", f"{name}: تغيّر أثناء قراءته؛ أعد التشغيل"
    )
