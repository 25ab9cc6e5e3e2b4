"""What is right by construction is silent under the default profile."""

from __future__ import annotations

from random import Random

import pytest

import arlint
from tests.rules.right_sentences import PATTERNS, sentences


@pytest.mark.parametrize("seed", range(4))
def test_right_sentences_are_silent(seed: int) -> None:
    alarms = [
        f"{diagnostic.code} {sentence[diagnostic.start : diagnostic.end]!r} in {sentence}"
        for sentence in sentences(Random(seed), 8 * len(PATTERNS))
        for diagnostic in arlint.check(sentence)
    ]
    assert alarms == []


def test_a_wrong_sentence_of_the_same_words_is_marked() -> None:
    # The patterns would be silent too if nothing were looked at.
    assert arlint.check("إن المهندسون ينتقلون إلى المدينة الكبير.")
