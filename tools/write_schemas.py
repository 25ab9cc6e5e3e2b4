"""Write schemas/: run after a change of arlint/ruleset/model/ or arlint/project/keys.py (tests say when)."""

from __future__ import annotations

import json
from pathlib import Path

from arlint.project.keys import schema
from arlint.ruleset.schema import schemas

FOLDER = Path(__file__).resolve().parent.parent / "schemas"


def main() -> None:
    """Write every schema."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in {**schemas(), "arlint.schema.json": schema()}.items():
        (FOLDER / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
