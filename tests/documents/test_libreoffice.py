"""A corrected Word document opens in LibreOffice, and looks the same but for the words.

Needs ``soffice`` (Debian: libreoffice-writer-nogui, as .ci/run installs it); without it these tests are skipped.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from arlint.api import engine_for
from arlint.documents.reading import read
from arlint.documents.source import decode
from arlint.fixes import fix

SOFFICE = shutil.which("soffice")
SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_99f6fe3e961683a0.txt"
PARAGRAPHS = SEED.read_text(encoding="utf-8").split("\n")[:4]
_ENGINE = engine_for((), (), (), ("default",))

pytestmark = [pytest.mark.slow, pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")]


def office(folder: Path, target: str, *files: str) -> None:
    """Convert files in a folder; LibreOffice gets a profile of its own, so that runs beside each other can be."""
    profile = (folder / "profile").as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
    done = subprocess.run(
        [*command, "--outdir", str(folder), *files], cwd=folder, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr


def written_by_python_docx(folder: Path) -> bytes:
    """Runs that cut words in two, a header, a table, a list."""
    out = docx.Document()
    out.sections[0].header.paragraphs[0].text = "رأس الصفحة ، هنا"
    out.add_heading("تقرير عن الإجتماع الأخير", 1)
    for text in PARAGRAPHS:
        paragraph = out.add_paragraph()
        for number, at in enumerate(range(0, len(text), 7)):
            run = paragraph.add_run(text[at : at + 7])
            run.bold, run.italic = number % 3 == 0, number % 5 == 0
    table = out.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "قام بإتخاذ القرار", "حضر ، ثم غادر"
    out.add_paragraph("بند ، وآخر", style="List Bullet")
    buffer = BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def written_by_libreoffice(folder: Path) -> bytes:
    """What LibreOffice makes of a page with a list, a table and a footnote."""
    body = "".join(f"<p>{text} <b>و أكد</b> ، <i>بإتخاذ</i></p>" for text in PARAGRAPHS)
    anchor = '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>'
    note = '<a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> حاشية عن الإستعمال ، وهي قصيرة'
    page = (
        f'<html lang="ar" dir="rtl"><meta charset="utf-8"><h1>تقرير عن الإجتماع</h1>{body}<ul><li>بند ، وآخر</ul>'
        f"<table border=1><tr><td>حضر ، ثم غادر<td>قام بإتخاذ القرار</table><p>لازال هنا{anchor}</p>"
        f'<div id="sdfootnote1"><p>{note}</p></div>'
    )
    (folder / "page.html").write_text(page, encoding="utf-8")
    office(folder, "docx:MS Word 2007 XML", "page.html")
    return (folder / "page.docx").read_bytes()


def shape(element: Any) -> object:
    """Elements, styles and attributes; of a text only that there is one. Blanks are what a fix is about."""
    children = [shape(child) for child in element if child.tag.rpartition("}")[2] != "s"]
    attributes = {key: value for key, value in element.attrib.items() if "rsid" not in key}
    return element.tag, attributes, bool((element.text or "").strip()), children


@pytest.mark.parametrize("made", [written_by_python_docx, written_by_libreoffice])
def test_a_corrected_document_looks_the_same_but_for_the_words(made: Any, tmp_path: Path) -> None:
    before = made(tmp_path)
    source = decode(before, "a.docx")
    result = fix(source, read, _ENGINE.check)
    assert len(result.applied) > 30
    with ZipFile(BytesIO(before)) as archive:
        footnotes = [name for name in archive.namelist() if name == "word/footnotes.xml"]
    said = [segment.text for segment in read(decode(before, "a.docx")).segments]
    assert any("حاشية" in text for text in said) == bool(footnotes) == (made is written_by_libreoffice)
    (tmp_path / "before.docx").write_bytes(before)
    (tmp_path / "after.docx").write_bytes(source.encode(result.text))
    office(tmp_path, "pdf", "after.docx")
    assert (tmp_path / "after.pdf").read_bytes().startswith(b"%PDF-")
    office(tmp_path, "fodt", "before.docx", "after.docx")
    trees = [etree.parse(tmp_path / f"{name}.fodt") for name in ("before", "after")]
    bodies = [tree.find("{*}body") for tree in trees]
    assert shape(bodies[0]) == shape(bodies[1])
    looks = [[shape(tree.find(f"{{*}}{part}")) for part in ("styles", "automatic-styles")] for tree in trees]
    assert looks[0] == looks[1]
    words = [re.sub(r"\s+", " ", "".join(body.itertext())) for body in bodies]
    assert words[0] != words[1]
    for segment in read(decode(source.encode(result.text), "a.docx")).segments:
        assert re.sub(r"\s+", " ", segment.text) in words[1] or segment.kind.value == "heading"
