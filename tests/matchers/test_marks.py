"""`marks`: harakat that stand twice, exclude each other, lack a letter, or cannot stand where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arlint.errors import RuleError
from tests.matchers.conftest import Bench

Make = Callable[[str], Bench]

FATHA, DAMMA, KASRA, SHADDA, SUKUN, FATHATAN = "\u064e", "\u064f", "\u0650", "\u0651", "\u0652", "\u064b"


def test_a_mark_that_stands_twice(bench: Make) -> None:
    rule = bench("kind: marks\nreport: repeated\n")
    assert rule.fixed(f"ك{FATHA}{FATHA}ت{SHADDA}{FATHA}{SHADDA}ب") == f"ك{FATHA}ت{SHADDA}{FATHA}ب"
    assert rule.found(f"ك{FATHA}{SHADDA}تب") == []  # one of each, in either order


def test_marks_that_exclude_each_other(bench: Make) -> None:
    rule = bench('kind: marks\nreport: exclusive\nentries: [{marks: "\\u064e\\u064f\\u0650"}]\n')
    assert rule.goods(f"ك{FATHA}{DAMMA}تب") == [f"ك{DAMMA}تب", f"ك{FATHA}تب"]
    assert rule.found(f"ك{SHADDA}{DAMMA}تب") == []


def test_marks_without_a_letter(bench: Make) -> None:
    rule = bench("kind: marks\nreport: loose\n")
    assert rule.found(f"قال {DAMMA}نعم و{FATHA}لا") == [DAMMA]
    assert rule.found(f"الفتحة \u0640{FATHA} والضمة \u25cc{DAMMA}") == []


def test_marks_that_cannot_stand_there(bench: Make) -> None:
    inside = bench('kind: marks\nreport: illegal\nentries: [{marks: "\\u064b", place: inside}]\n')
    assert inside.found(f"كتا{FATHATAN}ب كتاب{FATHATAN}ا هد{FATHATAN}ى جزء{FATHATAN}") == [f"كتا{FATHATAN}ب"]
    first = bench('kind: marks\nreport: illegal\nentries: [{marks: "\\u0652", place: first, drop: false}]\n')
    (diagnostic,) = first.check(f"ك{SUKUN}تاب ت{FATHA}ك{SUKUN}")
    assert (diagnostic.text, diagnostic.fixes) == (f"ك{SUKUN}تاب", ())
    before = bench('kind: marks\nreport: illegal\nentries: [{marks: "\\u0650", following: ة}]\n')
    assert before.fixed(f"مدرس{KASRA}ة مدرس{KASRA}") == f"مدرسة مدرس{KASRA}"


def test_letters_of_two_characters(bench: Make) -> None:
    rule = bench("kind: marks\nreport: uncomposed\n")
    assert rule.fixed("ا\u0654كل\u064e ا\u0653ن مسو\u0654ول شى\u0654") == "أكل\u064e آن مسؤول شئ"
    assert rule.found(f"محم{FATHA}{SHADDA}د") == []  # canonical order is not looked at


def test_entries_where_they_belong(bench: Make) -> None:
    with pytest.raises(RuleError, match="have entries"):
        bench("kind: marks\nreport: illegal\n")
