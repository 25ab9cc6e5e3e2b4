"""arlint's own reports, known by how they begin: they quote what is wrong in other files, and are no prose.

Reports are often written into the tree that is checked. Those without a reader (XML, SARIF by its own
extension) are not met with.
"""

from __future__ import annotations

from typing import Final

from arlint.text.lazy import DOTALL, Lazy

_REPORT: Final = Lazy(
    r"\{\s*\"tool\":\s*\"arlint\","  # json
    r"|\{\s*\"source\":\s*\{\s*\"name\":\s*\"arlint\""  # rdjson
    r"|\{\s*\"\$schema\":\s*\"[^\"]*sarif[^\"]*\",[^{}]*\{\s*\"tool\":\s*\{\s*\"driver\":\s*\{\s*\"name\":\s*\"arlint\""
    r"|\[\s*\{\s*\"description\":\s*\"(?:\\.|[^\"\\])*+\",\s*\"check_name\":\s*\"[A-Z]{3}\d{3}\",\s*\"fingerprint\""
    r"|<!DOCTYPE html>\s*<html [^<>]*>\s*<head>\s*(?:<meta [^<>]*>\s*)*<title>(?:arlint report|تقرير arlint)</title>",
    DOTALL,
)


def is_report(text: str) -> bool:
    """Whether a text is a report that arlint wrote, as JSON, SARIF, GitLab's JSON, rdjson or HTML."""
    return _REPORT.match(text) is not None
