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


IDLE = "arlint: ignore-next[HMZ103]"
TAKEN_OUT = [
    # Of the blanks on both sides one stays, whatever another rule thinks of two.
    ("markdown", f"قال الوزير <!-- {IDLE} --> إن القرار صدر.\n", "قال الوزير إن القرار صدر.\n"),
    ("markdown", f"قال <!-- {IDLE} -->الوزير.\n", "قال الوزير.\n"),
    ("markdown", f"قال\n<!-- {IDLE} --> الوزير **جدا**.\n", None),
    ("markdown", f"قال {{/* {IDLE} */}} الوزير.\n", "قال الوزير.\n"),
    ("html", f"<p>قال <!-- {IDLE} --> <b>الوزير</b>.</p>\n", "<p>قال <b>الوزير</b>.</p>\n"),
    ("plain", f"قال <!-- {IDLE} --> الوزير.\n", "قال الوزير.\n"),
    # What else a comment says stays, be it a note or a suppression that does something.
    ("markdown", "<!-- arlint: ignore[SPC101] arlint: ignore[HMZ103] -->نص ، ثم\n",
     "<!-- arlint: ignore[SPC101] -->نص ، ثم\n"),
    ("markdown", "نص ، ثم <!-- arlint: ignore[HMZ103] arlint: ignore[SPC101] سبب -->\n",
     "نص ، ثم <!-- arlint: ignore[SPC101] سبب -->\n"),
    ("markdown", "نص ، ثم <!-- arlint: ignore[SPC101] سبب arlint: ignore[HMZ103] سبب -->\n",
     "نص ، ثم <!-- arlint: ignore[SPC101] سبب -->\n"),
    ("markdown", f"نص <!-- {IDLE} arlint: off[DUP101] -->\n", "نص\n"),
    ("markdown", f"<!-- راجع المصدر. {IDLE} سبب -->\nنص\n", "<!-- راجع المصدر. -->\nنص\n"),
    ("markdown", f"[//]: # (راجع المصدر. {IDLE})\n\nنص\n", "[//]: # (راجع المصدر. )\n\nنص\n"),
    ("strings", f'/* Max 12 chars. {IDLE} */\n"a" = "نص";\n', '/* Max 12 chars. */\n"a" = "نص";\n'),
    ("yaml", f"a: نص # راجع المصدر. {IDLE} سبب\n", "a: نص # راجع المصدر.\n"),
    ("asciidoc", f"////\n{IDLE} سبب\nملاحظة\n////\n\nنص\n", "////\nملاحظة\n////\n\nنص\n"),
    ("vtt", f"WEBVTT\n\nNOTE {IDLE}\nملاحظة\n\n00:01.000 --> 00:02.000\nنص\n",
     "WEBVTT\n\nNOTE\nملاحظة\n\n00:01.000 --> 00:02.000\nنص\n"),
    ("rst", f".. {IDLE} سبب\n   ملاحظة\n\nنص\n", "..\n   ملاحظة\n\nنص\n"),
    # Nothing becomes prose that was none, or other prose.
    ("rst", f"نص\n\n.. {IDLE}\n\n   تعليق\n\nنص\n", None),
    ("markdown", f"<!-- {IDLE} --> # عنوان\n", None),
    ("markdown", f"نص\n<!-- {IDLE} -->\n---\n", None),
    ("markdown", f"- أ\n\n<!-- {IDLE} -->\n\n- ب\n", None),
    ("markdown", f"- أ\nتتمة\n\n{{/* {IDLE} */}}\n\n- ب\n", None),
    ("markdown", f"> أ\n\n<!-- {IDLE} -->\n\n> ب\n", None),
    ("markdown", f"- أ\n  <!-- {IDLE} -->\n- ب\n", "- أ\n- ب\n"),
    ("markdown", f"- أ\n\n<!-- {IDLE} -->\n\nنص\n", "- أ\n\n\nنص\n"),
    ("rst", f"* أ\n\n.. {IDLE} سبب\n\n* ب\n", None),
    ("asciidoc", f"* أ\n\n// {IDLE}\n\n* ب\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("format", "text", "after"), TAKEN_OUT)
def test_an_unused_one_goes_alone_or_stays(format: str, text: str, after: str | None) -> None:
    assert arlint.fix(text, format=format).text == (after or text)
    # What is not made is not offered.
    assert after or not any(found.fixes for found in arlint.check(text, format=format))


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
