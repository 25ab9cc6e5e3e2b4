"""Laws that hold for every document of every format; HYPOTHESIS_PROFILE=long for tens of thousands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arlint.api import engine_for
from arlint.documents.document import Document
from arlint.documents.reading import read
from arlint.errors import ArlintError
from arlint.fixes import FixResult, fix
from arlint.text.characters import MASK
from tests.documents.generators import DOCUMENTS, junk
from tests.documents.shapes import SHAPES
from tests.documents.support import assert_edits_only_words, assert_laws, source

# A fifth of what the profile asks for: there are four laws and eighteen formats.
_some = settings(max_examples=max(settings().max_examples // 5, 1))
_ENGINE = engine_for((), (), (), ("default",))


def fixed(text: str, path: str) -> FixResult:
    return fix(source(text, path), read, _ENGINE.check, unsafe=True)


def masked(document: Document) -> str:
    """What the source has under masks, but for what is prose of another segment (an image's alternative text)."""
    under: set[int] = set()
    shown: set[int] = set()
    for segment in document.segments:
        for at, seen in enumerate(segment.text):
            (under if seen == MASK else shown).update(range(*segment.source_span(at, at + 1)))
    return "".join(document.source.text[offset] for offset in sorted(under - shown))


@pytest.mark.parametrize("format", DOCUMENTS)
@_some
@given(data=st.data())
def test_segments_are_slices_of_the_source(format: str, data: st.DataObject) -> None:
    path, documents = DOCUMENTS[format]
    found = read(source(data.draw(documents), path))
    assert_laws(found)
    assert_edits_only_words(found)


@pytest.mark.parametrize("format", [name for name in DOCUMENTS if name != "plain"])
@_some
@given(data=st.data())
def test_a_fix_changes_words_and_nothing_else(format: str, data: st.DataObject) -> None:
    path, documents = DOCUMENTS[format]
    text = data.draw(documents)
    before = read(source(text, path))
    result = fixed(text, path)
    after = read(source(result.text, path))
    assert_laws(after)
    assert after.markup() == before.markup()
    assert masked(after) == masked(before)
    assert SHAPES[format](result.text) == SHAPES[format](text)


@pytest.mark.parametrize("format", DOCUMENTS)
@_some
@given(data=st.data())
def test_nothing_masked_is_reported(format: str, data: st.DataObject) -> None:
    path, documents = DOCUMENTS[format]
    found = read(source(data.draw(documents), path))
    prose = {
        offset
        for segment in found.segments
        for at, seen in enumerate(segment.text)
        if seen != MASK
        for offset in range(*segment.source_span(at, at + 1))
    }
    for diagnostic in _ENGINE.check(found):
        assert diagnostic.start in prose
        assert all(edit.start in prose or edit.start == edit.end for item in diagnostic.fixes for edit in item.edits)


@pytest.mark.parametrize("format", DOCUMENTS)
@_some
@given(text=junk)
def test_anything_can_be_read_and_fixed(format: str, text: str) -> None:
    path, _ = DOCUMENTS[format]
    try:
        found = read(source(text, path))
    except ArlintError:
        # What is no YAML, what declares entities of its own and what breaks off is refused.
        assert format in ("yaml", "xliff", "qt", "android", "docx", "json", "toml", "strings", "po")
        return
    assert_laws(found)
    fixed(text, path)
