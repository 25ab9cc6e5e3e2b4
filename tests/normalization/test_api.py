"""The library entry: names, options, errors, and what a normalizer may be used for."""

from __future__ import annotations

import pickle
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest

import arlint
from arlint.errors import UsageError
from arlint.normalization import normalize, normalizer
from arlint.normalization.classes import MARKS
from arlint.normalization.profiles import OPTIONS, built_in, read_profile
from arlint.normalization.stepkinds import all_kinds
from arlint.normalization.steps import Step
from tests.normalization.texts import random_texts


def test_exported() -> None:
    assert arlint.normalize("الـ١", profile="search") == "ال1"
    assert arlint.normalizer("search").with_offsets("الـ١") == ("ال1", [0, 1, 3])


def test_editorial_is_the_default() -> None:
    assert normalize("قال , نعم ؟") == "قال، نعم؟"


def test_steps_in_order() -> None:
    assert normalize("سـلامٌ ١", steps=["tatweel:decorative", "digits:ascii"]) == "سلامٌ 1"


@pytest.mark.parametrize(
    ("profile", "options", "text", "expected"),
    [
        ("search", {"zwnj": "delete"}, "می\u200cرود", "ميرود"),
        ("search", {"zwnj": "space"}, "می\u200cرود", "مي رود"),
        ("search", {"zwnj": "keep"}, "می\u200cرود", "مي\u200cرود"),
        ("search", {"word_ligatures": "keep"}, "محمد ﷺ", "محمد ﷺ"),
        ("search", {"word_ligatures": "strip"}, "محمد ﷺ", "محمد"),
        ("search", {}, "خَٰلِدُونَ", "خلدون"),
        ("search", {"dagger_alef": "alef"}, "خَٰلِدُونَ", "خالدون"),
        ("search", {"dagger_alef": "alef"}, "هٰذا", "هاذا"),
        ("search", {"dagger_alef": "alef"}, "عَلَىٰ", "علي"),
        ("nlp", {"honorifics": "keep"}, "عَلي\u0611", "علي\u0611"),
        ("social", {"elongation": 1}, "جمييييل", "جميل"),
        ("nlp", {"urls": "strip", "mentions": "keep"}, "@سعد https://t.co/x نعم", "@سعد نعم"),
        ("nlp", {"emoji": "strip"}, "رائع 👍🏽👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3 🇸🇦 ©", "رائع ©"),
        ("nlp", {"html": "keep"}, "<b>نعم</b>", "<b>نعم</b>"),
        ("social", {"hashtags": "keep"}, "#كأس_العالم", "#كأس_العالم"),
    ],
)
def test_options(profile: str, options: dict[str, str | int], text: str, expected: str) -> None:
    assert normalize(text, profile=profile, **options) == expected


def test_every_option_is_about_a_step_and_key_that_exist() -> None:
    for name, key in OPTIONS.values():
        kind = all_kinds()[name]
        assert kind.modes if key == "mode" else key in kind.options


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"profile": "serch"}, "did you mean 'search'"),
        ({"steps": ["tatwel"]}, "did you mean 'tatweel'"),
        ({"steps": ["tatweel:decorativ"]}, "did you mean 'decorative'"),
        ({"steps": ["elongation:kep=2"]}, "did you mean 'keep'"),
        ({"steps": ["elongation:keep=0"]}, "keep"),
        ({"steps": "nfc"}, "list"),
        ({"steps": ["nfc"], "profile": "nlp"}, "steps cannot be combined"),
        ({"profile": "search", "zwjn": "keep"}, "did you mean 'zwnj'"),
        ({"profile": "editorial", "urls": "mask"}, "has no step urls"),
    ],
)
def test_unknown_names_are_errors(arguments: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        normalizer(**arguments)  # type: ignore[arg-type]


def test_a_step_reads_as_it_is_written() -> None:
    for profile in built_in().values():
        for step in profile.steps:
            assert Step.parse(str(step)) == step


def test_a_normalizer_can_be_pickled() -> None:
    for name in built_in():
        first = normalizer(name)
        second = pickle.loads(pickle.dumps(first))
        assert first == second
        assert hash(first) == hash(second)
        assert second("سـلام ، ١") == first("سـلام ، ١")


def test_a_normalizer_can_be_shared_by_threads() -> None:
    texts = list(random_texts(seed=3, count=400))
    subject = normalizer("search")
    alone = [normalizer(steps=map(str, subject.steps))(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(subject, texts)) == alone


def test_own_profiles() -> None:
    mine = read_profile("mine", {"extends": "search", "zwnj": "space"})
    assert str(mine.steps[4]) == "invisibles:all,zwnj=space"
    assert read_profile("short", ["nfc", "marks:tashkeel"]).steps == (Step("nfc"), Step("marks", "tashkeel"))


@pytest.mark.parametrize(
    "wrong",
    [{}, {"steps": []}, {"steps": ["nfc"], "extends": "nlp"}, {"step": ["nfc"]}, "nfc", {"steps": "nfc"}],
    ids=str,
)
def test_a_wrong_profile_is_an_error(wrong: object) -> None:
    with pytest.raises(UsageError, match="mine"):
        read_profile("mine", wrong)


def test_only_three_marks_of_the_arabic_blocks_compose() -> None:
    """What the fast path of the tables relies on (see ``projection``)."""
    decompositions = (unicodedata.decomposition(chr(point)).split() for point in range(0x110000))
    second = {chr(int(parts[1], 16)) for parts in decompositions if len(parts) == 2 and parts[0][0] != "<"}
    assert second & MARKS == {"\u0653", "\u0654", "\u0655"}
