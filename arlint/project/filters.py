"""What the settings say of diagnostics: severities, files that a rule is off in, words that the house accepts.

A plan is plain data made from settings and ruleset once, so that a run whose
results are all in the cache need not load a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from arlint.diagnostics import Diagnostic, RuleInfo, Severity
from arlint.project.patterns import PatternList

if TYPE_CHECKING:
    from arlint.project.settings import Settings
    from arlint.ruleset.ruleset import Ruleset


class Plan(NamedTuple):
    """What is known of each rule (by code), and which rules are off in which files."""

    infos: Mapping[str, RuleInfo]
    severities: Mapping[str, Severity]
    per_file: tuple[tuple[str, frozenset[str]], ...]
    accept: frozenset[str]

    @classmethod
    def of(cls, settings: Settings, ruleset: Ruleset, every: Ruleset) -> Plan:
        """The plan for the rules that are on; selectors are looked up among ``every`` rule. Raises UsageError."""
        named = [(every.matching(selector), severity) for selector, severity in settings.severity.items()]
        severities: dict[str, Severity] = {}
        # The narrower selector has the last word: a code over its family.
        for codes, severity in sorted(named, key=lambda item: -len(item[0])):
            severities.update(dict.fromkeys(codes, Severity(severity)))
        per_file = tuple(
            (pattern, frozenset().union(*(every.matching(s) for s in selectors)))
            for pattern, selectors in settings.per_file_ignores.items()
        )
        from arlint.text.folding import fold

        accept = frozenset(fold(word) for word in settings.accept)
        infos = {rule.code: rule.info for rule in ruleset.rules}
        return cls(infos, severities, per_file, accept)

    def filters(self) -> Filters:
        """The plan, ready to be applied."""
        return Filters(self, tuple((PatternList.of_settings([pattern]), codes) for pattern, codes in self.per_file))


class Filters(NamedTuple):
    """A compiled plan."""

    plan: Plan
    per_file: tuple[tuple[PatternList, frozenset[str]], ...]

    def apply(self, found: Iterable[Diagnostic], path: str) -> list[Diagnostic]:
        """What of ``found`` in the file ``path`` (relative to the root) is reported, with its severity."""
        off = frozenset().union(*(codes for patterns, codes in self.per_file if patterns.matches(path)))
        severities, accept = self.plan.severities, self.plan.accept
        if not (off or severities or accept):
            return list(found)
        out = []
        for diagnostic in found:
            if diagnostic.code in off or (accept and accepted(diagnostic.text, accept)):
                continue
            severity = severities.get(diagnostic.code)
            if severity is not None and severity is not diagnostic.severity:
                diagnostic = diagnostic._replace(severity=severity)
            out.append(diagnostic)
        return out


def accepted(text: str, accept: frozenset[str]) -> bool:
    """Whether what was found is an accepted word: as it stands, or under clitics that spelling allows."""
    from arlint.text.clitics import splits
    from arlint.text.folding import fold

    key = fold(text.strip())
    if key in accept:
        return True
    return " " not in key and any(split.stem in accept for split in splits(key))
