"""The texts of a benchmark are the same bytes every time, and hold what their names say."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpora import RECIPES, Recipe, head, make
from benchmarks.vocabulary import Entry, Vocabulary, read, slip, write
from benchmarks.workplace import Workplace

FORMS = (("المكتبة", 6.0), ("المدرسة", 5.0), ("النجوم", 4.0), ("كتابها", 5.5), ("طريقهم", 4.5), ("نافذة", 3.0))
ENTRIES = (Entry("المكتبه", "المكتبة"), Entry("نافذه", "نافذة"))


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(FORMS, ENTRIES)


def test_same_recipe_same_bytes(tmp_path: Path, vocabulary: Vocabulary) -> None:
    recipe = Recipe("dense", 30_000, dense=True)
    first, second = (make(recipe, Workplace(tmp_path / name), vocabulary) for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
    assert 30_000 <= first.stat().st_size < 35_000


def test_another_vocabulary_makes_another_file(tmp_path: Path, vocabulary: Vocabulary) -> None:
    place = Workplace(tmp_path)
    other = Vocabulary((*FORMS, ("الحديقة", 6.0)), ENTRIES)
    assert make(RECIPES[3], place, vocabulary) != make(RECIPES[3], place, other)


def test_clean_has_no_wrong_word_and_dense_has_many(tmp_path: Path, vocabulary: Vocabulary) -> None:
    wrong = {entry.wrong for entry in ENTRIES}
    clean, dense = (
        make(Recipe(name, 50_000, dense=name == "dense"), Workplace(tmp_path), vocabulary).read_text("utf-8").split()
        for name in ("clean", "dense")
    )
    assert not wrong.intersection(clean)
    share = sum(word in wrong for word in dense) / len(dense)
    assert 0.06 < share < 0.09  # one in twelve, of words without punctuation


def test_few_word_types_are_few(tmp_path: Path, vocabulary: Vocabulary) -> None:
    few = make(Recipe("few", 50_000, commonest=2), Workplace(tmp_path), vocabulary).read_text("utf-8")
    assert "المدرسة" in few
    assert "النجوم" not in few


def test_a_tree_has_its_files_and_its_size(tmp_path: Path, vocabulary: Vocabulary) -> None:
    tree = make(Recipe("tree", 300_000, files=150), Workplace(tmp_path), vocabulary)
    files = list(tree.rglob("*.txt"))
    assert len(files) == 150
    assert sum(file.stat().st_size for file in files) == pytest.approx(300_000, rel=0.3)


def test_head_ends_with_a_line(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("سطر أول\nسطر ثان\nسطر ثالث\n", encoding="utf-8")
    assert head(text, 16).read_text("utf-8") == "سطر أول\nسطر ثان\n"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("إنتاج", "انتاج"), ("مدرسة", "مدرسه"), ("مسؤول", "مسوول"), ("الذي", "الذى"), ("كتاب", "كتاب")],
)
def test_slips(right: str, wrong: str) -> None:
    assert slip(right) == wrong


def test_a_vocabulary_survives_its_file(tmp_path: Path, vocabulary: Vocabulary) -> None:
    write(vocabulary, tmp_path / "words.tsv")
    assert read(tmp_path / "words.tsv") == vocabulary
