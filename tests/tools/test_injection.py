"""Each kind of injected error is what its docstring says, and what arlint says of it is counted as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.injection.__main__ import line_of, marked
from tools.injection.kinds import GROUPS, chosen
from tools.injection.kinds.base import Injection, name_of
from tools.injection.knowledge import Knowledge
from tools.injection.scoring import outcome, outcomes
from tools.injection.texts import Sentence, sentences

# A kind, a right sentence, and the sentences that it makes of it.
MADE = [
    ("demonstrative-gender", "سكنوا في هذه المدينة.", ["سكنوا في هذا المدينة."]),
    ("demonstrative-gender", "تمنح هذه المدينة زوارها وقتا.", []),  # «هذا» could be what gives
    ("adjective-gender-definite", "وصلنا إلى المدينة القديمة.", ["وصلنا إلى المدينة القديم."]),
    ("adjective-gender-definite", "سألنا مدير المدرسة القديمة.", []),  # «القديم» could be the director
    ("adjective-article-dropped", "وصلنا إلى المدينة القديمة.", ["وصلنا إلى المدينة قديمة."]),
    ("adjective-article-added", "وصلنا إلى مدينة قديمة.", ["وصلنا إلى مدينة القديمة."]),
    ("noun-article-dropped", "وصلنا إلى المدينة القديمة.", ["وصلنا إلى مدينة القديمة."]),
    ("relative-gender", "عدنا إلى المدينة التي تركناها.", ["عدنا إلى المدينة الذي تركناها."]),
    ("relative-number", "شكرنا المهندسين الذين حضروا.", ["شكرنا المهندسين الذي حضروا."]),
    ("verb-number-behind-subject", "كان المهندسون يعملون هنا.", ["كان المهندسون يعمل هنا."]),
    ("plural-nominative-for-oblique", "شكرنا للمهندسين عملهم.", ["شكرنا للمهندسون عملهم."]),
    ("dual-nominative-for-oblique", "سكنوا في مدينتين.", ["سكنوا في مدينتان."]),
    ("alef-lost", "كتبت عنه كتابًا جديدًا.", ["كتبت عنه كتاب جديدًا.", "كتبت عنه كتابًا جديد."]),
    ("alef-added", "قرأته في برنامج جديد.", ["قرأته في برنامجا جديد."]),
    ("an-for-inna", "قال إن الأمر سهل.", ["قال أن الأمر سهل."]),
    ("inna-for-an", "يجب أن نعود.", ["يجب إن نعود."]),
    ("nun-kept", "لم يعملوا أمس.", ["لم يعملون أمس."]),
    ("nun-dropped", "هم يعملون هنا.", ["هم يعملوا هنا."]),
    ("weak-ending-kept", "لم يأت أحد.", ["لم يأتي أحد."]),
    ("hollow-vowel-kept", "لم يكن أحد هنا.", ["لم يكون أحد هنا."]),
    ("hamza-added", "قبل الاجتماع بساعة", ["قبل الأجتماع بساعة", "قبل الإجتماع بساعة"]),
    ("hamza-seat-by-case", "بدأت في بنائه.", ["بدأت في بناؤه.", "بدأت في بناءه."]),
    ("words-joined", "عن الأمر", ["عنالأمر"]),
    ("preposition-replaced", "اعتمدوا على أنفسهم.", ["اعتمدوا إلى أنفسهم."]),
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


@pytest.mark.parametrize(("name", "right", "wrong"), MADE)
def test_what_a_kind_makes(knowledge: Knowledge, name: str, right: str, wrong: list[str]) -> None:
    made = [injection.applied(right) for injection in chosen([name])[name](Sentence(right), knowledge)]
    assert set(wrong) <= set(made) if name == "preposition-replaced" else made == wrong


def test_every_kind_changes_something_and_says_what(knowledge: Knowledge) -> None:
    text = "قال المدير إن المهندسين الذين يعملون في هذه المدينة القديمة لم يكملوا بنائهم، وإن كتابا جديدا وصل."
    for name, kind in chosen([]).items():
        assert kind.__doc__, name
        assert all(injection.applied(text) != text for injection in kind(Sentence(text), knowledge)), name


def test_kinds_are_chosen_by_name_and_by_group() -> None:
    assert list(chosen(["mood", "alef-lost"])) == [*map(name_of, GROUPS["mood"]), "alef-lost"]
    with pytest.raises(ValueError, match="no kind or group 'x'"):
        chosen(["x"])


def test_places_are_those_of_the_wrong_sentence() -> None:
    assert Injection(3, 5, "abcd", ((0, 2), (6, 8))).places() == [(3, 7), (0, 2), (8, 10)]


def test_found_and_given_back() -> None:
    sentence = Sentence("ذهبت إلى المدرسة.")
    lost = outcome(sentence, Injection(5, 8, "الى"))
    assert lost.found
    assert lost.restored
    assert not outcome(sentence, Injection(0, 4, "ذهبت")).found
    assert marked(lost) == "ذهبت ⟦إلى → الى⟧ المدرسة."
    assert line_of("x", [lost, outcome(sentence, Injection(0, 4, "ذهبت"))]) == "| x | 2 | 50 % | 50 % |"


def test_only_silent_sentences_count(knowledge: Knowledge) -> None:
    kind = chosen(["alef-maqsura"])["alef-maqsura"]
    texts = [Sentence("ذهبت الى هذه المدينة."), Sentence("ذهبت إلى هذه المدينة.")]
    found = list(outcomes(kind, texts, knowledge, limit=5, seed=1, memory={}))
    assert [one.sentence.text for one in found] == [texts[1].text]


def test_sentences_are_cut_and_halved(tmp_path: Path) -> None:
    text = "هذه جملة من خمس كلمات. وهذه جملة أخرى من كلمات.\nقصيرة جدا.\nهذه جملة من خمس كلمات.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = list(sentences([tmp_path]))
    assert [one.text for one in found] == ["هذه جملة من خمس كلمات.", "وهذه جملة أخرى من كلمات."]
    assert all(one.half == Sentence(one.text).half for one in found)
