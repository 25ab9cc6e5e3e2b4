"""Write docs/rules: a page for each rule and their index. Run it after a change of rules; a test compares."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from arlint.reporters.rulepages import as_markdown, index  # noqa: E402
from arlint.ruleset.loading import load_builtin  # noqa: E402
from arlint.ruleset.ruleset import Ruleset  # noqa: E402

FOLDER = ROOT / "docs" / "rules"


def pages(ruleset: Ruleset) -> dict[str, str]:
    """Every page by the name of its file."""
    return {"README.md": index(ruleset), **{f"{rule.code}.md": as_markdown(rule, ruleset) for rule in ruleset.rules}}


def main() -> None:
    """Write the pages, and delete those of rules that are no more."""
    FOLDER.mkdir(exist_ok=True)
    made = pages(load_builtin())
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
