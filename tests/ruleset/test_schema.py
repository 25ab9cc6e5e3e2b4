from __future__ import annotations

import json
from pathlib import Path

import pytest

from arlint.ruleset.schema import schemas

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_published_schema_is_fresh(name: str) -> None:
    published = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(schemas()[name])), "run tools/write_schemas.py"
