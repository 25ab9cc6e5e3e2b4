"""What comes out does not depend on the order of rules and files, nor on how many processes share them."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from arlint.diagnostics import Diagnostic
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.project import settings
from arlint.project.discovery import discover
from arlint.project.run import Checker, Outcome
from tests.builtin import default_engine, own_rules

(SEED,) = (Path(__file__).resolve().parents[2] / "seeds").glob("*.txt")


def _essence(found: list[Diagnostic]) -> list[tuple[object, ...]]:
    return [(d.path, d.start, d.end, d.code, d.severity, d.fixes, d.message_in("ar")) for d in found]


@pytest.mark.slow
@pytest.mark.long
def test_the_order_of_rules() -> None:
    ruleset = own_rules().select()
    document = read(Source(SEED.read_text(encoding="utf-8"), SEED.name))
    wanted = _essence(list(default_engine().check(document)))
    assert len(wanted) > 50
    rules = list(ruleset.rules)
    random.Random(1).shuffle(rules)
    for order in (rules, rules[::-1]):
        assert _essence(list(Engine.of(replace(ruleset, rules=tuple(order))).check(document))) == wanted


@pytest.mark.slow
def test_the_order_of_files_and_the_number_of_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = SEED.read_text(encoding="utf-8").splitlines()
    for number in range(24):
        name = f"{number % 3}/{number}.{'md' if number % 2 else 'txt'}"
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("\n".join(lines[number::5]), encoding="utf-8")

    def run(jobs: int, order: list[int] | None = None) -> Outcome:
        made = settings.load({"jobs": jobs, "cache": False}, isolated=True)
        items = discover(["."], made).items
        return Checker(made).run([items[n] for n in order] if order else items)

    one = run(1)
    assert len(one.diagnostics) > 50
    assert _essence(list(run(8).diagnostics)) == _essence(list(one.diagnostics))
    order = random.Random(1).sample(range(24), 24)
    by_place = sorted(_essence(list(run(2, order).diagnostics)), key=repr)
    assert by_place == sorted(_essence(list(one.diagnostics)), key=repr)
