"""Documents of strangers: bombs, entities, marks without end, and texts that repeat themselves."""

from __future__ import annotations

import resource
import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from arlint.api import engine_for
from arlint.documents import container
from arlint.documents.document import MASK
from arlint.documents.reading import read
from arlint.documents.source import Source, decode
from arlint.errors import ArlintError
from tests.faults.conftest import environment

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>حضر لاكن متأخرا</w:t></w:r></w:p></w:body></w:document>'
_BILLION = (
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]>"
)
_FILE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


def _docx(body: str, name: str = "word/document.xml") -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return buffer.getvalue()


# --- archives -------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _packed() -> tuple[bytes, int]:
    """3 GB of one letter in 3 MB, and their checksum."""
    packer, block = zlib.compressobj(1, zlib.DEFLATED, -15), b"a" * (1 << 20)
    packed, checksum = [], 0
    for _ in range(3000):
        packed.append(packer.compress(block))
        checksum = zlib.crc32(block, checksum)
    return b"".join([*packed, packer.flush()]), checksum


def _bomb(says: int | None) -> bytes:
    """An archive of them whose size is told as it is, or as ``says``."""
    packed, checksum = _packed()
    name, size = b"word/document.xml", 3000 << 20 if says is None else says
    sizes = checksum, len(packed), size, len(name)
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, *sizes, 0) + name
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, *sizes, *[0] * 6) + name
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(entry), len(head) + len(packed), 0)
    return head + packed + entry + end


@pytest.mark.slow
@pytest.mark.parametrize("says", [None, 100, (128 << 20) + 1])
def test_a_zip_bomb_is_not_unpacked(says: int | None, here: Path) -> None:
    (here / "a.docx").write_bytes(_bomb(says))
    done = subprocess.run(
        [sys.executable, "-m", "arlint", "fix", "--write", "--isolated", "a.docx"],
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "more than 128 MiB of text" in done.stderr or "not a zip archive" in done.stderr


def test_many_parts_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_MAX_TEXT", 4000)
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for number in range(9):
            archive.writestr(f"word/header{number}.xml", _BODY + " " * 500)
    with pytest.raises(ArlintError, match="of text when it is unpacked"):
        decode(buffer.getvalue(), "a.docx")


def test_an_archive_with_two_parts_of_one_name() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", _BODY)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("word/document.xml", _BODY)
    with pytest.raises(ArlintError, match="two parts of the archive have one name"):
        decode(buffer.getvalue(), "a.docx")


def test_an_archive_that_word_would_not_make() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", _BODY)
    with pytest.raises(ArlintError, match="packed by a method"):
        decode(buffer.getvalue(), "a.docx")


def test_an_archive_is_broken_at_any_byte() -> None:
    whole = _docx(_BODY)
    for at in range(len(whole)):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            if not data.startswith(b"PK\3\4"):
                continue
            try:
                source = decode(data, "a.docx")
            except ArlintError:
                continue
            # What can be read can be written, or is refused; never written wrong.
            new = source.text.replace("لاكن", "لكن")
            try:
                again = decode(source.encode(new), "a.docx")
            except ArlintError:
                continue
            assert again.text == new


# --- entities -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("doctype", [_BILLION, _FILE], ids=["billion", "file"])
@pytest.mark.parametrize("format", ["docx", "xliff", "qt", "android"])
def test_entities_are_refused(doctype: str, format: str) -> None:
    if format == "docx":
        source = decode(_docx(doctype + _BODY.replace("لاكن", "&a;")), "a.docx")
    else:
        root = {"xliff": "xliff", "qt": "TS", "android": "resources"}[format]
        source = Source(f"<?xml version='1.0'?>{doctype}<{root}><a>&a;</a></{root}>")
    with pytest.raises(ArlintError, match="document type with declarations"):
        read(source, format)


# --- marks without end ----------------------------------------------------------------------------------

_LONG = 60_000
_PROSE = "نص عربي "
_MARKS = {
    "plain": ["- ", "1) ", "    x\n", "( ", "( كلمة ] ", "« ", "[كذا] ", "arlint: ignore[HMZ] "],
    "markdown": [
        "> ", "- ", "[", "](", "![", "**", "*a ", "_", "`", "<", "<!--", "|", "# \n", "\\", "[a]: b\n", "~~~\n", "$",
        "{{", "&", "<div>", "[a](", "[[[", "***a", "**a** \n", "http://a",
    ],
    "html": ["<div>", "<p>", "<b>", "<!--", "<script>", '<a title="', "<", "&", "<svg>", "<td>", "<a b=c ", '="'],
    "srt": ["1\n", "00:00:01,000 --> 00:00:02,000\n", "<i>"],
    "vtt": ["00:01.000 --> 00:02.000\n", "<c>", "NOTE\n"],
    "po": ['msgid ""\n', '"', "\\", 'msgstr "نص"\n'],
    "json": ["[", '{"a":', '"نص",', "\\u0627", "/*", ","],
    "yaml": ["[", "{", "- ", "? ", "&a ", "*a", "|\n", '"', "- - - ", "{a: ", "a: نص\n"],
    "toml": ["[", "a=", '"', '"""', "a.", "a='نص'\n"],
    "strings": ['"a" = "نص";\n', '"', "/*", "\\"],
    "xliff": ["<target>", "<g>", "<", "<!--", "<![CDATA[", "<?", "<target>نص</target>", "&"],
    "rst": [".. ", "*", "``", "|", "`a", "=", "+-", "   a\n", ":a:`", "[1]_"],
    "asciidoc": ["=", "*", "`", "<<", "[", "a::b[", "{a}", "http://a[", "footnote:[", "pass:["],
    "latex": ["{", "}", "\\a{", "\\begin{a}", "$", "\\[", "%", "\\verb|", "\\footnote{نص "],
    "csv": ['"', "a,", '"نص",', '""', "\t"],
}  # fmt: skip
_HEADS = {"xliff": "<xliff srcLang='ar'>", "vtt": "WEBVTT\n\n"}


@pytest.mark.slow
@pytest.mark.parametrize("format", _MARKS)
def test_marks_without_end_come_to_an_end(format: str) -> None:
    engine = engine_for((), (), (), ("default",))
    for mark in _MARKS[format]:
        for unit in (mark, mark + _PROSE):
            text = _HEADS.get(format, "") + (unit * (_LONG // len(unit) + 1))[:_LONG]
            # Refused with a name or checked, but done.
            with suppress(ArlintError):
                engine.check(read(Source(text, "x"), format))


def test_a_paragraph_of_nothing_but_marks_is_named() -> None:
    with pytest.raises(ArlintError, match=r"x: a paragraph with more than 4,000 marks of Markdown: break it up"):
        read(Source("*نص* " * 3000, "x"), "markdown")
    assert read(Source("*نص*\n\n" * 3000, "x"), "markdown").segments


def test_nesting_without_end_is_named() -> None:
    with pytest.raises(ArlintError, match="nested"):
        read(Source("[" * 300 + '"نص"' + "]" * 300, "x"), "yaml")
    with pytest.raises(ArlintError, match="nested too deeply"):
        read(Source("*a " * 1500 + "نص" + "*" * 1500, "x"), "markdown")


def test_lines_of_one_paragraph_keep_their_places() -> None:
    text = "\n".join(f"سطر **رقم** {number}" for number in range(900))
    (segment,) = read(Source(text, "x"), "markdown").segments
    assert segment.text == text.replace("*", "")


def test_many_corrections_of_many_pieces_come_to_an_end() -> None:
    (segment,) = read(Source('msgid "a"\nmsgstr ""\n' + '"حضر ،"\n' * 100_000, "x"), "po").segments
    edits = [segment.source_edit(start, start + 1, " ") for start in range(3, len(segment.text), 5)]
    assert len(edits) == 100_000
    assert None not in edits


# --- texts that repeat themselves -----------------------------------------------------------------------

_UNITS = [
    "ك", "ک", "ی", "\u0640", "\u0651", "وا", "و ", "(", "( ", "()", "«", "»", '"', "﴿", "،", ". ", "1/", "ب ", "\u202b",
    "ﻻ", "ة", "ال ", "a", "a@", "http://", "www.", "{", "%", "<", "&", "#", "\u00a0", "\u2028", "\u0301", "😀", MASK,
    "\ud800", "قال تعالى: ", 'قال تعالى: "', "arlint: ", "[كذا] ", "كتب [كذا] ", "الى ", "إتخاذ ", "جدا ", "1445هـ ",
    "الاثنين 3 مايو 2020 ", "البقرة: 3 ", "لم يأتي ", "إنشاء الله ", "! ", "؟!", "ٱ", "کی", "ى ", "ﺑ",
    "arlint: off[HMZ]\n", "<!-- arlint: ignore-next[HMZ] -->\n", "arlint: ignore[HMZ]\n", "\t", "و\n", "(\n", ")\n(\n",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", _UNITS, ids=ascii)
def test_a_text_that_repeats_itself(unit: str) -> None:
    engine = engine_for((), (), (), ("default",))
    engine.check(read(Source((unit * _LONG)[:_LONG]), "plain"))


def test_data_is_no_prose() -> None:
    data = "إتخاذ،" * 200
    (segment,) = read(Source(f"قبل {data} بعد"), "plain").segments
    assert segment.text == f"قبل {MASK * len(data)} بعد"
    shorter = "إ" * 1000
    (segment,) = read(Source(f"قبل {shorter} بعد"), "plain").segments
    assert shorter in segment.text
