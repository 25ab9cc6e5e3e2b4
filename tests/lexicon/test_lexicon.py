from __future__ import annotations

import pytest

from arlint.lexicon import Confusion, Lexicon, Standing, WordClass, default_lexicon, is_a

HAMZA_AND_ENDINGS = (Confusion.HAMZA, Confusion.WASL, Confusion.TA_MARBUTA, Confusion.HA, Confusion.ALEF_MAQSURA)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return default_lexicon()


@pytest.mark.parametrize(
    "form",
    [
        "مدرسة",
        "المدرسة",
        "وبالمدرسة",
        "للمدرسة",
        "مدرستها",
        "وبمدرستهم",
        "كتبوا",
        "كتبوها",
        "سيكتبون",
        "فليكتب",
        "أصدقاؤه",
        "أصدقاءه",
        "أصدقائه",
        "مستواه",
        "إنترنت",
        "والإنترنت",
        "سوريا",
        "أكتوبر",
        "استراتيجية",
    ],
)
def test_known(lexicon: Lexicon, form: str) -> None:
    assert lexicon.word(form).standing is Standing.KNOWN


@pytest.mark.parametrize(
    "form", ["المدرسه", "الاسئله", "إستعمال", "مسؤل", "قرائة", "الضروف", "سالكتاب", "المدرستها", "لاكن"]
)
def test_no_words(lexicon: Lexicon, form: str) -> None:
    assert not lexicon.known(form)


@pytest.mark.parametrize(
    ("form", "why"), [("كبيره", "an adjective's ـه"), ("اكثر", "imperative"), ("أنجحن", "energetic")]
)
def test_rare_readings(lexicon: Lexicon, form: str, why: str) -> None:
    assert lexicon.word(form).standing is Standing.RARE, why


@pytest.mark.parametrize(
    ("form", "best"), [("الحكومه", "الحكومة"), ("الاطفال", "الأطفال"), ("إجتماع", "اجتماع"), ("الذى", "الذي")]
)
def test_variants(lexicon: Lexicon, form: str, best: str) -> None:
    assert lexicon.variants(form, HAMZA_AND_ENDINGS)[0].word.form == best


def test_frequency_falls_back_on_the_stem(lexicon: Lexicon) -> None:
    assert lexicon.zipf("الحكومة") > 5
    unseen = "أفبحكومتيهما"
    assert 0 <= lexicon.zipf(unseen) < 1


def test_a_reading_puts_the_form_together(lexicon: Lexicon) -> None:
    for form in ("وبالمدرسة", "مدرستها", "فسيكتبونها", "لأصدقائهم"):
        readings = lexicon.readings(form)
        assert readings
        for reading in readings:
            assert reading.prefix + reading.host + reading.suffix == form


@pytest.mark.parametrize(
    ("form", "wanted", "expected"),
    [
        ("يكتب", WordClass.IMPERFECT, True),
        ("سيكتبون", WordClass.IMPERFECT, True),
        ("كتاب", WordClass.IMPERFECT, False),
        ("تقدم", WordClass.IMPERFECT, False),  # a noun too
        ("كتاب", WordClass.NOUN, True),
        ("انتظر", WordClass.NOUN, False),
        ("غغغغ", WordClass.UNKNOWN, True),
    ],
)
def test_classes(lexicon: Lexicon, form: str, wanted: WordClass, expected: bool) -> None:
    assert is_a(lexicon, form, wanted) is expected
