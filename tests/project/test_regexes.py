"""A pattern that another run has compiled is the pattern, and is not compiled again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import regex

from arlint.project import compiled
from arlint.project.regexes import Regexes
from arlint.text.lazy import VERSION1, Lazy

WRITTEN = (r"(?P<a>\p{L})(?:b|c)+", VERSION1)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARLINT_CACHE_DIR", str(tmp_path))
    return tmp_path


def matched(regexes: Regexes) -> list[tuple[int, int]]:
    return [m.span("a") for m in regexes.compile(*WRITTEN).finditer("1ab xcc")]


def never(*_: object) -> regex.Pattern[str]:
    raise AssertionError("compiled again")


def test_a_later_run_does_not_compile_it(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Regexes()
    assert matched(first) == [(1, 2), (4, 5)]
    first.save()
    monkeypatch.setattr(regex, "compile", never)
    assert matched(Regexes()) == [(1, 2), (4, 5)]


def test_every_pattern_of_a_process_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Regexes()
    matched(first)
    first.save()
    monkeypatch.setattr(regex, "compile", never)
    monkeypatch.setattr(Lazy, "compiler", Regexes().compile)
    assert Lazy(*WRITTEN).search("1ab") is not None


def test_another_version_of_regex_compiles_it(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Regexes()
    matched(first)
    first.save()
    monkeypatch.setattr(regex, "__version__", "another")
    monkeypatch.setattr(regex, "compile", never)
    with pytest.raises(AssertionError, match="again"):
        matched(Regexes())


def test_two_runs_at_once_keep_what_both_used(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Regexes(), Regexes()
    matched(one)
    other.compile("d", 0)
    one.save()
    other.save()
    monkeypatch.setattr(regex, "compile", never)
    again = Regexes()
    assert matched(again) == [(1, 2), (4, 5)]
    assert again.compile("d", 0).fullmatch("d") is not None


def test_a_run_without_new_patterns_writes_nothing(cache: Path) -> None:
    Regexes().save()
    assert list(cache.iterdir()) == []


def test_a_damaged_file_is_passed_over(cache: Path) -> None:
    first = Regexes()
    matched(first)
    first.save()
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert matched(Regexes()) == [(1, 2), (4, 5)]


def test_who_wants_no_cache_gets_none(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARLINT_NO_CACHE", "1")
    first = Regexes()
    assert matched(first) == [(1, 2), (4, 5)]
    first.save()
    assert list(cache.iterdir()) == []
    assert compiled.folder() is None


def test_it_is_written_when_the_process_ends(cache: Path) -> None:
    code = "from arlint.project.regexes import Regexes; Regexes().compile('a|b', 0)"
    subprocess.run([sys.executable, "-c", code], check=True)
    (file,) = cache.iterdir()
    assert file.name.startswith("patterns-")
