"""Where there are only lists of words, what is told without cutting a text into words is so."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.project.skimming import is_silent
from arlint.ruleset.loading import load_files
from arlint.text.projection import CHARACTERS, project
from tests.builtin import own_rules
from tests.matchers.conftest import HEAD

PLAIN = "kind: lexical\nmatch: {clitics: none}\nentries:\n  - {bad: الى, good: إلى}\n  - {bad: لاكن, good: لكن}\n"
CHAINS = """\
kind: lexical
match: {clitics: full, suffixes: pronoun}
entries:
  - {bad: لغه, good: لغة}
  - {bad: قرائة, good: قراءة}
  - {bad: مستوا, good: مستوى}
  - {bad: جزاا, good: جزاء}
  - {bad: قالوو, good: قالوا}
"""
WORDS = ["الى", "لاكن", "للغه", "ولغهم", "قرائتها", "وبالقرائة", "مستواهم", "جزااه", "قالووا", "كتاب", "تعالى"]
SIGNS = [
    " ",
    "\n",
    "\r\n",
    "،",
    "«",
    "ـ",
    "ً",
    "ّ",
    "\u200c",
    "\u00ad",
    "@",
    "#",
    "_",
    "/",
    "a",
    "é",
    "1",
    "😀",
    "﴿",
    "﴾",
]
OTHERS = ["\ufeb2", "\u06d6", "ک", "http://a.b/", "{", "}", "%s", "- ", "sic", "arlint:ignore[HSE] "]
PIECES = st.sampled_from(WORDS + SIGNS + OTHERS)


def engine(folder: Path, rule: str) -> Engine:
    path = folder / "GRM999-under-test.yaml"
    path.write_text(HEAD + "fix: {safety: safe}\n" + rule, encoding="utf-8")
    return Engine.of(load_files([path], own_rules()))


@pytest.fixture(scope="module", params=[PLAIN, CHAINS], ids=["whole words", "clitics"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Engine, Engine]:
    """An engine that searches, and one that looks every word up."""
    folder = tmp_path_factory.mktemp("rules")
    quick, slow = engine(folder, request.param), engine(folder, request.param)
    slow.needles = None
    assert quick.needles is not None
    return quick, slow


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_is_silent_has_no_findings(both: tuple[Engine, Engine], text: str) -> None:
    quick, slow = both
    assert quick.needles is not None
    found = slow.check(read(Source(text), "plain"))
    assert quick.check(read(Source(text), "plain")) == found
    if found:
        assert not is_silent([text.encode()], quick.needles)
        assert not quick.needles.absent(project(text))


def test_blocks_with_and_without_needles(both: tuple[Engine, Engine]) -> None:
    quick, slow = both
    block = "كتاب على الرف.\n" * 6_000  # more than is searched at once
    text = "".join((block, "الى لغه\n", block, block, "قرائة ولاكن، لاكن\n", "الى " * 40_000, "\n", block))
    found = slow.check(read(Source(text), "plain"))
    assert quick.check(read(Source(text), "plain")) == found
    assert [text[d.start : d.end] for d in found] == [d.text for d in found]
    assert found


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("كتاب على الرف، تعالى إلى هنا.", True),
        ("الى", False),
        ("تعالَى الىٰ", False),
        ("كتاب\nالـى", False),
        ("كتاب 😀", False),  # no byte of its own: a closer look is taken
        ("كتاب arlint:", False),
        ("", True),
    ],
)
def test_what_is_silent(text: str, silent: bool, tmp_path: Path) -> None:
    needles = engine(tmp_path, PLAIN).needles
    assert needles is not None
    assert is_silent([text.encode()], needles) is silent


def test_no_letters_but_those_of_a_needle_are_found(tmp_path: Path) -> None:
    needles = engine(tmp_path, PLAIN).needles
    assert needles is not None
    letters = [c for c in CHARACTERS if c.isalpha()]
    assert is_silent([" ".join(a + b for a in letters for b in letters).encode()], needles)


@pytest.mark.parametrize("data", [b"\xd8", "كتاب".encode("utf-16"), "كتاب".encode("utf-16-le"), b"\xef\xbb\xbf"])
def test_what_is_no_plain_utf_8_is_left_to_others(data: bytes, tmp_path: Path) -> None:
    needles = engine(tmp_path, PLAIN).needles
    assert needles is not None
    assert not is_silent([data], needles)


@given(text=st.lists(PIECES, max_size=12).map("".join), cut=st.integers(1, 9))
def test_blocks_may_be_cut_anywhere(both: tuple[Engine, Engine], text: str, cut: int) -> None:
    needles = both[0].needles
    assert needles is not None
    data = text.encode()
    blocks = [data[begin : begin + cut] for begin in range(0, len(data), cut)]
    assert is_silent(blocks, needles) is is_silent([data], needles)


@pytest.mark.parametrize("data", ["\ufeffكتاب".encode(), "كتاب\x06".encode(), "كتاب arlint:".encode()])
def test_what_speaks_to_arlint_is_seen_across_blocks(data: bytes, tmp_path: Path) -> None:
    needles = engine(tmp_path, PLAIN).needles
    assert needles is not None
    assert not is_silent((bytes([byte]) for byte in data), needles)


def test_other_rules_are_not_searched_for(tmp_path: Path) -> None:
    assert engine(tmp_path, "kind: pattern\npattern: ab\nreplace: b\n").needles is None


def test_without_the_package_words_are_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    slow = engine(tmp_path, PLAIN)
    assert slow.needles is None
    assert [d.text for d in slow.check(read(Source("ذهب الى البيت"), "plain"))] == ["الى"]
