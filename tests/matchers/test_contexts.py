"""A word that is right beside neighbours of its own: the `pairs` and `contexts` of a rule's exceptions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arlint.errors import RuleError
from tests.matchers.conftest import Bench

Make = Callable[[str], Bench]

LEXICAL = """\
kind: lexical
match: {clitics: conjunction}
entries: [{bad: ابعد, good: أبعد}, {bad: فان, good: فإن}]
fix: {safety: safe}
except:
"""


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("ابعد عن الشر", "ابعد عن الشر"),
        ("ابعد عنه يا ولد", "ابعد عنه يا ولد"),  # the word behind with a pronoun
        ("قال: ابعد عن الشر", "قال: ابعد عن الشر"),  # a mark begins a clause
        ("هو ابعد عن الشر", "هو أبعد عن الشر"),  # no clause begins here
        ("ابعد من ذلك", "أبعد من ذلك"),
        ("كل شيء فان.", "كل شيء فان."),  # where a clause ends
        ("متاع فان", "متاع فان"),
        ("وفان الأمر", "وفإن الأمر"),
    ],
)
def test_contexts_are_lists_of_neighbours(bench: Make, text: str, fixed: str) -> None:
    rule = LEXICAL + "  contexts: [{words: [ابعد], before: [^], behind: [عن]}, {words: [فان], behind: [$]}]\n"
    assert bench(rule).fixed(text) == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("لم ابعد عنها القوم؟", "لم ابعد عنها القوم؟"),
        ("لم ابعد عنها القوم.", "لم أبعد عنها القوم."),
        ("ابعد عنها القوم؟", "أبعد عنها القوم؟"),  # each side that is named must hold
        ("لم فان القوم؟", "لم فإن القوم؟"),  # and it is the word's own pair
    ],
)
def test_pairs_are_tests_of_neighbours(bench: Make, text: str, fixed: str) -> None:
    rule = LEXICAL + '  pairs: [{this: {word: ابعد}, before: [{word: لم}], ahead: [{class: mark, text: ["؟"]}]}]\n'
    assert bench(rule).fixed(text) == fixed


def test_a_pair_without_neighbours_excuses_its_word_anywhere(bench: Make) -> None:
    rule = bench(LEXICAL + '  pairs: [{this: {word: ابعد, written: "ِ"}}]\n')
    assert rule.fixed("هو اِبعد فان ابعد") == "هو اِبعد فإن أبعد"


def test_a_pair_names_its_word(bench: Make) -> None:
    with pytest.raises(RuleError, match="a pair names its word"):
        bench(LEXICAL + "  pairs: [{before: [{word: لم}]}]\n")


def test_a_table_of_contexts_stands_among_the_word_sets(bench: Make, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no table"):
        bench(LEXICAL + "  contexts_from: ../sets.tsv\n")


PAIRS = "title: {ar: عنوان, en: Title}\npairs: [{this: {word: ابعد}, before: [{word: لم}]}]\n"


def _write_pairs(folder: Path, text: str = PAIRS) -> None:
    (folder / "pairs").mkdir()
    (folder / "pairs" / "after-lam.yaml").write_text(text, encoding="utf-8")


def test_pairs_that_several_rules_name_add_to_their_own(bench: Make, tmp_path: Path) -> None:
    _write_pairs(tmp_path)
    rule = bench(LEXICAL + "  pairs_from: after-lam\n  pairs: [{this: {word: فان}, after: [{word: القوم}]}]\n")
    assert rule.fixed("لم ابعد فان القوم") == "لم ابعد فان القوم"
    assert rule.fixed("هو ابعد فان هذا") == "هو أبعد فإن هذا"


@pytest.mark.parametrize("name", ["after-lan", "../../outside"])
def test_pairs_stand_in_their_folder(bench: Make, tmp_path: Path, name: str) -> None:
    _write_pairs(tmp_path)
    (tmp_path.parent / "outside.yaml").write_text(PAIRS, encoding="utf-8")
    with pytest.raises(RuleError, match="no pairs"):
        bench(LEXICAL + f"  pairs_from: {name}\n")


@pytest.mark.parametrize("wrong", ["pairs: []", "pairs: [{before: [{word: لم}]}]", "par: [{}]"])
def test_an_error_in_shared_pairs_names_their_file(bench: Make, tmp_path: Path, wrong: str) -> None:
    _write_pairs(tmp_path, f"title: {{ar: عنوان, en: Title}}\n{wrong}\n")
    with pytest.raises(RuleError, match=r"after-lam\.yaml"):
        bench(LEXICAL + "  pairs_from: after-lam\n")


def test_a_repetition_rule_has_exceptions(bench: Make) -> None:
    rule = bench("kind: repetition\nunit: word\nexcept:\n  before: [{word: من}]\n")
    assert rule.found("من جاء جاء ثم عاد عاد") == ["عاد عاد"]
