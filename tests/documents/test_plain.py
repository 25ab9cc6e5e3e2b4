"""Plain text: what is a paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from arlint.documents.document import SegmentKind
from arlint.documents.reading import read
from arlint.documents.source import Source, decode
from arlint.errors import UsageError

WRAPPED = (
    "هذا نص طويل مقسوم على أسطر متقاربة في طولها لأن كاتبه",
    "يضغط مفتاح الإدخال عند نهاية كل سطر كما كان يفعل الناس",
    "قديما في برامج التحرير.",
)


def texts(text: str) -> list[str]:
    return [segment.text for segment in read(Source(text)).segments]


def test_every_line_of_the_seed_is_a_paragraph() -> None:
    path = Path("seeds/000_99f6fe3e961683a0.txt")
    source = decode(path.read_bytes(), str(path))
    document = read(source)
    assert [s.text for s in document.segments] == source.text.split("\n")
    assert len(document.segments) == 8
    assert document.segments[0].text == document.segments[4].text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_one_paragraph(newline: str) -> None:
    text = newline.join(WRAPPED)
    assert texts(text) == [text]


def test_indentation_of_a_wrapped_line_is_left_out() -> None:
    text = "  " + "  \n  ".join(WRAPPED) + "\n"
    (segment,) = read(Source(text)).segments
    assert segment.text == "\n".join(WRAPPED)
    start = segment.text.index("قديما")
    assert text[slice(*segment.source_span(start, start + 5))] == "قديما"
    assert segment.editable(start, start + 5)
    assert not segment.editable(start - 2, start)


def test_one_sentence_a_line_is_not_wrapped_text() -> None:
    lines = [f"{line.rstrip('.')}." for line in WRAPPED[:2]]
    assert texts("\n".join(lines)) == lines


def test_repeated_lines_are_paragraphs() -> None:
    lines = [WRAPPED[0], WRAPPED[0]]
    assert texts("\n".join(lines)) == lines


def test_a_line_of_marks_alone() -> None:
    assert texts(f"{WRAPPED[0]}\n\u0651\n{WRAPPED[1]}") == [WRAPPED[0], "\u0651", WRAPPED[1]]


def test_short_lines_are_paragraphs() -> None:
    assert texts("عنوان الخبر الأول\nعنوان الخبر\nعنوان") == ["عنوان الخبر الأول", "عنوان الخبر", "عنوان"]


def test_list_items_without_their_marks() -> None:
    document = read(Source("مقدمة:\n- بند أول\n٢. بند ثان\n-\n"))
    assert [(s.kind, s.text) for s in document.segments] == [
        (SegmentKind.PARAGRAPH, "مقدمة:"),
        (SegmentKind.ITEM, "بند أول"),
        (SegmentKind.ITEM, "بند ثان"),
        (SegmentKind.PARAGRAPH, "-"),
    ]


def test_separators_end_blocks() -> None:
    assert texts(f"{WRAPPED[0]}\x0c{WRAPPED[1]}\u2029{WRAPPED[2]}\n \n\n") == list(WRAPPED)
    assert texts("سطر\u2028سطر") == ["سطر\u2028سطر"]


def test_unknown_formats_are_usage_errors() -> None:
    with pytest.raises(UsageError, match=r"\.xyz.*--format"):
        read(Source("", "a.xyz"))
    with pytest.raises(UsageError, match="without an extension"):
        read(Source("", "Makefile"))
    with pytest.raises(UsageError, match="nonesuch"):
        read(Source("", "a.txt"), "nonesuch")
    assert read(Source("نص", "a.xyz"), "plain").format == "plain"
