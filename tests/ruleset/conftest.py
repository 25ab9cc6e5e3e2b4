from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arlint.ruleset.loading import load_files
from arlint.ruleset.ruleset import Ruleset

RULE = """\
code: HMZ901
slug: a-house-rule
title: {ar: عنوان, en: Title}
severity: error
profiles: [default]
kind: lexical
match: {clitics: noun}
entries:
  - {bad: مسئلة, good: مسألة}
fix: {safety: safe}
message: {ar: "اكتب «{good}»", en: "Write “{good}”"}
why: {ar: سبب, en: A reason}
source: usage
examples:
  - {bad: "هذه ⟦مسئلة⟧ صعبة", good: "هذه مسألة صعبة"}
  - {bad: "نظر في ⟦المسئلة⟧", good: "نظر في المسألة"}
  - {ok: "هذه مسألة صعبة"}
  - {ok: "هو مسؤول عنها"}
"""


@pytest.fixture
def house(tmp_path: Path, builtin: Ruleset) -> Callable[..., Ruleset]:
    """Loads RULE with replacements made in its text."""

    def load(*changes: tuple[str, str], name: str = "HMZ299-a-house-rule.yaml") -> Ruleset:
        text = RULE.replace("HMZ901", "HMZ299")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load_files([tmp_path], builtin)

    return load
