# ruff: noqa: E501 (documents in one line)
"""What is fuzzed: for each target its seeds, and a function that raises for what must not be."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from arlint import suppressions
from arlint.diagnostics import Diagnostic
from arlint.documents.reading import read
from arlint.documents.source import Source, decode
from arlint.engine import Engine
from arlint.normalization import normalizer
from arlint.project import config
from arlint.ruleset.loading import load_files
from tests.builtin import own_rules
from tests.documents.support import assert_laws

REPOSITORY = Path(__file__).resolve().parents[2]

_PROSE = "قام بإتخاذ القرار ، وقال: «هذا صحيح» في عام 2020.\nثمّ ذَهَب الى المدرسه [كذا] (انظر https://x.org/a?b=1).\n"
# A small document of each format, with what its reader treats in its own way.
SEEDS: Mapping[str, str] = MappingProxyType(
    {
        "plain": _PROSE + "\n    شطر أول      شطر ثان\n\n---\n\narlint: ignore[HMZ] سبب\n",
        "markdown": '---\ntitle: عنوان\n---\n# رأس `كود`\n\n* بند **غليظ** و*مائل* [رابط](http://x.y "عنوان")\n'
        "> قول\n\n| أ | ب |\n|---|---|\n| ج | د |\n\n```py\nكود\n```\n\n<!-- arlint: off[ORT] -->\n<b>نص</b> $س$ {{ x }}[^1]\n\n[^1]: حاشية\n",
        "html": '<!DOCTYPE html><html lang="ar"><title>عنوان</title><p>نص <b>غل</b>يظ &amp; <code>x</code> <img alt="صورة"><br>\n'
        "<script>x</script><!-- arlint: ignore-next[HMZ] --><ul><li>بند</ul><table><tr><td>خلية</table><pre>نص</pre>",
        "srt": "1\n00:00:01,000 --> 00:00:02,000\n<i>قال لي</i>\nسطر ثان\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}نص\n",
        "vtt": "WEBVTT - عنوان\n\nNOTE ملاحظة\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000 align:start\n<v سعيد>مرحبا</v>\n",
        "po": '# arlint: ignore[HMZ]\n#, fuzzy, python-format\nmsgctxt "س"\nmsgid "a %s"\nmsgid_plural "b"\nmsgstr[0] "قام "\n"بإتخاذ %s"\n'
        'msgstr[1] "نص\\n"\n\n#~ msgid "x"\n#~ msgstr "قديم"\n',
        "json": '{"عنوان": "قام بإتخاذ \\u0627\\n{x}", "a": ["نص", 1.5e3, null, true, {"b": "ذهب الى"}], // تعليق\n "c": 1}',
        "yaml": "a: &x \"قام بإتخاذ\"\nb: |\n  سطر\n  آخر\nc: >-\n  نص\n  مطوي\nd: [نص, 'آخر', *x]\n# arlint: ignore[HMZ]\ne: نص سهل\n---\n- <<: {f: g}\n",
        "toml": "a = \"قام بإتخاذ \\u0627\"\n[ب]\nc = \"\"\"\nسطر\n\"\"\"\nd = ['نص', 1, 1979-05-27]\n# تعليق\n[[e]]\nf.g = '''نص'''\n",
        "strings": '/* تعليق */\n"key" = "قام بإتخاذ %@";\n// آخر\nk2 = "نص \\"مقتبس\\" \\U0627";\n',
        "xliff": '<?xml version="1.0"?><xliff version="1.2"><file target-language="ar"><body><trans-unit id="1"><source>a</source>'
        '<target>قام <g id="1">بإتخاذ</g> &lt;b&gt;</target></trans-unit></body></file></xliff>',
        "qt": '<?xml version="1.0"?><!DOCTYPE TS><TS language="ar"><context><message numerus="yes"><source>a</source>'
        "<translation><numerusform>قام بإتخاذ</numerusform></translation></message></context></TS>",
        "android": '<resources><!-- ت --><string name="a">قام \\\'بإتخاذ\\\' %1$s <b>نص</b></string><plurals name="p">'
        '<item quantity="one">نص</item></plurals><string name="c" translatable="false">نص</string></resources>',
        "docx": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr>'
        '<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>قام بإت</w:t></w:r><w:r><w:t xml:space="preserve">خاذ </w:t><w:tab/></w:r>'
        "<w:del><w:r><w:delText>نص</w:delText></w:r></w:del></w:p></w:body></w:document>",
        "rst": "رأس\n===\n\nقام ``كود`` :ref:`نص <x>` و**غليظ** |x|.\n\n* بند\n\n.. note:: ملاحظة\n   تتمة\n\n.. code:: py\n\n   كود\n\n"
        "+---+---+\n| أ | ب |\n+---+---+\n\n.. arlint: ignore[HMZ]\n",
        "asciidoc": "= عنوان\n:attr: قيمة\n\n== رأس\n\nقام *غليظ* _مائل_ `كود` {attr} link:x[نص].\n\n----\nكود\n----\n\n|===\n|أ |ب\n|===\n\n// تعليق\n",
        "latex": "\\documentclass{article}\n\\begin{document}\n\\section{رأس}\nقام \\textbf{غليظ} $x^2$ \\cite{a} % تعليق\n"
        "\\begin{verbatim}\nكود\n\\end{verbatim}\n\\verb|x| نص~آخر\n\\end{document}\n",
        "csv": 'اسم,نص,عدد\nسعيد,"قام ""بإتخاذ"", نعم\nثان",3\r\nليلى;نص,٤\n',
    }
)
_SETTINGS = (
    'lang = "ar"\nselect = ["default", "HMZ"]\nfail-on = "warning"\nexclude = ["*.md"]\njobs = 2\noutput = ["json:out.json"]\n'
    '[house]\ndigits = "arabic-indic"\n[severity]\nHMZ101 = "hint"\n[per-file-ignores]\n"*.txt" = ["SPC"]\n[vocabulary]\naccept = ["إنترنيت"]\n',
    'extend = ["arlint:news"]\nrules = ["house"]\nbaseline = "b.json"\ncache-dir = ".cache"\n[formats]\n"*.x" = "markdown"\n',
)


@dataclass(frozen=True)
class Target:
    """``run`` raises for a defect; what a user did wrong (ArlintError) is none."""

    seeds: Sequence[bytes]
    run: Callable[[bytes], None]


def _reader(name: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        source = decode(data, "<x>")
        assert source.encode(source.text) == data
        assert_laws(read(source, name))

    return run


def _zipped(document: bytes, method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, body in (("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document)):
            archive.writestr(zipfile.ZipInfo(name), body, method)
    return buffer.getvalue()


def _word(data: bytes) -> None:
    """Read a Word document, or what is to be the main part of one."""
    packed = data if data.startswith(b"PK") else _zipped(data, zipfile.ZIP_STORED)
    source = decode(packed, "x.docx")
    assert_laws(read(source))
    assert decode(source.encode(source.text), "x.docx").text == source.text


def _rule_files() -> list[bytes]:
    kinds: dict[str, bytes] = {}
    for path in sorted((REPOSITORY / "rules").rglob("*.yaml")):
        data = path.read_bytes()
        found = re.search(rb"^kind: (\w+)", data, re.MULTILINE)
        if found and len(data) < 2500 and b"_from:" not in data:
            kinds.setdefault(found[1].decode(), data)
    return list(kinds.values())


def _rule(folder: Path) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        names = [re.search(pattern, data) for pattern in (rb"code: (\w{1,9})", rb"slug: ([a-z-]{1,40})")]
        path = folder / ("-".join(found[1].decode() if found else "x" for found in names) + ".yaml")
        path.write_bytes(data)
        try:
            loaded = load_files([path], own_rules())
        finally:
            path.unlink()
        Engine.of(loaded).check(read(Source(_PROSE), "plain"))

    return run


def _settings(folder: Path) -> Callable[[bytes], None]:
    path = folder / "arlint.toml"

    def run(data: bytes) -> None:
        path.write_bytes(data)
        config.load(path)

    return run


_DIRECTIVES = (
    "arlint: off[HMZ]\n\nقام بإتخاذ\n\narlint: on[HMZ]\n\nالى [كذا] arlint: ignore[ORT, SPC101] سبب\n",
    "<!-- arlint: ignore-file[HMZ] -->\n# رأس\n\nنص <!-- arlint: ignore[alef-maqsura-or-ya]: سبب -->\n\n<!-- arlint: ignore-next[SPC] -->\n* بند\n",
)


def _suppressed() -> Callable[[bytes], None]:
    watch = suppressions.Watch.of(own_rules())
    infos = watch.ran[::25]

    def found(text: str) -> Iterator[Diagnostic]:
        from arlint.text.positions import LineIndex

        index = LineIndex.of(text)
        for number, info in enumerate(infos):
            start = number * 7 % (len(text) + 1)
            yield Diagnostic(info, start, min(len(text), start + 3), text[start : start + 3], (), {}, index)

    def run(data: bytes) -> None:
        source = decode(data, "x.md")
        for name in ("plain", "markdown"):
            document = read(Source(source.text, "<x>"), name)
            diagnostics = list(found(source.text))
            kept = suppressions.apply(document, diagnostics, watch)
            own = [d for d in kept if d.code.startswith(suppressions.FAMILY)]
            assert {d[:3] for d in kept if d not in own} <= {d[:3] for d in diagnostics}
            for d in own:
                assert 0 <= d.start <= d.end <= len(source.text)
                assert all(0 <= e.start <= e.end <= len(source.text) for fix in d.fixes for e in fix.edits)

    return run


def _normalized(profile: str) -> Callable[[bytes], None]:
    normalize = normalizer(profile)

    def run(data: bytes) -> None:
        try:
            text = data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            text = data.decode("utf-8", "replace")
        done = normalize(text)
        assert normalize(done) == done
        traced, offsets = normalize.with_offsets(text)
        assert traced == done
        del offsets

    return run


def targets(folder: Path) -> dict[str, Target]:
    """Every target by its name; ``folder`` is a place for files."""
    out = {f"read-{name}": Target([text.encode()], _reader(name)) for name, text in SEEDS.items() if name != "docx"}
    out["read-plain"] = Target([SEEDS["plain"].encode(encoding) for encoding in ("utf-8", "utf-16")], _reader("plain"))
    document = SEEDS["docx"].encode()
    packed = [_zipped(document, method) for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)]
    out["read-docx"] = Target([document, *packed], _word)
    out["rules"] = Target(_rule_files(), _rule(folder))
    out["settings"] = Target([text.encode() for text in _SETTINGS], _settings(folder))
    out["suppressions"] = Target([text.encode() for text in _DIRECTIVES], _suppressed())
    prose = [
        text.encode() for text in (_PROSE, SEEDS["html"], "الـعـربيّة , \u202eنص\u202c ﻻ ٣,٥ ی ک 😀 @x #و_م http://a.b")
    ]
    for profile in ("editorial", "search"):
        out[f"normalize-{profile}"] = Target(prose, _normalized(profile))
    return out
