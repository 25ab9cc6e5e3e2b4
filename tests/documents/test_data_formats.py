"""Catalogues, subtitles and tables: what is read of them, and that an edit changes nothing else."""

from __future__ import annotations

import pytest
import regex

from arlint.documents.options import Options
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.errors import ArlintError
from tests.documents.support import assert_edits_only_words, document, find, seen

Expected = list[tuple[str, str]]


def messages(*texts: str) -> Expected:
    return [("message", text) for text in texts]


CASES: dict[str, tuple[str, str, Expected]] = {
    "srt": (
        "a.srt",
        "1\n00:00:01,000 --> 00:00:02,000\n<i>سطر أول</i>\nسطر ثان\n\n"
        "2\n00:00:03,000 --> 00:00:04,000 X1:0\n- قال\n- {\\an8}نعم\n\n3\n",
        [("cue", "سطر أول\nسطر ثان"), ("cue", "قال"), ("cue", "نعم")],
    ),
    "vtt": (
        "a.vtt",
        "WEBVTT - عنوان\n\nNOTE ملاحظة\n\nSTYLE\n::cue {}\n\nمعرف\n00:01.000 --> 00:02.000 align:start\n"
        "<v منى>نص <c.x>مل</c>ون &amp; سطر\n\n00:03.000 --> 00:04.000\n<00:03.500>ثان\n",
        [("cue", "نص ملون & سطر"), ("cue", "ثان")],
    ),
    "po": (
        "a.po",
        'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"X: عربي\\n"\n\n# ملاحظة\n#: a.c:1\nmsgid "a"\n'
        'msgstr "قال \\"نعم\\""\n\n'
        '#, fuzzy, c-format\nmsgid "b"\nmsgstr "غامض"\n\n#~ msgid "c"\n#~ msgstr "قديم"\n\n'
        'msgctxt "سياق"\nmsgid "d"\nmsgid_plural "ds"\nmsgstr[0] ""\n"سطر %d أول "\n"وثان\\n"\nmsgstr[1] "جمع"\n',
        messages('قال "نعم"', "سطر ▒▒ أول وثان", "جمع"),
    ),
    "json": (
        "a.json",
        '{"مفتاح": "قيمة", "a": ["أول", 1, {"b": "ثان \\"x\\" {n}"}], "c": "latin", "d": "\\u0628\\u0627\\u0628"}',
        messages("قيمة", "أول", 'ثان "x" ▒▒▒', "باب"),
    ),
    "jsonc": ("a.jsonc", '{\n // تعليق\n "a": "قيمة", /* "b": "لا" */\n}', messages("قيمة")),
    "yaml": (
        "a.yaml",
        "# تعليق\nمفتاح: قيمة عادية # تعليق\na: 'مفرد ''هنا'''\nb: \"مزدوج \\\"هنا\\\"\n  وسطر\"\n"
        "c: |\n  سطر أول\n  سطر ثان\n\n  فقرة\nd: >-\n  مطوي\n  هنا\ne:\n  - بند\n  - {f: زهرة, g: latin}\n"
        "h: سطر عادي\n  متصل\n",
        messages(
            "قيمة عادية", "مفرد 'هنا'", 'مزدوج "هنا"\nوسطر', "سطر أول\nسطر ثان", "فقرة", "مطوي\nهنا", "بند", "زهرة"
        )
        + messages("سطر عادي\nمتصل"),
    ),
    "toml": (
        "a.toml",
        '# تعليق\na = "قيمة \\"هنا\\"" # تعليق\nb = \'حرفي\'\n["جدول".x]\n"مفتاح" = "ثان"\n'
        'c = """\nسطر أول \\\n   وثان"""\nd = [\'\'\'بند\'\'\', {e = "داخل"}]\nf = "latin"\n',
        messages('قيمة "هنا"', "حرفي", "ثان", "سطر أول وثان", "بند", "داخل"),
    ),
    "strings": (
        "a.strings",
        '/* تعليق */\n"key" = "قال \\"نعم\\" %@";\n// آخر\n"مفتاح"="ثان\\nسطر";\n',
        messages('قال "نعم" ▒▒', "ثان\nسطر"),
    ),
    "csv": (
        "a.csv",
        'id,نص\n1,خلية أولى\n2,"قال ""نعم"", ثم\nسطر"\n3,latin\n4,,\n',
        [("cell", "نص"), ("cell", "خلية أولى"), ("cell", 'قال "نعم", ثم\nسطر')],
    ),
    "semicolons": ("a.csv", "أ;ب\nنص, هنا;ثان\n", [("cell", text) for text in ("أ", "ب", "نص, هنا", "ثان")]),
    "tsv": ("a.tsv", '1\tنص, "هنا"\n2\t"ثان"\n', [("cell", 'نص, "هنا"'), ("cell", "ثان")]),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", CASES)
def test_prose(name: str, newline: str) -> None:
    path, text, expected = CASES[name]
    found = document(text.replace("\n", newline), path)
    # A line end that is written as an escape is the same in every file.
    escaped = name == "strings"
    assert seen(found) == [(kind, prose if escaped else prose.replace("\n", newline)) for kind, prose in expected]
    assert_edits_only_words(found)


def test_quotes_are_escaped_as_the_format_needs() -> None:
    wanted = {
        "po": '\\"', "json": '\\"', "yaml": None, "toml": '\\"', "strings": '\\"', "csv": None, "srt": '"',
    }  # fmt: skip
    for name, written in wanted.items():
        path, text, _ = CASES[name]
        segment = document(text, path).segments[0 if name != "csv" else 1]
        edit = segment.source_edit(0, 1, '"')
        assert (edit and edit[2]) == written, name


def test_ascii_json_stays_ascii() -> None:
    found = document('{"a": "\\u0628\\u0627\\u0628"}', "a.json")
    assert found.segments[0].source_edit(1, 2, "و😀") == (13, 19, "\\u0648\\ud83d\\ude00")


def test_an_escape_is_replaced_as_a_whole() -> None:
    found = document('{"a": "قال\\t،نعم\\nسطر"}', "a.json")
    segment, at = find(found, "\t")
    assert segment.source_edit(at, at + 1, " ") == (10, 12, " ")


def test_line_ends_are_left_where_they_are() -> None:
    found = document('{"a": "قال\\nنعم"}', "a.json")
    segment, at = find(found, "\n")
    assert segment.source_edit(at, at + 1, " ") is None
    assert segment.source_edit(at, at, "\n") is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.json", '{"m": {"t": "واحد", "x": "اثنان"}, "l": [{"t": "ثلاثة"}]}'),
        ("a.yaml", "m: {t: واحد, x: اثنان}\nl: [{t: ثلاثة}]\n"),
        ("a.toml", 'm = {t = "واحد", x = "اثنان"}\n[[l]]\nt = "ثلاثة"\n'),
    ],
)
def test_keys_can_be_chosen(path: str, text: str) -> None:
    def chosen(*keys: str) -> list[str]:
        return [s.text for s in read(Source(text, path), options=Options(keys=keys)).segments]

    assert chosen() == ["واحد", "اثنان", "ثلاثة"]
    assert chosen("m.t") == ["واحد"]
    assert chosen("*.t") == ["واحد", "ثلاثة"]
    assert chosen("m.*", "l.**") == ["واحد", "اثنان", "ثلاثة"]
    assert chosen("t") == []


def test_columns_can_be_chosen() -> None:
    source = Source("اسم,نص\nواحد,اثنان\n", "a.csv")
    for column in ("نص", "2"):
        assert [s.text for s in read(source, options=Options(columns=(column,))).segments] == ["نص", "اثنان"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "خبر;قال الوزير, ثم غادر, ثم عاد\nآخر;حضر, وغاب, وعاد\n",
            "خبر|قال الوزير▒ ثم غادر▒ ثم عاد|آخر|حضر▒ وغاب▒ وعاد",
        ),
        ('"الاسم, الأول";"النص"\n"خبر";"قال"\n', "الاسم, الأول|النص|خبر|قال"),
        ('أ,"ب; ج; د",1\nه; و; ز,"ح",2\n', "أ|ب; ج; د|ه; و; ز|ح"),
        ("أ, ب\nج, د\n", "أ|ب|ج|د"),
        ("قال, ثم غادر\nنص\n", "قال|ثم غادر|نص"),
        ("قال; ثم غادر\nنص\n", "قال▒ ثم غادر|نص"),
        ('a,b\n"=IF(A1=""قال"", ""حضر"", 1)",نص\n="قال",نص\n', "نص|نص"),
    ],
)
def test_a_mark_that_may_be_the_delimiter_is_no_prose(text: str, expected: str) -> None:
    assert "|".join(prose for _, prose in seen(document(text, "a.csv"))) == expected


def test_comments() -> None:
    for path, text, _ in CASES.values():
        found = document(text, path)
        for comment in found.comments:
            assert "تعليق" in (written := found.source.text[comment.start : comment.end]) or written.startswith(
                ("NOTE", "# ملاحظة", "// آخر", '/* "b"')
            )
    assert len(document(*reversed(CASES["yaml"][:2])).comments) == 2
    assert len(document(*reversed(CASES["toml"][:2])).comments) == 2


def test_broken_yaml_is_an_error() -> None:
    with pytest.raises(ArlintError, match=r"a\.yaml:2: not YAML: expected"):
        read(Source("a:\n [1", "a.yaml"))


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("a.json", '{\n"a": "نص', "a.json:2: a string"),
        ("a.json", '{"نص: 1,\n"a": "b"}', "a.json:1: a string"),
        ("a.json", '["a", "\\u0646\\u0635', "a.json:1: a string"),
        ("a.jsonc", '[1] /* تعليق "نص"', "a.jsonc:1: a comment"),
        ("a.json5", "{a: 'نص", "a.json5:1: a string"),
        ("a.toml", 'a = "نص\nb = 1', "a.toml:1: a string"),
        ("a.toml", "a = 1\nb = '''نص\n", "a.toml:2: a string"),
        ("a.toml", "a = 'نص\n", "a.toml:1: a string"),
        ("a.strings", '"a" = "نص";\n"b" = "نص;\n', "a.strings:2: a string"),
        ("a.strings", "/* تعليق", "a.strings:1: a comment"),
        ("a.po", 'msgid "a"\nmsgstr ""\n"نص\n', "a.po:3: a string"),
        ("a.po", 'msgid "a"\nmsgstr "نص\\"\n', "a.po:2: a string"),
    ],
)
def test_what_breaks_off_is_an_error_with_its_line(path: str, text: str, said: str) -> None:
    with pytest.raises(ArlintError, match=f"^{said} is not closed$"):
        read(Source(text, path))
    # Where no Arabic is lost nothing is said: much that is nearly JSON is called so.
    assert document(regex.sub(r"\p{Script=Arabic}+|\\u06..", "x", text), path).segments == ()


def test_json5_quotes_singly_and_continues_lines() -> None:
    text = "{a: 'قال \"نعم\\'', \"b\": ['قال' , 'حضر'],\nc: \"نص \\\n طويل\", // د: 'لا'\n'e': \"سليم\"}"
    found = document(text, "a.json5")
    assert [s.text for s in found.segments] == ["قال \"نعم'", "قال", "حضر", "نص  طويل", "سليم"]
    assert_edits_only_words(found)
    assert [s.text for s in read(Source(text, "a.json5"), options=Options(("e", "a"))).segments][1:] == ["سليم"]
    edit = found.segments[0].source_edit(0, 1, "'\"")
    assert edit is not None
    assert edit[2] == "\\'\\\""


@pytest.mark.parametrize("path", ["a.json", "a.json5", "a.toml", "a.strings", "a.csv", "a.po", "a.srt", "a.vtt"])
@pytest.mark.parametrize("text", ['"' * 20001, "'" * 20000, '"\\' * 20000, "[{" * 20000, "<" * 20000, '""",' * 9000])
def test_hostile_input_is_read(path: str, text: str) -> None:
    document(text, path)
