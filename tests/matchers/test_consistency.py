"""Which form a document holds, what is reported against it, and what a choice changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import arlint
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.errors import RuleError
from arlint.ruleset.ruleset import LoadedRule, Ruleset
from tests.matchers.conftest import Bench

Make = Callable[[str], Bench]

SETS = """\
kind: consistency
match: {clitics: noun}
sets: [[غوغل, جوجل, قوقل], ["أوروبا;أوروبي", "أوربا;أوربي"]]
fix: {safety: suggest}
"""
HUNDRED = """\
kind: consistency
forms: [{name: مئة}, {name: مائة}]
sets: [[مئة, مائة], [مئتان, مائتان]]
fix: {safety: suggest}
"""
MONTHS = """\
kind: consistency
forms: [{name: west}, {name: levant}, {name: morocco}]
sets: [[مارس, آذار, مارس], [غشتو, آب, غشت]]
"""
DIGITS = """\
kind: consistency
forms:
  - {name: western, chars: "0123456789", pattern: "[0-9]+"}
  - {name: indic, chars: "٠١٢٣٤٥٦٧٨٩", pattern: "[٠-٩]+"}
chosen: safe
fix: {safety: suggest}
"""
YA = """\
kind: consistency
forms: [{name: ي, ending: ي}, {name: ى, ending: ى}]
habit: {form: ى, least: 3, share: 0.75}
"""


def test_the_minority_is_reported_with_the_majority(bench: Make) -> None:
    rule = bench(SETS)
    assert rule.found("غوغل ثم غوغل ثم بجوجل ثم وقوقل.") == ["بجوجل", "وقوقل"]
    assert rule.goods("غوغل ثم غوغل ثم بجوجل.") == ["غوغل ثم غوغل ثم بغوغل."]
    assert rule.found("جوجل ثم جوجل ثم جوجل.") == []


def test_of_equally_many_the_first_form_holds_and_the_other_is_reported_once(bench: Make) -> None:
    text = "جوجل وغوغل وغوغل وجوجل."
    assert bench(SETS).found(text) == ["وغوغل"]


def test_sets_are_counted_apart_and_words_of_a_set_together(bench: Make) -> None:
    rule = bench(SETS)
    assert rule.found("غوغل في أوربا.") == []
    assert rule.found("أوروبا أوروبا الأوربي") == ["الأوربي"]
    assert rule.goods("أوروبا أوروبا الأوربي") == ["أوروبا أوروبا الأوروبي"]


def test_forms_are_counted_over_all_sets(bench: Make) -> None:
    assert bench(HUNDRED).found("مئة مئة مائتان.") == ["مائتان"]


def test_a_word_that_forms_share_is_right_in_each(bench: Make) -> None:
    rule = bench(MONTHS)
    assert rule.found("مارس ثم مارس ثم غشت.") == []
    assert rule.found("مارس ثم غشت ثم آب.") == ["آب"]


def test_paragraphs_are_one_document(bench: Make) -> None:
    assert bench(SETS).found("غوغل هنا.\n\nغوغل هناك.\n\nوجوجل بعيد.") == ["وجوجل"]


def test_what_the_scope_leaves_out_is_not_counted(bench: Make) -> None:
    text = "قال: «جوجل وجوجل وجوجل» ثم غوغل وجوجل وغوغل."
    assert bench(SETS).found(text) == ["غوغل", "وغوغل"]
    assert bench(SETS + "scope: {quotes: skip}\n").found(text) == ["وجوجل"]


def test_neighbours_say_where_a_word_counts(bench: Make) -> None:
    rule = bench(SETS + "only: {before: [{word: شركة}]}\nexcept: {after: [{word: القديم}]}\n")
    assert rule.found("شركة غوغل وشركة جوجل وشركة جوجل القديم، غوغل جوجل") == []
    assert rule.found("شركة غوغل، شركة غوغل، شركة جوجل، جوجل، شركة جوجل القديم") == ["جوجل"]


def test_a_preferred_form_holds_against_every_majority(bench: Make) -> None:
    rule = bench(SETS + "prefer: [جوجل]\n")
    assert rule.found("غوغل وغوغل وجوجل") == ["غوغل", "وغوغل"]
    assert rule.found("قوقل") == ["قوقل"]


def test_nobody_reports_what_was_chosen(builtin: Ruleset) -> None:
    joined = "جاء عبدالله وعبدالرحمن."
    assert {d.code for d in arlint.check(joined)} == {"WBD104"}
    (rule,) = builtin.select(["CNS122"]).rules
    chosen = LoadedRule(rule.info, rule.spec.model_copy(update={"prefer": ["عبدالله"]}), rule.family)
    default = builtin.select(ignore=["CNS122"])
    engine = Engine.of(Ruleset((*default.rules, chosen), default.catalogue, default.sets, default.works))
    assert [(d.code, d.text) for d in engine.check(read(Source(joined + " ثم عبد العزيز."), "plain"))] == [
        ("CNS122", "عبد العزيز")
    ]


def test_a_fix_to_the_preferred_form_may_be_safer(bench: Make) -> None:
    mixed = "10 ثم 20 ثم ٣٠"
    assert bench(DIGITS).fixed(mixed) == mixed
    assert bench(DIGITS + "prefer: [indic]\n").fixed(mixed) == "١٠ ثم ٢٠ ثم ٣٠"


def test_marks_stay_where_they_are(bench: Make) -> None:
    assert bench(SETS).goods("غوغل غوغل جُوجَل") == ["غوغل غوغل غُوغَل"]


def test_a_habit_is_reported_once_and_only_where_it_holds(bench: Make) -> None:
    rule = bench(YA)
    assert rule.found("فى البيت الذى بناه القاضى") == ["فى"]
    assert rule.found("فى البيت الذى بناه في القرية القاضي") == []
    assert rule.found("فى البيت الذى بناه") == []
    assert rule.found("إلى متى يسعى موسى على هدى") == []


UNDOTTED = (
    "فى المجلس الوطنى العربى، وفى الاجتماع الدولى الاقتصادى السياسى الذى عقد فى المركز الثقافى المصرى، قال القاضى "
    "الدستورى والمحامى الجنائى إن التاريخ الإسلامى والأدب الشرقى والفن الغربى والعلم التجريبى "
    "والبحث الطبى والعمل الجماعى."
)


def test_a_habit_speaks_for_the_words_that_other_rules_would_report() -> None:
    assert [d.code for d in arlint.check(UNDOTTED)] == ["CNS108"]
    assert arlint.fix(UNDOTTED).text == UNDOTTED


def test_where_dots_are_mixed_each_word_is_reported() -> None:
    codes = {d.code for d in arlint.check(UNDOTTED + " في الذي التي القاضي المحامي المصري")}
    assert "CNS108" not in codes
    assert "ORT201" in codes


def test_restore_rules_take_no_spelling_of_a_set_for_a_slip() -> None:
    assert arlint.check("رءوس الأموال، والهيأة العليا، وشركة الأيفون.") == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("kind: consistency\n", "told apart by"),
        ("kind: consistency\nsets: [[أ, ب]]\nforms: [{name: س}, {name: ص}, {name: ع}]\n", "one cell for each form"),
        ("kind: consistency\nsets: [['أ;ب', ج]]\n", "do not have equally many words"),
        ("kind: consistency\nsets: [[أ, ب]]\nprefer: [ج]\n", "none of the forms"),
        ("kind: consistency\nforms: [{name: س, pattern: س}, {name: ص, pattern: ص}]\n", "say how it is written"),
        ("kind: consistency\nforms: [{name: س, ending: ي}, {name: ص, ending: ى}]\n", "have a `habit`"),
        (
            "kind: consistency\nforms: [{name: س, pattern: س, write: '\\g<x>', literals: [س]},"
            " {name: ص, pattern: '(?P<x>ص)', write: ص, literals: [ص]}]\n",
            "the pattern has no group x",
        ),
        (DIGITS.replace("0123456789", "012"), "equally many"),
    ],
)
def test_forms_that_cannot_be_told_apart_are_refused(bench: Make, body: str, what: str) -> None:
    with pytest.raises(RuleError, match=what):
        bench(body)
