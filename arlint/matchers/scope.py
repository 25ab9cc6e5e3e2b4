"""Whether a rule looks at a place: headings, quotations, verse, passages in other languages."""

from __future__ import annotations

from arlint.diagnostics import RuleInfo
from arlint.documents.document import Segment, SegmentKind, ZoneKind


def in_scope(rule: RuleInfo, segment: Segment, start: int, end: int) -> bool:
    """Whether ``rule`` is about ``segment.text[start:end]``, by its `scope`."""
    if not rule.in_headings and segment.kind is SegmentKind.HEADING:
        return False
    if not segment.zones:
        return True
    looks = ((ZoneKind.QUOTE, rule.in_quotes), (ZoneKind.VERSE, rule.in_verse), (ZoneKind.FOREIGN, rule.in_foreign))
    return not any(segment.in_zone(kind, start, end) for kind, open_ in looks if not open_)
