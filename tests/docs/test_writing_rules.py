"""The page about rules names every kind of rule and every key of it, as CONTRIBUTING.md promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arlint.ruleset.validation import RULE

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "writing-rules.md").read_text(encoding="utf-8")
_SCHEMA = RULE.json_schema()
KINDS = {
    kind: frozenset(_SCHEMA["$defs"][place.rpartition("/")[2]]["properties"])
    for kind, place in _SCHEMA["discriminator"]["mapping"].items()
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_kind_is_named(kind: str) -> None:
    own = KINDS[kind] - frozenset.intersection(*KINDS.values())
    section = re.search(rf"^\*\*`{kind}`\*\* — (.*?)(?=^\*\*`|^## )", PAGE, re.DOTALL | re.MULTILINE)
    assert section is not None
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", section[1]))))
    assert own - named == set()


def test_what_every_rule_says_is_named() -> None:
    table = PAGE.partition("## What every rule says")[2].partition("\n## ")[0]
    for key in frozenset.intersection(*KINDS.values()):
        assert f"`{key}`" in table or f"`{key}: " in table
