"""The HTML report: valid, self-contained, right-to-left, readable without its script."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import html5lib
import pytest

from arlint.diagnostics import Diagnostic, Edit, Fix, Safety
from arlint.reporters.base import Run
from arlint.reporters.html import sentence
from arlint.text.positions import LineIndex
from tests.reporters.conftest import finding, info, rendered


@pytest.mark.parametrize("which", ["run", "clean"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_valid_html(which: str, lang: str, request: pytest.FixtureRequest) -> None:
    parser = html5lib.HTMLParser()
    parser.parse(rendered("html", request.getfixturevalue(which), lang=lang))
    assert not parser.errors


def test_nothing_comes_from_outside(run: Run) -> None:
    page = rendered("html", run)
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", page)
    assert "default-src 'none'" in page
    script = page.partition("<script>")[2].partition("</script>")[0]
    assert b64encode(sha256(script.encode()).digest()).decode() in page


def test_keys_are_known_by_their_place(run: Run) -> None:
    # An Arabic keyboard writes other letters with them.
    page = rendered("html", run, lang="ar")
    assert 'event.code === "KeyJ"' in page
    assert "event.key" not in page
    assert "<kbd>J</kbd> الملاحظة التالية" in page


def test_direction_follows_the_language_and_prose_is_always_right_to_left(run: Run) -> None:
    assert "<html lang=ar dir=rtl>" in rendered("html", run, lang="ar")
    page = rendered("html", run, lang="en")
    assert "<html lang=en dir=ltr>" in page
    assert page.count("<p class=excerpt dir=rtl>") == len(run.diagnostics)


def test_text_is_escaped_and_the_invisible_is_named(run: Run) -> None:
    page = rendered("html", run)
    assert "&lt;ب&gt; &amp; &quot;ج&quot;" in page
    assert '<span class=u title="U+0000">U+0000</span>' in page
    assert "\x00" not in page


def _excerpt(diagnostic: Diagnostic) -> str:
    page = rendered("html", Run(1, [diagnostic]), lang="ar")
    return page.partition("<p class=excerpt dir=rtl>")[2].partition("</p>")[0]


def test_the_change_is_shown_in_whole_words() -> None:
    text = "قام بإتخاذ القرار"
    diagnostic = Diagnostic(
        info(), 4, 10, "بإتخاذ", (Fix(Safety.SAFE, (Edit(5, 6, "ا"),)),), {"bad": "x"}, LineIndex.of(text)
    )
    assert _excerpt(diagnostic) == "قام <mark><del>بإتخاذ</del> <ins>باتخاذ</ins></mark> القرار"


def test_a_blank_that_goes_is_shown_with_its_words() -> None:
    text = "حضر ، ثم"
    diagnostic = Diagnostic(
        info(), 3, 5, " ،", (Fix(Safety.SAFE, (Edit(3, 4, ""),)),), {"bad": "x"}, LineIndex.of(text)
    )
    assert _excerpt(diagnostic) == "<mark><del>حضر ،</del> <ins>حضر،</ins></mark> ثم"


def test_quotes_and_commas_of_a_table_are_no_part_of_a_word() -> None:
    text = '1,"حضر ، ثم"'
    diagnostic = Diagnostic(
        info(), 6, 8, " ،", (Fix(Safety.SAFE, (Edit(6, 7, ""),)),), {"bad": "x"}, LineIndex.of(text)
    )
    assert _excerpt(diagnostic) == "1,&quot;<mark><del>حضر ،</del> <ins>حضر،</ins></mark> ثم&quot;"


def test_several_suggestions_and_a_deletion() -> None:
    text = "من من"
    fixes = tuple(Fix(Safety.SUGGEST, (Edit(2, 5, new),)) for new in ("", " عن"))
    diagnostic = Diagnostic(info(), 3, 5, "من", fixes, {"bad": "x"}, LineIndex.of(text))
    assert _excerpt(diagnostic) == (
        "<mark><del>من من</del> <ins>من</ins><span class=or>أو</span><ins>من عن</ins></mark>"
    )


def test_a_finding_without_a_fix_is_marked() -> None:
    assert _excerpt(finding("كلمة", text="هذه كلمة.", fix=False)) == "هذه <mark>كلمة</mark>."


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("قبل. هذه كلمة هنا. بعد", "كلمة", "هذه كلمة هنا."),
        ("سطر\nهذه كلمة\nسطر", "كلمة", "هذه كلمة"),
        ("كلمة", "كلمة", "كلمة"),
        ("هل هذه كلمة؟ نعم", "كلمة", "هل هذه كلمة؟"),
        ("«هذه كلمة.» ثم", "كلمة", "«هذه كلمة.»"),
    ],
)
def test_sentence(text: str, word: str, expected: str) -> None:
    start = text.index(word)
    left, right = sentence(text, start, start + len(word))
    assert text[left:right] == expected


def test_long_sentences_are_cut_at_words() -> None:
    text = "كلام " * 200 + "خطأ" + " كلام" * 200
    start = text.index("خطأ")
    left, right = sentence(text, start, start + 3)
    assert 100 < right - left < 260
    assert text[left:right].startswith("كلام")
    assert text[left:right].endswith("كلام")


def test_counts_by_family(run: Run) -> None:
    page = rendered("html", run, lang="en")
    assert "<th scope=row>Family</th><td class=n>3</td><td class=n>0</td><td class=n>0</td><td class=n>3</td>" in page
    assert "<th scope=row>other</th><td class=n>0</td><td class=n>1</td><td class=n>1</td><td class=n>0</td>" in page
