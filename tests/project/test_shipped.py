"""The rules that a wheel brings compiled say what the rules of the checkout say."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.matchers import signatures
from arlint.matchers.quiet import WORDS, Quiet
from arlint.project import shipped
from arlint.ruleset.loading import load_builtin
from arlint.text.projection import project
from tests.builtin import default_engine, own_rules
from tools import compile_rules

# The rules are compiled for these.
pytestmark = [pytest.mark.slow, pytest.mark.long]

SEED = Path("seeds/000_99f6fe3e961683a0.txt").read_bytes().decode("utf-8")
MANY = 7.0  # hardly any


@pytest.fixture(scope="module")
def engine() -> Engine:
    return default_engine()


def set_bits(signature: int) -> list[int]:
    return [bit for bit in range(signature.bit_length()) if signature >> bit & 1]


def said(engine: Engine, text: str) -> list[tuple[object, ...]]:
    found = engine.check(read(Source(text), "plain"))
    return [(d.code, d.start, d.end, d.text, d.severity, d.fixes, dict(d.params)) for d in found]


def test_it_finds_the_same(place: Path, engine: Engine) -> None:
    brought, plan = shipped.load(place=place)
    assert said(brought, SEED) == said(engine, SEED) != []
    assert set(plan.infos) >= {rule.code for rule in brought.rules}


def test_all_rules_are_those_that_were_read(place: Path) -> None:
    assert shipped.rules(place) == load_builtin()


def test_paths_are_those_of_this_place(place: Path, engine: Engine) -> None:
    brought, _ = shipped.load(place=place)
    assert [rule.path for rule in brought.rules] == [rule.path for rule in engine.rules]


def test_of_quiet_words_nobody_has_anything_to_say(place: Path, engine: Engine) -> None:
    quiet = Quiet(str(place / shipped.DEFAULT))
    said = {word: engine.parts[0].words.says(word) for word in ("في", "على", "قال", "الله", "انه", "إن", "لا", "كبيرة")}
    assert {word: project(word) not in quiet.words for word in said} == said
    assert set(said.values()) == {True, False}


def test_a_signature_says_which_tests_a_word_passes(place: Path, engine: Engine) -> None:
    signatures, meanings = Quiet(str(place / shipped.DEFAULT)).signatures, engine.parts[0].words.meanings
    for word in ("في", "على", "قال", "الله", "ذلك", "كان", "هذه", "إلى", "التي"):
        passed = [meaning for meaning in meanings if meaning.test.hit_key(word) is not None]
        signed = signatures.get(project(word))
        assert signed is not None
        assert set_bits(signed.signature) == sorted({m.bit for m in passed if m.bit is not None}) != []
        assert list(signed.hung) == sorted(number for meaning in passed for number in meaning.hung)
    assert signatures.get(project("كتبتموهما")) is None


def test_a_word_may_pass_what_it_passes(engine: Engine) -> None:
    (part,) = engine.parts
    (context,), meanings = part.matchers.contexts, part.words.meanings
    for word in ("في", "وبالكتاب", "القدن", "كتبتموهما", "اخطاءهم", "بموسيقي"):
        passed = {m.bit for m in meanings if m.bit is not None and m.test.hit_key(word) is not None}
        may = context.may_pass(word)
        assert passed <= set(set_bits(may)) - {0}
        assert may & 1


def test_quiet_words_change_nothing(place: Path, engine: Engine) -> None:
    quieted = Engine.of(own_rules().select(), Quiet(str(place / shipped.DEFAULT)))
    assert said(quieted, SEED) == said(engine, SEED)


@pytest.mark.parametrize("damage", [b"", b"no trie", None])
@pytest.mark.parametrize("name", [WORDS, signatures.WORDS, signatures.NUMBERS])
def test_what_is_damaged_knows_no_word(place: Path, tmp_path: Path, name: str, damage: bytes | None) -> None:
    for file in (place / shipped.DEFAULT).iterdir():
        shutil.copy(file, tmp_path)
    whole, word = (tmp_path / name).read_bytes(), project("على")
    (tmp_path / name).write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    quiet = Quiet(str(tmp_path))
    assert (word in quiet.words) is (name != WORDS)
    assert (quiet.signatures.get(word) is None) is (name != WORDS)


def test_missing_files_know_no_word(tmp_path: Path) -> None:
    quiet = Quiet(str(tmp_path))
    assert b"a" not in quiet.words
    assert quiet.signatures.get(b"a") is None


def test_other_files_than_it_was_made_of(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "digest", lambda *, checkout: bytes(16))
    assert shipped.load(place=place) is None
    assert shipped.rules(place) is None


def test_a_damaged_file_is_none(place: Path, tmp_path: Path) -> None:
    for name in (shipped.DEFAULT, shipped.OTHERS):
        shutil.copytree(place / name, tmp_path / name)
        file = tmp_path / name / shipped.ENGINE
        file.write_bytes(file.read_bytes()[:-1])
        assert shipped.load(name, tmp_path) is None
    (tmp_path / shipped.RULES).write_bytes((place / shipped.RULES).read_bytes()[:-1])
    assert shipped.rules(tmp_path) is None


@pytest.mark.parametrize("change", [None, lambda data: data[:-1], lambda data: b""])
def test_without_the_whole_bulk_it_is_none(
    place: Path, tmp_path: Path, change: Callable[[bytes], bytes] | None
) -> None:
    shutil.copytree(place / shipped.DEFAULT, tmp_path / shipped.DEFAULT)
    bulk = tmp_path / shipped.DEFAULT / shipped.BULK
    if change is None:
        bulk.unlink()
    else:
        bulk.write_bytes(change(bulk.read_bytes()))
    assert shipped.load(place=tmp_path) is None


def test_the_bulk_is_written_once(place: Path, engine: Engine) -> None:
    assert (place / shipped.DEFAULT / shipped.BULK).stat().st_size < len(pickle.dumps(engine))


def test_a_checkout_has_it_until_a_file_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = shutil.copytree("rules", tmp_path / "rules")
    monkeypatch.setattr(shipped, "builtin_root", lambda: rules)
    # What is in it does not matter here: two rules, since all take half a minute.
    every = own_rules()
    few = replace(every, rules=tuple(rule for rule in every.rules if rule.code in ("WBD101", "STY101")))
    monkeypatch.setattr(compile_rules, "load_builtin", lambda: few)
    compile_rules.write(tmp_path / "compiled", MANY, checkout=True)
    assert shipped.load(place=tmp_path / "compiled") is not None
    path = next(rules.glob("*/*.yaml"))
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    assert shipped.load(place=tmp_path / "compiled") is None
