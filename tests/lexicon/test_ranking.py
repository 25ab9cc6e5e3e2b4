"""Ranking, parting and the thresholds' measure, on words written for these tests."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arlint
from arlint.lexicon import default_lexicon
from arlint.lexicon.confusions import FAR, Confusion
from arlint.lexicon.parts import partings
from arlint.lexicon.ranking import Ranker
from tools.calibrate_restore import RATES, samples, words
from tools.corruption import misspellings

WORDS = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئءةى", min_size=3, max_size=9)
HEADS = frozenset({"لا", "ما", "يا"})


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    return Ranker(default_lexicon(), FAR, HEADS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("المدرسه", "المدرسة"),
        ("الاطفال", "الأطفال"),
        ("إذهب", "اذهب"),
        ("قريبآ", "قريبا"),
        ("الفلسطينين", "الفلسطينيين"),
        ("الاصلاخ", "الإصلاح"),
        ("المتسخدم", "المستخدم"),
        ("نشرالتقرير", "نشر التقرير"),
        ("مااعتقدت", "ما اعتقدت"),
        ("المدرسةالجديدة", "المدرسة الجديدة"),
        ("عالشارع", "على الشارع"),
        ("هالمدينة", "هذه المدينة"),
        ("باقتراحتكم", "باقتراحاتكم"),  # clitics
        ("الاعلامبون", "الإعلاميون"),  # and a hamza
        ("المعولماات", "المعلومات"),  # two slips
        ("عتقلت", "اعتقلت"),  # the first letter
        ("مستسفي", "مستشفى"),
        ("المعولمات", "المعلومات"),  # a word that nobody writes
    ],
)
def test_what_was_meant(ranker: Ranker, written: str, meant: str) -> None:
    ranking = ranker.rank(written)
    assert ranking is not None
    assert ranking.candidates[0].form == meant


@pytest.mark.parametrize("right", ["إحياء", "إشكال", "اضغط", "يقرؤها", "والده", "أرامكو", "ميليشيا", "ووصلات"])
def test_right_words_are_left(right: str) -> None:
    assert not [d for d in arlint.check(f"كتب {right} هنا") if d.text == right]


def test_the_article_of_a_word_without_its_hamza_is_no_illa() -> None:
    assert all(not p.form.startswith("إلا ") for p in partings(default_lexicon(), "الاعزل", frozenset()))


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_parting_only_adds_a_space_and_mends_common_slips(word: str) -> None:
    for parting in partings(default_lexicon(), word, HEADS):
        assert parting.form.count(" ") == 1
        assert abs(len(parting.form) - 1 - len(word)) <= 4


@settings(max_examples=100, deadline=None)
@given(WORDS, st.sampled_from(sorted(RATES)))
def test_a_misspelling_is_another_word_and_named_once(word: str, confusion: Confusion) -> None:
    forms = list(misspellings(word, confusion))
    assert word not in forms
    assert len(forms) == len(set(forms))


def test_samples_weigh_slips_as_often_as_asked() -> None:
    counts = words(["كتب الطالب رسالة إلى أمه في المدرسة"] * 50)
    drawn = list(samples(counts, draws=20, every=50, seed=3))
    slips = sum(s.weight for s in drawn if s.confusion is not None)
    assert drawn == list(samples(counts, draws=20, every=50, seed=3))
    assert 0 < slips <= counts.total() / 50 + 1e-6
    assert sum(s.weight for s in drawn if s.confusion is None) == pytest.approx(counts.total() * 49 / 50)
    assert Counter(s.form == s.meant for s in drawn if s.confusion)[True] == 0


def test_a_word_that_several_slips_lead_to_is_suggested_once() -> None:
    ranking = Ranker(default_lexicon(), FAR).rank("الاكسسوارات")
    assert ranking is not None
    assert len(ranking.candidates) == len({candidate.form for candidate in ranking.candidates})
    assert len(ranking.suggestions()) == len(set(ranking.suggestions()))


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("رجلأعمال", "رجل أعمال"),  # a hamza of the head inside
        ("البالغمن", "البالغ من"),  # a function word at the end
        ("القانونبوصفه", "القانون بوصفه"),  # long
        ("تإويل", "تأويل"),
        ("فضنته", "فظنته"),  # no list of frequent words has it
    ],
)
def test_what_was_meant_is_the_first_candidate(key: str, meant: str) -> None:
    ranking = Ranker(default_lexicon(), FAR).rank(key)
    assert ranking is not None
    assert ranking.candidates[0].form == meant


@pytest.mark.parametrize("name", ["ميلفورد", "شيريكا", "تسيمر", "السطران"])
def test_a_foreign_name_is_no_slip(name: str) -> None:
    assert Ranker(default_lexicon(), FAR).rank(name) is None
