from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from arlint.api import _built, _choosing, engine_for
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.project import compiled
from arlint.project.rulesets import builtin_rules
from tests.builtin import default_engine, own_rules

TEXT = "نشر الخبر و أكد صحته ."


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ARLINT_NO_CACHE", raising=False)
    monkeypatch.setenv("ARLINT_CACHE_DIR", str(tmp_path / "cache"))
    for known in (_built, _choosing):
        known.cache_clear()
    return tmp_path / "cache"


def found(engine: Engine) -> list[tuple[str, int, int]]:
    return [(d.code, d.start, d.end) for d in engine.check(read(Source(TEXT)))]


def test_a_kept_engine_finds_the_same(cache: Path) -> None:
    engine = default_engine()
    engine.check(read(Source(TEXT)))
    compiled.save("x", engine)
    kept = compiled.load("x")
    assert kept is not None
    assert found(kept) == found(engine) != []
    assert kept.rules == engine.rules


def test_kept_rules_are_the_rules_that_were_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_now = builtin_rules()
    monkeypatch.setattr("arlint.ruleset.loading.load_builtin", lambda: pytest.fail("read again"))
    kept = builtin_rules()
    assert kept is not read_now
    assert kept == read_now


def test_what_was_not_used_for_the_longest_time_goes(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_KEPT", 2)
    for age, name in ((300, "a"), (200, "b")):
        compiled.save(name, name)
        past = (cache / f"{name}.ruleset").stat().st_mtime - age
        os.utime(cache / f"{name}.ruleset", (past, past))
    assert compiled.load("a") == "a"
    compiled.save("c", "c")
    assert {path.stem for path in cache.glob("*.ruleset")} == {"a", "c"}


def test_a_damaged_or_foreign_file_is_no_cache(cache: Path) -> None:
    engine = Engine.of(own_rules().select(select=["WBD101"]))
    compiled.save("x", engine)
    path = cache / "x.ruleset"
    whole = path.read_bytes()
    for damaged in (b"", b"nonsense", whole[:-1], whole[:30] + b"x" + whole[31:]):
        path.write_bytes(damaged)
        assert compiled.load("x") is None
    assert compiled.load("never saved") is None


class _Mischief:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("touch mischief",)


def test_a_pickle_without_our_seal_is_not_opened(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cache.mkdir(mode=0o700)
    (cache / "x.ruleset").write_bytes(b"\0" * 20 + pickle.dumps(_Mischief()))
    assert compiled.load("x") is None
    assert not Path("mischief").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_a_folder_that_others_can_write_is_not_used(cache: Path) -> None:
    engine = Engine.of(own_rules().select(select=["WBD101"]))
    compiled.save("x", engine)
    cache.chmod(0o777)
    assert compiled.load("x") is None
    compiled.save("y", engine)
    assert not (cache / "y.ruleset").exists()


def test_any_change_of_a_rule_file_gives_another_name(tmp_path: Path) -> None:
    rule = tmp_path / "a.yaml"
    rule.write_text("a", encoding="utf-8")
    first = compiled.signature([tmp_path], ())
    assert compiled.signature([tmp_path], ()) == first
    assert compiled.signature([tmp_path], ("x",)) != first
    rule.write_text("ab", encoding="utf-8")
    assert compiled.signature([tmp_path], ()) != first


def test_without_a_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARLINT_NO_CACHE", "1")
    assert compiled.folder() is None
    engine = engine_for((), (), (), ("default",))
    assert found(engine)
    assert not cache.exists()


@pytest.mark.usefixtures("unmeasured")
def test_a_warm_check_imports_nothing_heavy(cache: Path) -> None:
    """What a check with a kept ruleset may import: no YAML, no pydantic, no terminal."""
    code = (
        "import sys, arlint; arlint.check('و أكد'); "
        "print(','.join(sorted({m.split('.')[0] for m in sys.modules} & "
        "{'yaml', 'pydantic', 'typer', 'click', 'rich', 'json', 'tree_sitter', 'asyncio', 'unittest'})))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for _ in range(2):
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert out.stdout.strip() == ""


@pytest.mark.usefixtures("unmeasured")
def test_a_warm_check_on_the_command_line_imports_little(cache: Path, tmp_path: Path) -> None:
    """A hook runs `check` on files that it has seen: nothing that reads rules or options or shows colours is loaded."""
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    code = (
        f"import sys; sys.argv = ['arlint', 'check', {str(file)!r}]\n"
        "from arlint.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'yaml', 'pydantic', 'typer', 'click', 'rich', 'regex', 'marisa_trie', 'tree_sitter', 'tomllib'}\n"
        "print(','.join(sorted({m.split('.')[0] for m in sys.modules} & heavy)))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for _ in range(2):
        out = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True, cwd=tmp_path
        )
    assert "WBD101" in out.stdout
    assert out.stdout.splitlines()[-1] == ""
