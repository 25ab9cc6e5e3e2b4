"""The ruleset of a run: arlint's rules, the house's own, its vocabulary, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from arlint.errors import ConfigError, UsageError
from arlint.project import compiled, shipped
from arlint.project.house import SPELLINGS_KEY
from arlint.project.settings import Settings
from arlint.ruleset.place import builtin_root

if TYPE_CHECKING:
    from arlint.ruleset.ruleset import LoadedRule, Ruleset

REJECTED: Final = "VOC101"


def rule_roots(settings: Settings) -> list[Path]:
    """The folders that rules are read from, arlint's own first. Raises ConfigError for one that is not there."""
    for folder in settings.rules:
        if not Path(folder).is_dir():
            raise _error(settings, "rules", f"no such folder: {folder}", f"لا يوجد مجلد: {folder}")
    return [builtin_root(), *map(Path, settings.rules)]


def builtin_rules() -> Ruleset:
    """arlint's own rules, as they are shipped or were kept (0.4 s) or read from their files (5 s). Raises RuleError."""
    brought: Ruleset | None = shipped.rules()
    if brought is not None:
        return brought

    def read() -> Ruleset:
        from arlint.ruleset.loading import load_builtin

        with compiled.uncollected():
            return load_builtin()

    return compiled.kept(compiled.signature([builtin_root()], "rules"), read)


def all_rules(settings: Settings, builtin: Ruleset | None = None) -> Ruleset:
    """Every rule that the settings know, chosen or not. Raises RuleError, ConfigError."""
    ruleset = builtin or builtin_rules()
    for folder in rule_roots(settings)[1:]:
        from arlint.ruleset.loading import load_folder

        ruleset = load_folder(folder, ruleset)
    if settings.reject:
        ruleset = _with_rule(ruleset, _rejected(settings))
    return _with_choices(settings, ruleset) if settings.house else ruleset


def chosen_rules(settings: Settings, ruleset: Ruleset) -> Ruleset:
    """Those of all rules that are on. Raises ConfigError for a selector that names nothing, and if none is on."""
    for key, selectors in _selectors(settings):
        for selector in selectors:
            try:
                ruleset.matching(selector)
            except UsageError as error:
                raise _error(settings, key, str(error), error.in_("ar")) from error
    extend = settings.extend_select
    if not settings.select:
        # Who has said what is wrong, or what is to be written, wants to hear of it.
        extend = (*extend, *([REJECTED] if settings.reject else ()), *_choosing(ruleset))
    choice = settings.select, settings.ignore, extend, settings.profiles
    # Those about suppressions, which are always on, report nothing by themselves.
    if not ruleset.select(*choice).rules:
        key = next((key for key in ("ignore", "select", "profiles") if settings.origin(key) != "default"), "ignore")
        raise _error(settings, key, "no rule is on: nothing would be checked", "لا قاعدة مفعّلة: لن يُفحص شيء")
    return ruleset.for_run(*choice)


def _selectors(settings: Settings) -> Iterable[tuple[str, Iterable[str]]]:
    yield "profiles", settings.profiles
    yield "select", settings.select
    yield "extend-select", settings.extend_select
    yield "ignore", settings.ignore
    for selector in settings.severity:
        yield f"severity.{selector}", (selector,)
    for pattern, selectors in settings.per_file_ignores.items():
        yield f"per-file-ignores.{pattern}", selectors


def _error(settings: Settings, key: str, en: str, ar: str) -> ConfigError:
    origin = settings.origin(key).split(", ")[-1]
    return ConfigError(origin, None, "" if origin.startswith("--") else key, en, ar)


def _with_rule(ruleset: Ruleset, rule: LoadedRule) -> Ruleset:
    from dataclasses import replace

    return replace(ruleset, rules=tuple(sorted((*ruleset.rules, rule), key=lambda r: r.code)))


def _choosing(ruleset: Ruleset) -> list[str]:
    """The codes of the rules that the house has chosen a form of."""
    return [r.code for r in ruleset.rules if r.spec.kind == "consistency" and r.spec.prefer and r.spec.house]


def _with_choices(settings: Settings, ruleset: Ruleset) -> Ruleset:
    """The `consistency` rules with the forms that the house has chosen. Raises ConfigError for a spelling of none."""
    from dataclasses import replace

    from arlint.ruleset.ruleset import LoadedRule

    unused = set(settings.house.get(SPELLINGS_KEY, ()))
    rules: list[LoadedRule] = []
    for rule in ruleset.rules:
        spec = rule.spec
        wanted = settings.house.get(spec.house or "") if spec.kind == "consistency" else None
        if wanted is not None and spec.kind == "consistency":
            own = [wanted] if isinstance(wanted, str) else [word for word in wanted if word in spec.words()]
            unused -= set(own)
            rule = LoadedRule(rule.info, spec.model_copy(update={"prefer": own}), rule.family)
        rules.append(rule)
    for word in sorted(unused):
        en, ar = f"no rule knows several spellings of {word}", f"لا قاعدة تعرف لكلمة «{word}» أكثر من رسم"
        raise _error(settings, f"house.{SPELLINGS_KEY}", en, ar)
    return replace(ruleset, rules=tuple(rules))


def _never_rejected(bad: str, goods: Sequence[str]) -> tuple[str, str] | None:
    """Why a word of ``vocabulary.reject`` would never be reported, in English and Arabic; None if it would be.

    One that ``vocabulary.accept`` has too is no error: so a project takes back what the settings that it extends say.
    """
    from arlint.text.folding import fold
    from arlint.text.tokens import is_word

    if not is_word(bad):
        return "one Arabic word, without blanks", "كلمة عربية واحدة بلا مسافات"
    if fold(bad) in goods:
        return "its correction is the word itself", "تصحيحها هو الكلمة نفسها"
    return None


def _rejected(settings: Settings) -> LoadedRule:
    """The words of ``vocabulary.reject`` as a `lexical` rule: the same matching, fixes and messages as any other."""
    from pydantic import TypeAdapter, ValidationError

    from arlint.diagnostics import RuleInfo, Safety, Severity, Text
    from arlint.ruleset.model import Rule
    from arlint.ruleset.ruleset import LoadedRule

    entries = []
    for bad, goods in settings.reject.items():
        if wrong := _never_rejected(bad, goods):
            raise _error(settings, f"vocabulary.reject.{bad}", *wrong)
        entries.append({"bad": bad, "good": [good for good in goods if good], "clitics": "full", "suffixes": "pronoun"})
    first = entries[0]["bad"]
    data = {
        "code": REJECTED,
        "slug": "rejected-word",
        "title": {"ar": "كلمة لا تستعملونها", "en": "A word that the house does not use"},
        "severity": "error",
        "profiles": [],
        "kind": "lexical",
        "entries": entries,
        "fix": {"safety": "safe", "phase": "spelling"},
        "message": {"ar": "مفرداتكم ترفض «{bad}»", "en": "The vocabulary of the house rejects “{bad}”"},
        "why": {"ar": "الكلمة في vocabulary.reject من الإعدادات.", "en": "The word stands in vocabulary.reject."},
        "source": "usage",
        "examples": [{"bad": f"⟦{first}⟧"}, {"bad": f"⟦{first}⟧."}, {"ok": "."}, {"ok": ""}],
    }
    try:
        spec: Rule = TypeAdapter(Rule).validate_python(data)
    except ValidationError as error:
        what = error.errors()[0]["msg"]
        raise _error(settings, "vocabulary.reject", what, what) from error
    info = RuleInfo(
        spec.code,
        spec.slug,
        Text(spec.title.ar, spec.title.en),
        Text(spec.message.ar, spec.message.en),
        Severity(spec.severity),
        2,
        # The house knows its own words best.
        100,
        Safety.SAFE,
        path=settings.origin("vocabulary.reject"),
    )
    return LoadedRule(info, spec, "VOC")
