"""A safe fix changes only what its family is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given

import arlint
from arlint.diagnostics import Diagnostic, Safety
from tests.builtin import own_rules
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


def _as_printed(text: str) -> str:
    """What a reader sees the same of two texts: no forms of presentation, no letters of other keyboards, no blanks."""
    letters = unicodedata.normalize("NFKC", text).translate(_OTHER_KEYBOARDS)
    return "".join(c for c in letters if not unicodedata.category(c).startswith(("Z", "C")) and c != "\u0640")


_OTHER_KEYBOARDS = str.maketrans("\u06cc\u06a9\u06be\u06c1\u06d5\u06c3ى", "يكهههةي")


def _marks_of(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] in "PNS")


# What must be the same before and after, for every family that has safe fixes.
REST: dict[str, Rest] = {
    "SPC": _without("Z", "Cc"),
    "PUN": _without("P", "Z", "S"),
    "DIA": _without("M", "Z", also="اى"),
    "HMZ": _letters_of,
    "ORT": _marks_of,
    "GRM": _marks_of,
    "GRN": _marks_of,
    "WBD": _without("Z", "Cf"),
    "UNI": _as_printed,
    "NUM": lambda text: "".join(c for c in text if unicodedata.category(c)[0] in "LM" and c != "\u0640"),
    "QUR": _letters_of,
    "DUP": lambda text: " ".join(sorted(set(text.split()))),
    "SUP": lambda text: re.sub(r"\s*#?\s*arlint:.*", "", text),
}
# Phrases in which a letter is wrong as well (ان شاءالله, لازال), and a percentage that is said twice (٪ بالمئة).
EXCEPTIONS = frozenset({"WBD103", "WBD121", "NUM115"})


def _one_by_one(text: str) -> list[tuple[Diagnostic, str]]:
    return [(d, d.fixes[0].apply(text)) for d in arlint.check(text) if d.fixes and d.fixes[0].safety is Safety.SAFE]


def _breaches(text: str) -> list[str]:
    out = []
    for diagnostic, fixed in _one_by_one(text):
        rest = REST.get(diagnostic.code[:3])
        if rest and diagnostic.code not in EXCEPTIONS and rest(text) != rest(fixed):
            out.append(f"{diagnostic.code}: {text!r} → {fixed!r}")
    return out


def test_every_family_with_safe_fixes_is_held_to_something() -> None:
    rules = own_rules().rules
    safe = {rule.code[:3] for rule in rules if rule.spec.fix and rule.spec.fix.safety == "safe"}
    assert safe == REST.keys()
    assert {rule.code for rule in rules} > EXCEPTIONS


@pytest.mark.slow
def test_in_every_example_of_every_rule() -> None:
    texts = {
        example.bad.replace("⟦", "").replace("⟧", "")
        for rule in own_rules().rules
        for example in rule.spec.examples
        if example.bad and (example.format or "plain") == "plain"
    }
    assert len(texts) > 900
    found = [breach for text in sorted(texts) for breach in _breaches(text)]
    assert not found, "\n".join(found)


@given(prose)
def test_in_any_text(text: str) -> None:
    assert _breaches(text) == []
