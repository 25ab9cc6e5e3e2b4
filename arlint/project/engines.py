"""The engine and the plan of settings: as shipped, as an earlier run has kept them, or made of the rules.

Of arlint's own rules all that can be known beforehand is shipped, in two groups: those of the default settings, and
the others. A house hardly changes them: it leaves some out, and adds some. So its engine is a shipped one, of which
not all rules are heard, beside one of the rules that are its own; only the latter is made, and kept.

What a rule says may hang on others of its kind: of two that claim a word, one speaks. As a group runs whole
or not by the settings alone, shipped or made, it makes no difference how arlint was installed.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from arlint.project import compiled, shipped
from arlint.project.rulesets import all_rules, builtin_rules, chosen_rules, rule_roots
from arlint.project.settings import Settings

if TYPE_CHECKING:
    from arlint.engine import Engine
    from arlint.matchers.needles import Needles
    from arlint.project.filters import Plan
    from arlint.ruleset.ruleset import Ruleset
    from arlint.suppressions import Watch

# A group runs whole if at least so many of its rules are on: a few are faster made than run with the others.
_LEAST: Final[Mapping[str, float]] = {shipped.DEFAULT: 0.5, shipped.OTHERS: 0.1}


class Made(NamedTuple):
    """What is made of settings: an engine, and the names of the shipped ones that run beside it."""

    engine: Engine
    beside: tuple[str, ...]
    watch: Watch
    plan: Plan


class Kept(NamedTuple):
    """The same as it is kept: a text that has none of the needles has no use for the rest, which takes 50 ms."""

    needles: Needles | None
    made: bytes

    @classmethod
    def of(cls, made: Made) -> Kept:
        """In the form to be kept."""
        return cls(None if made.beside else made.engine.needles, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))

    def unpacked(self) -> Made:
        """In the form to be used."""
        with compiled.uncollected():
            made: Made = pickle.loads(self.made)
        if not made.beside:
            made.engine.needles = self.needles  # which it would make again
        return made


class Compiled:
    """The engine and the plan of settings, which are read or made when they are asked for.

    Whatever is asked for may raise RuleError and ConfigError.
    """

    def __init__(self, settings: Settings, seen: compiled.Folders | None = None) -> None:
        self._settings = settings
        self._seen = seen

    @property
    def engine(self) -> Engine:
        """The engine of the rules that are on."""
        return self._whole[0]

    @property
    def plan(self) -> Plan:
        """The plan of the filters."""
        return self._whole[1]

    @cached_property
    def needles(self) -> Needles | None:
        """What a text must have for the engine to find anything (:attr:`arlint.engine.Engine.needles`)."""
        return self.engine.needles if is_default(self._settings) else self._kept.needles

    @cached_property
    def _kept(self) -> Kept:
        return _kept(self._settings, self._seen)

    @cached_property
    def _whole(self) -> tuple[Engine, Plan]:
        brought: tuple[Engine, Plan] | None = shipped.load() if is_default(self._settings) else None
        if brought is not None:
            return brought
        from arlint.engine import Engine

        made = self._kept.unpacked()
        others = [shipped.load(name) for name in made.beside]
        if None in others:
            made, others = _kept(self._settings, self._seen, beside=False).unpacked(), []
        engine = Engine.joined([*(engine for engine, _ in others), made.engine], made.watch)
        if not others:
            engine.needles = made.engine.needles  # which it would make again
        return engine, made.plan


def is_default(settings: Settings) -> bool:
    """Whether settings choose the default rules and filter nothing."""
    return settings.selection == Settings(settings.root).selection


def of(settings: Settings, seen: compiled.Folders | None = None) -> Compiled:
    """What settings come to; ``seen`` as in :func:`compiled.files`."""
    return Compiled(settings, seen)


def _kept(settings: Settings, seen: compiled.Folders | None, *, beside: bool = True) -> Kept:
    name = compiled.signature(rule_roots(settings), (beside, *settings.selection), seen)
    return compiled.kept(name, lambda: Kept.of(make(settings, beside=beside)))


def make(settings: Settings, *, beside: bool = True) -> Made:
    """Choose rules, and compile all that run or, ``beside`` the shipped engines, the others.

    Raises RuleError, ConfigError.
    """
    from dataclasses import replace

    from arlint.engine import Engine
    from arlint.project.filters import Plan
    from arlint.suppressions import Watch

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


def with_rules(rules: Ruleset, builtin: Ruleset) -> Engine:
    """The engine of the default rules and of ``rules``, which take the place of those of the same codes.

    Rules of ``builtin`` that are off by default stay off. Untouched, the default rules are the shipped ones.
    """
    from dataclasses import replace

    from arlint.engine import Engine
    from arlint.suppressions import Watch

    default = builtin.select()
    off = _codes(builtin) - _codes(default)
    added = tuple(rule for rule in rules.rules if rule.code not in off)
    kept = tuple(rule for rule in default.rules if rule.code not in _codes(rules))
    whole = replace(default, rules=(*kept, *added), sets=rules.sets)
    untouched = len(kept) == len(default.rules) and _keeps_sets(rules, builtin)
    brought: tuple[Engine, Plan] | None = shipped.load() if untouched else None
    if brought is None:
        return Engine.of(whole)
    return Engine.joined([brought[0], Engine.of(replace(whole, rules=added))], Watch.of(whole))


def _keeps_sets(rules: Ruleset, builtin: Ruleset) -> bool:
    """Whether the words of arlint's own sets are the same among these rules."""
    return all(rules.sets[name] == words for name, words in builtin.sets.items())


def _groups(settings: Settings, builtin: Ruleset, every: Ruleset) -> Mapping[str, set[str]]:
    """The codes of each group of arlint's own rules, as far as they mean among ``every`` rule what they mean alone."""
    if not _keeps_sets(every, builtin):
        return {}
    untouched = set(map(id, builtin.rules))
    same = {rule.code for rule in every.rules if id(rule) in untouched}
    default = _codes(chosen_rules(Settings(settings.root), builtin))
    return {shipped.DEFAULT: same & default, shipped.OTHERS: same - default}


def _codes(ruleset: Ruleset) -> set[str]:
    return {rule.code for rule in ruleset.rules}
