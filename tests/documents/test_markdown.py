"""Markdown: what is prose, and where it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.api import fix
from arlint.documents.formats._mdx import code
from tests.documents.support import apply, assert_edits_only_words, document, find, seen

CASES = {
    "heading": ("# عنوان *مائل* #\n\nعنوان ثان\n===\n", [("heading", "عنوان مائل"), ("heading", "عنوان ثان")]),
    "emphasis": ("نص **غليظ** و _مائل_ و~~محذوف~~ و**غل**يظ", [("paragraph", "نص غليظ و مائل ومحذوف وغليظ")]),
    "code span": ("نص `كود` بعد", [("paragraph", "نص ▒▒▒▒▒ بعد")]),
    "code blocks": ("```py\nكود\n```\n\n    كود\n\n~~~\nكود\n~~~\nنص", [("paragraph", "نص")]),
    "link": (
        '[رابط](http://x.com "عنوان") و[ثان][a] ثم [ثالث][]\n\n[a]: /x "وصف"\n[ثالث]: /y\n',
        [("paragraph", "رابط وثان ثم ثالث"), ("attribute", "عنوان"), ("attribute", "وصف")],
    ),
    "sic": ("كتب إنشاء [كذا] الله", [("paragraph", "كتب إنشاء [كذا] الله")]),
    "shortcut link": ("انظر [الدليل]\n\n[الدليل]: /x\n", [("paragraph", "انظر الدليل")]),
    "wikilink": ("نص [[صفحة]] و[[صفحة#رأس|نص]] بعد", [("paragraph", f"نص [[▒▒▒▒]] و[[{'▒' * 8}|نص]] بعد")]),
    "file put in": ('نص\n\n--8<-- "ملف.md"\n\nبعد', [("paragraph", "نص"), ("paragraph", "بعد")]),
    "image by its label": (
        "نص ![صورة][] و![صورة] بعد\n\n[صورة]: x.png\n",
        [("paragraph", "نص ▒▒▒▒▒▒▒▒▒ و▒▒▒▒▒▒▒ بعد")],
    ),
    "empty element": (
        'اضغط <i class="fa"></i> للحفظ و<b> غليظ </b> ثم',
        [("paragraph", "اضغط للحفظ و غليظ ثم")],
    ),
    "image": (
        'نص ![بديل](a.png "عنوان") بعد',
        [("paragraph", f"نص {'▒' * 22} بعد"), ("attribute", "بديل"), ("attribute", "عنوان")],
    ),
    "autolink": ("نص <https://x.y> بعد", [("paragraph", "نص ▒▒▒▒▒▒▒▒▒▒▒▒▒ بعد")]),
    "hard breaks": ("سطر  \nسطر\\\nسطر", [("paragraph", "سطر\nسطر\nسطر")]),
    "entities": ("نص &amp; \\* نص", [("paragraph", "نص & * نص")]),
    "quotation": ("> سطر أول\n> سطر ثان\n>\n> - بند\n", [("paragraph", "سطر أول\nسطر ثان"), ("item", "بند")]),
    "lists": ("- [ ] بند\n  تابع\n- [x] ثان\n\n1. أول\n", [("item", "بند\nتابع"), ("item", "ثان"), ("item", "أول")]),
    "table": (
        "| أول | ثان |\n|---|:-:|\n| خلية **غليظة** | أ \\| ب |\n",
        [("cell", "أول"), ("cell", "ثان"), ("cell", "خلية غليظة"), ("cell", "أ | ب")],
    ),
    "footnotes": (
        "نص[^1].\n\n[^1]: حاشية أولى\n[^ثانية]: حاشية ثانية\n",
        [("paragraph", "نص."), ("paragraph", "حاشية أولى"), ("paragraph", "حاشية ثانية")],
    ),
    "footnotes of one word": (
        "نص[^1].\n\n[^1]: نفسه.\n\n> [^2]:\n>   نفسه\n\n- [^3]: نفسه",
        [("paragraph", "نص."), ("paragraph", "نفسه."), ("paragraph", "نفسه"), ("item", "نفسه")],
    ),
    "front matter": ('---\ntitle: "عنوان"\ntags: [وسم]\n---\nنص\n', [("attribute", "عنوان"), ("paragraph", "نص")]),
    "toml front matter": ('+++\ntitle = "عنوان"\n+++\nنص\n', [("attribute", "عنوان"), ("paragraph", "نص")]),
    "math": ("نص $x^2$ و$$y$$ بعد", [("paragraph", "نص ▒▒▒▒▒ و▒▒▒▒▒ بعد")]),
    "shortcodes": ('{{< figure >}}\n\nنص {{< ref "x" >}} بعد\n\n{% if x %}\n', [("paragraph", f"نص {'▒' * 15} بعد")]),
    "mdx": ("import X from './x'\n\nexport const a = 1\n\nنص <X y={1}>داخل</X>\n", [("paragraph", "نص داخل")]),
    "html block": ("<div>\nنص <b>غليظ</b>\n</div>\n\nبعد\n", [("paragraph", "نص غليظ"), ("paragraph", "بعد")]),
    "inline html": ("نص <b>غل</b>يظ<br>سطر <kbd>زر</kbd>", [("paragraph", f"نص غليظ▒▒▒▒سطر {'▒' * 13}")]),
    "attributes": ("نص [رابط](/x){.class #id} بعد", [("paragraph", "نص رابط▒▒▒▒▒▒▒▒▒▒▒▒ بعد")]),
    "astral": ("😀 نص 😀 **بعد** 😀 `ك` نهاية", [("paragraph", "😀 نص 😀 بعد 😀 ▒▒▒ نهاية")]),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", CASES)
def test_prose(name: str, newline: str) -> None:
    text, expected = CASES[name]
    found = document(text.replace("\n", newline), "a.md")
    assert seen(found) == [(kind, prose.replace("\n", newline)) for kind, prose in expected]
    assert_edits_only_words(found)


def test_a_deletion_behind_emphasis_leaves_the_emphasis() -> None:
    found = document("قال **أحمد** ، ثم", "a.md")
    segment, at = find(found, " ،")
    edit = segment.source_edit(at, at + 1, "")
    assert edit is not None
    assert apply(found.source.text, [edit]) == "قال **أحمد**، ثم"


def test_insertions_go_to_the_side_they_belong_to() -> None:
    found = document("قال **شكرا**، ثم **قال،**نعم", "a.md")
    segment, at = find(found, "،")
    tanwin = segment.source_edit(at, at, "\u064b")
    segment, at = find(found, "نعم")
    blank = segment.source_edit(at, at, " ")
    assert tanwin is not None
    assert blank is not None
    assert apply(found.source.text, [tanwin, blank]) == "قال **شكرا\u064b**، ثم **قال،** نعم"


def test_markup_and_escapes_cannot_be_edited_in_part() -> None:
    found = document("نص **غل**يظ `كود` \\* &amp;", "a.md")
    (segment,) = found.segments
    at = segment.text.index("غليظ")
    assert segment.source_span(at, at + 4) == (5, 11)
    assert not segment.editable(at, at + 4)
    assert segment.editable(at, at + 2)
    assert segment.source_edit(at, at + 2, "*") is None
    mask = segment.text.index("\ufffc")
    assert not segment.editable(mask, mask + 1)
    entity = segment.text.index("&")
    assert segment.source_span(entity, entity + 1) == (21, 26)
    assert segment.editable(entity, entity + 1)


def test_what_commonmark_takes_for_no_emphasis_is_left_alone() -> None:
    assert seen(document("قال**؟** نعم **؟** و**نعم**", "a.md")) == [("paragraph", "قال▒▒▒▒▒ نعم ؟ ونعم")]
    text = "قال **؟**"
    assert fix(text, format="markdown").text == text


@pytest.mark.parametrize(
    "text", ["[الإنتخاب]", "[الإنتخاب][]", "![الإنتخاب]", "![الإنتخاب][]", "[[الإنتخاب]]", "![[صورة الإنتخاب.png]]"]
)
def test_what_finds_a_definition_or_a_page_stays(text: str) -> None:
    text = f"انظر {text} ثم الانتخاب\n\n[الإنتخاب]: http://x.y\n"
    assert fix(text, format="markdown").text == text


@pytest.mark.parametrize("tag", ['<i class="fa"></i>', '<Icon name="x" />', "<wbr>"])
def test_the_blank_behind_an_empty_element_stays(tag: str) -> None:
    text = f"اضغط {tag} للحفظ\n"
    assert fix(text, format="markdown").text == text


def test_comments_are_listed() -> None:
    found = document("<!-- أول -->\n\nنص <!-- ثان --> بعد\n", "a.md")
    assert [found.source.text[c.start : c.end] for c in found.comments] == ["<!-- أول -->", "<!-- ثان -->"]
    assert seen(found) == [("paragraph", "نص  بعد")]


def test_a_fix_does_not_run_the_marks_of_two_emphases_together() -> None:
    # `*a**b*` is one emphasis with two asterisks in it.
    assert fix("*قال و* *أكد الخبر*\n", format="markdown").text == "*قال و* *أكد الخبر*\n"
    assert fix("*قال* *و* أكد الخبر\n", format="markdown").text == "*قال* *و*أكد الخبر\n"


_MDX = {
    "expression": ('نص {["قال", "حضر"].map((x) => <b>{x}</b>)} بعد', "نص ▒ بعد"),
    "over lines": ("نص {cond\n\n  ? `قال ${ {a: 1} }`\n\n  : 'حضر'} بعد", "نص ▒ بعد"),
    "brace in a string": ("نص {\"}\"} بعد {'{'} نص", "نص ▒ بعد ▒ نص"),
    "brace in a comment": ("نص {x // }\n} بعد {/* } */} نص", "نص ▒ بعد ▒ نص"),
    "brace in code": ("نص `{` بعد `` { ` `` نص", "نص ▒ بعد ▒ نص"),
    "brace in a block of code": ("```js\nf(){\n```\n\nنص", "نص"),
    "escaped brace": ("نص \\{قال", "نص {قال"),
    "not closed": ("نص {قال ، حضر\n\nبعد {قال", "نص ▒|بعد ▒"),
    "attribute": ('<Tabs items={["قال", "حضر"]} f={(a) => a > 1}>\nنص\n</Tabs>', "نص"),
    "module": ('export const list = [\n\n  "قال", "حضر",\n]\nimport X from "./x"\n\nنص', "نص"),
    "module to the end": ('نص\n\nexport const a = "قال", b = "حضر"', "نص"),
    "module not closed": ("export const a = {\n\nنص", "نص"),
    "no module": ("imports\nنص", "imports\nنص"),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", _MDX)
def test_code_of_mdx_is_masked(name: str, newline: str) -> None:
    text, expected = _MDX[name]
    found = document(text.replace("\n", newline), "a.mdx")
    prose = "|".join(prose for _, prose in seen(found)).replace(newline, "\n")
    assert re.sub("▒+", "▒", prose) == expected
    assert_edits_only_words(found)


def test_comments_of_mdx_are_comments() -> None:
    found = document("قال ، حضر {/* arlint: ignore[SPC101] */}\n\n{/* ثان */}\n", "a.MDX")
    assert [found.source.text[c.start : c.end] for c in found.comments] == [
        "{/* arlint: ignore[SPC101] */}",
        "{/* ثان */}",
    ]
    assert [directive.segment for directive in found.directives] == [None]


@given(st.lists(st.sampled_from(["{", "}", "`", "'", '"', "//", "/*", "*/", "\\", "\n", "\n\n", "import ", "نص "])))
def test_code_of_mdx_lies_apart_and_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    position = 0
    for start, end, _ in code(text):
        assert position <= start < end <= len(text)
        position = end
