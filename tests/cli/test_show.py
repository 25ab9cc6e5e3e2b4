"""``arlint show``: segments, masks, zones, tokens and suppressions of a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from arlint.cli.app import app
from arlint.cli.show import describe
from arlint.documents.reading import read
from arlint.documents.source import Source

TEXT = "# عنوان\n\nقال **أحمد**: «نعم» و`كود` ثم خطأ [كذا]. <!-- arlint: ignore[ABC1] -->\n"


def test_a_description_names_everything() -> None:
    shown = describe(read(Source(TEXT, "a.md")))
    heading, paragraph = shown["segments"]
    assert (heading["at"], heading["kind"], heading["text"]) == ("1:3", "heading", "عنوان")
    assert paragraph["text"] == "قال أحمد: «نعم» و▒▒▒▒▒ ثم خطأ [كذا]."
    assert paragraph["masks"] == [{"at": "3:22", "text": "`كود`"}]
    assert paragraph["zones"] == [{"kind": "quote", "at": "3:16", "text": "نعم"}]
    assert shown["suppressions"] == [{"at": "3:42", "verb": "ignore", "codes": ["ABC1"]}]
    assert shown["sic"] == [{"at": "3:31", "text": "خطأ"}]


def test_tokens_have_keys_and_splits() -> None:
    (segment,) = describe(read(Source("بِكتابها 3")), tokens=True)["segments"]
    word, number = segment["tokens"]
    assert (word["text"], word["key"]) == ("بِكتابها", "بكتابها")
    assert "ب+كتاب+ها" in word["splits"]
    assert (number["kind"], number["at"]) == ("number", "1:10")


def test_the_command_in_arabic(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["show", str(path), "--lang", "ar"])
    assert f"{path}: markdown, utf-8, مقطعان" in result.output
    assert "  3:22 محجوب: " in result.output


@pytest.mark.parametrize("bidi", ["auto", "none"])
def test_the_command(tmp_path: Path, bidi: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["show", str(path), "--tokens", "--bidi", bidi])
    assert result.exit_code == 0
    assert f"{path}: markdown, utf-8, 2 segments" in result.output
    assert "  3:22 masked: " in result.output
    assert ("\u2068" in result.output) == (bidi == "auto")
    as_json = CliRunner().invoke(app, ["show", str(path), "--json"])
    assert json.loads(as_json.output)["format"] == "markdown"
