"""Verbs made of nouns conjugate like their model, and loan words decline."""

from __future__ import annotations

import pytest

from arlint.lexicon.features import Feature
from tools.build_lexicon import declined, with_verbs
from tools.lexicon_verbs import conjugated

PAST = Feature.VERB | Feature.PAST | Feature.WHOLE
PRESENT = Feature.VERB | Feature.IMPERFECT | Feature.WHOLE
NOUN = Feature.NOUN | Feature.WHOLE
MODEL = {
    "دحرجت": PAST,
    "دحرجنا": PAST,
    "يدحرج": PRESENT,
    "أدحرج": PRESENT,
    "تدحرج": PAST,
    "يتدحرج": PRESENT,
    "مدحرج": NOUN,
    "متدحرج": NOUN,
}


@pytest.mark.parametrize(
    ("root", "forms"),
    [
        ("دمقرط", {"دمقرطت", "دمقرطنا", "يدمقرط", "أدمقرط", "تدمقرط", "يتدمقرط", "مدمقرط", "متدمقرط"}),
        # The n of «we» melts into that of the root (رقمنّا); of «he digitised us» it does not.
        ("رقمن", {"رقمنت", "رقمنا", "رقمننا", "يرقمن", "أرقمن", "ترقمن", "يترقمن", "مرقمن", "مترقمن"}),
        # A hamza that begins the root stands on waw behind the u of the present and of the participle.
        ("أرشف", {"أرشفت", "أرشفنا", "يؤرشف", "أؤرشف", "تؤرشف", "تأرشف", "يتأرشف", "مؤرشف", "متأرشف"}),
        ("تموقع", {"تموقع", "يتموقع", "متموقع"}),
    ],
)
def test_a_verb_has_the_forms_of_the_model(root: str, forms: set[str]) -> None:
    made = dict(conjugated(root, MODEL))
    assert set(made) == forms
    assert all(bits in MODEL.values() for bits in made.values())


def test_a_word_stays_what_it_is() -> None:
    known = {**MODEL, "مركز": NOUN}
    features = with_verbs(known)
    assert features["مركز"] == NOUN
    assert features["يرقمن"] == PRESENT


def test_what_takes_ta_marbuta_takes_no_pronoun() -> None:
    assert declined("بودكاست")["بودكاست"] & Feature.PRONOUN_OTHER
    assert not declined("مفبرك", adjective=True)["مفبرك"] & Feature.PRONOUN_OTHER
    assert declined("حوكمة")["حوكمت"] & Feature.PRONOUN_OTHER
    assert not declined("حوكمة")["حوكمت"] & Feature.WHOLE
    assert {"جينومي", "جينومية", "جينوميون", "جينوميتين"} <= declined("جينومي").keys()
