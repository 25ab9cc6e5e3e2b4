from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arlint.lexicon.confusions import COSTS, FAR, Confusion
from arlint.lexicon.proposals import proposals
from arlint.lexicon.slips import NEEDED, SLIPS

WORDS = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئءةى", min_size=2, max_size=9)
LETTERS = {
    Confusion.HAMZA: "اأإ",
    Confusion.HAMZA_INSIDE: "اأ",
    Confusion.HAMZA_SIDE: "أإ",
    Confusion.WASL: "اأإ",
    Confusion.TA_MARBUTA: "هة",
    Confusion.HA: "هة",
    Confusion.ALEF_MAQSURA: "يى",
    Confusion.DAD_ZA: "ضظ",
    Confusion.SIN_SAD: "سص",
    Confusion.TA_TAH: "تط",
}


@pytest.mark.parametrize(
    ("confusion", "key", "form"),
    [
        (Confusion.HAMZA, "الاسلام", "الإسلام"),
        (Confusion.HAMZA_INSIDE, "المسالة", "المسألة"),
        (Confusion.HAMZA_SIDE, "الأنسان", "الإنسان"),
        (Confusion.WASL, "بإستعمال", "باستعمال"),
        (Confusion.MADDA, "القران", "القرآن"),
        (Confusion.HAMZA_SEAT, "مسؤل", "مسؤول"),
        (Confusion.HAMZA_SEAT, "شيئ", "شيء"),
        (Confusion.WAW_ALEF, "كتبو", "كتبوا"),
        (Confusion.PLURAL_IMPERFECT, "يكتبو", "يكتبون"),
        (Confusion.PLURAL_IMPERFECT, "ليكتبو", "ليكتبوا"),
        (Confusion.DOUBLED, "ممتازز", "ممتاز"),
        (Confusion.NISBA, "الفلسطينين", "الفلسطينيين"),
        (Confusion.ELONGATED, "جدااااا", "جدا"),
        (Confusion.DHAL_DAL, "هدا", "هذا"),
        (Confusion.TRANSPOSED, "الشكرة", "الشركة"),
        (Confusion.LETTER, "مدينت", "مدينة"),
        (Confusion.OTHER, "القياو", "القيام"),
        (Confusion.OTHER, "الكهرباد", "الكهرباء"),
        (Confusion.EXTRA, "المديرنة", "المدينة"),
        (Confusion.MISSING, "المدنة", "المدينة"),
        (Confusion.EXTRA_MADDA, "قريبآ", "قريبا"),
        (Confusion.EXTRA_MADDA, "يرآس", "يرأس"),
        (Confusion.ALEF_SHAPE, "علئ", "على"),
        (Confusion.HAMZA_SEAT, "يوئيد", "يؤيد"),
        (Confusion.HAMZA_SEAT, "مباديء", "مبادئ"),
        (Confusion.HAMZA_SEAT, "استثنأ", "استثناء"),
    ],
)
def test_each_confusion_proposes(confusion: Confusion, key: str, form: str) -> None:
    assert form in {p.form for p in proposals(key, [confusion])}


def test_several_at_once() -> None:
    found = {p.form: p.confusions for p in proposals("الاسئله", [Confusion.HAMZA, Confusion.TA_MARBUTA])}
    assert found["الأسئلة"] == (Confusion.HAMZA, Confusion.TA_MARBUTA)


def test_an_alef_becomes_no_ya() -> None:
    assert "اليمن" not in {p.form for p in proposals("الامن", set(Confusion) - FAR)}


def test_laughter_is_no_word() -> None:
    assert not list(proposals("هههههه", [Confusion.ELONGATED]))


def test_every_spelling_confusion_has_a_cost() -> None:
    assert set(COSTS) == set(Confusion)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.sampled_from(sorted(LETTERS)))
def test_only_its_own_letters_change(word: str, confusion: Confusion) -> None:
    for proposal in proposals(word, [confusion]):
        assert len(proposal.form) == len(word)
        for old, new in zip(word, proposal.form, strict=True):
            assert old == new or {old, new} <= set(LETTERS[confusion])


@settings(max_examples=100, deadline=None)
@given(WORDS)
def test_each_proposal_once_and_never_the_word(word: str) -> None:
    forms = [p.form for p in proposals(word, set(Confusion) - FAR)]
    assert word not in forms
    assert len(forms) == len(set(forms))


@settings(max_examples=300, deadline=None)
@given(WORDS)
def test_a_confusion_needs_its_letters(word: str) -> None:
    """What is not asked for its slips, because the word lacks the letters, would have had none."""
    for confusion, letters in NEEDED.items():
        if letters.isdisjoint(word):
            assert not list(SLIPS[confusion](word))
