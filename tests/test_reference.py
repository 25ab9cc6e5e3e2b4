"""No correctness for speed: the engine finds and fixes what the slow way finds and fixes."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.diagnostics import Diagnostic
from arlint.documents.reading import read
from arlint.documents.source import Source
from tests.builtin import default_engine, own_rules
from tests.reference import Reference, paragraphs
from tests.strategies import prose, texts

SEED = Path("seeds/000_99f6fe3e961683a0.txt").read_bytes().decode("utf-8")


@cache
def reference() -> Reference:
    return Reference(default_engine(), own_rules().select())


@cache
def examples() -> dict[str, str]:
    """Every text of every rule's examples, without the marks of what is found; directives are not the slow way's."""
    found = {}
    for rule in own_rules().rules:
        for number, example in enumerate(rule.spec.examples):
            for name in ("bad", "good", "ok"):
                if (text := getattr(example, name, None)) and "arlint:" not in text:
                    found[f"{rule.info.code}-{number}-{name}"] = re.sub("[⟦⟧]", "", text)
    return found


def said(found: list[Diagnostic]) -> list[tuple[object, ...]]:
    return [(d.code, d.start, d.end, d.text, d.severity, d.fixes, dict(d.params)) for d in found]


def assert_same(text: str) -> None:
    assert said(default_engine().check(read(Source(text), "plain"))) == said(reference().check(Source(text)))


def test_the_seed() -> None:
    assert_same(SEED)


# Each example in one layout, and in another one in a night's tests. A document is longer than a block, and its order is
# one that a shuffle makes.
LAYOUTS: tuple[tuple[str, int, Callable[[list[str]], str]], ...] = (
    ("lines", 0, "\n".join),
    ("paragraphs", 1, "\n\n".join),
    ("items", 2, "\n- ".join),
    ("one line", 3, " ".join),
    ("crlf", 4, "\r\n".join),
    (
        "wrapped",
        5,
        lambda texts: "\n\n".join(textwrap.fill(" ".join(texts[n : n + 3]), 78) for n in range(0, len(texts), 3)),
    ),
)


@pytest.mark.slow
@pytest.mark.long
def test_the_examples_one_by_one() -> None:
    """One test, since the slow way asks every anchor of every word once, which takes minutes."""
    assert len(examples()) > 1000
    for name, text in examples().items():
        found = said(default_engine().check(read(Source(text), "plain")))
        assert found == said(reference().check(Source(text))), name


def assert_same_in_a_document(first: int, layout: Callable[[list[str]], str]) -> None:
    every = [text for text in examples().values() if "\n" not in text and "\t" not in text]
    random.Random(8).shuffle(every)
    text = layout(every[first % 6 :: 6])
    assert len(text) > 1 << 15
    assert_same(text)


IN_LAYOUTS = pytest.mark.parametrize(
    ("first", "layout"), [layout[1:] for layout in LAYOUTS], ids=[layout[0] for layout in LAYOUTS]
)


@pytest.mark.slow
@IN_LAYOUTS
def test_the_examples_in_documents(first: int, layout: Callable[[list[str]], str]) -> None:
    assert_same_in_a_document(first, layout)


@pytest.mark.slow
@pytest.mark.long
@IN_LAYOUTS
def test_the_examples_in_another_layout(first: int, layout: Callable[[list[str]], str]) -> None:
    assert_same_in_a_document(first + 1, layout)


@given(st.one_of(prose, texts))
def test_generated_texts(text: str) -> None:
    assert_same(text)


@given(st.lists(st.one_of(prose, texts), max_size=6).map("\n".join))
def test_the_paragraphs_of_plain_text(text: str) -> None:
    lines = read(Source(text), "plain").segments
    if "arlint:" not in text:
        assert [s.pieces for s in lines] == [s.pieces for s in paragraphs(text)]
        assert [s.kind for s in lines] == [s.kind for s in paragraphs(text)]


def test_mutated_sentences() -> None:
    """Sentences with the slips that people make: letters dropped, doubled, swapped, blanks and marks misplaced."""
    source = random.Random(88)
    every = list(examples().values())
    lines = []
    for _ in range(300):
        letters = list(source.choice(every))
        for _ in range(source.randint(1, 4)):
            place = source.randrange(len(letters) + 1)
            action = source.randrange(5)
            if action == 0:
                del letters[place : place + 1]
            elif action == 1:
                letters[place:place] = source.choice([" ", "  ", "\u0640", "،", ".", "؟", "(", "»", "\u064b", "5", "x"])
            elif action == 2:
                letters[place:place] = letters[place : place + 1]
            elif action == 3:
                letters[place : place + 2] = reversed(letters[place : place + 2])
            else:
                letters[place:place] = letters[place - 6 : place]
        lines.append("".join(letters))
    assert_same("\n".join(lines))
