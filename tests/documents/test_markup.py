"""reStructuredText, AsciiDoc and LaTeX: what is prose, and where it stands."""

from __future__ import annotations

import pytest
import regex

from arlint.api import check, fix
from tests.documents.support import assert_edits_only_words, document, find, seen

RST = """\
العنوان
=======

.. تعليق هنا
   متصل

.. _هدف:

فقرة *مائلة* و **غليظة** و ``كود`` و :role:`نص` بعد [1]_.
سطر ثان `رابط <http://x.y>`_ و\\ *ملتصق*::

   كود هنا

- بند أول
  تابع
- بند ثان

1. مرقم

.. note:: ملاحظة هنا
   تتمة

   فقرة أخرى

.. code-block:: python
   :caption: لا

   كود = 1

.. image:: a.png
   :alt: بديل

.. [1] حاشية

:مؤلف: اسمه

>>> نص

| سطر شعر
| سطر ثان

+------+------+
| رأس  | ثان  |
+======+======+
| خلية | أخرى |
|      | تتمة |
+------+------+

=====  =====
أول    ثان
=====  =====
خلية   أخرى
=====  =====

خاتمة
"""
RST_SEEN = [
    ("heading", "العنوان"),
    ("paragraph", "فقرة مائلة و غليظة و ▒▒▒▒▒▒▒ و ▒▒▒▒▒▒▒▒▒▒ بعد.\nسطر ثان رابط وملتصق:"),
    ("item", "بند أول\nتابع"),
    ("item", "بند ثان"),
    ("item", "مرقم"),
    ("paragraph", "ملاحظة هنا\nتتمة"),
    ("paragraph", "فقرة أخرى"),
    ("attribute", "بديل"),
    ("paragraph", "حاشية"),
    ("paragraph", "اسمه"),
    ("paragraph", "سطر شعر"),
    ("paragraph", "سطر ثان"),
    *(("cell", text) for text in ("رأس", "ثان", "خلية", "أخرى\nتتمة", "أول", "ثان", "خلية", "أخرى")),
    ("paragraph", "خاتمة"),
]
ADOC = """\
= عنوان الوثيقة
:author: اسم

// تعليق
== قسم

فقرة *غليظة* و_مائلة_ و _مائلة_ و`كود` {attr} وlink:https://x.y[رابط] +
سطر ثان footnote:[حاشية] <<a,مرجع>>.

[source,python]
----
كود
----

.عنوان الشكل
image::a.png[بديل,100]

* بند
  تابع
** بند داخلي
. مرقم

مصطلح:: تعريفه

NOTE: ملاحظة

====
داخل المثال
====

////
تعليق
////

 نص حرفي

[source,ruby]
كود بلا حد
سطر ثان

[listing]
--
كود

في كتلة
--

[.lead]#مهم# و [#a .b]##هنا## و http://a.b/[[.x]#نزل الكتاب#] وlink:b[أول, ثان] [#c]####عنوان

|===
|رأس |ثان

|خلية
|أخرى
|===
"""
ADOC_SEEN = [
    ("heading", "عنوان الوثيقة"),
    ("heading", "قسم"),
    ("paragraph", "فقرة غليظة و_مائلة_ و مائلة و`كود` ▒▒▒▒▒▒ ورابط\nسطر ثان حاشية مرجع."),
    ("heading", "عنوان الشكل"),
    ("attribute", "بديل"),
    *(("item", text) for text in ("بند\nتابع", "بند داخلي", "مرقم", "مصطلح", "تعريفه")),
    ("paragraph", "ملاحظة"),
    ("paragraph", "داخل المثال"),
    ("paragraph", "مهم و هنا و نزل الكتاب وأول, ثان عنوان"),
    *(("cell", text) for text in ("رأس", "ثان", "خلية", "أخرى")),
]
LATEX = r"""\documentclass[12pt]{article}
\usepackage{polyglossia} % تعليق
\title{عنوان المقال}
\begin{document}
\maketitle
\section{مقدمة}
فقرة \textbf{غليظة} و\emph{مائلة} و$x^2$ و\cite{ref} بعد\footnote{حاشية هنا}.
سطر 50\% \& نص~ملتصق \LaTeX{} \textarabic{عربي} \textenglish{latin}. % تعليق

\begin{itemize}
  \item بند أول
  \item[*] بند ثان
\end{itemize}
\begin{equation}
  نص
\end{equation}
\begin{tabular}{|l|r|}
  \hline
  خلية & ثانية \\
\end{tabular}
\begin{verbatim}
نص
\end{verbatim}
\[ نص \]
\section[قصير]{\texorpdfstring{طويل}{مكرر}\label{a}}
قال ``نعم'' --- ثم كتب \LaTeX\ في \put(0,0){\bfseries نص}.
\href{http://x.y}{رابط} و\verb|كود|
\end{document}
"""
LATEX_SEEN = [
    ("heading", "عنوان المقال"),
    ("heading", "مقدمة"),
    (
        "paragraph",
        "فقرة غليظة ومائلة و▒▒▒▒▒ و▒▒▒▒▒▒▒▒▒▒ بعد.\nسطر 50% & نص\xa0ملتصق ▒▒▒▒▒▒▒▒ عربي ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒.",
    ),
    ("paragraph", "حاشية هنا"),
    ("item", "بند أول"),
    ("item", "بند ثان"),
    ("cell", "خلية"),
    ("cell", "ثانية ▒▒"),
    ("attribute", "قصير"),
    ("heading", "طويل"),
    ("attribute", "مكرر"),
    ("paragraph", "قال “نعم” — ثم كتب ▒▒▒▒▒▒ في ▒▒▒▒▒▒▒▒▒نص.\n▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒رابط و▒▒▒▒▒▒▒▒▒▒"),
]
CASES = {"rst": ("a.rst", RST, RST_SEEN), "adoc": ("a.adoc", ADOC, ADOC_SEEN), "latex": ("a.tex", LATEX, LATEX_SEEN)}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", CASES)
def test_prose(name: str, newline: str) -> None:
    path, text, expected = CASES[name]
    found = document(text.replace("\n", newline), path)
    assert seen(found) == [(kind, prose.replace("\n", newline)) for kind, prose in expected]
    assert_edits_only_words(found)


@pytest.mark.parametrize("name", CASES)
def test_comments(name: str) -> None:
    path, text, _ = CASES[name]
    comments = document(text, path).comments
    assert comments
    assert all("تعليق" in text[c.start : c.end] for c in comments)


def test_cells_of_drawn_tables_keep_their_width() -> None:
    segment, at = find(document(RST, "a.rst"), "خلية")
    assert segment.source_edit(at, at + 1, "ح") is not None
    assert segment.source_edit(at, at + 1, "") is None
    assert segment.source_edit(at, at, "ح") is None


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("rst", "ء **ء** **،**\n"),
        ("rst", "ء **؟**\n"),
        # docutils warns of a start-string without an end.
        *(("rst", f"علامة {sign} ، ثم\n") for sign in ("*", "**", "|", "`", "``")),
        ("asciidoc", "نص {x} https://a.b[،]\n"),
    ],
)
def test_a_fix_does_not_run_marks_together(format: str, text: str) -> None:
    assert fix(text, format=format, unsafe=True).text == text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("انظر `الإجتماع`_ ثم الإنتخاب_ و [الإقتصاد]_ هنا", "انظر ▒▒▒▒▒▒▒▒▒▒▒ ثم ▒▒▒▒▒▒▒▒▒ و هنا"),
        ("انظر `الإجتماع الأول`__ ثم الإنتخاب__ هنا", "انظر الإجتماع الأول ثم الإنتخاب هنا"),
        ("انظر _`الإجتماع` هنا و |الإنتقال|.", "انظر ▒▒▒▒▒▒▒▒▒▒▒ هنا و ▒▒▒▒▒▒▒▒▒▒."),
        ("انظر `نص هنا <a>`_ و `نص\nهنا`_ و `آخر <b>`_.", "انظر ▒▒▒▒▒▒ و ▒▒▒▒▒▒▒▒▒ و آخر."),
        ("اسم_المستخدم_ هنا", "▒▒▒▒▒▒▒▒▒▒▒▒▒ هنا"),
        ("قال المدير ::\n\n   كود", "قال المدير"),
        ("قال المدير::\n\n   كود", "قال المدير:"),
    ],
)
def test_names_and_colons_that_are_syntax_in_rst(written: str, expected: str) -> None:
    assert [text for _, text in seen(document(written, "a.rst"))] == [expected]


@pytest.mark.parametrize(
    "option",
    ["-v", "-ofile", "-f <ملف>", "--file=<ملف كبير>", "-o FILE, --out=FILE", "--all", "/V", "+x", "--option=الإجتماع"],
)
@pytest.mark.parametrize("gap", ["  ", "\t", "\n   "])
def test_options_are_left_out_of_rst_with_the_blanks_behind_them(option: str, gap: str) -> None:
    found = document(f"قبل\n\n{option}{gap}وصف ، ما\n--x  قام\n     هنا\n\nبعد -v  هنا\n", "a.rst")
    assert [text for _, text in seen(found)] == ["قبل", "وصف ، ما", "قام\nهنا", "بعد -v  هنا"]


def test_classifiers_of_a_term_are_read_apart() -> None:
    found = document("الاسم : نص : آخر\n    وصف : هنا\n\nفقرة : هنا\n", "a.rst")
    assert [text for _, text in seen(found)] == ["الاسم", "نص", "آخر", "وصف : هنا", "فقرة : هنا"]


@pytest.mark.parametrize("referred", [True, False])
def test_a_title_that_is_referred_to_keeps_its_name(referred: bool) -> None:
    body = "انظر `الإجتماع الأول`_ هنا.\n" if referred else "انظر هنا.\n"
    written = f"الإجتماع  الأول\n===============\n\n{body}"
    found = fix(written, format="rst", select=["HMZ"])
    assert (found.text == written) is referred
    assert "HMZ101" in {d.code for d in check(written, format="rst")}


def test_a_term_of_a_glossary_keeps_its_name() -> None:
    """Whatever document refers to it."""
    terms = "إجتماع\n   إنتخاب : إ\n"
    written = (
        f".. glossary::\n   :sorted:\n\n   {terms}      تعريف الإجتماع\n\n   إقتصاد\n      علم\n\nإجتماع\n   تعريف\n"
    )
    found = fix(written, format="rst", select=["HMZ"])
    assert found.text == written.replace("تعريف الإجتماع", "تعريف الاجتماع").replace("\nإجتماع", "\nاجتماع")
    assert [d.text for d in check(found.text, format="rst", select=["HMZ"])] == ["إجتماع", "إنتخاب", "إقتصاد"]


@pytest.mark.parametrize(
    "table",
    [
        ",===\nقال , حضر\n,===",
        ":===\nقال : حضر\n:===",
        "[format=csv]\n|===\nو,أكد\n|===",
        '[%header, format="tsv"]\n.عنوان\n|===\nقال\tحضر\n|===',
        "[cols=2,separator=;]\n|===\n;قال ;حضر\n|===",
    ],
)
def test_tables_of_values_are_left_out_of_asciidoc(table: str) -> None:
    found = document(f"قبل\n\n{table}\n\n|===\n|خلية\n|===\n\nبعد\n", "a.adoc")
    assert [text for kind, text in seen(found) if kind != "heading"] == ["قبل", "خلية", "بعد"]


def test_a_concealed_index_term_is_left_out_of_asciidoc() -> None:
    found = document("(((كتب, أدب (قديم), شعر)))قال (((أدب))) الأديب ((الكتاب)) هنا.\n", "a.adoc")
    assert [text for _, text in seen(found)] == ["قال الأديب ((الكتاب)) هنا."]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"\includegraphics[alt={صورة [أ] المبنى}, width=2cm]{أ}", "▒"),
        (r"\includegraphics[alt=صورة الإجتماع, width=2cm]{a}", "▒"),
        (r"\foreach \x in {أحمد, سعيد} {اسم}", "▒ اسم"),
        (r"\mintinline{python}{print(أ, ب)}", "▒"),
        (r"\mintinline[x]{python}|print(أ, ب)|", "▒"),
        (r"\gls{الإجتماع} \acrshort{الإجتماع}", "▒ ▒"),
        (r"\hyperref[الإجتماع]{نص} \hyperlink{الإجتماع}{نص}", "▒نص ▒نص"),
        (r"نص\index{كتب!أدب} هنا", "نص هنا"),
        (r"\bfseries [نص] \LaTeX\ [نص] \LaTeX [نص]", "[نص] ▒ [نص] ▒[نص]"),
        (r"\begin{tcblisting}{}[title=صورة, x]نص\end{tcblisting} هنا", "نص هنا"),
    ],
)
def test_what_is_no_prose_in_latex(written: str, expected: str) -> None:
    found = document(f"قال {written}.\n", "a.tex")
    assert " ".join(regex.sub("▒+", "▒", text) for _, text in seen(found)) == f"قال {expected}."


@pytest.mark.parametrize("begin", ["\\begin{document}\n", ""])
def test_nothing_is_read_behind_the_end_of_a_latex_document(begin: str) -> None:
    quoted = "\\verb|\\end{document}| % \\end{document}\n"
    found = document(f"{begin}نص {quoted} بقية\\footnote{{حاشية}}\n\\end{{document}}\nمسودة , ثم\n", "a.tex")
    assert [regex.sub("▒+", "▒", text) for _, text in seen(found)] == ["نص ▒ \nبقية", "حاشية"]


def test_what_is_written_is_escaped_in_latex() -> None:
    segment, at = find(document(LATEX, "a.tex"), "فقرة")
    edit = segment.source_edit(at, at + 1, "%&")
    assert edit is not None
    assert edit[2] == r"\%\&"
    assert segment.source_edit(at, at + 1, "\\") is None


@pytest.mark.parametrize("path", ["a.rst", "a.adoc", "a.tex"])
@pytest.mark.parametrize(
    "text",
    ["`" * 5001, "*ن" * 5000, "{" * 9000, "\\" * 9001, "|" * 9000, "$ن" * 5001, "\\begin{verbatim}" * 999, "[" * 9000],
)
def test_hostile_input_is_read(path: str, text: str) -> None:
    document(text, path)
