from __future__ import annotations

import pytest
from hypothesis import given

from arlint.text.folding import apply, contradicts, fold, key_offsets, rewrite
from tests.strategies import texts, vocalised, words


@pytest.mark.parametrize(
    ("surface", "key"),
    [
        ("كِتَابٌ", "كتاب"),
        ("كتــاب", "كتاب"),
        ("الـ", "ال"),
        ("هٰذا", "هذا"),
        ("plain", "plain"),
        ("\u064e", ""),
    ],
)
def test_fold_keeps_letters_only(surface: str, key: str) -> None:
    assert fold(surface) == key


@pytest.mark.parametrize(
    ("surface", "good", "wanted"),
    [
        ("إتخاذ", "اتخاذ", "اتخاذ"),
        ("إِتّخَـاذٌ", "اتخاذ", "اِتّخَـاذٌ"),  # every mark and the tatweel stay
        ("لازالت", "ما زالت", "ما زالت"),
        ("سواءا", "سواء", "سواء"),
        ("جزاءاً", "جزاء", "جزاءً"),  # the tanwin is the word's, not the alef's
        ("جزاءًا", "جزاء", "جزاءً"),
        ("جزاءا", "جزاءً", "جزاءً"),
        ("جَزَاءاً", "جزاءً", "جَزَاءً"),  # one tanwin, wherever it was written
        ("جَزَاءًا", "جزاءً", "جَزَاءً"),
        ("مَسائاً", "مساءً", "مَساءً"),
        ("مَسائًا", "مساءً", "مساءً"),  # two marks for one letter: all anew
        ("رسائلاً", "رسائل", "رسائل"),  # a diptote has none
        ("مغلقًا", "مغلقة", "مغلقةً"),  # the tanwin goes to what is last
        ("مغلقاً", "مغلقة", "مغلقةً"),
        ("رسائلًا", "رسائل", "رسائل"),
        ("لاكنّ", "لكن", "لكنّ"),
        ("اللّذي", "الذي", "الّذي"),
        ("كتبو", "كتبوا", "كتبوا"),
        ("مُعلّمو", "معلموا", "مُعلّموا"),
    ],
)
def test_rewrite_changes_the_letters_it_is_about(surface: str, good: str, wanted: str) -> None:
    assert apply(surface, rewrite(surface, good)) == wanted


@given(texts)
def test_offsets_lead_back_to_the_letters(text: str) -> None:
    offsets = key_offsets(text)
    key = fold(text)
    assert len(offsets) == len(key) + 1
    assert "".join(text[o] for o in offsets[:-1]) == key


@given(vocalised, words)
def test_rewrite_reaches_the_correction(surface: str, good: str) -> None:
    assert fold(apply(surface, rewrite(surface, good))) == good


@given(vocalised)
def test_rewriting_to_the_same_letters_changes_nothing(surface: str) -> None:
    assert rewrite(surface, fold(surface)) == ()


def test_two_vocalisations_are_not_mixed() -> None:
    assert apply("يُعتبر", rewrite("يُعتبر", "يُعدّ")) == "يُعدّ"
    assert apply("مِنكي", rewrite("مِنكي", "منكِ")) == "مِنكِ"  # the mark goes where none stands
    assert apply("عليكَي", rewrite("عليكَي", "عليكِ")) == "عليكِ"
    assert apply("يعتبر", rewrite("يعتبر", "يُعدّ")) == "يُعدّ"


@pytest.mark.parametrize(
    ("surface", "good", "fixed"),
    [("رسائلًا", "رسائل", "رسائل"), ("سواءًا", "سواء", "سواءً"), ("رسائلا", "رسائل", "رسائل")],
)
def test_tanwin_goes_with_its_alef(surface: str, good: str, fixed: str) -> None:
    assert apply(surface, rewrite(surface, good)) == fixed


def test_another_word_has_other_marks() -> None:
    assert apply("بشكلٍ أفضل", rewrite("بشكلٍ أفضل", "على نحو أفضل")) == "على نحو أفضل"


@pytest.mark.parametrize(
    ("surface", "good", "wanted"),
    [
        ("مكافِئات", "مكافآت", True),  # the kasra puts the hamza on its yeh
        ("مُفاجئِات", "مفاجآت", True),
        ("أُسيا", "آسيا", True),
        ("مُكَافئات", "مكافآت", False),
        ("بِأخر", "بآخر", False),  # the kasra of the preposition
        ("مُؤامرة", "مآمرة", True),
        ("إِتخاذ", "اتخاذ", False),
    ],
)
def test_harakat_that_rule_a_correction_out(surface: str, good: str, wanted: bool) -> None:
    assert contradicts(surface, good) is wanted
