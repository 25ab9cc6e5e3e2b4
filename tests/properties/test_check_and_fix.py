"""What must hold of every text, with the whole default ruleset."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arlint
from arlint.documents.source import decode
from arlint.errors import DecodeError
from arlint.fixes import apply_edits, choose
from tests.strategies import prose, texts

any_text = st.one_of(prose, texts)
# The only families whose findings may stand between a letter and its marks.
ABOUT_MARKS = ("UNI", "DIA", "QUR", "SPC", "PUN")


@given(any_text)
def test_spans_are_places_of_the_text(text: str) -> None:
    for d in arlint.check(text):
        assert 0 <= d.start <= d.end <= len(text)
        assert d.text == text[d.start : d.end]
        assert (d.line, d.column) <= (d.end_line, d.end_column)
        if not d.code.startswith(ABOUT_MARKS):
            after = text[d.end : d.end + 1]
            assert not (after and unicodedata.category(after) == "Mn"), d


@given(any_text)
def test_edits_are_sorted_apart_and_inside(text: str) -> None:
    for d in arlint.check(text):
        for fix in d.fixes:
            assert fix.edits
            position = 0
            for edit in fix.edits:
                assert position <= edit.start <= edit.end <= len(text)
                assert text[edit.start : edit.end] != edit.replacement
                position = edit.end


@given(any_text)
def test_findings_come_in_order_and_once(text: str) -> None:
    found = arlint.check(text)
    places = [(d.start, d.end, d.code) for d in found]
    assert len(set(places)) == len(places)
    assert [d.start for d in found] == sorted(d.start for d in found)


@given(any_text)
def test_fixing_twice_is_fixing_once_and_leaves_nothing_safe(text: str) -> None:
    once = arlint.fix(text)
    assert not [d.code for d in once.remaining if d.fixes and d.fixes[0].safety is arlint.Safety.SAFE]
    again = arlint.fix(once.text)
    assert again.text == once.text
    assert again.applied == ()


@given(any_text)
def test_unsafe_fixes_settle_too(text: str) -> None:
    once = arlint.fix(text, unsafe=True).text
    assert arlint.fix(once, unsafe=True).text == once


@given(any_text)
def test_only_what_edits_name_changes(text: str) -> None:
    chosen = choose(arlint.check(text), {arlint.Safety.SAFE})
    edits = sorted(e for _, fix in chosen for e in fix.edits)
    fixed = apply_edits(text, edits)
    kept, position = [], 0
    for edit in edits:
        kept.append(text[position : edit.start])
        position = edit.end
    kept.append(text[position:])
    place = 0
    for part, edit in zip(kept, [*edits, None], strict=True):
        assert fixed[place : place + len(part)] == part
        place += len(part) + (len(edit.replacement) if edit else 0)
    assert place == len(fixed)


@given(any_text)
def test_checking_is_a_function_of_the_text(text: str) -> None:
    assert arlint.check(text) == arlint.check(text)


@given(st.one_of(st.binary(max_size=80), texts.map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_bytes_are_read_exactly_or_refused(data: bytes) -> None:
    try:
        source = decode(data, "x.txt")
    except DecodeError:
        return
    assert source.encode(source.text) == data
    arlint.check(source.text)


@given(any_text, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1256"]))
def test_bytes_outside_the_edits_stay(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    source = decode(data, "x.txt", encoding if encoding in ("utf-16-be", "cp1256") else None)
    chosen = choose(arlint.check(source.text), {arlint.Safety.SAFE})
    edits = sorted(e for _, fix in chosen for e in fix.edits)

    def at(offset: int) -> int:
        return len(source.bom) + len(source.text[:offset].encode(source.encoding))

    wanted, position = b"", 0
    try:
        for edit in edits:
            wanted += data[position : at(edit.start)] + edit.replacement.encode(source.encoding)
            position = at(edit.end)
    except UnicodeEncodeError:
        return  # a correction that the encoding cannot hold is refused: tests/cli/cases/fix-encoding-cannot-hold
    assert source.encode(apply_edits(source.text, edits)) == wanted + data[position:]


@pytest.mark.parametrize("text", ["", "\n", "\x00", "\ud800", "و", "\u0651" * 50, "(" * 200, "﴿" * 50, " " * 300 + "،"])
def test_odd_texts(text: str) -> None:
    result = arlint.fix(text, unsafe=True)
    assert arlint.fix(result.text, unsafe=True).text == result.text
