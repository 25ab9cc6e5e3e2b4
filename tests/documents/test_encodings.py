"""Encodings: what is read is written back, byte for byte, in the encoding it was read in."""

from __future__ import annotations

import codecs

import pytest

from arlint.api import engine_for
from arlint.documents.reading import read
from arlint.documents.source import Source, decode
from arlint.errors import DecodeError, suspected
from arlint.fixes import fix

TEXT = "قال أحمد نعم.\r\nسطر ثان\rثالث\n\nرابع\x0cخامس"
WRONG = "تم إتخاذ القرار ."
RIGHT = "تم اتخاذ القرار."

ENCODINGS = {
    "utf-8": (b"", "utf-8", None),
    "utf-8 with BOM": (codecs.BOM_UTF8, "utf-8", None),
    "utf-16-le": (codecs.BOM_UTF16_LE, "utf-16-le", None),
    "utf-16-be": (codecs.BOM_UTF16_BE, "utf-16-be", None),
    "utf-32-le": (codecs.BOM_UTF32_LE, "utf-32-le", None),
    "utf-32-be with BOM": (codecs.BOM_UTF32_BE, "utf-32-be", None),
    "utf-32 by name": (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    "windows-1256": (b"", "windows-1256", "windows-1256"),
    "iso-8859-6": (b"", "iso-8859-6", "iso-8859-6"),
    "mac-arabic": (b"", "mac-arabic", "mac-arabic"),
    "cp720": (b"", "cp720", "cp720"),
    "utf-16-le without BOM": (b"", "utf-16-le", "utf-16-le"),
    "utf-32-be": (b"", "utf-32-be", "utf-32-be"),
}


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html", "a.tex"])
def test_bytes_come_back(name: str, path: str) -> None:
    bom, codec, option = ENCODINGS[name]
    data = bom + TEXT.encode(codec)
    source = decode(data, path, option)
    assert source.text == TEXT
    assert source.encode(source.text) == data
    assert read(source).segments


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_fix_is_written_in_the_encoding_read(name: str) -> None:
    bom, codec, option = ENCODINGS[name]
    source = decode(bom + WRONG.encode(codec), "a.txt", option)
    done = fix(source, read, engine_for((), (), (), ("default",)).check)
    assert source.encode(done.text) == bom + RIGHT.encode(codec)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\r\n\n\r", "\u2028", "\x0c", "\x85"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r"])
def test_line_ends_survive_a_fix(newline: str, end: str) -> None:
    text = newline.join([WRONG, "سطر", WRONG]) + end
    done = fix(Source(text), read, engine_for((), (), (), ("default",)).check, unsafe=True)
    assert done.text == newline.join([RIGHT, "سطر", RIGHT]) + end


def test_a_bom_wins_over_the_option() -> None:
    assert decode(codecs.BOM_UTF8 + "نص".encode(), "a.txt", "windows-1256").encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "option", "where"),
    [
        ("نص عربي طويل".encode("windows-1256"), None, "at byte 0"),
        ("نص".encode() + b"\xff", None, "at byte 4"),
        (codecs.BOM_UTF16_LE + "نص".encode("utf-16-le") + b"\x00", None, "at byte 6"),
        ("نص".encode(), "no-such-codec", "unknown"),
        (b"\xff\xfe" + b"\x00\xd8", None, "at byte 2"),
    ],
)
def test_what_does_not_decode_is_refused(data: bytes, option: str | None, where: str) -> None:
    with pytest.raises(DecodeError, match=where):
        decode(data, "a.txt", option)


def test_a_likely_encoding_is_named_and_not_used() -> None:
    with pytest.raises(DecodeError, match="looks like windows-1256"):
        decode("هذا نص عربي كتب قديما على جهاز قديم".encode("windows-1256"), "a.txt")


@pytest.mark.parametrize("data", ["هذا نص عربي".encode()[:-1], "هذا نص".encode() + b"\xff" + " عربي".encode()])
def test_damaged_utf8_is_called_nothing_else(data: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data, "a.txt")
    assert "looks like" not in str(caught.value)


@pytest.mark.parametrize("tried", ["utf-16", "ascii", "iso-8859-6"])
@pytest.mark.parametrize("text", ["نص", "هذا نص عربي طويل. " * 2000])
def test_utf8_is_named_before_others(tried: str, text: str) -> None:
    # Whoever followed another advice would read, and might write, what looks like «ظ‡ط°ط§».
    with pytest.raises(DecodeError, match="looks like utf-8"):
        decode(text.encode() + b"x" * (1 - len(text.encode()) % 2), "a.txt", tried)  # an odd number of bytes
    assert suspected(text.encode()[1:], tried) == "utf-8"


def test_what_an_encoding_cannot_hold_is_not_written() -> None:
    source = decode("نص".encode("iso-8859-6"), "a.txt", "iso-8859-6")
    with pytest.raises(UnicodeEncodeError):
        source.encode("نص «مقتبس»")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_bom_is_not_taken_for_utf8(codec: str) -> None:
    data = "قال أحمد نعم، ثم غادر.".encode(codec)
    assert data.decode("utf-8")
    with pytest.raises(DecodeError, match=f"looks like {codec}"):
        decode(data, "a.txt")
    assert decode(data, "a.txt", codec).text == "قال أحمد نعم، ثم غادر."
    assert decode(b"a\x06b", "a.txt").text == "a\x06b"
