"""arlint's own reports, known by how they begin: they quote what is wrong in other files, and are no prose.

Reports are often written into the tree that is checked. Those without a reader (XML, SARIF by its own
extension) are not met with; nor are those of a line each read as such, which only a report may take the place of.
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

# Those that are not told from prose unless a report is looked for.
_LINES: Final = Lazy(
    r"[^\n]{1,9999}?:\d+:\d+: [A-Z]{3}\d{3} "  # text, concise
    r"|\ *\d+\s+[A-Z]{3}\d{3}\s"  # their statistics
    r"|Clean: \d+ files? checked|Nothing found in \d+ files?;|لا ملاحظات \("  # text
    r"|\{\"path\": \"(?:\\.|[^\"\\])*+\", \"code\": \"[A-Z]{3}\d{3}\""  # jsonl
    r"|::(?:error|warning|notice) (?:file|title)="  # github
    r"|<\?xml [^<>]*>\s*<(?:testsuites name=\"arlint\"|checkstyle version)"
    r"|(?:\[\])?\s*\Z",  # nothing found: gitlab, and all that have a line a finding
)


def is_report(text: str) -> bool:
    """Whether a text is a report that arlint wrote, as JSON, SARIF, GitLab's JSON, rdjson or HTML."""
    return _REPORT.match(text) is not None


def may_be_replaced(beginning: str) -> bool:
    """Whether a file that begins so holds a report of arlint in any of its formats, or nothing."""
    return is_report(beginning) or _LINES.match(beginning) is not None
