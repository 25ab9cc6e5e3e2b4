"""The page of a rule: what it reports and why, its examples and references, as text and as Markdown.

``arlint rule CODE`` prints one, ``docs/rules`` holds all of them, and the reports that explain their findings
take them from here.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from arlint.diagnostics import Lang, Text
from arlint.reporters.base import RulePage
from arlint.reporters.visible import visible
from arlint.reporters.wording import SAFETIES, SEVERITIES

if TYPE_CHECKING:
    from arlint.ruleset.model.rule import Example
    from arlint.ruleset.ruleset import LoadedRule, Ruleset

_WORDS: Final[Mapping[str, Text]] = {
    "no fix": Text("بلا إصلاح", "no fix"),
    "why": Text("السبب", "Why"),
    "examples": Text("أمثلة", "Examples"),
    "references": Text("المراجع", "References"),
    "usage": Text("ما جرى عليه المدققون", "editorial usage"),
    "profiles": Text("المجموعات", "profiles"),
}


def rule_pages(ruleset: Ruleset) -> Mapping[str, RulePage]:
    """What reports can say of each rule, by code."""
    families = family_titles(ruleset)
    return {
        rule.code: RulePage(
            rule.code,
            rule.info.slug,
            rule.info.title,
            Text(rule.spec.why.ar, rule.spec.why.en),
            families.get(rule.family, Text("مفرداتكم", "Vocabulary of the house")),
            tuple(_cited(rule, ruleset, ", ")),
            rule.info.severity.value,
        )
        for rule in ruleset.rules
    }


def family_titles(ruleset: Ruleset) -> dict[str, Text]:
    """The title of each family, by its folder, in the order of the catalogue."""
    return {family.folder: Text(family.title.ar, family.title.en) for family in ruleset.catalogue.families}


def as_text(rule: LoadedRule, ruleset: Ruleset, lang: Lang) -> str:
    """A rule's page as plain text in one language."""
    spec = rule.spec
    words = {name: word.in_(lang) for name, word in _WORDS.items()}
    lines = [
        f"{rule.code} {spec.slug}",
        rule.info.title.in_(lang),
        "",
        _facts(rule, lang),
        "",
        f"{words['why']}: {spec.why.ar if lang == 'ar' else spec.why.en}",
        "",
        words["examples"] + ":",
    ]
    for example in spec.examples:
        note = f"   ({example.note})" if example.note else ""
        lines.extend(f"  {sign} {text}{note if number == 0 else ''}" for number, (sign, text) in _shown(example))
    return "\n".join([*lines, "", words["references"] + ":", *(f"  {work}" for work in _sources(rule, ruleset, lang))])


def as_markdown(rule: LoadedRule, ruleset: Ruleset) -> str:
    """A rule's page in both languages."""
    spec, family = rule.spec, family_titles(ruleset)[rule.family]
    parts = [
        f"# {rule.code} {spec.slug}",
        f"**{_plain(spec.title.en)}** · [{rule.family}: {family.en}](README.md#{rule.family.lower()}) · "
        + _facts(rule, "en"),
        f"> {_plain(spec.message.en)}",
        _plain(spec.why.en),
        '<div dir="rtl">',
        f"**{_plain(spec.title.ar)}** · {family.ar} · " + _facts(rule, "ar"),
        f"> {_plain(spec.message.ar)}",
        _plain(spec.why.ar),
        "<ul>\n" + "\n".join(_item(example) for example in spec.examples) + "\n</ul>",
        "</div>",
        "\n".join(f"- {_plain(work)}" for work in _sources(rule, ruleset, "en")),
    ]
    return "\n\n".join(parts) + "\n"


def index(ruleset: Ruleset) -> str:
    """The index of all pages, by family and by profile."""
    lines = [
        "# Rules",
        "",
        "Every rule of arlint, by family and, at the end, by profile. Made from the rule files by",
        "`python tools/write_rule_docs.py`; `arlint rule CODE` prints the same.",
        "",
        '<div dir="rtl">',
        "",
        "كل قواعد arlint بحسب عائلاتها، ثم بحسب مجموعاتها في آخر الصفحة. وهذه الصفحات مولدة من ملفات القواعد، والأمر",
        "`arlint rule CODE --lang ar` يعرض مثلها.",
        "",
        "</div>",
    ]
    for folder, title in family_titles(ruleset).items():
        rules = [rule for rule in ruleset.rules if rule.family == folder]
        if rules:
            lines += ["", f'<a id="{folder.lower()}"></a>', "", f"## {folder}: {title.en} · {title.ar}", ""]
            lines += ["| rule | | القاعدة | severity | fix | profiles |", "|---|---|---|---|---|---|"]
            lines += [_row(rule) for rule in rules]
    lines += ["", "## Profiles", ""]
    for profile in ruleset.catalogue.profiles:
        own = [rule.code for rule in ruleset.rules if profile.name in rule.spec.profiles]
        includes = "".join(f", with all of `{name}`" for name in profile.includes)
        lines.append(f"**`{profile.name}`**: {profile.title.en} · {profile.title.ar} ({len(own)} rules{includes})")
        lines += ["", ", ".join(f"[{code}]({code}.md)" for code in own) or "—", ""]
    return "\n".join(lines).rstrip() + "\n"


def _row(rule: LoadedRule) -> str:
    spec = rule.spec
    title = Text(_plain(spec.title.ar), _plain(spec.title.en))
    fix = spec.fix.safety if spec.fix else "—"
    cells = [f"[{rule.code}]({rule.code}.md)", title.en, title.ar, spec.severity, fix, ", ".join(spec.profiles)]
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _facts(rule: LoadedRule, lang: Lang) -> str:
    severity = SEVERITIES[rule.spec.severity].in_(lang)
    safety = (SAFETIES[rule.spec.fix.safety] if rule.spec.fix else _WORDS["no fix"]).in_(lang)
    return f"{severity} · {safety} · {_WORDS['profiles'].in_(lang)}: {', '.join(rule.spec.profiles) or '—'}"


def _shown(example: Example) -> Iterator[tuple[int, tuple[str, str]]]:
    """The lines of an example, numbered, each with its sign."""
    if example.ok is not None:
        lines = [("✓", example.ok)]
    else:
        lines = [("✗", example.bad or ""), *([("→", example.good)] if example.good is not None else [])]
    return enumerate((sign, visible(text)) for sign, text in lines)


def _item(example: Example) -> str:
    note = f" <small>({html.escape(example.note)})</small>" if example.note else ""
    return "<li>" + "<br>".join(f"{sign} {html.escape(text)}" for _, (sign, text) in _shown(example)) + f"{note}</li>"


def _plain(text: str) -> str:
    """A text that Markdown and HTML leave as it is."""
    out = html.escape(visible(text), quote=False)
    for sign in "\\`*_[]":
        out = out.replace(sign, f"\\{sign}")
    return out


def _sources(rule: LoadedRule, ruleset: Ruleset, lang: Lang) -> list[str]:
    return _cited(rule, ruleset, "، " if lang == "ar" else ", ") or [_WORDS["usage"].in_(lang)]


def _cited(rule: LoadedRule, ruleset: Ruleset, comma: str) -> list[str]:
    """The works that a rule cites, each with the place."""
    out = []
    for reference in rule.spec.references:
        work = ruleset.works[reference.id]
        parts = (work.author, work.title, str(work.year) if work.year else None, reference.at, work.url)
        out.append(comma.join(part for part in parts if part))
    return out
