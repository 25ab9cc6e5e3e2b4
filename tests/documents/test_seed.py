"""The seed carried into every format: the same findings at the right places, the same words after the fix."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from arlint.api import engine_for
from arlint.documents.reading import read
from arlint.documents.source import Source, decode
from arlint.fixes import fix

_SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_99f6fe3e961683a0.txt"
# The article is in its file twice.
PARAGRAPHS = _SEED.read_text(encoding="utf-8").split("\n")[:4]
_ENGINE = engine_for((), (), (), ("default",))


def _each(template: str, separator: str = "\n", head: str = "", tail: str = "") -> Callable[[list[str]], str]:
    return lambda texts: head + separator.join(template.format(text) for text in texts) + tail


FORMATS: dict[str, tuple[str, Callable[[list[str]], str]]] = {
    "plain": ("a.txt", _each("{}")),
    "markdown": ("a.md", _each("> {}", "\n\n")),
    "html": ("a.html", lambda texts: "".join(f"<p>\n  {html.escape(text)}\n</p>" for text in texts)),
    "json": ("a.json", lambda texts: json.dumps({"a": texts}, ensure_ascii=False)),
    "json, escaped": ("a.json", lambda texts: json.dumps({"a": texts})),
    "yaml": ("a.yaml", _each("- '{}'")),
    "yaml, block": ("a.yaml", _each("- |\n  {}")),
    "toml": ("a.toml", _each('"{}"', ",\n", "a = [", "]\n")),
    "po": ("a.po", _each('msgid "x"\nmsgstr ""\n"{}"\n', "\n")),
    "strings": ("a.strings", _each('"k" = "{}";')),
    "csv": ("a.csv", _each('1,"{}"', "\r\n")),
    "xliff": ("a.xlf", _each("<trans-unit><target>{}</target></trans-unit>", "", "<xliff>", "</xliff>")),
    "qt": ("a.ts", _each("<message><translation>{}</translation></message>", "", "<TS>", "</TS>")),
    "android": ("strings.xml", _each('<string name="a">{}</string>', "", "<resources>", "</resources>")),
    "srt": ("a.srt", _each("1\n00:00:01,000 --> 00:00:02,000\n{}\n", "\n")),
    "vtt": ("a.vtt", _each("00:01.000 --> 00:02.000\n{}\n", "\n", "WEBVTT\n\n")),
    "rst": ("a.rst", _each(".. note:: {}", "\n\n")),
    "asciidoc": ("a.adoc", _each("* {}")),
    "latex": ("a.tex", _each("\\section{{x}}\n{}\n", "\n", "\\begin{document}\n", "\\end{document}\n")),
}


def findings(source: Source) -> list[tuple[str, str]]:
    """Code and words of every finding, the words as the segment shows them."""
    document = read(source)
    out = []
    for diagnostic in _ENGINE.check(document):
        for segment in document.segments:
            places = [segment.source_span(at, at + 1)[0] for at in range(len(segment.text))]
            shown = [
                c for c, place in zip(segment.text, places, strict=True) if diagnostic.start <= place < diagnostic.end
            ]
            if shown:
                out.append((diagnostic.code, "".join(shown)))
                break
    return out


def words(source: Source) -> list[str]:
    """The Arabic paragraphs of a document."""
    return [segment.text for segment in read(source).segments if len(segment.text) > 20]


PLAIN = Source("\n".join(PARAGRAPHS))
EXPECTED = findings(PLAIN)
FIXED = fix(PLAIN, read, _ENGINE.check).text.split("\n")


def test_the_seed_has_findings() -> None:
    assert len(EXPECTED) > 20
    assert FIXED != PARAGRAPHS


@pytest.mark.parametrize("name", FORMATS)
def test_same_findings_and_same_words(name: str) -> None:
    path, write = FORMATS[name]
    source = Source(write(PARAGRAPHS), path)
    assert words(source) == PARAGRAPHS
    assert findings(source) == EXPECTED
    assert fix(source, read, _ENGINE.check).text == write(FIXED)


def test_word_documents() -> None:
    docx = pytest.importorskip("docx")
    out = docx.Document()
    for text in PARAGRAPHS:
        # Each third character begins a run: every word lies in several.
        paragraph = out.add_paragraph()
        for at in range(0, len(text), 3):
            paragraph.add_run(text[at : at + 3]).bold = at % 2 == 0
    buffer = BytesIO()
    out.save(buffer)
    source = decode(buffer.getvalue(), "a.docx")
    assert words(source) == PARAGRAPHS
    assert findings(source) == EXPECTED
    done = source.encode(fix(source, read, _ENGINE.check).text)
    assert [p.text for p in docx.Document(BytesIO(done)).paragraphs] == FIXED
