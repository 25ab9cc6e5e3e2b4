"""The table of formats says the same in docs/formats.md, README.md and README.ar.md, and what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arlint.documents.names import FORMATS

ROOT = Path(__file__).resolve().parents[2]


def rows(name: str) -> list[list[str]]:
    """The cells of the table whose first column is a format."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = [line for line in lines if re.match(r"\| `\w+`(?: `\w+`)* \| `(?:\.|strings)", line)]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in found]


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("name", ["docs/formats.md", "README.md", "README.ar.md"])
def test_every_format_and_each_of_its_extensions_is_named(name: str) -> None:
    said = [(set(names(row[0])), set(names(row[1]))) for row in rows(name)]
    assert {format for formats, _ in said for format in formats} == set(FORMATS)
    for formats, extensions in said:
        assert extensions == {extension for format in formats for extension in FORMATS[format]}


@pytest.mark.parametrize("name", ["docs/formats.md", "README.md", "README.ar.md"])
def test_every_row_says_what_is_read_skipped_and_written(name: str) -> None:
    for row in rows(name):
        assert len(row) == 5, row
        assert row[2]
        assert row[4]


def test_the_readme_says_what_the_documentation_says() -> None:
    assert rows("README.md") == rows("docs/formats.md")
    assert [row[:2] for row in rows("README.ar.md")] == [row[:2] for row in rows("docs/formats.md")]
