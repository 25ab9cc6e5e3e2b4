from __future__ import annotations

import pytest

from arlint.errors import UsageError
from arlint.ruleset.ruleset import Ruleset


def codes(ruleset: Ruleset) -> set[str]:
    return {rule.code for rule in ruleset.rules}


def test_default_profile(builtin: Ruleset) -> None:
    default = codes(builtin.select())
    assert default
    assert default == {r.code for r in builtin.rules if "default" in r.spec.profiles}


def test_select_replaces_and_extend_adds(builtin: Ruleset) -> None:
    assert codes(builtin.select(select=["WBD101"])) == {"WBD101"}
    assert codes(builtin.select(select=["WBD101"], extend_select=["SPC101"])) == {"WBD101", "SPC101"}
    assert codes(builtin.select(select=["detached-waw"])) == {"WBD101"}


def test_prefix_family_and_ignore(builtin: Ruleset) -> None:
    spacing = codes(builtin.select(select=["SPC"]))
    assert spacing == {c for c in codes(builtin) if c.startswith("SPC")}
    assert "SPC101" not in codes(builtin.select(select=["SPC"], ignore=["SPC101"]))
    families = {r.code for r in builtin.rules if r.family == "HMZ1"}
    if families:
        assert codes(builtin.select(select=["HMZ1"])) == families


def test_included_profiles(builtin: Ruleset) -> None:
    assert codes(builtin.select(profiles=["strict"])) >= codes(builtin.select(profiles=["default"]))


@pytest.mark.parametrize(("name", "near"), [("WBD1O1", "WBD101"), ("defualt", "default"), ("detached-wow", None)])
def test_a_selector_that_names_nothing(builtin: Ruleset, name: str, near: str | None) -> None:
    with pytest.raises(UsageError, match="no rule, family or profile") as caught:
        builtin.select(select=[name])
    if near:
        assert near in str(caught.value)


def test_get_by_code_or_slug(builtin: Ruleset) -> None:
    assert builtin.get("wbd101") is builtin.get("detached-waw")
    with pytest.raises(UsageError, match="did you mean"):
        builtin.get("WBD102O")
