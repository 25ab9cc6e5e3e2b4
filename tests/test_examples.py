"""Every example of every rule, seven ways (arlint/examples.py says which)."""

from __future__ import annotations

import pytest

from arlint.engine import Engine
from arlint.examples import check_rule
from arlint.ruleset.ruleset import Ruleset
from tests.builtin import default_engine, own_rules

BUILTIN = own_rules()


@pytest.mark.parametrize("rule", BUILTIN.rules, ids=lambda rule: rule.code)
def test_examples(rule: object) -> None:
    from arlint.ruleset.ruleset import LoadedRule

    assert isinstance(rule, LoadedRule)
    alone = Engine.of(Ruleset((rule,), BUILTIN.catalogue, BUILTIN.sets, BUILTIN.works, BUILTIN.names))
    assert [str(failure) for failure in check_rule(rule, alone, default_engine())] == []
