"""The tables of GRM, GRN, PRP, LEX, LOA and STY: in order, without doubles, and right by arlint's own lights."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from pathlib import Path

import pytest

import arlint
from arlint.ruleset.loading import builtin_root
from arlint.text.folding import fold
from tests.builtin import own_rules

FAMILIES = ("GRM", "GRN", "PRP", "LEX", "LOA", "STY")
TABLES = sorted(path for family in FAMILIES for path in (builtin_root() / family).glob("*.tsv"))
RULES = [rule for rule in own_rules().rules if rule.family in FAMILIES]


def _rows(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_is_sorted_and_says_a_thing_once(path: Path) -> None:
    rows = _rows(path)
    assert rows == sorted(rows)
    heads = Counter(fold(row.split("\t")[0]) for row in rows)
    assert [head for head, count in heads.items() if count > 1] == []


def test_counted_nouns_have_one_gender_and_plurals_one_noun() -> None:
    _, *rows = _rows(builtin_root() / "sets" / "counted-nouns.tsv")
    cells = [row.split("\t") for row in rows]
    assert {gender for _, gender, _, _ in cells} == {"m", "f"}
    singulars = Counter(singular for singular, _, _, _ in cells)
    plurals = Counter(p for _, _, joined, _ in cells for p in joined.split("|") if p)
    assert [word for word, count in (singulars + plurals).items() if count > 1 and word not in singulars] == []
    assert [word for word, count in singulars.items() if count > 1] == []


def test_the_classes_of_objects_are_named_as_in_the_tables_of_government() -> None:
    _, *rows = _rows(builtin_root() / "sets" / "objects-of-prepositions.tsv")
    tables = [builtin_root() / "PRP" / f"{name}.tsv" for name in ("government", "nouns-government")]
    named = {row.split("\t")[3] for table in tables for row in _rows(table)}
    assert {row.split("\t")[0] for row in rows} - named == set()


def test_verbs_by_subject_have_the_forms_of_the_table_of_verbs() -> None:
    names, *rows = [row.split("\t") for row in _rows(builtin_root() / "sets" / "verb-forms.tsv")]
    verbs = [dict(zip(names, row, strict=True)) for row in rows]
    pairs = {(verb[of], verb[f"{of} feminine"]) for verb in verbs for of in ("past", "imperfect")}
    known = {masculine for masculine, feminine in pairs if feminine}
    _, *rows = [row.split("\t") for row in _rows(builtin_root() / "sets" / "verbs-by-subject.tsv")]
    assert [row for row in rows if row[1] in known and (row[1], row[2]) not in pairs] == []


def test_no_correction_is_wrong_by_another_default_rule() -> None:
    goods: list[str] = []
    for rule in RULES:
        for entry in [*getattr(rule.spec, "entries", ()), *getattr(rule.spec, "phrases", ())]:
            goods.extend([entry.good] if isinstance(entry.good, str) else entry.good)
    lines = [good.replace("…", "هذا") for good in goods]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 2)
    found = arlint.check("\n\n".join(lines))
    assert [f"{lines[bisect_right(starts, d.start) - 1]}: {d.code}" for d in found] == []


def test_contested_advice_is_not_in_the_default_profile() -> None:
    default = {rule.code for rule in RULES if "default" in rule.spec.profiles}
    plain = {"LOA106", "STY130", "STY131"}  # spellings of no dictionary, a reason that is "because", "more better"
    assert {code for code in default if code[:3] in {"LOA", "STY"}} == plain
    # Of which no dictionary knows the preposition written, or the verb without any.
    certain = {f"PRP{number}" for number in (*range(141, 158), *range(159, 167))}
    assert {code for code in default if code[:3] == "PRP"} == {"PRP105", "PRP123", "PRP132", *certain}


def test_grammar_is_fixed_unseen_only_where_the_context_is_certain() -> None:
    safe = {rule.code for rule in RULES if rule.spec.fix and rule.spec.fix.safety == "safe"}
    assert safe == {
        "GRM102", "GRM104", "GRM106", "GRM108", "GRM137", "GRM149", "GRN103", "GRN104", "GRN121",
    }  # fmt: skip
