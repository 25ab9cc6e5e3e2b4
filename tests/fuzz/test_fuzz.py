"""The fuzzer itself: its seeds get in, it finds what it is to find, and a short run finds nothing."""

from __future__ import annotations

import math
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from arlint.documents.reading import FORMATS
from arlint.errors import ArlintError
from tests.fuzz import __main__ as command
from tests.fuzz.targets import SEEDS, Target, targets


@pytest.fixture(autouse=True)
def handler_put_back() -> Iterator[None]:
    """The fuzzer takes the signal of the profiler."""
    before = signal.getsignal(signal.SIGPROF)
    yield
    signal.signal(signal.SIGPROF, before)


def test_every_format_is_fuzzed() -> None:
    assert set(SEEDS) == set(FORMATS)


def test_seeds_are_accepted_and_mutants_do_no_harm(tmp_path: Path) -> None:
    for name, target in targets(tmp_path).items():
        for seed in target.seeds:
            target.run(seed)
        figures = command.fuzz(target, random.Random(name), seconds=math.inf, executions=40)
        assert figures.executions == 40
        assert figures.defects == [], name


def test_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(data: bytes) -> None:
        if data == b"refused":
            raise ArlintError("your fault")
        if data == b"hangs":
            while True:
                pass
        raise KeyError("ours")

    inputs = iter([b"refused", b"hangs", b"a", b"refused", b"b", b"c", b"d", b"never reached"])
    monkeypatch.setattr(command, "PATIENCE", 0.01)
    monkeypatch.setattr(command, "mutated", lambda *_: next(inputs))
    figures = command.fuzz(Target([b"x"], run), random.Random(1), seconds=math.inf, executions=100)
    assert (figures.executions, figures.refused) == (7, 2)
    assert [data for data, _ in figures.defects] == [b"hangs", b"a", b"b", b"c", b"d"]
    assert figures.defects[0][1].endswith("HangError: not done after 0.01 s\n")
    assert figures.defects[1][1].endswith("KeyError: 'ours'\n")


def test_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command.resource, "setrlimit", lambda *_: None)
    assert command.main(["read-plain", "settings", "--executions", "3"]) == 0
    assert "\n6 executions, 0 defects" in capsys.readouterr().out
    monkeypatch.setattr(command, "targets", lambda _: {"x": Target([b"a"], lambda _: 1 / 0)})
    assert command.main(["--executions", "3"]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().out
