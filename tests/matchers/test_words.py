from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.matchers.conftest import Bench

Make = Callable[[str], Bench]

LEXICAL = """\
kind: lexical
match: {clitics: noun}
entries:
  - {bad: قرائة, good: قراءة, suffixes: pronoun}
  - {bad: لاكن, good: لكن, clitics: conjunction}
  - {bad: مسئول, good: [مسؤول, مسئول عنه]}
  - {bad: ان, good: أن, clitics: none}
except:
  words: [قرائتان]
  before: [{word: اسم}]
  after: [{class: mark, text: ["("]}]
"""


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("قرائة", "قراءة"),
        ("وبالقرائة", "وبالقراءة"),
        ("للقرائة", "للقراءة"),
        ("قرائتهم", "قراءتهم"),
        ("قِرائَـة", "قِراءَـة"),
        ("ولاكنّ", "ولكنّ"),
        ("بلاكن", "بلاكن"),  # no preposition before a particle
        ("كان بان", "كان بان"),  # ان stands alone only
        ("قال ان", "قال أن"),
        ("اسم قرائة", "اسم قرائة"),
        ("قرائة (كذا)", "قرائة (كذا)"),
    ],
)
def test_lexical(bench: Make, text: str, fixed: str) -> None:
    assert bench(LEXICAL).fixed(text) == fixed


def test_several_corrections_are_never_applied(bench: Make) -> None:
    rule = bench(LEXICAL)
    assert rule.fixed("هو مسئول") == "هو مسئول"
    assert rule.goods("هو المسئول") == ["هو المسؤول", "هو المسئول عنه"]
    assert {f.safety.value for f in rule.check("هو مسئول")[0].fixes} == {"suggest"}


def test_edits_are_minimal(bench: Make) -> None:
    (diagnostic,) = bench(LEXICAL).check("في القرائة")
    (edit,) = diagnostic.fixes[0].edits
    assert (edit.start, edit.end, edit.replacement) == (8, 9, "ء")


TEMPLATE = """\
kind: template
match: {clitics: noun, suffixes: pronoun}
entries:
  - {shape: إ1ت2ا3, good: ا1ت2ا3, endings: ["", ي, ية, ات]}
  - {shape: إست*, good: است*}
except: {words: [إستراتيجية, إستونيا]}
"""


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("الإجتماعات", "الاجتماعات"),
        ("للإجتماع", "للاجتماع"),
        ("بإحترامهم", "باحترامهم"),
        ("إِحتِرام", "اِحتِرام"),
        ("الإجتماعية", "الاجتماعية"),
        ("إنتاج إتقان", "إنتاج إتقان"),  # five letters: form IV
        ("إستعمالها", "استعمالها"),
        ("الإستراتيجية إستونيا", "الإستراتيجية إستونيا"),
    ],
)
def test_template(bench: Make, text: str, fixed: str) -> None:
    assert bench(TEMPLATE).fixed(text) == fixed


def test_a_digit_does_not_stand_for_the_letters_it_is_without(bench: Make) -> None:
    rule = "kind: template\nentries:\n  - {shape: إن123, good: ان123}\n"
    assert bench(rule).fixed("إنقلب إنجيل") == "انقلب انجيل"
    narrower = rule.replace("good: ان123", 'good: ان123, without: {"2": "وي"}')
    assert bench(narrower).fixed("إنقلب إنجيل") == "انقلب إنجيل"


@pytest.mark.parametrize(
    ("asks", "fixed"),
    [
        ("ignore", "قراءة شبراءة مساء"),
        ("good-known", "قراءة شبرائة مساء"),
        ("bad-unknown", "قراءة شبرائة مساءا"),  # a dual, by the lexicon
    ],
)
def test_a_template_asks_the_lexicon(bench: Make, asks: str, fixed: str) -> None:
    rule = (
        "kind: template\n"
        f"lexicon: {asks}\n"
        'entries:\n  - {shape: "*ائة", good: "*اءة"}\n  - {shape: "*اءا", good: "*اء"}\n'
    )
    assert bench(rule).fixed("قرائة شبرائة مساءا") == fixed


def test_a_shape_is_found_before_a_pronoun(bench: Make) -> None:
    rule = 'kind: template\nmatch: {clitics: noun, suffixes: pronoun}\nentries:\n  - {shape: "*ائة", good: "*اءة"}\n'
    assert bench(rule).fixed("بقرائته قرائة") == "بقراءته قراءة"


def test_a_correction_that_is_what_stands_written_is_no_finding(bench: Make) -> None:
    rule = "kind: lexical\nmatch: {suffixes: pronoun}\nentries:\n  - {bad: مبادء, good: مبادئ}\n"
    assert bench(rule).check("مبادئه") == []
    assert bench(rule).fixed("مبادء") == "مبادئ"


def test_an_exception_holds_behind_a_conjunction(bench: Make) -> None:
    rule = 'kind: template\nentries:\n  - {shape: "*اءا", good: "*اء"}\nexcept: {words: [جاءا]}\n'
    assert bench(rule).fixed("جاءا وجاءا فجاءا مساءا") == "جاءا وجاءا فجاءا مساء"
