"""What README.md says is there, and what it shows is what is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import arlint

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINKS = sorted({link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link})


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_finding_it_shows_is_the_one_found() -> None:
    place, code, message = re.search(r"^seeds/(\S+?\.txt:\d+:\d+): (\S+) (.+)$", README, re.MULTILINE).groups()  # type: ignore[union-attr]
    name, line, column = place.split(":")
    text = (ROOT / "seeds" / name).read_bytes().decode("utf-8")
    found = [(d.code, d.message_in("ar")) for d in arlint.check(text) if (d.line, d.column) == (int(line), int(column))]
    assert (code, message) in found
