"""The word classes that token tests ask for: what the lexicon is sure of, on words of every pattern."""

from __future__ import annotations

import pytest

from arlint.lexicon.classes import WordClass, is_a
from arlint.lexicon.lexicon import default_lexicon


@pytest.mark.parametrize(
    ("wanted", "yes", "no"),
    [
        (
            WordClass.SOUND_PLURAL,
            "المهندسين للمشاركون مسلمون الفلسطينيين وناشطون كذابين",
            "القانون المجنون المسكين الأمين الدين التلفزيون مليونين شهرين عشرين يعملون",
        ),
        (
            WordClass.TRIPTOTE,
            "نظام أحزاب سياسي متعاطف قادر جزء إنسان",
            "مدارس مصابيح أصدقاء صحراء مدرسة مستشفى عطشان محمد كتب سيارات",
        ),
        (WordClass.ACCUSATIVE, "نظاما تاريخا كبيرا مكانا", "سوريا فرنسا جدا دائما هنا قضايا سينما مما"),
        (WordClass.ADJECTIVE, "متعاطف كبير صحيح قادر", "نظام كتب محمد أكبر"),
        (WordClass.DUAL_ADJECTIVE, "جديدان الكبيرين قديمان", "الأفغان ألمان إنسان كتابان مسكين"),
        (WordClass.FIRST_PERSON, "اعرف اعتقد استطيع", "ابن اسمي انسان كتب أعرف"),
        (WordClass.IMPERATIVE, "ادخل اكمل اشرب", "اجتمع اسم ان كتب أدخل ابن"),
        (WordClass.FINITE, "قابلت وشاهدت ساعدني فعلوا", "بيت وقت عضوا الغني جيراني وست حالة"),
        (WordClass.PREFIXED, "بشركة للقاعدة", "لجنة بلدية كتاب"),
        (WordClass.NOUN, "لجنة بلدية كتاب والشركة", "بشركة للقاعدة كقائدة لحرارة"),
        (WordClass.SUBSTANTIVE, "لجنة كتاب", "لحرارة كبير"),
        (WordClass.NAME, "محمد سوريا", "كتاب يعمل"),
    ],
)
def test_words_of_a_class_and_words_that_look_like_them(wanted: WordClass, yes: str, no: str) -> None:
    lexicon = default_lexicon()
    assert [word for word in yes.split() if not is_a(lexicon, word, wanted)] == []
    assert [word for word in no.split() if is_a(lexicon, word, wanted)] == []


@pytest.mark.parametrize(("word", "wanted"), [("الخير", WordClass.NOUN), ("سيكتب", WordClass.IMPERFECT)])
def test_a_proclitic_rules_readings_out(word: str, wanted: WordClass) -> None:
    """خير alone may be a verb, behind the article it is none; behind س stands no noun."""
    assert is_a(default_lexicon(), word, wanted)
