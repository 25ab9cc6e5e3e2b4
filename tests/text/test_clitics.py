from __future__ import annotations

import pytest
from hypothesis import given

from arlint.text.clitics import Chain, attach, splits
from tests.strategies import words


@pytest.mark.parametrize(
    ("key", "prefix", "stem", "suffix"),
    [
        ("وبالكتاب", "وبال", "كتاب", ""),
        ("للجنة", "لل", "لجنة", ""),
        ("للكتاب", "لل", "كتاب", ""),
        ("سيكتبونها", "س", "يكتبون", "ها"),
        ("مدرستها", "", "مدرسة", "ها"),
        ("مستواه", "", "مستوى", "ه"),
        ("أصدقائهم", "", "أصدقاء", "هم"),
        ("كتبوها", "", "كتبوا", "ها"),
        ("فلله", "فلل", "له", ""),
        ("كتب", "", "كتب", ""),
    ],
)
def test_the_meant_reading_is_listed(key: str, prefix: str, stem: str, suffix: str) -> None:
    assert (prefix, stem, suffix) in {(s.prefix, s.stem, s.suffix) for s in splits(key)}


def test_the_whole_word_comes_first() -> None:
    first = splits("بال")[0]
    assert (first.prefix, first.stem, first.suffix, first.chain) == ("", "بال", "", Chain.NONE)


@pytest.mark.parametrize(
    ("prefix", "stem", "suffix", "wanted"),
    [
        ("ب", "اتخاذ", "", "باتخاذ"),
        ("لل", "اجتماع", "", "للاجتماع"),
        ("لل", "لجنة", "", "للجنة"),
        ("ل", "الكتاب", "", "للكتاب"),
        ("ول", "اللجنة", "", "وللجنة"),
        ("ل", "التجار", "", "للتجار"),
        ("ل", "التقاط", "", "لالتقاط"),  # the lam is the root's
        ("ول", "التزام", "هم", "ولالتزامهم"),
        ("", "مدرسة", "ها", "مدرستها"),
        ("", "مستوى", "هم", "مستواهم"),
        ("", "كتبوا", "ه", "كتبوه"),
        ("وال", "كتاب", "", "والكتاب"),
    ],
)
def test_attach(prefix: str, stem: str, suffix: str, wanted: str) -> None:
    assert attach(prefix, stem, suffix) == wanted


@given(words)
def test_a_chain_taken_off_is_put_back(key: str) -> None:
    for split in splits(key):
        assert split.rebuild(split.stem) == key


@given(words)
def test_a_correction_keeps_its_chain(key: str) -> None:
    for split in splits(key):
        rebuilt = split.rebuild("كلمة")
        assert rebuilt.endswith(split.suffix)
        assert rebuilt.startswith(split.prefix)
