"""Suppressions in the comments of every format, and in its text: they hide; `fix` takes out one that hides nothing."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

import arlint
from arlint.api import engine_for
from arlint.documents.names import FORMATS
from arlint.documents.reading import read
from arlint.documents.source import decode
from arlint.fixes import fix

WRONG, RIGHT = "قام بإتخاذ القرار", "قام باتخاذ القرار"
XLIFF = (
    '<xliff version="1.2"><file target-language="ar"><body>\n{}<target>$</target></trans-unit></body></file></xliff>\n'
)
CASES = [
    ("plain", "$ arlint: ignore[HMZ103]\n"),
    ("plain", "# arlint: ignore-next[HMZ103] سبب\n\n$\n"),
    ("plain", "arlint: off[HMZ103]\n\n$\n\narlint: on[HMZ103]\n"),
    ("markdown", "$ <!-- arlint: ignore[HMZ103] سبب -->\n"),
    ("markdown", "<!-- arlint: ignore-next[HMZ103] -->\n\n$\n"),
    ("markdown", "[//]: # (arlint: ignore-next[HMZ103])\n\n$\n"),
    ("markdown", "{/* arlint: ignore-next[HMZ103] */}\n\n$\n"),
    ("html", "<p>$</p> <!-- arlint: ignore[HMZ103] -->\n"),
    ("html", "<!-- arlint: ignore-next[HMZ103] --><p>$</p>"),
    ("rst", ".. arlint: ignore-next[HMZ103]\n\n$\n"),
    ("asciidoc", "// arlint: ignore-next[HMZ103]\n$\n"),
    ("latex", "$ % arlint: ignore[HMZ103]\n"),
    ("latex", "% arlint: ignore-file[HMZ103]\n$\n"),
    ("po", 'msgid ""\nmsgstr ""\n\n# arlint: ignore-next[HMZ103]\nmsgid "a"\nmsgstr "$"\n'),
    ("xliff", XLIFF.format('<!-- arlint: ignore-next[HMZ103] -->\n<trans-unit id="1"><source>x</source>')),
    (
        "qt",
        "<TS><context>\n<!-- arlint: ignore-next[HMZ103] -->\n"
        "<message><translation>$</translation></message></context></TS>\n",
    ),
    ("android", '<resources>\n<string name="a">$</string> <!-- arlint: ignore[HMZ103] -->\n</resources>\n'),
    ("strings", '/* arlint: ignore-next[HMZ103] */\n"a" = "$";\n'),
    ("strings", '"a" = "$"; // arlint: ignore[HMZ103]\n'),
    ("json", '{\n// arlint: ignore-next[HMZ103]\n"a": "$"}\n'),
    ("json", '{"//": "arlint: ignore-file[HMZ103]", "a": "$"}\n'),
    ("yaml", "a: $ # arlint: ignore[HMZ103]\n"),
    ("yaml", "# arlint: ignore-next[HMZ103]\na: $\n"),
    ("toml", 'a = "$" # arlint: ignore[HMZ103]\n'),
    ("csv", '"$ arlint: ignore[HMZ103]",x\n'),
    ("csv", "# arlint: ignore-next[HMZ103]\n$,x\n"),
    ("srt", "1\n00:00:01,000 --> 00:00:02,000\n$ arlint: ignore[HMZ103]\n"),
    ("vtt", "WEBVTT\n\nNOTE arlint: ignore-next[HMZ103]\n\n00:01.000 --> 00:02.000\n$\n"),
]


@pytest.mark.parametrize(("format", "text"), CASES)
def test_a_suppression_hides_and_an_unused_one_is_taken_out(format: str, text: str) -> None:
    assert arlint.check(text.replace("$", WRONG), format=format) == []
    idle = text.replace("$", RIGHT)
    assert {d.code for d in arlint.check(idle, format=format)} == {"SUP001"}
    fixed = arlint.fix(idle, format=format).text
    assert "arlint" not in fixed
    assert [s.text for s in read(decode(fixed.encode(), "a"), format).segments if s.text] == [RIGHT]


def test_every_format_is_tried() -> None:
    assert {format for format, _ in CASES} == set(FORMATS) - {"docx"}


def test_the_runs_of_a_word_document_stay() -> None:
    """A suppression that lies in three runs is taken out of each of them."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for part in ("arlint: ig", "nore-next[HMZ", "103] سبب"):
        paragraph.add_run(part).bold = True
    document.add_paragraph(RIGHT)
    buffer = BytesIO()
    document.save(buffer)
    source = decode(buffer.getvalue(), "a.docx")
    result = fix(source, read, engine_for((), (), (), ("default",)).check)
    after = docx.Document(BytesIO(source.encode(result.text)))
    assert [(p.text, len(p.runs)) for p in after.paragraphs] == [("", 3), (RIGHT, 1)]
    assert [s.text for s in read(source._replace(text=result.text)).segments] == [RIGHT]
