"""Zip containers: several XML parts read as one text, and put back into the same archive.

The parts' texts are joined by U+0000, which no XML text can hold, so that the
text of the source tells the parts apart again. Entries that have not changed keep
their bytes; of one that has, only its data, size and checksum are new.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from arlint.errors import ArlintError
from arlint.files import shown_size

SEPARATOR: Final = "\0"
# Bytes of all parts together, unpacked. A part says itself how large it is, and need not say the truth.
_MAX_TEXT: Final = 128 << 20
_METHODS: Final = (ZIP_STORED, ZIP_DEFLATED)
# What the standard library raises for archives that are not what they say.
_BROKEN: Final = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Container:
    """An archive's bytes, the names of the parts that were read, and each one's byte order mark."""

    data: bytes
    parts: tuple[str, ...]
    marks: tuple[bytes, ...]

    def encode(self, text: str) -> bytes:
        """The archive with the parts of ``text`` in it; the very same bytes if they are the same."""
        texts = text.split(SEPARATOR)
        if len(texts) != len(self.parts):
            raise ArlintError(
                "a correction would break the parts of the archive apart", "هذا التصحيح يفسد أجزاء الملف المضغوط"
            )
        pairs = zip(self.parts, self.marks, texts, strict=True)
        with ZipFile(BytesIO(self.data)) as archive:
            new = {name: mark + part.encode("utf-8") for name, mark, part in pairs}
            changed = {name: data for name, data in new.items() if archive.read(name) != data}
        return _checked(_rewritten(self.data, changed), new) if changed else self.data


def open_container(data: bytes, path: str, wanted: tuple[str, ...]) -> tuple[str, Container]:
    """The text of an archive's parts whose names begin with one of ``wanted``, and the archive.

    Raises ArlintError if it is not a zip archive or a part is not UTF-8.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = [
                info
                for prefix in wanted
                for info in sorted(archive.infolist(), key=lambda info: info.filename)
                if info.filename.startswith(prefix) and info.filename.endswith(".xml")
            ]
            if any(info.flag_bits & 1 for info in infos):
                raise ArlintError(f"{path}: the archive is encrypted", f"{path}: الملف مشفّر")
            if any(info.compress_type not in _METHODS for info in infos):
                raise ArlintError(
                    f"{path}: packed by a method that Word does not use", f"{path}: مضغوط بطريقة لا يستعملها Word"
                )
            if len(set(archive.namelist())) < len(archive.namelist()):
                raise ArlintError(
                    f"{path}: two parts of the archive have one name", f"{path}: في الملف المضغوط جزآن باسم واحد"
                )
            names = tuple(info.filename for info in infos)
            bodies = list(_unpacked(archive, infos, path))
    except _BROKEN as error:
        raise ArlintError(
            f"{path}: not a zip archive that can be read: {error}", f"{path}: ليس ملف zip مقروءًا: {error}"
        ) from error
    marks = tuple(b"\xef\xbb\xbf" if body.startswith(b"\xef\xbb\xbf") else b"" for body in bodies)
    try:
        texts = [body[len(mark) :].decode("utf-8") for body, mark in zip(bodies, marks, strict=True)]
    except UnicodeDecodeError as error:
        raise ArlintError(
            f"{path}: a part of the archive is not UTF-8", f"{path}: في الملف المضغوط جزء ليس UTF-8"
        ) from error
    if not names or any(SEPARATOR in text or not text.strip() for text in texts):
        raise ArlintError(
            f"{path}: the archive holds no text that can be read", f"{path}: لا نص مقروءًا في الملف المضغوط"
        )
    return SEPARATOR.join(texts), Container(data, names, marks)


def _unpacked(archive: ZipFile, infos: Iterable[ZipInfo], path: str) -> Iterator[bytes]:
    left = _MAX_TEXT
    for info in infos:
        with archive.open(info) as part:
            # Only as much as is asked for is unpacked, whatever there is.
            body = part.read(left + 1)
        left -= len(body)
        if left < 0:
            raise ArlintError(
                f"{path}: more than {shown_size(_MAX_TEXT)} of text when it is unpacked",
                f"{path}: يزيد نصه بعد فك الضغط على {shown_size(_MAX_TEXT)}",
            )
        yield body


def _checked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A new archive, in which these parts were looked up. Raises ArlintError if they are not there."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                archive.open(name).close()
            if all(archive.read(name) == body for name, body in parts.items()):
                return data
    except _BROKEN:
        pass
    raise ArlintError(
        "the archive is laid out in a way that cannot be kept; it was not touched",
        "ترتيب الملف المضغوط لا يمكن الحفاظ عليه؛ لم يُمس",
    )


def _rewritten(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The archive with the data of some entries replaced (APPNOTE.TXT 4.3; no zip64, no data after it is lost)."""
    with ZipFile(BytesIO(data)) as archive:
        infos = archive.infolist()
        directory = archive.start_dir
    out = bytearray()
    moved: dict[str, tuple[int, int, int, int]] = {}
    ordered = sorted(infos, key=lambda info: info.header_offset)
    for index, info in enumerate(ordered):
        stop = ordered[index + 1].header_offset if index + 1 < len(ordered) else directory
        entry = data[info.header_offset : stop]
        body = changed.get(info.filename)
        size, packed_size, checksum = info.file_size, info.compress_size, info.CRC
        position = len(out)
        if body is None:
            out += entry
        else:
            packed = body if info.compress_type == 0 else _deflated(body)
            size, packed_size, checksum = len(body), len(packed), zlib.crc32(body)
            fields = list(_LOCAL.unpack_from(entry))
            head = _LOCAL.size + fields[9] + fields[10]
            # Sizes stand in the header now: no data descriptor follows.
            fields[2] &= ~8
            fields[6:9] = [checksum, packed_size, size]
            out += _LOCAL.pack(*fields) + entry[_LOCAL.size : head] + packed
        moved[info.filename] = position, size, packed_size, checksum
    start = len(out)
    position = directory
    for info in infos:
        fields = list(_CENTRAL.unpack_from(data, position))
        length = _CENTRAL.size + fields[10] + fields[11] + fields[12]
        offset, size, packed_size, checksum = moved[info.filename]
        if info.filename in changed:
            fields[3] &= ~8
        fields[7:10] = [checksum, packed_size, size]
        fields[16] = offset
        out += _CENTRAL.pack(*fields) + data[position + _CENTRAL.size : position + length]
        position += length
    end = data.rfind(b"PK\x05\x06")
    fields = list(_END.unpack_from(data, end))
    fields[5], fields[6] = len(out) - start, start
    out += data[position:end] + _END.pack(*fields) + data[end + _END.size :]
    return bytes(out)


def _deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()
