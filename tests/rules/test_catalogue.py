"""The catalogue as a whole: nothing says a thing twice, nothing is dead, nothing undoes another, nothing is unknown.

What holds of one rule alone (its examples, seven ways) is tests/test_examples.py's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import regex

import arlint
from arlint.api import engine_for
from arlint.diagnostics import Diagnostic
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.examples import spans
from arlint.lexicon.lexicon import default_lexicon
from arlint.matchers.sequences import SequenceMatcher
from arlint.matchers.words import LexicalMatcher
from arlint.ruleset.copies import written_out
from arlint.ruleset.loading import builtin_root
from arlint.ruleset.model.sequence import SequenceRule
from arlint.ruleset.ruleset import SPELLINGS, LoadedRule
from arlint.ruleset.yamlfile import load
from arlint.text.clitics import PREFIXES, SUFFIXES, attach
from arlint.text.folding import fold
from tests.builtin import default_engine, own_rules

RULES = own_rules()
TABLES = sorted(builtin_root().rglob("*.tsv"))

# Corrections that are right and that the lexicon does not know: by rule where it is a sort of words, else by word.
UNKNOWN_SORTS = {
    "HMZ103": "rare verbal nouns and verbs with all their endings (ازدان، اغرورق)",
    "HMZ104": "the number two with prepositions and the article",
    "HMZ106": "imperatives of verbs that the dictionary does not conjugate",
    "HMZ301": "plurals in ـاءات",
    "HMZ401": "رأى with pronouns",
}
UNKNOWN_WORDS = {
    "الأرقى": "comparative of راقٍ", "بالأرقى": "the same", "فالأرقى": "the same", "كالأرقى": "the same",
    "للأرقى": "the same", "والأرقى": "the same",
    "اشكوا": "imperative of شكا", "جيدون": "sound plural of جيد",
    "ملاكات": "the academy's word for cadres", "مكاين": "plural of مكينة with its ya",
    "ناسوخ": "the academy's word for fax", "ناسوخا": "the same", "مضمانا": "the academy's word for modem",
    "هاتفت": "he telephoned", "هاتفه": "the same",
}  # fmt: skip

# ARABIC.md: right words and phrases that look like the errors of its families.
TRAPS = """
ﷺ | ﷲ | ﷽ | ﴿ | هـ | «الـ» | بـ(
1,250,000 | f(x, y) | ؟! | «أولًا») | .NET | 3:45 | ص.ب | أ.د. | موظف(ة)
إنتاج | إنجاز | إنذار | إنشاء | إنفاق | إنقاذ | إنكار | إتقان | إتاحة | إسناد | إسهام | إلقاء | إنسان | إنترنت | إنجلترا
إستونيا | إسطنبول | إستراتيجية | أستخدم | أعتقد | أنتظر | أسماء | أبناء | الاثنين | الإثنين
احمد | اعلم | ادخل | اكتب | انقل
تسائل | تكافئ | ضوئي | مسائل | قرائن | يبدؤون | مسئول | هيأة | مائة | امرؤ | امرأ | امرئ
عقد القران | أثار
مياه | انتباه | اتجاه | فقه | وجه | شبه | مدرسته | سنه
إلي | علي | لدي | مبني | معني | يحيى | يحيا
جزءًا | عبئًا | بدءًا | شيئًا | جاءا
لم يدعوا | عمرو | أولو | بنو | ذوو
الأزمة | اللذين | اللازمة
منظمة | منضمة | محظور | محضور | حظ | حض | ظل | ضل | نظر | نضر | حظر | حضر
أ. محمد و د. علي | إنشاء المصنع | كلما | أن لا إله إلا الله
لم تأتي | يكون | يتعاون | قال له أن يحضر | البيتين | الصوتين | الوقتين | أبو
ثلاثة مطارات | ثلاثة أسئلة | ثلاثة أشهر | ثلاث ليال
تم بناء المدرسة
شيئًا شيئًا | صفًا صفًا | جدًا جدًا | من من | بي بي سي | سي إن إن
"""
_WORD = regex.compile(r"[\p{Arabic} ]+")
_CHAIN = r"(?<!\p{L})[وف]?(?:ال|بال|لل|[بكل])?"


def _entries(rule: LoadedRule) -> Iterator[tuple[str, list[str]]]:
    """What a rule's lists say: wrong words and phrases, each with its corrections."""
    for entry in [*getattr(rule.spec, "entries", ()), *getattr(rule.spec, "phrases", ())]:
        if hasattr(entry, "bad"):
            yield entry.bad, [entry.good] if isinstance(entry.good, str) else list(entry.good)


def _spellings() -> Iterator[tuple[str, str]]:
    """The words of the `consistency` rules, each with its rule's code."""
    for rule in RULES.rules:
        if rule.spec.kind == "consistency":
            yield from ((rule.code, word) for word in sorted(rule.spec.words()))


def _reported(lines: list[str], without: tuple[str, ...] = ()) -> list[tuple[str, Diagnostic]]:
    """What the default profile reports in each of some texts, checked at once as paragraphs."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 2)
    engine = engine_for((), ("CNS", "DUP", *without), (), ())
    found = engine.check(read(Source("\n\n".join(lines)), "plain"))
    return [(lines[bisect_right(starts, d.start) - 1], d) for d in found]


def test_no_correction_is_wrong_by_a_default_rule() -> None:
    goods = {good.replace("…", "هذا"): rule.code for rule in RULES.rules for _, gs in _entries(rule) for good in gs}
    found = _reported(list(goods))
    found = [(line, d) for line, d in found if line != "لا تنسى"]  # right of a woman, and after «هي لا»
    assert [f"{goods[line]}: {line}: {d.code}" for line, d in found] == []


def test_no_spelling_that_may_be_chosen_is_wrong_by_a_default_rule() -> None:
    words = {f"رأى {attach(prefix, word)} أمس.": code for code, word in _spellings() for prefix in ("", "و")}
    # WBD104 reports عبدالله wherever the house has not chosen it.
    found = [(line, d) for line, d in _reported(list(words), ("WBD104",)) if words[line] not in ("CNS116", "CNS123")]
    assert [f"{words[line]}: {line} {d.code}" for line, d in found] == []


def test_no_cycle_of_corrections() -> None:
    first = {fold(bad): fold(goods[0]) for rule in RULES.rules for bad, goods in _entries(rule) if goods}
    for start in first:
        word, seen = start, {start}
        while (word := first.get(word, "")) and word not in seen:
            seen.add(word)
        assert not word, f"a cycle of corrections: {' → '.join(seen)}"


@pytest.mark.parametrize("profile", [profile.name for profile in RULES.catalogue.profiles])
def test_every_profile_has_rules_and_every_rule_of_it_can_speak(profile: str) -> None:
    engine = engine_for((), (), (), (profile,))
    own = [rule for rule in RULES.select(profiles=[profile]).rules if profile in rule.spec.profiles]
    assert own
    silent = []
    for rule in own:
        if rule.spec.kind in ("restore", "density"):
            continue  # they speak of words and heaps that no table lists; their examples may be listed by now
        found = (
            d.code
            for example in rule.spec.examples
            if example.bad is not None
            for d in engine.check(read(Source(spans(example.bad)[0]), example.format or "plain"))
        )
        if rule.code not in found:
            silent.append(rule.code)
    assert silent == [], "other rules always speak in their place"


def test_no_rule_is_in_no_profile() -> None:
    assert [rule.code for rule in RULES.rules if not rule.spec.profiles and rule.family not in ("HSE", "VOC")] == []


def test_a_thing_is_said_once() -> None:
    said: dict[str, list[str]] = defaultdict(list)
    for rule in RULES.rules:
        for bad, _ in _entries(rule):
            said[fold(bad)].append(rule.code)
    # A word may be one of several forms in two respects (ثلاثمئة: its ئ, and that it is one word), and a month's
    # name belong to several countries.
    for rule in RULES.rules:
        if rule.spec.kind == "consistency" and rule.spec.house == "spellings":
            for word in rule.spec.words():
                said[f"spelling {word}"].append(rule.code)
    assert {bad: codes for bad, codes in said.items() if len(codes) > 1} == {}


def test_no_entry_says_what_others_say_of_it_and_of_all_its_forms() -> None:
    rules = [rule for rule in RULES.select().rules if rule.spec.kind in ("lexical", "template")]
    matcher = LexicalMatcher(rules, RULES.sets)

    def said_by_others(code: str, form: str) -> bool:
        verdicts = matcher.judge(form)
        own = [v.goods for v in verdicts if v.rule.code == code]
        return all(any(v.goods == goods and v.rule.code != code for v in verdicts) for goods in own)

    superfluous = []
    for rule in rules:
        for bad in (fold(bad) for bad, _ in _entries(rule)):
            # Few are said by others even as they stand.
            if said_by_others(rule.code, bad):
                chained = (attach(prefix, bad, suffix) for prefix, _ in PREFIXES for suffix in ("", *SUFFIXES))
                if all(said_by_others(rule.code, form) for form in chained):
                    superfluous.append(f"{rule.code}: {bad}")
    assert superfluous == []


def test_corrections_are_known_words() -> None:
    known = default_lexicon().known
    unknown: list[str] = []
    used: set[str] = set()
    for rule in RULES.rules:
        if rule.spec.kind != "lexical":
            continue
        for bad, goods in _entries(rule):
            for word in regex.findall(r"[\p{Arabic}\p{M}]+", " ".join(goods)):
                key = fold(word)
                if not key or known(key) or key in RULES.sets[SPELLINGS]:
                    continue
                used |= {rule.code, key}
                if rule.code not in UNKNOWN_SORTS and key not in UNKNOWN_WORDS:
                    unknown.append(f"{rule.code}: {bad} → {word}")
    assert unknown == []
    assert {*UNKNOWN_SORTS, *UNKNOWN_WORDS} - used == set(), "the lexicon knows these by now"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_tables_are_sorted(path: Path) -> None:
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    if path.parent.name == "sets":  # its first line names the columns
        rows = rows[1:]
    assert rows == sorted(rows)
    assert len(rows) == len(set(rows))


@cache
def _files() -> dict[str, Any]:
    """The data of every file of the rules as it is written; what is said for several words (`each`) is said of each."""
    return {str(path): written_out(load(path)).data for path in builtin_root().rglob("*.yaml")}


def test_no_list_has_what_is_excluded_from_it() -> None:
    assert [f"{name}: {word}" for name, data in _files().items() for word in _listed_in_vain(data)] == []


def _listed_in_vain(data: Any) -> Iterator[str]:
    """Words that one test both lists and excludes; with more than a conjunction before it, a word may still pass."""
    if isinstance(data, dict):
        tests = [data, *(test for test in data.get("any", []) if isinstance(test, dict))]
        if all(_whole_words(test) for test in tests):
            listed = {word for test in tests for key in ("words", "map") for word in test.get(key, ())}
            yield from listed.intersection(data.get("exclude", ()))
    for member in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _listed_in_vain(member)


def _whole_words(test: dict[str, Any]) -> bool:
    return test.get("clitics", "none") in ("none", "conjunction") and "suffixes" not in test


def test_every_token_test_is_asked_for() -> None:
    named = {name for data in _files().values() for name in regex.findall(r"'test': '([a-z-]+)'", str(data))}
    # Tests of a rule's own that it does not ask for are errors when it is loaded.
    own = {name for rule in RULES.rules if isinstance(rule.spec, SequenceRule) for name in rule.spec.tests}
    assert named == set(RULES.tests) | own


def test_every_list_of_pairs_is_named() -> None:
    files = [path.read_text(encoding="utf-8") for path in builtin_root().rglob("*.yaml")]
    named = {name for text in files for name in regex.findall(r"pairs_from: ([a-z-]+)", text)}
    assert named == {path.stem for path in (builtin_root() / "pairs").glob("*")}


def test_the_traps_are_examples() -> None:
    right = [fold(e.ok) for rule in RULES.rules for e in rule.spec.examples if e.ok is not None]
    missing = []
    for trap in (trap.strip() for line in TRAPS.strip().splitlines() for trap in line.split(" | ")):
        key = regex.escape(fold(trap))
        pattern = regex.compile(rf"{_CHAIN}{key}(?!\p{{L}})" if _WORD.fullmatch(trap) else key)
        if not any(pattern.search(text) for text in right):
            missing.append(trap)
    assert missing == []


@pytest.mark.parametrize("word", ["احمد", "اعلم", "ادخل", "اكتب", "انقل", "امام", "اسر", "اثار", "الازمة"])
def test_what_only_the_context_decides_is_never_rewritten_unseen(word: str) -> None:
    for text in (word, f"({word})"):
        assert arlint.fix(text).text == text


def _default_sequences() -> SequenceMatcher:
    (matcher,) = default_engine().parts[0].matchers.contexts
    assert isinstance(matcher, SequenceMatcher)
    return matcher


def test_every_default_sequence_hangs_on_words() -> None:
    # One that hangs on a full stop, a number or nothing makes tokens of every text: a third more time for all rules.
    idle = []
    if _default_sequences().everywhere:
        rules = [rule for rule in RULES.select().rules if rule.spec.kind == "sequence"]
        idle = [rule.code for rule in rules if SequenceMatcher([rule], RULES.sets).everywhere]
    assert idle == []


def test_rules_say_everything_in_both_languages() -> None:
    for rule in RULES.rules:
        spec = rule.spec
        for text in (spec.message, spec.why):
            assert regex.search(r"\p{Arabic}", text.ar), rule.code
            assert regex.search(r"[A-Za-z]", text.en), rule.code
        assert all(reference.id in RULES.works for reference in spec.references), rule.code


def test_a_rule_about_words_with_clitics_shows_one() -> None:
    without = []
    for rule in RULES.rules:
        spec = rule.spec
        if spec.kind != "lexical" or spec.match.clitics == "none":
            continue
        bads = {fold(bad) for bad, _ in _entries(rule)}
        marked = [fold(w) for e in spec.examples if e.bad for a, b in spans(e.bad)[1] for w in [spans(e.bad)[0][a:b]]]
        if all(word in bads for word in marked):
            without.append(rule.code)
    assert without == []


def test_no_default_sequence_hangs_on_common_words() -> None:
    # A sequence whose first test with a pattern lets most words pass is tried at most words of a text.
    store = default_lexicon().store
    common = sorted((word for word in store.words() if store.zipf(word) > 4.5), key=store.zipf)[-500:]
    matcher = _default_sequences()
    words = Counter(
        code
        for hanging in filter(None, map(matcher.judge, common))
        for code in {matcher._by_number[number].rule.code for number in hanging.numbers}
    )
    assert words
    assert [code for code, number in words.items() if number > len(common) / 5] == []
