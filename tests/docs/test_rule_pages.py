"""docs/rules is what the rule files say: run tools/write_rule_docs.py after a change of rules."""

from __future__ import annotations

import re

import pytest

from tests.builtin import own_rules
from tools.write_rule_docs import FOLDER, pages

MADE = pages(own_rules())


def test_pages_are_fresh() -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in there.keys() | MADE.keys() if there.get(name) != MADE.get(name))
    assert stale == [], "run: python tools/write_rule_docs.py"


def test_the_index_leads_to_every_rule_and_profile() -> None:
    index = MADE["README.md"]
    ruleset = own_rules()
    links = set(re.findall(r"\(([A-Z]{3}\d{3})\.md\)", index))
    assert links == {rule.code for rule in ruleset.rules}
    for profile in ruleset.catalogue.profiles:
        assert f"**`{profile.name}`**" in index


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_page_is_short_and_shows_what_is_invisible(name: str) -> None:
    text = MADE[name]
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff\x00-\x08]", text)
    if name != "README.md":
        assert len(text) < 8_000
        anchors = re.findall(r"README\.md#(\w+)", text)
        assert anchors
        assert all(f'<a id="{anchor}"></a>' in MADE["README.md"] for anchor in anchors)
