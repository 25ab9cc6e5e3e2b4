"""``each``: an item that is said once for several words."""

from __future__ import annotations

from pathlib import Path

import pytest

from arlint.errors import RuleError
from arlint.ruleset import copies, yamlfile
from arlint.ruleset.loading import load_files
from arlint.ruleset.model.sequence import SequenceRule
from arlint.ruleset.ruleset import Ruleset

RULE = """\
code: PRP299
slug: a-house-rule
title: {ar: عنوان, en: Title}
severity: error
profiles: [default]
kind: sequence
variants:
  - tokens:
      - {word: نظر, mark: false}
      - {word: <wrong>, replace: <right>}
    each: [{wrong: على, right: إلى}, {wrong: عن, right: في}]
  - tokens: [{word: سأل, mark: false}, {word: على, replace: عن}]
except:
  pairs:
    - this: {word: <word>}
      after: [{word: حدة}]
      each: [{word: على}, {word: عن}]
fix: {safety: safe}
message: {ar: "اكتب «{good}»", en: "Write “{good}”"}
why: {ar: سبب, en: A reason}
source: usage
examples:
  - {bad: "نظر ⟦على⟧ البحر", good: "نظر إلى البحر"}
  - {bad: "سأل ⟦على⟧ البحر", good: "سأل عن البحر"}
  - {ok: "نظر إلى البحر"}
  - {ok: "نظر على حدة"}
"""


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    path = tmp_path / "PRP299-a-house-rule.yaml"
    path.write_text(RULE, encoding="utf-8")
    return path


def test_an_item_is_copied_for_each_of_its_words(rule: Path, builtin: Ruleset) -> None:
    (loaded,) = load_files([rule], builtin).rules
    assert isinstance(loaded.spec, SequenceRule)
    tokens = [[(t.word, t.replace) for t in v.tokens] for v in loaded.spec.variants]
    assert tokens == [
        [("نظر", None), ("على", "إلى")],
        [("نظر", None), ("عن", "في")],
        [("سأل", None), ("على", "عن")],
    ]
    assert [pair.this and pair.this.word for pair in loaded.spec.except_.pairs] == ["على", "عن"]


def test_an_error_behind_copies_has_its_own_line(rule: Path, builtin: Ruleset) -> None:
    rule.write_text(RULE.replace("{word: سأل, mark", "{word: سأل, marks"), encoding="utf-8")
    with pytest.raises(RuleError, match=r":12: variants.2.tokens.0"):
        load_files([rule], builtin)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("[{wrong: على, right: إلى}, {wrong: عن, right: في}]", "[]", id="nothing"),
        pytest.param("{wrong: عن, right: في}", "{wrong: عن}", id="a name short"),
        pytest.param("{wrong: عن, right: في}", "{wrong: عن, right: 3}", id="no text"),
        pytest.param("{wrong: عن, right: في}", "عن", id="no mapping"),
        pytest.param("<wrong>", "على", id="a name that nothing asks for"),
        pytest.param("wrong", "Wrong", id="no name"),
    ],
)
def test_what_is_no_list_of_words_is_refused(old: str, new: str, rule: Path) -> None:
    rule.write_text(RULE.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleError, match=r":11: variants.0.each"):
        copies.written_out(yamlfile.load(rule))


def test_a_file_without_lists_stays_as_it_is(tmp_path: Path) -> None:
    for text in ("3\n", "variants: 3\n", "except: {pairs: [{this: {word: على}}]}\n", "except: 3\nvariants: [3]\n"):
        path = tmp_path / "file.yaml"
        path.write_text(text, encoding="utf-8")
        file = yamlfile.load(path)
        assert copies.written_out(file) is file
