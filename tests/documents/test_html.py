"""HTML: what is prose, and where it stands."""

from __future__ import annotations

import pytest

from tests.documents.support import apply, assert_edits_only_words, document, find, seen

CASES = {
    "head": (
        '<!DOCTYPE html><title>عنوان &amp; موقع</title><meta name="description" content="وصف &quot;هنا&quot;">'
        '<meta name="viewport" content="لا">',
        [("heading", "عنوان & موقع"), ("attribute", 'وصف "هنا"')],
    ),
    "scripts": ("<script>var x = 'نص <b>';</script><style>/* نص */</style><p>نص</p>", [("paragraph", "نص")]),
    "blocks": (
        "<h1>رأس</h1><ul><li>بند<li>ثان</ul><table><tr><td>خلية<th>ثان</table><p>نص<div>نص</div>",
        [
            *(("heading", "رأس"), ("item", "بند"), ("item", "ثان"), ("cell", "خلية"), ("cell", "ثان")),
            *(("paragraph", "نص"), ("paragraph", "نص")),
        ],
    ),
    "inline": ("<p>نص <b>غل</b>يظ و<a href='x>y'>رابط</a>، بعد</p>", [("paragraph", "نص غليظ ورابط، بعد")]),
    "blanks beside tags": ("<p>نص <b> غليظ</b> <i> بعد </i> .</p>", [("paragraph", "نص غليظ بعد .")]),
    "lines": ("<p>\n   سطر أول\n   سطر ثان\n</p>", [("paragraph", "سطر أول\nسطر ثان")]),
    "masked": ("<p>نص <code>كود</code> و<br>بعد</p>", [("paragraph", f"نص {'▒' * 16} و▒▒▒▒بعد")]),
    "pre": ("<pre>نص\n  نص</pre><p>بعد</p>", [("paragraph", "بعد")]),
    "entities": ("<p>نص&nbsp;و&#1576;اب&lt;ج&bogus;</p>", [("paragraph", "نص\xa0وباب<ج▒▒▒▒▒▒▒")]),
    "attributes": (
        '<img alt="بديل" src=a><input placeholder=اسمك value="قيمة"><button aria-label="زر">نص</button>'
        '<input type="submit" value="أرسل">',
        [("attribute", "بديل"), ("attribute", "اسمك"), ("attribute", "زر"), ("paragraph", "نص"), ("attribute", "أرسل")],
    ),
    "languages": (
        '<p>نص <span lang="en">some <span>text</span></span> بعد</p><p lang="fa">متن</p><p translate="no">نص</p>',
        [("paragraph", f"نص {'▒' * 45} بعد")],
    ),
    "broken": ("<p>نص 3 < 4</p><b <p>بعد", [("paragraph", "نص 3 < 4"), ("paragraph", "<b"), ("paragraph", "بعد")]),
    "templates": (
        '<p>نص <%= t("قال", "حضر") %> بعد</p><pre><%= "قال" %></pre><p>نص <% غير مغلق</p>',
        [("paragraph", f"نص {'▒' * 22} بعد"), ("paragraph", "نص <% غير مغلق")],
    ),
    "comments": ("<p>نص<!-- <p>لا</p> --> بعد</p><!-- غير مغلق", [("paragraph", "نص بعد")]),
}


@pytest.mark.parametrize("name", CASES)
def test_prose(name: str) -> None:
    text, expected = CASES[name]
    found = document(text, "a.html")
    assert [item for item in seen(found) if "▒" * len(item[1]) != item[1]] == expected
    assert_edits_only_words(found)


def test_replacements_are_escaped() -> None:
    found = document('<p title="قال">قال</p>', "a.html")
    attribute, paragraph = found.segments
    for segment in (attribute, paragraph):
        edit = segment.source_edit(0, 3, '<"&')
        assert edit is not None
        assert edit[2] == "&lt;&quot;&amp;"


def test_an_unquoted_value_takes_no_blanks() -> None:
    found = document("<img alt=بديل>", "a.html")
    assert found.segments[0].source_edit(0, 1, "ب ب") is None
    assert found.segments[0].source_edit(0, 1, "ت") is not None


def test_an_entity_is_replaced_as_a_whole() -> None:
    found = document("<p>نص&nbsp;، بعد</p>", "a.html")
    segment, at = find(found, "\xa0")
    edit = segment.source_edit(at, at + 1, "")
    assert edit is not None
    assert apply(found.source.text, [edit]) == "<p>نص، بعد</p>"
    across = segment.source_edit(at - 1, at + 2, "ص،")
    assert across is not None
    assert apply(found.source.text, [across]) == "<p>نص، بعد</p>"


@pytest.mark.parametrize("text", ["<a " * 30000, '<a ="' * 20000, "<!--" * 30000, "&amp" * 30000, "<b>" * 30000])
def test_hostile_input_is_read(text: str) -> None:
    document(text, "a.html")
