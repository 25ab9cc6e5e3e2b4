"""The cells of `consistency` sets: a set has one cell for each form of a thing.

A cell holds one word, or several spellings of it that count as one form, with | between
them (the first is the one that is written), or several words that are counted together,
with ; between them and in the same order in every cell of the set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def cell_words(cell: str) -> list[str]:
    """All words of a cell."""
    return cell.replace("|", ";").split(";")


def word_forms(row: Sequence[str]) -> Iterator[list[list[str]]]:
    """For each word of a set the spellings of each form. Raises ValueError if the cells do not have equally many."""
    for parts in zip(*(cell.split(";") for cell in row), strict=True):
        yield [part.split("|") for part in parts]
