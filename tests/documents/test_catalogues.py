"""XLIFF, Qt and Android catalogues."""

from __future__ import annotations

from contextlib import suppress

import pytest
import regex

from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.errors import ArlintError
from tests.documents.support import assert_edits_only_words, document, seen

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
CASES = {
    "xliff 1.2": (
        "a.xlf",
        HEAD + '<xliff version="1.2"><file source-language="en" target-language="ar"><body>\n'
        '<trans-unit id="1"><source>مصدر</source><target>نص <g id="1">غل</g>يظ <x id="2"/> &amp; '
        '<ph id="3">عنصر</ph></target><alt-trans><target>لا</target></alt-trans><note>ملاحظة</note></trans-unit>\n'
        '<trans-unit id="2" translate="no"><target>لا</target></trans-unit></body></file></xliff>\n',
        [f"نص غليظ {'▒' * 11} & {'▒' * 20}"],
    ),
    "xliff 2": (
        "a.xliff",
        '<xliff version="2.0" srcLang="ar"><file><unit id="1"><notes><note>لا</note></notes>'
        '<segment><source>مصدر <pc id="1">عربي</pc></source></segment></unit></file></xliff>',
        ["مصدر عربي"],
    ),
    "qt": (
        "a.ts",
        HEAD + '<!DOCTYPE TS>\n<TS language="ar"><context><name>اسم</name>\n<!-- تعليق -->\n'
        "<message><source>مصدر</source><translation>ترجمة &quot;هنا&quot; %1</translation></message>\n"
        '<message><translation type="unfinished">غير منته</translation></message>\n'
        '<message numerus="yes"><translation><numerusform>واحد</numerusform><numerusform>اثنان</numerusform>'
        "</translation></message></context></TS>\n",
        ['ترجمة "هنا" ▒▒', "واحد", "اثنان"],
    ),
    "android": (
        "res/values-ar/strings.xml",
        HEAD
        + '<resources xmlns:xliff="urn:x">\n<string name="a">لا \\\'تفعل\\\' <b>هذا</b> %1$s\\n&lt;i&gt;</string>\n'
        '<string name="b" translatable="false">لا</string>\n<plurals name="c"><item quantity="one">'
        '<xliff:g id="n">%d</xliff:g> يوم</item></plurals>\n<string name="d">latin</string>\n</resources>\n',
        ["لا 'تفعل' هذا ▒▒▒▒\n▒▒▒", f"{'▒' * 28} يوم"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_prose(name: str) -> None:
    path, text, expected = CASES[name]
    found = document(text, path)
    assert seen(found) == [("message", prose) for prose in expected]
    assert_edits_only_words(found)


def test_what_is_written_is_escaped() -> None:
    for name, wanted in (("xliff 1.2", "&lt;'"), ("qt", "&lt;'"), ("android", "&lt;\\'")):
        path, text, _ = CASES[name]
        edit = document(text, path).segments[0].source_edit(0, 1, "<'")
        assert edit is not None
        assert edit[2] == wanted


def test_a_document_type_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "نص">]><resources><string>&a;</string></resources>'
    with pytest.raises(ArlintError, match="document type"):
        read(Source(bomb, "strings.xml"))


def test_other_xml_and_typescript_hold_no_messages() -> None:
    assert document("<other><string>نص</string></other>", "strings.xml").segments == ()
    assert document("const a: string = 'نص'\n", "a.ts").segments == ()


@pytest.mark.parametrize(
    "text", ["<a " * 20000, "<a='" * 20000, "<!--" * 20000, "<resources>" * 20000, "<![CDATA[" * 9000]
)
def test_hostile_input_is_read(text: str) -> None:
    with suppress(ArlintError):
        document(text, "strings.xml")


@pytest.mark.parametrize("name", CASES)
def test_a_catalogue_that_breaks_off_is_an_error(name: str) -> None:
    path, text, _ = CASES[name]
    root = regex.search(r"<(?:xliff|TS|resources)\b[^>]*>", text)
    assert root is not None
    for end in range(root.end(), len(text.rstrip())):
        with pytest.raises(ArlintError, match=rf"^{path}:\d+: <\w[\w-]*> is not closed$"):
            document(text[:end], path)


def test_an_element_that_another_closes_is_named() -> None:
    text = "<resources>\n<string name='a'>نص</resources>"
    with pytest.raises(ArlintError, match=r"^strings\.xml:2: <string> is not closed$"):
        document(text, "strings.xml")
