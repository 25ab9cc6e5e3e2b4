"""Write schemas/: run after a change of arlint/ruleset/model.py (a test says when it is due)."""

from __future__ import annotations

import json
from pathlib import Path

from arlint.ruleset.schema import schemas

FOLDER = Path(__file__).resolve().parent.parent / "schemas"


def main() -> None:
    """Write every schema."""
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / name).write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
