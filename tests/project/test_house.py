"""The keys of [house] and the rules that they choose for."""

from __future__ import annotations

from collections import defaultdict

import pytest

from arlint.project.config import load_profile, profile_names
from arlint.project.house import HOUSE, SPELLINGS_KEY
from arlint.project.rulesets import all_rules
from arlint.project.settings import load
from tests.builtin import own_rules


def test_every_choice_is_a_rule_s_and_every_rule_s_is_a_choice() -> None:
    forms: dict[str, tuple[str, ...]] = {}
    spellings: dict[str, list[str]] = defaultdict(list)
    for rule in own_rules().rules:
        if rule.spec.kind != "consistency" or rule.spec.house is None:
            continue
        if rule.spec.house == SPELLINGS_KEY:
            for word in rule.spec.words():
                spellings[word].append(rule.code)
        else:
            assert rule.spec.house not in forms
            forms[rule.spec.house] = tuple(form.name for form in rule.spec.forms)
    assert forms == {choice.name: choice.forms for choice in HOUSE}
    assert {word: codes for word, codes in spellings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("name", profile_names())
def test_ready_made_settings_choose_what_there_is(name: str) -> None:
    values = load_profile(name).values
    all_rules(load({key: value for key, value in values.items() if key == "house"}, isolated=True))
