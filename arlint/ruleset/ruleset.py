"""The loaded rules, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from arlint.diagnostics import RuleInfo, Text
from arlint.errors import UsageError

if TYPE_CHECKING:
    from arlint.ruleset.model import Rule
    from arlint.ruleset.model.catalogue import Catalogue, Work

DEFAULT_PROFILE = "default"
# The word set that is made of the words of all `consistency` rules: spellings that are right, whichever is chosen.
SPELLINGS = "spellings"
_PREFIX = 3  # letters of a code, before its digits
_DIGITS_MEANT = str.maketrans("OIL", "011")


class LoadedRule(NamedTuple):
    """One rule: what its file says (``spec``), and what a diagnostic needs of it (``info``)."""

    info: RuleInfo
    spec: Rule
    family: str

    @property
    def code(self) -> str:
        """The permanent code."""
        return self.info.code

    @property
    def path(self) -> str:
        """The file that says so."""
        return self.info.path


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Rules in the order of their codes, with the word sets, token tests and works they name."""

    rules: tuple[LoadedRule, ...]
    catalogue: Catalogue
    sets: Mapping[str, frozenset[str]]
    works: Mapping[str, Work]
    # Code and slug of all the rules that these were chosen from; none if nobody chose.
    known: frozenset[tuple[str, str]] = frozenset()
    # The named token tests as plain data, for rules that are read on top of these.
    tests: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))

    def __reduce__(self) -> tuple[object, ...]:
        # A read-only view cannot be pickled: what it shows can.
        views = dict(self.sets), dict(self.works), dict(self.tests)
        return _restored, (self.rules, self.catalogue, *views, self.known)

    def get(self, code: str) -> LoadedRule:
        """The rule with this code or slug. Raises UsageError with the nearest names."""
        wanted = code.strip()
        for rule in self.rules:
            if wanted.upper() == rule.code or wanted.lower() == rule.info.slug:
                return rule
        names = [r.code for r in self.rules] + [r.info.slug for r in self.rules]
        near = _nearest(code, names)
        raise UsageError(f"no rule {code!r}{near.en}", f"لا قاعدة باسم {code!r}{near.ar}")

    def select(
        self,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        extend_select: Iterable[str] = (),
        profiles: Iterable[str] = (DEFAULT_PROFILE,),
    ) -> Ruleset:
        """The rules of ``select`` (or, if empty, of the profiles), with ``extend_select``, without ``ignore``.

        A selector is a code, a prefix of codes, a slug, a family or a profile.
        Raises UsageError for one that names nothing.
        """
        chosen: set[str] = set()
        selected = list(select)
        for selector in selected or profiles:
            chosen |= self.matching(selector)
        for selector in extend_select:
            chosen |= self.matching(selector)
        for selector in ignore:
            chosen -= self.matching(selector)
        rules = tuple(rule for rule in self.rules if rule.code in chosen)
        return replace(self, rules=rules, known=self.names)

    def for_run(
        self, select: Iterable[str], ignore: Iterable[str], extend_select: Iterable[str], profiles: Iterable[str]
    ) -> Ruleset:
        """As :meth:`select`, with the rules about suppressions, which are on unless they are ignored."""
        about = [rule.code for rule in self.rules if rule.spec.kind == "suppression"]
        return self.select(select, ignore, [*extend_select, *about], profiles)

    @property
    def names(self) -> frozenset[tuple[str, str]]:
        """Code and slug of every rule that there is, also of those that were not chosen."""
        return self.known | {(rule.code, rule.info.slug) for rule in self.rules}

    def matching(self, selector: str) -> set[str]:
        """The codes that a selector names. Raises UsageError if it names none."""
        name = selector.strip()
        if name.lower() == "all":
            return {rule.code for rule in self.rules}
        profiles = {p.name: p for p in self.catalogue.profiles}
        if name.lower() in profiles:
            wanted = self._with_included(name.lower())
            return {rule.code for rule in self.rules if wanted & set(rule.spec.profiles)}
        upper = name.upper()
        codes = {
            r.code
            for r in self.rules
            if (upper and (r.code.startswith(upper) or r.family == upper)) or r.info.slug == name.lower()
        }
        if not codes and any(upper in (family.prefix, family.folder) for family in self.catalogue.families):
            raise UsageError(f"no rule in the family {upper}", f"لا قاعدة في العائلة {upper}")
        if not codes:
            names = [*profiles, *(f.folder for f in self.catalogue.families), *(r.code for r in self.rules)]
            near = _nearest(name, names)
            raise UsageError(
                f"no rule, family or profile {selector!r}{near.en}",
                f"لا قاعدة ولا عائلة ولا مجموعة باسم {selector!r}{near.ar}",
            )
        return codes

    def _with_included(self, name: str) -> set[str]:
        profiles = {p.name: p for p in self.catalogue.profiles}
        wanted: set[str] = set()
        queue = [name]
        while queue:
            current = queue.pop()
            if current not in wanted:
                wanted.add(current)
                queue.extend(profiles[current].includes)
        return wanted


def _restored(
    rules: tuple[LoadedRule, ...],
    catalogue: Catalogue,
    sets: dict[str, frozenset[str]],
    works: dict[str, Work],
    tests: dict[str, Mapping[str, Any]],
    known: frozenset[tuple[str, str]],
) -> Ruleset:
    return Ruleset(rules, catalogue, MappingProxyType(sets), MappingProxyType(works), known, MappingProxyType(tests))


def _nearest(name: str, names: Iterable[str]) -> Text:
    known = list(names)
    upper = name.upper()
    # Letters typed for the digits of a code: WBD1O1 is WBD101 before it is any other near it.
    code = upper[:_PREFIX] + upper[_PREFIX:].translate(_DIGITS_MEANT)
    if code in known:
        return _did_you_mean([code])
    close = get_close_matches(name, known, n=3, cutoff=0.5) or get_close_matches(upper, known, n=3)
    return _did_you_mean(close)


def _did_you_mean(names: Sequence[str]) -> Text:
    arabic, english = "، ".join(names), ", ".join(names)
    return Text(f": هل تقصد {arabic}؟", f": did you mean {english}?") if names else Text("", "")
