"""The word store is written the same way twice, from a small made source."""

from __future__ import annotations

import random
from pathlib import Path

from arlint.lexicon import Lexicon, Standing
from arlint.lexicon.features import Feature
from tools.build_lexicon import (
    named,
    with_nominative_hamza,
    with_plural_hosts,
    with_plural_you,
    with_rivals,
    with_usual_imperatives,
    write,
)

NOUN = Feature.NOUN | Feature.WHOLE | Feature.ARTICLE | Feature.PREPOSITION
VERB = Feature.VERB | Feature.WHOLE
FEATURES = {
    "مدرسة": NOUN,
    "حياه": NOUN,
    "حياة": NOUN,
    "اضغط": VERB | Feature.IMPERATIVE,
    "اصبح": VERB | Feature.IMPERATIVE,
    "أصبح": VERB | Feature.PAST,
    "يقرأ": VERB | Feature.IMPERFECT | Feature.PRONOUN_OTHER,
}
STEPS = {"مدرسة": 80, "حياه": 150, "حياة": 90, "اضغط": 110, "أضغط": 140, "اصبح": 110, "أصبح": 90}


def build(folder: Path, order: list[str]) -> None:
    features = with_nominative_hamza({word: FEATURES[word] for word in order})
    write(folder, with_rivals(with_usual_imperatives(features, STEPS), STEPS), STEPS)


def test_same_source_same_bytes(tmp_path: Path) -> None:
    shuffled = list(FEATURES)
    random.Random(5).shuffle(shuffled)
    build(tmp_path / "one", list(FEATURES))
    build(tmp_path / "two", shuffled)
    for name in ("words.marisa", "words.bin"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_what_the_build_marks(tmp_path: Path) -> None:
    build(tmp_path, list(FEATURES))
    lexicon = Lexicon.open(tmp_path)
    assert lexicon.known("اضغط")
    assert lexicon.word("اصبح").standing is Standing.RARE
    assert lexicon.known("يقرؤها")
    assert lexicon.store.features("حياه") & Feature.RIVALED
    assert not lexicon.store.features("مدرسة") & Feature.RIVALED


def test_plurals_take_the_pronouns_of_the_singular() -> None:
    known = {
        "يعرف": VERB | Feature.IMPERFECT | Feature.PRONOUN_OTHER,
        "يعرفون": VERB | Feature.IMPERFECT,
        "يذهب": VERB | Feature.IMPERFECT,
        "يذهبون": VERB | Feature.IMPERFECT,
        "عرف": VERB | Feature.PAST | Feature.PRONOUN_OTHER,
        "عرفتم": VERB | Feature.PAST,
    }
    features = with_plural_you(with_plural_hosts(known))
    assert features["يعرفون"] & Feature.PRONOUN_OTHER
    assert not features["يذهبون"] & Feature.PRONOUN_OTHER
    assert features["عرفتمو"] == Feature.VERB | Feature.PAST | Feature.PRONOUN_OTHER


def test_names_with_an_article() -> None:
    assert set(named("السودة", {}, place=False)) == {"السودة", "للسودة"}
    assert {"للغافقي", "غافقي", "غافقية", "غافقيون"} <= set(named("الغافقي", {}, place=False))
    assert "حريملي" not in named("حريملاء", {}, place=True)
    assert {"طولقي", "طولقية"} <= set(named("طولقة", {}, place=True))
    assert set(named("القاعدة", {"قاعدة": Feature.WHOLE | Feature.ARTICLE_OBLIQUE}, place=False)) == {"القاعدة"}
