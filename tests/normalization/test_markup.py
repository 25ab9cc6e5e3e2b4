"""On documents the editorial profile touches prose only."""

from __future__ import annotations

import pytest

from arlint.documents.document import Document
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.normalization import normalizer
from arlint.normalization.markup import differences, normalize_document
from tests.normalization.texts import random_texts


def _normalized(text: str, format: str) -> str:
    def reader(source: Source) -> Document:
        return read(source, format)

    return normalize_document(Source(text), reader, normalizer("editorial"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# عنوان , آخر\n\nقال ، نعم\n", "# عنوان، آخر\n\nقال، نعم\n"),
        ("نعم  \nلا , بلى\n", "نعم  \nلا، بلى\n"),
        ("قال `a , b` ، نعم\n\n```\nأ , ب\n```\n", "قال `a , b`، نعم\n\n```\nأ , ب\n```\n"),
        ("- [ ] مهمة , أخرى\n- [x] نعم\n", "- [ ] مهمة، أخرى\n- [x] نعم\n"),
        ("| أ , ب   |   ج |\n|---|---|\n| د , هـ | و |\n", "| أ، ب   |   ج |\n|---|---|\n| د، هـ | و |\n"),
        ("[نص , آخر](http://a.com/x,y) ، نعم\n", "[نص، آخر](http://a.com/x,y)، نعم\n"),
        ("---\ntitle: أ , ب\n---\n\nسـلام\n", "---\ntitle: أ، ب\n---\n\nسلام\n"),
        ("**سـلام** ، نعم\n", "**سلام**، نعم\n"),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    done = _normalized(text, "markdown")
    assert done == expected
    assert _normalized(done, "markdown") == done


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p title="أ , ب">قال , نعم</p>\n<pre>أ  ، ب</pre>', None),
        ("<p>قال <b>نعم</b> ، ثم<br>ذهب</p><script>x = 1 , 2</script>", None),
        ("<p>أ &amp; ب , ج</p>", "<p>أ &amp; ب، ج</p>"),
    ],
)
def test_html(text: str, expected: str | None) -> None:
    done = _normalized(text, "html")
    if expected is not None:
        assert done == expected
    assert "<script>x = 1 , 2</script>" in done or "<script>" not in text
    assert done != text
    assert _normalized(done, "html") == done


@pytest.mark.parametrize("format", ["markdown", "html", "plain"])
def test_markup_stays(format: str) -> None:
    for text in random_texts(seed=13, count=120):
        done = _normalized(text, format)
        assert read(Source(done), format).markup() == read(Source(text), format).markup(), ascii(text)


def test_differences_are_the_result() -> None:
    for profile in ("editorial", "search", "social"):
        subject = normalizer(profile)
        for text in random_texts(seed=17, count=300):
            done, offsets = subject.with_offsets(text)
            pieces, at = [], 0
            for start, end, replacement in differences(text, done, offsets):
                assert at <= start <= end
                pieces += [text[at:start], replacement]
                at = end
            assert "".join([*pieces, text[at:]]) == done, ascii(text)
