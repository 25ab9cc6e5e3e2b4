"""The engine and the plan of settings: as shipped, as an earlier run has kept them, or made of the rules.

Of arlint's own rules all that can be known beforehand is shipped, in two groups: those of the default settings, and
the others. A house hardly changes them: it leaves some out, and adds some. So its engine is a shipped one, of which
not all rules are heard, beside one of the rules that are its own; only the latter is made, and kept.

What a rule says may hang on others of its kind: of two that claim a word, one speaks. As a group runs whole
or not by the settings alone, shipped or made, it makes no difference how arlint was installed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from arlint.engine import Engine
from arlint.project import compiled, shipped
from arlint.project.filters import Plan
from arlint.project.rulesets import all_rules, builtin_rules, chosen_rules, rule_roots
from arlint.project.settings import Settings
from arlint.suppressions import Watch

if TYPE_CHECKING:
    from arlint.ruleset.ruleset import Ruleset

# A group runs whole if at least so many of its rules are on: a few are faster made than run with the others.
_LEAST: Final[Mapping[str, float]] = {shipped.DEFAULT: 0.5, shipped.OTHERS: 0.1}


class Made(NamedTuple):
    """What is made of settings: an engine, and the names of the shipped ones that run beside it."""

    engine: Engine
    beside: tuple[str, ...]
    watch: Watch
    plan: Plan


def is_default(settings: Settings) -> bool:
    """Whether settings choose the default rules and filter nothing."""
    return settings.selection == Settings(settings.root).selection


def of(settings: Settings) -> tuple[Engine, Plan]:
    """The engine and the plan of settings. Raises RuleError, ConfigError."""
    brought: tuple[Engine, Plan] | None = shipped.load() if is_default(settings) else None
    if brought is not None:
        return brought
    made = _kept(settings)
    others = [shipped.load(name) for name in made.beside]
    if None in others:
        made, others = _kept(settings, beside=False), []
    return Engine.joined([*(engine for engine, _ in others), made.engine], made.watch), made.plan


def _kept(settings: Settings, *, beside: bool = True) -> Made:
    name = compiled.signature(rule_roots(settings), (beside, *settings.selection))
    return compiled.kept(name, lambda: make(settings, beside=beside))


def make(settings: Settings, *, beside: bool = True) -> Made:
    """Choose rules, and compile all that run or, ``beside`` the shipped engines, the others.

    Raises RuleError, ConfigError.
    """
    builtin = builtin_rules()
    every = all_rules(settings, builtin)
    chosen = chosen_rules(settings, every)
    on = _codes(chosen)
    own, names = set(on), []
    for name, group in _groups(settings, builtin, every).items():
        if len(on & group) >= max(1, _LEAST[name] * len(group)):
            if beside and shipped.load(name) is not None:
                names.append(name)
                own -= group
            else:
                own |= group
    engine = Engine.of(replace(every, rules=tuple(rule for rule in every.rules if rule.code in own)))
    return Made(engine, tuple(names), Watch.of(chosen), Plan.of(settings, chosen, every))


def _groups(settings: Settings, builtin: Ruleset, every: Ruleset) -> Mapping[str, set[str]]:
    """The codes of each group of arlint's own rules, as far as they mean among ``every`` rule what they mean alone."""
    if any(every.sets[name] != words for name, words in builtin.sets.items()):
        return {}
    untouched = set(map(id, builtin.rules))
    same = {rule.code for rule in every.rules if id(rule) in untouched}
    default = _codes(chosen_rules(Settings(settings.root), builtin))
    return {shipped.DEFAULT: same & default, shipped.OTHERS: same - default}


def _codes(ruleset: Ruleset) -> set[str]:
    return {rule.code for rule in ruleset.rules}
