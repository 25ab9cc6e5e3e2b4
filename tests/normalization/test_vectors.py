"""The conformance vectors: every step and profile, and the offset contract.

The files are copies of the specification's vectors; ``status`` says how sure each
is (normative, convention, policy).
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from arlint.normalization import Normalizer, normalizer

HERE = Path(__file__).parent


def _read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def _subject(vector: dict[str, Any]) -> Normalizer:
    if "profile" in vector:
        return normalizer(vector["profile"])
    mode = vector.get("mode")
    return normalizer(steps=[f"{vector['step']}:{mode}" if mode else vector["step"]])


@pytest.mark.parametrize("vector", _read("vectors.jsonl"), ids=lambda vector: vector["id"])
def test_vector(vector: dict[str, Any]) -> None:
    subject = _subject(vector)
    text, expected = vector["input"], vector["expected"]
    assert subject(text) == expected
    assert subject(expected) == expected, "not idempotent"
    assert subject.with_offsets(text)[0] == expected
    if vector.get("profile") in ("search", "search_wide", "nlp"):
        assert subject(unicodedata.normalize("NFC", text)) == subject(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("vector", _read("offsets.jsonl"), ids=lambda vector: vector["id"])
def test_offsets(vector: dict[str, Any]) -> None:
    target = vector["target"]
    subject = normalizer(target) if target in ("search", "editorial", "nlp") else normalizer(steps=[target])
    assert subject.with_offsets(vector["input"]) == (vector["expected"], vector["map"])
