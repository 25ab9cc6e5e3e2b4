"""Runs: what comes from the cache or from workers is what a plain check finds, and nothing harmful is believed."""

from __future__ import annotations

import json
import os
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from arlint.diagnostics import Diagnostic
from arlint.documents.source import Source
from arlint.errors import ArlintError, RuleError, UsageError
from arlint.project import sealed, settings
from arlint.project.cache import Cache, folder
from arlint.project.discovery import discover
from arlint.project.packing import pack, unpack
from arlint.project.run import Checker, Outcome, Reading, processes

HOUSE = Path(__file__).resolve().parents[1] / "cli" / "common" / "house"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration, a clean file, two with findings, and an empty cache."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(HOUSE, tmp_path / "house")
    (tmp_path / "arlint.toml").write_text(
        'rules = ["house"]\nselect = ["HSE"]\nseverity = { HSE101 = "hint" }\ncache-dir = "cache"\n', "utf-8"
    )
    (tmp_path / "clean.txt").write_text("نص سليم\n", "utf-8")
    (tmp_path / "a.txt").write_text("😀 إيميل\r\nوالسايت\n", "utf-8")
    (tmp_path / "b.txt").write_text("أوكي\n", "utf-8")
    return tmp_path


def _run(**options: object) -> Outcome:
    made = settings.load(options)
    return Checker(made).run(discover(["."], made).items)


def _essence(outcome: Outcome) -> list[tuple[object, ...]]:
    return [
        (d.path, d.code, d.start, d.end, d.text, d.severity, d.fixes, d.line, d.column, d.message_in("ar"))
        for d in outcome.diagnostics
    ]


def _cache_file(project: Path) -> Path:
    (path,) = (project / "cache").glob("results-*.json")
    return path


def _content(path: Path) -> Any:
    data = sealed.read(path)
    assert data is not None
    return json.loads(data)


def test_cache_changes_nothing_but_the_work(project: Path) -> None:
    plain, cold, warm = _run(cache=False), _run(), _run()
    assert _essence(plain) == _essence(cold) == _essence(warm)
    assert (plain.cached, cold.cached, warm.cached) == (0, 0, 3)
    assert len(plain.diagnostics) == 3


def test_warm_run_loads_no_rule(project: Path) -> None:
    _run()
    made = settings.load({})
    checker = Checker(made)
    checker.run(discover(["."], made).items)
    assert "_compiled" not in vars(checker)


def test_changed_content_is_checked_again(project: Path) -> None:
    _run()
    (project / "b.txt").write_text("أوكي أوكي\n", "utf-8")
    again = _run()
    assert again.cached == 2
    assert len(again.diagnostics) == 4


def test_settings_have_caches_of_their_own(project: Path) -> None:
    _run()
    assert _run(select=("HSE103",)).cached == 0
    assert len(_run(select=("HSE103",)).diagnostics) == 1


def test_changed_rule_is_a_new_cache(project: Path) -> None:
    house = project / "house"
    assert len(_run().diagnostics) == 3
    rule = house / "HSE103-okay.yaml"
    rule.write_text(rule.read_text("utf-8").replace("أوكي", "تمام"), "utf-8")
    assert len(_run().diagnostics) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format": 2}',
        b'{"format": 99, "plan": {}, "entries": {}}',
        b'{"format": 2, "plan": {"infos": 3}, "entries": {}}',
        b"\xff\xfe\x00",
        b"\x80\x04\x95",
        b"[" * 100_000,
    ],
)
@pytest.mark.parametrize("seal", [True, False])
def test_broken_cache_is_a_cold_cache(project: Path, data: bytes, seal: bool) -> None:
    expected = _essence(_run())
    path = _cache_file(project)
    if seal:
        sealed.write(path, data)
    else:
        path.write_bytes(data)
    outcome = _run()
    assert outcome.cached == 0
    assert _essence(outcome) == expected
    assert _run().cached == 3


def test_a_cache_of_another_version_is_a_cold_cache(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARLINT_CACHE_DIR", str(project / "compiled"))
    expected = _essence(_run())
    places = (("cache", "results-*.json"), ("compiled", "*.ruleset"))
    before = [set((project / place).glob(pattern)) for place, pattern in places]
    monkeypatch.setattr("arlint.__version__", "0.0.1")
    other = _run()
    assert other.cached == 0
    assert _essence(other) == expected
    # Each keeps its own, results and rules, and finds them again.
    for (place, pattern), own in zip(places, before, strict=True):
        assert set() < own < set((project / place).glob(pattern))


def test_damage_is_noticed_wherever_it_is(project: Path) -> None:
    expected = _essence(_run())
    path = _cache_file(project)
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 60)):
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
            path.write_bytes(damaged)
            outcome = _run()
            assert outcome.cached == 0
            assert _essence(outcome) == expected


@pytest.mark.parametrize(
    "entry",
    [
        [["HSE101", 0, 999999, "error", {}, []]],
        [["NONE", 0, 1, "error", {}, []]],
        [["HSE101", "0", 1, "error", {}, []]],
        [["HSE101", 0]],
        [["HSE101", 0, 1, "fatal", {}, []]],
        [["HSE101", 0, 1, "error", [], []]],
        [["HSE101", 0, 1, "error", {}, [["safe", [[5, 99999, "x"]]]]]],
        ["x"],
    ],
)
def test_broken_entry_is_checked_again(project: Path, entry: object) -> None:
    expected = _essence(_run())
    path = _cache_file(project)
    document = _content(path)
    document["entries"] = {key: (entry if value else value) for key, value in document["entries"].items()}
    sealed.write(path, json.dumps(document).encode())
    assert _essence(_run()) == expected


def test_folder_that_cannot_be_written_is_no_error(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "file").write_text("", "utf-8")
    below = str(project / "file" / "below")
    # Neither that of compiled rules nor that of results.
    monkeypatch.setenv("ARLINT_CACHE_DIR", below)
    assert len(_run(exclude=("file",), **{"cache-dir": below}).diagnostics) == 3


def test_concurrent_runs_leave_a_whole_cache(project: Path) -> None:
    for number in range(20):
        (project / f"n{number}.txt").write_text(f"إيميل {number}\n", "utf-8")
    made = settings.load({})
    items = discover(["."], made).items
    threads = [threading.Thread(target=lambda part=n: Checker(made).run(items[part::4])) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Checker(made).run(items)
    assert Checker(made).run(items).cached == len(items)
    assert not list((project / "cache").glob(".arlint-*"))


def test_cache_holds_no_code(project: Path) -> None:
    _run()
    _content(_cache_file(project))


def test_configured_cache_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _run()
    assert list((project / "cache").glob("results-*.json"))
    assert folder(settings.load({})) == project / "cache"
    assert Cache.of(settings.load({"cache": False})) is None
    monkeypatch.setenv("ARLINT_CACHE_DIR", str(project / "elsewhere"))
    assert folder(settings.load({}, isolated=True)) == project / "elsewhere"


def test_processes_find_what_one_finds(project: Path) -> None:
    (project / "broken.txt").write_bytes(b"\xff\xfe\xff")
    one, two = _run(cache=False, jobs=1), _run(cache=False, jobs=2)
    assert _essence(one) == _essence(two)
    assert [str(e) for e in one.failures] == [str(e) for e in two.failures]
    assert len(one.failures) == 1


def test_how_many_processes() -> None:
    assert processes(0, [1000] * 100) == 1
    assert processes(3, [1, 1]) == 2
    assert processes(1, [10**9]) == 1
    assert processes(0, [10**8] * 8) == min(8, len(os.sched_getaffinity(0)))


def test_progress_counts_every_file(project: Path) -> None:
    made = settings.load({"cache": False})
    seen: list[tuple[int, int]] = []
    Checker(made).run(discover(["."], made).items, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_unknown_format_is_said_at_once(project: Path) -> None:
    with pytest.raises(UsageError, match="unknown format"):
        Checker(settings.load({}), Reading(format="wrod"))


def test_unreadable_file_is_a_failure_of_its_own(project: Path) -> None:
    made = settings.load({})
    inputs = discover(["."], made)
    (project / "b.txt").unlink()
    outcome = Checker(made).run(inputs.items)
    assert outcome.files == 2
    assert isinstance(outcome.failures[0], ArlintError)
    assert len(outcome.diagnostics) == 2


def test_packed_diagnostics_come_back_the_same(project: Path) -> None:
    found: list[Diagnostic] = list(_run(cache=False).diagnostics)
    first = [d for d in found if d.path == "a.txt"]
    packed = json.loads(json.dumps(pack(first)))
    text = (project / "a.txt").read_bytes().decode("utf-8")
    assert unpack(packed, {d.code: d.rule for d in first}, Source(text), "a.txt") == first


def test_wrong_rules_are_told_once_and_not_of_every_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        Path(name).write_text("نص.", encoding="utf-8")
    made = settings.load({"cache": False})
    checker = Checker(made)
    tried = []

    def broken(*_: object) -> None:
        tried.append(1)
        raise RuleError("house/HSE101-x.yaml", 1, "code", "wrong")

    monkeypatch.setattr("arlint.project.engines.of", broken)
    with pytest.raises(RuleError):
        checker.run(discover(["."], made).items)
    assert tried == [1]
