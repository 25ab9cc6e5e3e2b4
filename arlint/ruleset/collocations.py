"""Tables of collocations: words that are decided by the word beside them.

A line has four cells: the words that are suspected (``|`` between several forms), what each
is corrected to, the words of which one stands before it (without an article), and those of
which one stands behind it (blanks between them, either cell may be ``-``). Words in a row are
written with ``+``; ``…+`` and ``+…`` leave room for two other words. A fifth cell, ``bare``,
says that the suspected word is none of these behind an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from arlint.lexicon.features import Feature
from arlint.lexicon.lexicon import default_lexicon

_NOTHING: Final = "-"
_BARE: Final = "bare"
_GAP: Final = "…"
_ROOM: Final = 2
_PROCLITICS: Final = "وفبكلس"
_CONJUNCTIONS: Final = "وف"


def collocation_variants(cells: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The variants of a `sequence` rule that one line of a table stands for.

    Raises ValueError if the line has not its four cells, or not as many corrections as words.
    """
    if len(cells) not in (4, 5) or not all(cells) or cells[4:] not in ([], [_BARE]):
        raise ValueError("a line is: word, correction, words before, words behind, with tabs between, then `bare`")
    bad, good = cells[0].split("|"), cells[1].split("|")
    if len(bad) != len(good):
        raise ValueError("a line has one correction for each of its words")
    suspected: dict[str, Any] = {"map": dict(zip(bad, good, strict=True)), "clitics": "full", "exclude": _others(bad)}
    if cells[4:]:
        suspected["article"] = False
    # A noun with the article would have the word for its predicate: الوزير دفع is not وزير دفع.
    for row in _rows(cells[2], "full"):
        last = {**row[-1], "article": False} if row[-1] is not None else None
        yield {"tokens": _spaced([*row[:-1], last, suspected])}
    # What is written onto the word behind would stand between the two: القرار بنفسه is not القرار نفسه.
    for row in _rows(cells[3], "article"):
        yield {"tokens": _spaced([suspected, *row])}


def _others(words: Sequence[str]) -> list[str]:
    """Words of the lexicon that look like one of these behind a proclitic: كتلة is not ك + تلة, nor سأل س + أل."""
    features = default_lexicon().store.features
    found = [form for word in words for letter in _PROCLITICS if features(form := letter + word) & Feature.WHOLE]
    return [conjunction + form for form in found for conjunction in ("", *_CONJUNCTIONS)]


def _rows(cell: str, clitics: str) -> Iterator[list[dict[str, Any] | None]]:
    """The neighbours of a cell as rows of tests (None for a gap): the single words in one, the others by themselves."""
    items = [] if cell == _NOTHING else cell.split()
    single = [item for item in items if "+" not in item]
    if single:
        yield [_neighbour(single, clitics)]
    for item in items:
        if "+" in item:
            yield [None if word == _GAP else _neighbour([word], clitics) for word in item.split("+")]


def _spaced(row: Sequence[dict[str, Any] | None]) -> list[dict[str, Any]]:
    """A row of tests with the gaps between them said at the test behind each."""
    tokens: list[dict[str, Any]] = []
    gap = 0
    for test in row:
        if test is None:
            gap = _ROOM
            continue
        tokens.append({**test, "gap": gap})
        gap = 0
    return tokens


def _neighbour(words: Sequence[str], clitics: str) -> dict[str, Any]:
    return {"words": list(words), "clitics": clitics, "mark": False}
