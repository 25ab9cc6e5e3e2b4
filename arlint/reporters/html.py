"""``html``: one file for editors, to read in a browser, mail or print. Nothing in it is fetched from anywhere.

Every finding stands in its sentence with the change shown, what the rule says and
where it says so folded under it. Works without its script; the script only filters.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import IO, Final

import regex

import arlint
from arlint.diagnostics import Diagnostic, Edit, Lang, Safety, Severity
from arlint.reporters.base import Options, RulePage, Run, merged
from arlint.reporters.htmlassets import SCRIPT, STYLE
from arlint.reporters.summary import summary
from arlint.reporters.visible import HIDDEN, name, visible
from arlint.reporters.wording import SAFETIES, SEVERITIES

_SPECIAL: Final = regex.compile(f'[{HIDDEN}<>&"]')
_SENTENCE_END: Final = regex.compile(r"[.!?؟…؛]+[»”\")\]]*\s+|\R\s*")
_REACH: Final = 100
# What no Arabic word holds: here ends the word that is shown whole (in a table of data a quote and a comma follow).
_NO_WORD: Final = frozenset("\"'«»“”()[]{}<>|")
_WORDS: Final[Mapping[Lang, Mapping[str, str]]] = {
    "ar": {
        **{name: word.ar for name, word in {**SEVERITIES, **SAFETIES}.items()},
        "title": "تقرير arlint",
        "families": "الملاحظات بحسب العائلة",
        "family": "العائلة",
        "fixable": "يُصلح بأمان",
        "all": "كل العائلات",
        "search": "بحث في الملاحظات",
        "severities": "الدرجة",
        "why": "لماذا؟",
        "where": "السطر {line}، العمود {column}",
        "or": "أو",
        "remove": "(يُحذف)",
        "failed": "ملفات لم تُفحص",
        "other": "أخرى",
        "sources": "المراجع",
        "shown": "المعروض",
        "keys": "{j} الملاحظة التالية، {k} السابقة، {slash} البحث",
    },
    "en": {
        **{name: word.en for name, word in {**SEVERITIES, **SAFETIES}.items()},
        "title": "arlint report",
        "families": "Findings by family",
        "family": "Family",
        "fixable": "safe to fix",
        "all": "all families",
        "search": "search the findings",
        "severities": "Severity",
        "why": "Why?",
        "where": "line {line}, column {column}",
        "or": "or",
        "remove": "(delete)",
        "failed": "Files that could not be checked",
        "other": "other",
        "sources": "References",
        "shown": "shown",
        "keys": "{j} next finding, {k} the one before, {slash} search",
    },
}


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the page."""
    pages = run.pages()
    lang = options.lang
    words = _WORDS[lang]
    families = _families(run, pages, lang)
    stream.write(_head(lang, words["title"]))
    stream.write(f"<header>\n<h1>{words['title']}</h1>\n<p class=sum>{escape(summary(run, lang))}</p>\n</header>\n")
    if run.failures:
        items = "".join(f"<li><bdi>{_shown(failure.in_(lang))}</bdi></li>" for failure in run.failures)
        stream.write(f"<section class=failed><h2>{words['failed']}</h2><ul>{items}</ul></section>\n")
    stream.write("<main>\n")
    if run.diagnostics:
        stream.write(_table(run, families, words))
        stream.write(_form(families, words))
    for path, found in run.by_file():
        title = f"<bdi dir=ltr>{_shown(run.relative(path))}</bdi> <span class=tag>{len(found)}</span>"
        stream.write(f"<section class=file>\n<h2>{title}</h2>\n<ol>\n")
        for diagnostic in found:
            page = pages.get(diagnostic.code)
            stream.write(_finding(diagnostic, families[diagnostic.code], page, lang))
        stream.write("</ol>\n</section>\n")
    stream.write(f"</main>\n<footer class=meta><bdi>arlint {arlint.__version__}</bdi></footer>\n")
    stream.write(f"<script>{SCRIPT}</script>\n</body>\n</html>\n")


def _head(lang: Lang, title: str) -> str:
    digest = b64encode(sha256(SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    return (
        f"<!DOCTYPE html>\n<html lang={lang} dir={'rtl' if lang == 'ar' else 'ltr'}>\n<head>\n<meta charset=utf-8>\n"
        f'<meta http-equiv=Content-Security-Policy content="{policy}">\n'
        '<meta name=viewport content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )


def _families(run: Run, pages: Mapping[str, RulePage], lang: Lang) -> dict[str, str]:
    """The title of the family of each code that occurs."""
    other = _WORDS[lang]["other"]
    codes = sorted({d.code for d in run.diagnostics})
    return {code: visible(pages[code].family.in_(lang)) if code in pages else other for code in codes}


def _table(run: Run, families: Mapping[str, str], words: Mapping[str, str]) -> str:
    rows = []
    for family in dict.fromkeys(families.values()):
        found = [d for d in run.diagnostics if families[d.code] == family]
        cells = [sum(d.severity is severity for d in found) for severity in reversed(Severity)]
        cells.append(sum(_is_safe(d) for d in found))
        numbers = "".join(f"<td class=n>{cell}</td>" for cell in cells[:3][::-1] + cells[3:])
        rows.append((len(found), f"<tr><th scope=row>{escape(family)}</th>{numbers}</tr>\n"))
    heads = "".join(f"<th scope=col class=n>{words[key]}</th>" for key in ("error", "warning", "hint", "fixable"))
    body = "".join(row for _, row in sorted(rows, key=lambda row: -row[0]))
    return (
        f"<table>\n<caption>{words['families']}</caption>\n"
        f"<thead><tr><th scope=col>{words['family']}</th>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    )


def _form(families: Mapping[str, str], words: Mapping[str, str]) -> str:
    boxes = "".join(
        f"<label><input type=checkbox name=severity value={key} checked> {words[key]}</label>"
        for key in ("error", "warning", "hint")
    )
    choices = "".join(
        f'<option value="{escape(family)}">{escape(family)}</option>' for family in sorted(set(families.values()))
    )
    choices = f'<option value="">{words["all"]}</option>{choices}'
    keys = words["keys"].format(j="<kbd>J</kbd>", k="<kbd>K</kbd>", slash="<kbd>/</kbd>")
    return (
        f"<form hidden>\n<fieldset><legend>{words['severities']}</legend>{boxes}</fieldset>\n"
        f'<select name=family aria-label="{words["family"]}">{choices}</select>\n'
        f"<label><input type=checkbox name=safe> {words['fixable']}</label>\n"
        f'<input type=search name=text aria-label="{words["search"]}" placeholder="{words["search"]}">\n'
        f'<output id=shown class=meta aria-label="{words["shown"]}"></output>\n<p class=meta>{keys}</p>\n</form>\n'
    )


def _finding(d: Diagnostic, family: str, page: RulePage | None, lang: Lang) -> str:
    words = _WORDS[lang]
    where = words["where"].format(line=d.line, column=d.column)
    safety = f" <span class=tag>{words[d.fixes[0].safety.value]}</span>" if d.fixes else ""
    out = (
        f'<li class="finding {d.severity.value}" tabindex=-1 data-severity={d.severity.value}'
        f' data-family="{escape(family)}" data-safe={int(_is_safe(d))}>\n'
        f"<p class=excerpt dir=rtl>{''.join(_excerpt(d, words))}</p>\n"
        f"<p><span class=code>{d.code}</span> <bdi>{_shown(d.message_in(lang))}</bdi>{safety}</p>\n"
        f"<p class=where>{where}</p>\n"
    )
    if page is not None:
        sources = "".join(f"<li><bdi>{_shown(source)}</bdi></li>" for source in page.references)
        listed = f"<p class=meta>{words['sources']}</p><ul class=meta>{sources}</ul>" if sources else ""
        out += (
            f"<details><summary>{words['why']} <bdi>{_shown(page.title.in_(lang))}</bdi></summary>"
            f"<p>{_shown(page.why.in_(lang))}</p>{listed}</details>\n"
        )
    return out + "</li>\n"


def _excerpt(d: Diagnostic, words: Mapping[str, str]) -> Iterator[str]:
    """The sentence of a finding: the finding marked, what changes struck out, what to write behind it."""
    text = d.index.text
    edits = [merged(fix, text) for fix in d.fixes]
    first, last = _whole_words(text, edits) if edits else (d.start, d.start)
    start, end = min(d.start, first), max(d.end, last)
    left, right = sentence(text, start, end)
    if left > 0 and not _SENTENCE_END.search(text[max(0, left - 8) : left]):
        yield "… "
    yield f"{_shown(text[left:start])}<mark>{_shown(text[start:first])}"
    if first < last:
        yield f"<del>{_shown(text[first:last])}</del>"
    for number, edit in enumerate(edits):
        good = text[first : edit.start] + edit.replacement + text[edit.end : last]
        yield f"<span class=or>{words['or']}</span>" if number else " "
        yield f"<ins>{_shown(good)}</ins>" if good.strip() else f"<ins class=meta>{words['remove']}</ins>"
    yield f"{_shown(text[last:end])}</mark>{_shown(text[end:right])}"
    if right < len(text) and not _SENTENCE_END.search(text[max(0, right - 8) : right + 1]):
        yield " …"


def _whole_words(text: str, edits: Sequence[Edit]) -> tuple[int, int]:
    """What edits touch, to the ends of the words: nobody can read a changed letter, or a blank that goes."""
    first, last = min(edit.start for edit in edits), max(edit.end for edit in edits)
    while first > 0 and _in_word(text[first - 1]):
        first -= 1
    while last < len(text) and _in_word(text[last]):
        last += 1
    return first, last


def _in_word(char: str) -> bool:
    return not char.isspace() and char not in _NO_WORD


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence (of at most some hundred characters) around ``text[start:end]``, cut at words."""
    floor, ceiling = max(0, start - _REACH), min(len(text), end + _REACH)
    left = floor
    for match in _SENTENCE_END.finditer(text, floor, start):
        left = match.end()
    if left == floor and floor > 0:
        blank = text.find(" ", floor, start)
        left = blank + 1 if blank >= 0 else floor
    close = _SENTENCE_END.search(text, end, ceiling)
    if close:
        right = close.start() + len(close.group().rstrip())
    else:
        blank = text.rfind(" ", end, ceiling) if ceiling < len(text) else -1
        right = blank if blank >= 0 else ceiling
    return left, right


def _is_safe(d: Diagnostic) -> bool:
    return bool(d.fixes) and d.fixes[0].safety is Safety.SAFE


def _shown(text: str) -> str:
    """``text`` as HTML, invisible and control characters as boxes with their code points."""
    return _SPECIAL.sub(_special, text)


def _special(match: regex.Match[str]) -> str:
    char = match.group()
    if char in '<>&"':
        return escape(char)
    if char in "\t\n":
        return "\t" if char == "\t" else "⏎"
    if char == "\r":
        return ""
    title = escape(name(char).strip("<>"))
    return f'<span class=u title="{title}">U+{ord(char):04X}</span>'
