"""Word documents: read as paragraphs, written back into the same archive."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.diagnostics import Edit
from arlint.documents.document import Piece, Segment
from arlint.documents.reading import read
from arlint.documents.source import Source, decode
from arlint.errors import ArlintError
from tests.documents.support import assert_laws, edit_words, find, seen
from tests.documents.word import HEAD, TAIL, packed

docx = pytest.importorskip("docx")


def sample() -> bytes:
    """A document made by python-docx: heading, runs, table, list, header."""
    out = docx.Document()
    out.add_heading("عنوان التقرير", 1)
    paragraph = out.add_paragraph("قال الـ")
    paragraph.add_run("كا").bold = True
    paragraph.add_run("تب & <شيء>").add_break()
    paragraph.add_run("بعد\tهنا")
    table = out.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "خلية", "ثانية"
    out.add_paragraph("بند", style="List Bullet")
    out.sections[0].header.paragraphs[0].text = "رأس الصفحة"
    buffer = BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def paragraphs(data: bytes) -> list[str]:
    """The texts that python-docx reads."""
    found = docx.Document(BytesIO(data))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return [p.text for p in found.paragraphs] + cells + [p.text for p in found.sections[0].header.paragraphs]


def test_runs_are_joined_and_breaks_masked() -> None:
    document = read(decode(sample(), "a.docx"))
    assert_laws(document)
    assert seen(document) == [
        ("heading", "عنوان التقرير"),
        ("paragraph", "قال الـكاتب & <شيء>▒▒▒▒▒▒▒بعد▒▒▒▒▒▒▒▒هنا"),
        ("cell", "خلية"),
        ("cell", "ثانية"),
        ("paragraph", "بند"),
        ("heading", "رأس الصفحة"),
    ]


def test_nothing_edited_gives_the_same_bytes() -> None:
    data = sample()
    source = decode(data, "a.docx")
    assert source.encode(source.text) == data


def test_an_edit_changes_its_words_and_nothing_else() -> None:
    data = sample()
    source = decode(data, "a.docx")
    text, expected = edit_words(read(source))
    changed = source.encode(text)
    assert [s.text for s in read(decode(changed, "a.docx")).segments] == expected
    before, after = ZipFile(BytesIO(data)), ZipFile(BytesIO(changed))
    assert after.testzip() is None
    assert after.namelist() == before.namelist()
    edited = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert {name.partition("/")[2].rstrip("0123456789.xml") for name in edited} == {"document", "header"}
    assert [b.date_time for b in before.infolist()] == [a.date_time for a in after.infolist()]
    assert [len(p) for p in paragraphs(changed)] == [len(p) for p in paragraphs(data)]
    assert paragraphs(changed) != paragraphs(data)


def test_a_word_across_runs_is_edited_run_by_run() -> None:
    source = decode(sample(), "a.docx")
    segment, at = find(read(source), "كاتب")
    assert not segment.editable(at, at + 4)
    edit = segment.source_edit(at + 1, at + 2, "ـا")
    assert edit is not None
    text = source.text[: edit[0]] + edit[2] + source.text[edit[1] :]
    assert "قال الـكـاتب & <شيء>\nبعد\tهنا" in paragraphs(source.encode(text))


def test_a_blank_that_word_would_drop_is_not_inserted() -> None:
    body = '<w:p xmlns:w="x"><w:r><w:t>قال:</w:t></w:r><w:r><w:t xml:space="preserve">نعم</w:t></w:r></w:p>'
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        archive.writestr("word/document.xml", body)
    (segment,) = read(decode(buffer.getvalue(), "a.docx")).segments
    assert segment.text == "قال:نعم"
    assert segment.source_edit(0, 0, " ") is None
    assert segment.source_edit(2, 2, " ") is not None
    assert segment.source_edit(7, 7, " ") is not None


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans(), st.booleans()), min_size=1, max_size=6))
def test_blanks_stand_at_no_end_of_a_trimmed_piece(shape: list[tuple[int, bool, bool]]) -> None:
    pieces: list[Piece] = []
    for length, trimmed, apart in shape:
        end, source_end = (pieces[-1].end, pieces[-1].source_end) if pieces else (0, 0)
        pieces.append(Piece(end, source_end + 2 * apart, length, trimmed=trimmed))
    segment = Segment("ا" * pieces[-1].end, tuple(pieces))
    for start in range(len(segment.text)):
        for end in range(start + 1, len(segment.text) + 1):
            first, last = segment.source_span(start, end)
            inside = [p for p in pieces if p.trimmed and p.source_start <= first and last <= p.source_end]
            lost = any(p.source_start == first or p.source_end == last for p in inside)
            made = segment.source_edit(start, end, " ")
            assert made == (Edit(first, last, " ") if segment.editable(start, end) and not lost else None)


def test_what_is_no_word_document_is_refused() -> None:
    with pytest.raises(ArlintError, match="not a zip archive"):
        decode(b"PK\x03\x04" + b"x" * 100, "a.docx")
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("other.xml", "<a/>")
    with pytest.raises(ArlintError, match="no text"):
        decode(buffer.getvalue(), "a.docx")
    with pytest.raises(ArlintError, match="not a Word document"):
        read(Source("نص", "a.docx"))


def test_a_document_that_breaks_off_is_an_error() -> None:
    whole = f"{HEAD}<w:p><w:r><w:t>حضر</w:t></w:r><w:del><w:r><w:delText>و</w:delText></w:r></w:del></w:p>{TAIL}"
    assert seen(read(decode(packed(whole), "a.docx"))) == [("paragraph", "حضر")]
    for end in range(whole.index("<w:body>"), len(whole)):
        with pytest.raises(ArlintError, match=r"^a\.docx:\d+: <\w+> is not closed$"):
            read(decode(packed(whole[:end]), "a.docx"))
    with pytest.raises(ArlintError, match="<del> is not closed"):
        read(decode(packed(whole.replace("</w:del>", "")), "a.docx"))
    with pytest.raises(ArlintError, match="no text"):
        read(decode(packed(""), "a.docx"))


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_table_of_contents_is_told_by_its_field() -> None:
    """Word's names for styles depend on its language."""
    text = (
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>عنوان أول</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF a </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:r><w:t>عنوان ثان</w:t></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:r><w:t xml:space="preserve">في صفحة </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>أربع</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:body></w:document>'
    )
    assert seen(read(decode(packed(text), "a.docx"))) == [("paragraph", "في صفحة أربع")]


def test_code_and_tables_of_contents_are_no_prose() -> None:
    text = (
        f'<w:document xmlns:w="{W}"><w:body>'
        '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>عنوان ٣</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="SourceCode"/></w:pPr><w:r><w:t>كود إتخاذ</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>نص </w:t></w:r><w:r><w:rPr><w:rStyle w:val="VerbatimChar"/></w:rPr><w:t>كود</w:t></w:r>'
        "<w:r><w:t> بعد</w:t></w:r></w:p></w:body></w:document>"
    )
    assert seen(read(decode(packed(text), "a.docx"))) == [("paragraph", "نص ▒▒▒ بعد")]


@pytest.mark.parametrize("style", ["SourceCode", "Heading1", "TOC1"])
def test_a_former_style_of_a_paragraph_does_not_count(style: str) -> None:
    former = f'<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:pPrChange>'
    text = f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="Normal"/>{former}</w:pPr><w:r><w:t>نص</w:t></w:r></w:p>'
    assert seen(read(decode(packed(text), "a.docx"))) == [("paragraph", "نص")]


def test_a_former_style_of_a_run_does_not_count() -> None:
    former = '<w:rPrChange w:id="1"><w:rPr><w:rStyle w:val="Code"/></w:rPr></w:rPrChange>'
    text = f'<w:p xmlns:w="{W}"><w:r><w:rPr>{former}</w:rPr><w:t>نص</w:t></w:r></w:p>'
    assert seen(read(decode(packed(text), "a.docx"))) == [("paragraph", "نص")]
