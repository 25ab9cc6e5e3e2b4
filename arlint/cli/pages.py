"""What reports say of rules, from the ruleset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from arlint.diagnostics import Text
from arlint.reporters.base import RulePage

if TYPE_CHECKING:
    from arlint.ruleset.ruleset import LoadedRule, Ruleset


def pages(ruleset: Ruleset) -> Mapping[str, RulePage]:
    """A page for each rule, by code."""
    families = {f.folder: Text(f.title.ar, f.title.en) for f in ruleset.catalogue.families}
    return {
        rule.code: RulePage(
            rule.code,
            rule.info.slug,
            rule.info.title,
            Text(rule.spec.why.ar, rule.spec.why.en),
            families.get(rule.family, Text("مفردات البيت", "Vocabulary of the house")),
            tuple(_cited(rule, ruleset)),
            rule.info.severity.value,
        )
        for rule in ruleset.rules
    }


def _cited(rule: LoadedRule, ruleset: Ruleset) -> list[str]:
    out = []
    for reference in rule.spec.references:
        work = ruleset.works[reference.id]
        parts = (work.author, work.title, str(work.year) if work.year else None, reference.at, work.url)
        out.append(", ".join(part for part in parts if part))
    return out
