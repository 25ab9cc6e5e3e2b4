"""Whatever the settings: shipped engines beside one of the house's own rules find what one engine of all finds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.project import engines, shipped
from arlint.project.rulesets import builtin_rules
from arlint.project.settings import Settings, given
from arlint.ruleset.loading import load_files

# The rules are compiled for these.
pytestmark = [pytest.mark.slow, pytest.mark.long]

SEED = Path("seeds/000_99f6fe3e961683a0.txt").read_bytes().decode("utf-8")
# So many that those left are more than half of each group, whichever rules there are.
THIRD = [rule.code for rule in builtin_rules().rules][::3]
HOUSE = Path(__file__).resolve().parents[1] / "cli" / "common" / "house"


@pytest.fixture(autouse=True)
def compiled_rules(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "folder", lambda: place)


@cache
def text() -> str:
    """The seed and every fourth wrong example of all rules, a paragraph each."""
    examples = (example for rule in builtin_rules().rules for example in rule.spec.examples if example.bad is not None)
    own = [str(example.bad).translate({ord("⟦"): "", ord("⟧"): ""}) for example in examples]
    return "\n\n".join([SEED, "الإيميل", *own[::4]])


def said(made: engines.Made) -> list[tuple[object, ...]]:
    return found(Engine.joined([*(shipped.load(name)[0] for name in made.beside), made.engine], made.watch))


def found(engine: Engine) -> list[tuple[object, ...]]:
    return [(d.code, d.start, d.end, d.fixes, dict(d.params)) for d in engine.check(read(Source(text()), "plain"))]


@pytest.mark.parametrize(
    ("values", "beside"),
    [
        ({"ignore": ["GRM", "ORT250"]}, [shipped.DEFAULT]),
        ({"select": ["all"], "ignore": THIRD}, [shipped.DEFAULT, shipped.OTHERS]),
        ({"house": {"digits": "arabic-indic"}, "vocabulary": {"reject": {"المتحدة": "الموحدة"}}}, [shipped.DEFAULT]),
        ({"rules": [str(HOUSE)], "extend-select": ["HSE"]}, [shipped.DEFAULT]),
        ({"select": ["ORT1"]}, []),
    ],
)
def test_it_makes_no_difference_what_is_shipped(values: Mapping[str, Any], beside: list[str]) -> None:
    settings = given(values, Path())
    made = engines.make(settings)
    assert list(made.beside) == beside
    reported = said(made)
    assert reported == said(engines.make(settings, beside=False)) != []
    assert {code for code, *_ in reported} <= {rule.code for rule in made.watch.ran}


def test_rules_on_trial_run_beside_what_is_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    builtin = builtin_rules()
    rules = load_files([HOUSE], builtin)
    beside = engines.with_rules(rules, builtin)
    assert len(beside.parts) == 2
    monkeypatch.setattr(shipped, "load", lambda: None)
    assert found(beside) == found(engines.with_rules(rules, builtin)) != []


def test_rules_on_trial_take_the_place_of_those_of_their_codes() -> None:
    builtin = builtin_rules()
    engine = engines.with_rules(builtin.select(["GRM101"]), builtin)
    assert len(engine.parts) == 1
    assert [rule.code for rule in engine.rules].count("GRM101") == 1


def test_settings_without_rules_of_their_own_need_not_read_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arlint.ruleset.loading.load_builtin", lambda: pytest.fail("read"))
    made = engines.make(given({"ignore": ["GRM101"], "vocabulary": {"accept": ["كلمة"]}}, Path()))
    assert made.engine.rules == ()
    assert {"GRM101", "GRM102"} & set(made.plan.infos) == {"GRM102"}


def test_a_house_that_changes_a_set_of_words_changes_what_rules_mean(tmp_path: Path) -> None:
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "prepositions.yaml").write_text("title: {ar: ح, en: p}\nsource: usage\nwords: [من]\n", "utf-8")
    assert engines.make(given({"rules": [str(tmp_path)]}, Path())).beside == ()


def test_what_is_shipped_may_be_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARLINT_CACHE_DIR", str(tmp_path / "cache"))
    settings = given({"ignore": ["GRM101"]}, Path())
    with_it = engines.of(settings).engine
    monkeypatch.setattr(shipped, "load", lambda name="": None)
    without = engines.of(settings).engine
    assert len(with_it.parts) == 2
    assert len(without.parts) == 1
    assert with_it.rules == without.rules


def test_only_the_default_settings_are_default() -> None:
    settings = Settings(Path())
    assert engines.is_default(settings._replace(jobs=2, lang="ar"))
    for changed in ({"select": ("ORT",)}, {"profiles": ("strict",)}, {"reject": {"كلمة": ()}}, {"rules": ("x",)}):
        assert not engines.is_default(settings._replace(**changed))
