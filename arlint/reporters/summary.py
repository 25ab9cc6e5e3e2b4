"""The closing line of a run, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arlint.reporters.wording import ENTRIES, FILES, FINDINGS

if TYPE_CHECKING:
    from arlint.diagnostics import Lang
    from arlint.reporters.base import Run


def summary(run: Run, lang: Lang) -> str:
    """The last line: how many findings in how many files, what can be fixed, what the baseline hid."""
    files = FILES.counted(run.files, lang)
    findings = FINDINGS.counted(len(run.diagnostics), lang)
    hidden = FINDINGS.counted(run.hidden, lang)
    stale = ENTRIES.counted(run.stale, lang)
    fixable = run.safe_fixes()
    failed = FILES.counted(len(run.failures), lang)
    if lang == "ar":
        # Counted nouns stand behind a colon, where they need no case.
        parts = [f"{findings} ({files})" if run.diagnostics else f"لا ملاحظات ({files if run.files else 0})"]
        if fixable:
            parts.append(f"ما يُصلح بأمان: {fixable} (arlint fix --write)")
        if run.failures:
            parts.append(f"ما تعذر فحصه: {failed}")
        if run.hidden:
            parts.append(f"ما أخفاه خط الأساس: {hidden}")
        if run.stale:
            parts.append(f"ما زال موضعه من خط الأساس: {stale} (arlint baseline prune)")
        return "؛ ".join(parts) + "."
    nothing = "Nothing found in {}" if run.failures else "Clean: {} checked, nothing found"
    parts = [f"{findings} in {files}" if run.diagnostics else nothing.format(files)]
    if fixable:
        parts.append(f"{fixable} can be fixed safely: arlint fix --write")
    if run.failures:
        parts.append(f"{failed} could not be checked")
    if run.hidden:
        parts.append(f"{hidden} hidden by the baseline")
    if run.stale:
        parts.append(f"{stale} of the baseline out of date: arlint baseline prune")
    return "; ".join(parts) + "."
