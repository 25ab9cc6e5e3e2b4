from __future__ import annotations

import pytest
from hypothesis import given

from arlint.text.clitics import Chain, Split, attach, prefix_splits, splits, suffix_splits, suffixes_of
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


_AND, _PREPOSITION, _ARTICLE, _QUESTION, _FUTURE = (
    *(Chain.CONJUNCTION, Chain.PREPOSITION, Chain.ARTICLE),
    *(Chain.QUESTION, Chain.FUTURE),
)
_LAM = Chain.PREPOSITION | Chain.LAM


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (
            "وبالكتاب",
            [
                ("و", "بالكتاب", _AND),
                ("وب", "الكتاب", _AND | _PREPOSITION),
                ("وبال", "كتاب", _AND | _PREPOSITION | _ARTICLE),
            ],
        ),
        ("للغة", [("ل", "لغة", _LAM), ("لل", "غة", _PREPOSITION | _ARTICLE), ("لل", "لغة", _PREPOSITION | _ARTICLE)]),
        ("أفلا", [("أ", "فلا", _QUESTION), ("أف", "لا", _QUESTION | _AND)]),
        ("سيكتب", [("س", "يكتب", _FUTURE)]),
        ("سفر", []),  # no imperfect: سفر is not س before فر
        ("وال", [("و", "ال", _AND)]),  # a rest of two letters at least
        ("فللا", [("ف", "للا", _AND), ("فل", "لا", _AND | _LAM), ("فلل", "لا", _AND | _PREPOSITION | _ARTICLE)]),
        ("كتب", [("ك", "تب", _PREPOSITION)]),
        ("جلس", []),
        ("لل", []),
        ("", []),
    ],
)
def test_every_reading_of_a_prefix(key: str, wanted: list[tuple[str, str, int]]) -> None:
    assert list(prefix_splits(key)) == [("", key, Chain.NONE), *wanted]


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("مدرستها", [("مدرست", "ها", "مدرست"), ("مدرسة", "ها", "مدرست")]),
        ("مستواه", [("مستوا", "ه", "مستوا"), ("مستوى", "ه", "مستوا")]),
        ("أصدقائهم", [("أصدقائ", "هم", "أصدقائ"), ("أصدقاء", "هم", "أصدقائ")]),
        ("أصدقاؤكم", [("أصدقاؤ", "كم", "أصدقاؤ"), ("أصدقاء", "كم", "أصدقاؤ")]),
        ("كتبوها", [("كتبو", "ها", "كتبو"), ("كتبوا", "ها", "كتبو")]),
        ("ضربني", [("ضربن", "ي", "ضربن"), ("ضرب", "ني", "ضرب")]),
        ("بها", []),  # a stem of two letters at least
        ("ربها", [("رب", "ها", "رب")]),
        ("كتاب", []),
    ],
)
def test_every_reading_of_a_suffix(word: str, wanted: list[tuple[str, str, str]]) -> None:
    assert list(suffix_splits(word)) == [(word, "", word), *wanted]


def test_the_pronouns_at_an_end() -> None:
    assert suffixes_of("كتابكما") == ["كما"]
    assert suffixes_of("ضربني") == ["ي", "ني"]
    assert suffixes_of("بيتهم") == ["هم"]
    assert suffixes_of("قلم") == suffixes_of("") == []


@pytest.mark.parametrize(
    ("prefix", "stem", "suffix", "written", "other", "wanted"),
    [
        ("", "مدرسة", "ها", "مدرست", "جامعة", "جامعتها"),
        ("ال", "مدرسة", "", "مدرسة", "جامعة", "الجامعة"),
        ("ب", "قراءة", "هم", "قرائت", "قراءة", "بقرائتهم"),
        ("", "أصدقاء", "هم", "أصدقائ", "أعضاء", "أعضائهم"),
        ("", "مستوى", "ه", "مستوا", "محتوى", "محتواه"),
        ("", "كتاب", "ه", "كتاب", "باب", "بابه"),
        ("", "كتاب", "ه", "كتاب", "مدرسة", "مدرسته"),
        ("لل", "لغة", "", "لغة", "لجنة", "للجنة"),
        ("و", "كتبوا", "ها", "كتبو", "ضربوا", "وضربوها"),
        ("", "كتابة", "ه", "كتابة", "قراءة", "قراءةه"),  # as it was found, right or wrong
    ],
)
def test_another_stem_is_joined_as_the_one_was(
    prefix: str, stem: str, suffix: str, written: str, other: str, wanted: str
) -> None:
    assert Split(prefix, stem, suffix, Chain.NONE, written).rebuild(other) == wanted
