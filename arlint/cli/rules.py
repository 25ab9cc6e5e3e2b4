"""``arlint rules`` and ``arlint rule CODE``: what is checked, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arlint.cli import options

if TYPE_CHECKING:
    from arlint.diagnostics import Lang
    from arlint.ruleset.ruleset import LoadedRule, Ruleset


def list_command(
    select: Annotated[
        list[str] | None, typer.Argument(metavar="[SELECTOR]...", help="Codes, prefixes, families or profiles.")
    ] = None,
    lang: options.LangOption = None,
) -> None:
    """List rules: all, or those of codes, prefixes, families or profiles."""
    from arlint.ruleset.loading import load_builtin

    language = options.language(lang)
    rows = [("code", "severity", "fix", "profiles", "slug", "title")]
    for rule in load_builtin().select(options.split(select) or ("all",)).rules:
        spec = rule.spec
        fix = spec.fix.safety if spec.fix else "-"
        title = rule.info.title.in_(language)
        rows.append((rule.code, spec.severity, fix, ",".join(spec.profiles) or "-", spec.slug, title))
    # As wide as it has to be: a code that is cut off is no code, and other programs read these lines.
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        typer.echo("  ".join([*(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)), row[-1]]))


def show_command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A rule's code or slug.")], lang: options.LangOption = None
) -> None:
    """Explain one rule: what it reports, why, examples, references."""
    from arlint.ruleset.loading import load_builtin

    ruleset = load_builtin()
    typer.echo(explain(ruleset.get(code), ruleset, options.language(lang)))


_HEADS = {
    "en": {"fix": "Fix", "why": "Why", "examples": "Examples", "references": "References", "usage": "editorial usage"},
    "ar": {
        "fix": "الإصلاح",
        "why": "السبب",
        "examples": "أمثلة",
        "references": "المراجع",
        "usage": "ما جرى عليه المدققون",
    },
}


def explain(rule: LoadedRule, ruleset: Ruleset, lang: Lang) -> str:
    """A rule's page as plain text in one language."""
    spec, heads = rule.spec, _HEADS[lang]
    fix = spec.fix.safety if spec.fix else "-"
    lines = [
        f"{rule.code} {spec.slug}",
        rule.info.title.in_(lang),
        "",
        f"{spec.severity} · {heads['fix']}: {fix} · {', '.join(spec.profiles)}",
        "",
        f"{heads['why']}: {spec.why.ar if lang == 'ar' else spec.why.en}",
        "",
        heads["examples"] + ":",
    ]
    for example in spec.examples:
        note = f"   ({example.note})" if example.note else ""
        if example.ok is not None:
            lines.append(f"  ✓ {example.ok}{note}")
        else:
            lines.append(f"  ✗ {example.bad}{note}")
            if example.good is not None:
                lines.append(f"  → {example.good}")
    lines += ["", heads["references"] + ":"]
    for reference in spec.references:
        work = ruleset.works[reference.id]
        parts = [work.author, work.title, str(work.year) if work.year else None, reference.at, work.url]
        lines.append(
            "  " + "، ".join(p for p in parts if p) if lang == "ar" else "  " + ", ".join(p for p in parts if p)
        )
    if not spec.references:
        lines.append("  " + heads["usage"])
    return "\n".join(lines)
