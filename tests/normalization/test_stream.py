"""Streams give what the whole text gives, in bounded memory."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator

import pytest

from arlint.errors import UsageError
from arlint.normalization import normalizer
from arlint.normalization.chunks import CHUNK, chunks
from arlint.normalization.protection import safe_cut
from arlint.normalization.stream import CsvColumn, JsonField, csv_chunks, csv_column, stream
from tests.normalization.texts import random_texts


@pytest.mark.parametrize("profile", ["editorial", "search", "nlp", "social"])
def test_chunks_give_the_whole(profile: str) -> None:
    subject = normalizer(profile)
    text = "\n".join(random_texts(seed=21, count=400)).replace("\r", "")
    assert len(text) < 2 * CHUNK, "normalized in one piece"
    expected = subject(text)
    for size in (50, 700, len(text) // 2):
        blocks = [text[at : at + 77] for at in range(0, len(text), 77)]
        assert "".join(map(subject, chunks(blocks, subject.protected, size))) == expected
        assert "".join(map(subject, chunks([text], subject.protected, size))) == expected


@pytest.mark.parametrize("profile", ["editorial", "search"])
def test_a_long_text_is_its_chunks(profile: str) -> None:
    subject = normalizer(profile)
    part = "\n".join(random_texts(seed=22, count=300)).replace("\r", "").replace("`", "") + "\n\n"
    assert subject(part * 40) == subject(part) * 40


@pytest.mark.parametrize(
    "span", ["```\nأ , ب\n\nج ;\n```", "<!-- أ , ب\n\n ج ; -->", "\ufd3fأ ,\nب ;\ufd3e", "`أ ,\nب`", "$$أ ,\nب$$"]
)
def test_a_protected_span_is_not_cut(span: str) -> None:
    subject = normalizer("editorial")
    text = f"قال , نعم\n{span}\nقال , لا\n" * 3
    expected = f"قال، نعم\n{span}\nقال، لا\n" * 3
    for size in (1, 5, 9, 12, 30):
        blocks = [text[at : at + size] for at in range(0, len(text), size)]
        assert "".join(map(subject, chunks(blocks, True, size + 7))) == expected
        assert "".join(map(subject, chunks([text], True, size + 7))) == expected


def test_a_safe_cut_is_behind_a_line() -> None:
    assert safe_cut("نعم\nلا") == len("نعم\n")
    assert safe_cut("نعم") == 0
    assert safe_cut("نعم\n`لا\n") == len("نعم\n")
    assert safe_cut("نعم\n`لا`\n") == len("نعم\n`لا`\n")


def test_memory_does_not_grow_with_the_input() -> None:
    def blocks(count: int) -> Iterator[str]:
        for _ in range(count):
            yield "قال الرجل ، نعم\n" * 4000

    def peak(count: int) -> int:
        subject = normalizer("search")
        tracemalloc.start()
        for _ in stream(subject, blocks(count)):
            pass
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(2)
    assert peak(60) < 1.5 * peak(10)


def test_json_lines_change_in_their_field_only() -> None:
    transform = JsonField(normalizer("editorial"), "text")
    line = '{"id": 1.50, "meta": {"text": "أ , ب"}, "text" : "أ , ب\u2028ج\\n", "x": "\\u0628"}\r\n'
    assert transform(line, 1) == line.replace('"text" : "أ , ب', '"text" : "أ، ب')
    escaped = '{"text": "\\u0623 , \\u0628"}\n'
    assert transform(escaped, 1) == '{"text": "\\u0623\\u060c \\u0628"}\n'
    lone = '{"text": "أ , ب \\ud83d\\ude00 \\ud800"}\n'
    assert transform(lone, 1) == '{"text": "أ، ب 😀 \\ud800"}\n'
    for unchanged in ('{"text": null}\n', "\n", '{"text": "\\u0628"}\n'):
        assert transform(unchanged, 1) == unchanged


@pytest.mark.parametrize(
    "line", ['{"txt": "ب"}', '{"text": 1}', "[1]", '{"text": "ب"', '{"text": "ب"} x', "{", '{"text" "ب"}', "ب"]
)
def test_a_wrong_line_is_named(line: str) -> None:
    with pytest.raises(UsageError, match=r"^line 8: "):
        JsonField(normalizer("editorial"), "text")(f'{{"text": "ب"}}\n{line}\n', 7)


def test_a_field_equals_the_value_of_a_json_reader() -> None:
    subject = normalizer("social")
    transform = JsonField(subject, "text")
    for text in random_texts(seed=4, count=300):
        for ascii_only in (True, False):
            line = json.dumps({"a": text, "text": text}, ensure_ascii=ascii_only) + "\n"
            assert json.loads(transform(line, 1)) == {"a": text, "text": subject(text)}


def test_csv_changes_in_its_column_only() -> None:
    header = 'id,"الن ، ص",c\r\n'
    body = '1,"أ , ""ب""\n، ج", x \r\n2,لا, ب ، ج\r\n"3", أ ، ب ,"y ، ""z"\n\n4,لا,'
    column = csv_column(header, ",", "الن ، ص")
    transform = CsvColumn(normalizer("editorial"), column, ",")
    expected = '1,"أ، ""ب""\n، ج", x \r\n2,لا, ب ، ج\r\n"3", أ، ب,"y ، ""z"\n\n4,لا,'
    assert transform(body, 2) == expected
    assert "".join(transform(chunk, 2) for chunk in csv_chunks([body[:9], body[9:30], body[30:]], ",", 2)) == expected


def test_a_value_that_needs_quotes_gets_them() -> None:
    assert CsvColumn(normalizer(steps=["html"]), 1, ",")("1,a&#44;b&quot;\n", 2) == '1,"a,b"""\n'


def test_csv_errors() -> None:
    with pytest.raises(UsageError, match="no column 'x' in the header: a, b"):
        csv_column("a,b\n", ",", "x")
    assert csv_column("a\tb\n", "\t", "2") == 1
    with pytest.raises(UsageError, match="line 3: not a CSV record"):
        CsvColumn(normalizer("editorial"), 0, ",")('1,2\n"3,4\n', 2)
    with pytest.raises(UsageError, match="line 2: no column 2"):
        CsvColumn(normalizer("editorial"), 1, ",")("1\n", 2)
