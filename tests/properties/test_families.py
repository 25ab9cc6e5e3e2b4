"""A safe fix changes only what its family is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given

import arlint
from arlint.diagnostics import Diagnostic, Safety
from arlint.ruleset.loading import load_builtin
from tests.strategies import prose

Rest = Callable[[str], str]


def _without(*categories: str, also: str = "") -> Rest:
    def rest(text: str) -> str:
        return "".join(c for c in text if not unicodedata.category(c).startswith(categories) and c not in also)

    return rest


def _letters_of(text: str) -> str:
    """The letters whose look no hamza, no final ya and no ta marbuta changes, and everything but spaces."""
    return "".join(
        c for c in text if c not in "ءآأؤإئاويىهة" and not unicodedata.category(c).startswith(("Z", "Cf", "M"))
    )


# What must be the same before and after, for every family that has safe fixes.
REST: dict[str, Rest] = {
    "SPC": _without("Z", "Cc"),
    "PUN": _without("P", "Z", "S"),
    "DIA": _without("M", "Z", also="اى"),
    "HMZ": _letters_of,
    "ORT": lambda text: "".join(c for c in text if unicodedata.category(c)[0] in "PNS"),
    "WBD": _without("Z", "Cf"),
}
# Phrases in which a letter is wrong as well: ان شاءالله, لازال.
EXCEPTIONS = frozenset({"WBD103", "WBD121"})


def _one_by_one(text: str) -> list[tuple[Diagnostic, str]]:
    return [(d, d.fixes[0].apply(text)) for d in arlint.check(text) if d.fixes and d.fixes[0].safety is Safety.SAFE]


def _breaches(text: str) -> list[str]:
    out = []
    for diagnostic, fixed in _one_by_one(text):
        rest = REST.get(diagnostic.code[:3])
        if rest and diagnostic.code not in EXCEPTIONS and rest(text) != rest(fixed):
            out.append(f"{diagnostic.code}: {text!r} → {fixed!r}")
    return out


@pytest.mark.slow
def test_in_every_example_of_every_rule() -> None:
    texts = {
        example.bad.replace("⟦", "").replace("⟧", "")
        for rule in load_builtin().rules
        for example in rule.spec.examples
        if example.bad and (example.format or "plain") == "plain"
    }
    assert len(texts) > 900
    found = [breach for text in sorted(texts) for breach in _breaches(text)]
    assert not found, "\n".join(found)


@given(prose)
def test_in_any_text(text: str) -> None:
    assert _breaches(text) == []
