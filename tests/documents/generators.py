"""Random documents of every format, for hypothesis: written by construction, so that a parser accepts them."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from tests.documents.word import HEAD, TAIL
from tests.strategies import words

# Wrong words and marks, so that the fixer has work to do in every document.
_WRONG = "إتخاذ الازمة ، سواءا الإجتماعي و لاكن هاذا إستعمال ؟ . لازالت تويتر 235 ABC".split()
word = st.one_of(words, st.sampled_from(_WRONG))
sentence = st.lists(word, min_size=1, max_size=8).map(" ".join)
name = st.text(st.sampled_from("abcxyz"), min_size=1, max_size=4)


def _joined(parts: list[str], separator: str = "") -> str:
    return separator.join(parts)


def _blocks(block: st.SearchStrategy[str], separator: str = "\n\n") -> st.SearchStrategy[str]:
    return st.lists(block, min_size=1, max_size=6).map(lambda parts: separator.join(parts) + "\n")


# --- Markdown and HTML -------------------------------------------------------------------------------

md_inline = st.one_of(
    sentence,
    sentence.map(lambda s: f"**{s}**"),
    sentence.map(lambda s: f"*{s}*"),
    sentence.map(lambda s: f"`{s}`"),
    st.tuples(sentence, name).map(lambda t: f"[{t[0]}](http://{t[1]}.com)"),
    st.tuples(sentence, name).map(lambda t: f'![{t[0]}]({t[1]}.png "{t[0]}")'),
    name.map(lambda n: f"<https://{n}.org>"),
    sentence.map(lambda s: f"<b>{s}</b>"),
    sentence.map(lambda s: f"&amp; {s} \\* {s}"),
    name.map(lambda n: f"${n}^2$"),
    sentence.map(lambda s: f"~~{s}~~ {{.{'x'}}}"),
    name.map(lambda n: f"{{{{< {n} >}}}} [^1]"),
    st.tuples(sentence, name).map(lambda t: f"[{t[0]}][{t[1]}] <span title='{t[0]}'>{t[0]}</span>\\\n{t[0]}"),
)
md_line = st.lists(md_inline, min_size=1, max_size=4).map(" ".join)
markdown = _blocks(
    st.one_of(
        md_line,
        md_line.map(lambda s: f"## {s}"),
        st.lists(md_line, min_size=1, max_size=3).map(lambda rows: "\n".join(f"> {row}" for row in rows)),
        st.lists(md_line, min_size=1, max_size=3).map(lambda rows: "\n".join(f"- {row}" for row in rows)),
        st.lists(md_line, min_size=1, max_size=3).map(
            lambda rows: "\n".join(f"{n}. {r}" for n, r in enumerate(rows, 1))
        ),
        st.lists(sentence, min_size=2, max_size=2).map(
            lambda r: f"| {r[0]} | {r[1]} |\n|---|---|\n| **{r[1]}** | {r[0]} |"
        ),
        sentence.map(lambda s: f"```\n{s}\n```"),
        sentence.map(lambda s: f"<div title='{s}'>\n{s}\n</div>"),
        st.tuples(sentence, name).map(lambda t: f'[^1]: {t[0]}\n\n[{t[1]}]: http://a.b "{t[0]}"'),
        st.tuples(md_line, md_line).map(lambda t: f"- {t[0]}\n\n  {t[1]}\n  1. {t[0]}"),
        sentence.map(lambda s: f"[//]: # ({s})\n\nimport A from 'a'\n\n<!-- {s} -->"),
        md_line.map(lambda s: f"{s}\n==="),
    )
)
markdown = st.tuples(st.sampled_from(["", "---\ntitle: {}\nlayout: x\n---\n\n"]), sentence, markdown).map(
    lambda t: t[0].format(t[1].replace(":", "").strip("?.،, ")) + t[2]
)
html_inline = st.one_of(
    sentence,
    sentence.map(lambda s: f"<b>{s}</b>"),
    st.tuples(sentence, sentence).map(lambda t: f'<a href="#" title="{t[1]}">{t[0]}</a>'),
    sentence.map(lambda s: f"<code>{s}</code>"),
    sentence.map(lambda s: f'<img alt="{s}" src="a">'),
    st.just("&nbsp;&amp;<br>"),
    sentence.map(lambda s: f"<!-- {s} -->"),
    sentence.map(lambda s: f'<span lang="en">{s}</span>'),
    sentence.map(lambda s: f"<I>{s}<br/>{s}</I> &#1575; <input placeholder='{s}'>"),
    sentence.map(lambda s: f"<span translate=no>{s}</span><button aria-label='{s}'>{s}</button>"),
)
html_line = st.lists(html_inline, min_size=1, max_size=4).map(" ".join)
html = _blocks(
    st.one_of(
        html_line.map(lambda s: f"<p>{s}</p>"),
        html_line.map(lambda s: f"<h2 id='a'>{s}</h2>"),
        html_line.map(lambda s: f"<ul><li>{s}</li><li>\n  {s}\n</li></ul>"),
        html_line.map(lambda s: f"<table><tr><td>{s}</td><th>{s}</th></tr></table>"),
        sentence.map(lambda s: f"<script>var x = '{s}';</script><pre>{s}\n  {s}</pre>"),
        html_line.map(lambda s: f"<dl><dt>{s}<dd>{s}</dl><p>{s}<p>{s}"),
        sentence.map(lambda s: f'<meta name="description" content="{s}"><select><option>{s}</select>'),
    ),
    "\n",
)


# --- Data and catalogues -----------------------------------------------------------------------------

_leaf = st.one_of(
    sentence, name, st.integers(-9, 9), st.booleans(), st.none(), sentence.map(lambda s: f'{s} "x" \\ {s}\n{s}')
)
_tree = st.recursive(
    _leaf,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.one_of(name, words), inner, max_size=3)),
    max_leaves=8,
)
json_text = st.tuples(_tree, st.booleans(), st.sampled_from([None, 2])).map(
    lambda t: json.dumps(t[0], ensure_ascii=t[1], indent=t[2])
)


def _yaml(tree: object, style: str) -> str:
    import yaml

    return yaml.safe_dump(tree, allow_unicode=True, default_style=style or None, width=30)


_yaml_by_hand = st.lists(st.tuples(name, sentence.map(lambda s: s.strip("،.? ") or "نص")), min_size=1, max_size=4).map(
    lambda items: "".join(
        f"{k}{n}: &a{n} ق {v.replace(': ', ' ')} # {v}\n{k}b{n}: |-\n  {v}\n\n  {v}\nl{n}: ['{v}', *a{n}, \"{v}\"]\n"
        for n, (k, v) in enumerate(items)
    )
)
yaml_text = st.tuples(_tree, st.sampled_from(["", '"', "'", "|", ">"])).map(lambda t: _yaml(*t)) | _yaml_by_hand


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


toml = st.dictionaries(name, sentence, min_size=1, max_size=4).map(
    lambda d: (
        "".join(f"{k} = {_quoted(v)} # {v}\n" for k, v in d.items())
        + "".join(
            f'[t.{k}]\na = [\'{v}\', {{b = {_quoted(v)}}}]\nc = """\n{v}\n{v} \\\n  {v}"""\n' for k, v in d.items()
        )
    )
)


def _po_entry(parts: tuple[str, str, bool]) -> str:
    key, text, fuzzy = parts
    flag = "#, fuzzy\n" if fuzzy else ""
    plural = (
        f'#, c-format\nmsgctxt "c"\nmsgid "{key}"\nmsgid_plural "{key}s"\n'
        f'msgstr[0] "{text} %d"\nmsgstr[1] "%s {text}"\n\n#~ msgid "{key}o"\n#~ msgstr "{text}"\n'
    )
    return (
        f'# {text}\n#: a.c:1\n{flag}msgid "{key}"\nmsgstr ""\n"{text} "\n{_quoted(text + chr(10) + text)}\n\n{plural}'
    )


po = st.lists(st.tuples(name, sentence, st.booleans()), min_size=1, max_size=4, unique_by=lambda t: t[0]).map(
    lambda entries: 'msgid ""\nmsgstr "Language: ar\\n"\n\n' + "\n".join(map(_po_entry, entries))
)
strings = st.dictionaries(name, sentence, min_size=1, max_size=4).map(
    lambda d: "".join(f"/* {v} */\n{_quoted(k)} = {_quoted(v + chr(10))};\n" for k, v in d.items())
)
csv_text = st.lists(st.lists(st.one_of(sentence, name), min_size=2, max_size=3), min_size=1, max_size=4).map(
    lambda rows: "".join(",".join(f'"{c}, ""x"""' if len(c) > 12 else c for c in row) + "\r\n" for row in rows)
)
_inline_xml = st.one_of(
    sentence, sentence.map(lambda s: f"<g id='1'>{s}</g>"), sentence.map(lambda s: f"<ph id='2'>{s}</ph>")
)
xliff = st.lists(st.lists(_inline_xml, min_size=1, max_size=3).map(" &amp; ".join), min_size=1, max_size=4).map(
    lambda units: (
        '<?xml version="1.0"?>\n<xliff version="1.2"><file source-language="en" target-language="ar"><body>\n'
        + "".join(
            f'<trans-unit id="{n}"><source>x</source><target>{u}</target></trans-unit>\n' for n, u in enumerate(units)
        )
        + "</body></file></xliff>\n"
    )
)
qt = st.lists(st.tuples(sentence, st.sampled_from(["", ' type="unfinished"'])), min_size=1, max_size=4).map(
    lambda items: (
        "<!DOCTYPE TS><TS><context><name>n</name>\n"
        + "".join(
            f"<message><source>x</source><translation{k}>{escape(s)} &quot;</translation></message>\n" for s, k in items
        )
        + "</context></TS>\n"
    )
)
android = st.lists(st.tuples(sentence, name), min_size=1, max_size=4).map(
    lambda items: (
        "<resources>\n"
        + "".join(f"<string name={quoteattr(k)}>{s} <b>{s}</b> \\'%1$s\\n</string>\n" for s, k in items)
        + "</resources>\n"
    )
)
srt = st.lists(st.lists(sentence, min_size=1, max_size=2), min_size=1, max_size=4).map(
    lambda cues: "\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{{\\an8}}<i>" + "</i>\n- ".join(cue) + "\n"
        for n, cue in enumerate(cues, 1)
    )
)
vtt = st.lists(st.lists(sentence, min_size=1, max_size=2), min_size=1, max_size=4).map(
    lambda cues: (
        "WEBVTT\n\nNOTE x\n\n"
        + "\n".join(
            f"00:{n:02}.000 --> 00:{n:02}.900 line:0\n<v A>&lrm;" + "\n".join(cue) + "\n"
            for n, cue in enumerate(cues, 1)
        )
    )
)


# --- Markup of manuals -------------------------------------------------------------------------------

rst_line = st.lists(
    st.one_of(
        sentence,
        sentence.map(lambda s: f"**{s}**"),
        sentence.map(lambda s: f"``{s}``"),
        st.tuples(sentence, name).map(lambda t: f"`{t[0]} <http://{t[1]}.com>`__"),
    ),
    min_size=1,
    max_size=3,
).map(" ".join)
rst = _blocks(
    st.one_of(
        rst_line,
        rst_line.map(lambda s: f"x {s}\n" + "=" * 200),
        rst_line.map(lambda s: f"- {s}\n  {s}"),
        rst_line.map(lambda s: f"-v, --file=<x>  {s}\n/all\n   {s}"),
        rst_line.map(lambda s: f".. note:: {s}\n   {s}\n\n   {s}"),
        sentence.map(lambda s: f".. code-block:: text\n\n   {s}"),
        sentence.map(lambda s: f".. {s}"),
        rst_line.map(lambda s: f"x {s}::\n\n   {s}"),
    )
)
asciidoc = _blocks(
    st.one_of(
        sentence.map(lambda s: f"نص *{s}* و`{s}` {{x}} https://a.b[{s}]"),
        sentence.map(lambda s: f"== {s}"),
        sentence.map(lambda s: f"* {s}\n** {s}"),
        sentence.map(lambda s: f"----\n{s}\n----"),
        sentence.map(lambda s: f"|===\n|{s} |{s}\n|==="),
        sentence.map(lambda s: f"// {s}"),
        sentence.map(lambda s: f"نص [a]#{s}# ثم [c]##{s}## ثم link:a[*{s}*, role=x] ثم footnote:[{s}]"),
        sentence.map(lambda s: f"[source,ruby]\n{s}\n\n[quote]\n____\n{s}\n____"),
        sentence.map(lambda s: f".{s}\n[listing]\n----\n{s}\n----"),
        sentence.map(lambda s: f"NOTE: {s}\n\nx:: {s}"),
    )
)
latex = _blocks(
    st.one_of(
        sentence.map(lambda s: f"{s} \\textbf{{{s}}} $x$ \\footnote{{{s}}} {s} % {s}"),
        sentence.map(lambda s: f"\\section{{{s}}}"),
        sentence.map(lambda s: f"\\begin{{itemize}}\n\\item {s}\n\\item {s}\n\\end{{itemize}}"),
        sentence.map(lambda s: f"\\begin{{verbatim}}\n{s}\n\\end{{verbatim}}"),
        sentence.map(lambda s: f"\\begin{{tabular}}{{lr}}\n{s} & {s} \\\\\n\\end{{tabular}}"),
        sentence.map(lambda s: f"\\section[{s}]{{\\texorpdfstring{{{s}}}{{{s}}}\\label{{x}}}}"),
        sentence.map(lambda s: f"``{s}'' --- {s} \\LaTeX\\ \\href{{http://a.b}}{{{s}}} \\put(0,1){{{s}}}"),
        sentence.map(lambda s: f"{{\\bfseries {s}}} \\emph{{{s} \\textit{{{s}}}}} \\\\ {s}~{s}"),
    )
)
plain = _blocks(sentence, "\n")


# --- Word --------------------------------------------------------------------------------------------


def _run(parts: tuple[str, str, bool]) -> str:
    text, properties, kept = parts
    space = ' xml:space="preserve"' if kept else ""
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}<w:t{space}>{escape(text)}</w:t></w:r>"


_properties = st.sampled_from(["", "<w:b/>", "<w:i/><w:rtl/>"])
docx_run = st.one_of(
    st.tuples(sentence, _properties, st.booleans()).map(_run),
    # A word that lies in two runs, blanks at their ends.
    st.tuples(sentence, _properties, _properties).map(
        lambda t: _run((t[0][: len(t[0]) // 2], t[1], True)) + _run((t[0][len(t[0]) // 2 :], t[2], True))
    ),
    sentence.map(lambda s: f"<w:r><w:t>{s} &amp; &lt;{s}</w:t><w:br/><w:tab/><w:t>{s}</w:t></w:r>"),
    sentence.map(lambda s: f'<w:del w:id="1" w:author="a"><w:r><w:delText>{s}</w:delText></w:r></w:del>'),
    sentence.map(lambda s: _run((s, '<w:rStyle w:val="VerbatimChar"/>', True))),
    st.tuples(sentence, sentence).map(
        lambda t: f'<w:hyperlink w:anchor="a">{_run((t[0], "", True))}</w:hyperlink>{_run((t[1], "", False))}'
    ),
    sentence.map(lambda s: f'<w:r><w:t>{s}</w:t><w:noBreakHyphen/><w:t xml:space="preserve"> {s} </w:t></w:r>'),
    sentence.map(lambda s: f'<w:ins w:id="2" w:author="a">{_run((s, "", True))}</w:ins>'),
    sentence.map(
        lambda s: (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText>{s}</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    ),
)
docx_paragraph = st.tuples(
    st.sampled_from(
        [
            "",
            *(f"<w:pPr>{p}</w:pPr>" for p in ('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="TOC1"/>', "<w:bidi/>")),
        ]
    ),
    st.lists(docx_run, min_size=1, max_size=4).map("".join),
).map(lambda t: f"<w:p>{t[0]}{t[1]}</w:p>")
docx = st.lists(
    st.one_of(
        docx_paragraph,
        st.tuples(docx_paragraph, docx_paragraph).map(
            lambda t: (
                "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
                f"<w:tr><w:tc>{t[0]}</w:tc><w:tc>{t[1]}</w:tc></w:tr></w:tbl>"
            )
        ),
    ),
    min_size=1,
    max_size=4,
).map(lambda blocks: HEAD + "".join(blocks) + "<w:p/>" + TAIL)

DOCUMENTS: dict[str, tuple[str, st.SearchStrategy[str]]] = {
    "plain": ("a.txt", plain),
    "markdown": ("a.md", markdown),
    "html": ("a.html", html),
    "json": ("a.json", json_text),
    "yaml": ("a.yaml", yaml_text),
    "toml": ("a.toml", toml),
    "po": ("a.po", po),
    "strings": ("a.strings", strings),
    "csv": ("a.csv", csv_text),
    "xliff": ("a.xlf", xliff),
    "qt": ("a.ts", qt),
    "android": ("strings.xml", android),
    "srt": ("a.srt", srt),
    "vtt": ("a.vtt", vtt),
    "rst": ("a.rst", rst),
    "asciidoc": ("a.adoc", asciidoc),
    "latex": ("a.tex", latex),
    "docx": ("a.docx", docx),
}

# What the markup of all formats is made of, in any order.
_JUNK = st.one_of(
    sentence,
    st.sampled_from(
        (
            "# ## * ** _ __ ` ``` ~~~ > - + 1. | || |---| [ ] ]( ) ![ <b> </b> < > </ <!-- --> &amp; & ; \\ \\\\ $ $$ "
            "{ } {{ }} <p> <td class= <script> </script> \" ' \"\"\" ''' , : :: ;; = == ==== ---- .... |=== .. "
            ':role: \\begin{verbatim} \\end{verbatim} \\textbf{ \\item % ~ msgid msgstr "" --> 00:00:01,000 WEBVTT '
            "NOTE <target> </target> <string> </string> <resources> <xliff> ﴿ ﴾ « » [كذا] arlint: @ http:// /* */ //"
        ).split()
    ),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", " ", "  ", "\t", "    ", "\u2028", "\f", "\u00a0", "😀", "\ufeff"]),
    st.text(max_size=5),
)
junk = st.lists(_JUNK, max_size=30).map(_joined)
