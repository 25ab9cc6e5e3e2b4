"""One defect, one diagnostic: which of several findings on one place speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from arlint.diagnostics import Edit
from arlint.matchers.base import Finding

_STYLE_PHASE: Final = 4
_STRETCH: Final = 64  # code points


def one_each(findings: Iterable[Finding]) -> list[Finding]:
    """Of findings that report or change the same thing the best informed one, sorted by place.

    Style is another matter than spelling: advice to recast a phrase stands beside
    a correction of a letter in it. Within one family, what lies inside a better
    informed finding is the same defect if either of them has no correction: a
    bracket without a partner inside a pair that was typed the wrong way round.
    A finding that speaks for other places silences what was found there.
    """
    findings = list(findings)
    covered = {place for finding in findings if finding.covers for place in finding.covers}
    if covered:
        findings = [f for f in findings if not f.silent and (f.covers or (f.segment, f.start, f.end) not in covered)]
    kept: list[Finding] = []
    for group in _overlapping(sorted(findings, key=_place)):
        if len(group) == 1:
            kept.extend(group)
            continue
        kept.extend(sorted(_speaking(group), key=_place))
    return kept


def _speaking(group: Iterable[Finding]) -> list[Finding]:
    """The findings of a group that say something which no better informed one says.

    In a text that repeats itself a group may be as long as the text, so only findings
    that have a place in common are compared; the places are stretches of the text.
    """
    speaking: list[Finding] = []
    by_place: dict[int, list[Finding]] = {}
    for finding in sorted(group, key=_authority):
        start, end = _reach(finding)
        places = range(start // _STRETCH, end // _STRETCH + 1)
        if not any(_same_defect(finding, other) for place in places for other in by_place.get(place, ())):
            speaking.append(finding)
            for place in places:
                by_place.setdefault(place, []).append(finding)
    return speaking


def _reach(finding: Finding) -> tuple[int, int]:
    """All that a finding reports or changes, from its start to its end."""
    edits = finding.corrections[0] if finding.corrections else ()
    starts, ends = [edit.start for edit in edits], [edit.end for edit in edits]
    return min([finding.start, *starts]), max([finding.end, *ends])


def collide(one: Edit, other: Edit) -> bool:
    """Whether two edits cannot both be made: they overlap, or both insert at one place."""
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    # An insertion that only touches a replacement does not disturb it.
    return one.start < other.end and other.start < one.end


def _overlapping(findings: list[Finding]) -> Iterator[list[Finding]]:
    """Runs of findings (sorted by place) that touch one another."""
    group: list[Finding] = []
    segment, reach = -1, -1
    for finding in findings:
        if group and (finding.segment != segment or finding.start > reach):
            yield group
            group = []
        if not group:
            segment, reach = finding.segment, finding.end
        group.append(finding)
        reach = max(reach, finding.end)
    if group:
        yield group


def _place(finding: Finding) -> tuple[int, int, int, str]:
    return finding.segment, finding.start, finding.end, finding.rule.code


def _authority(finding: Finding) -> tuple[int, int, int, int, str]:
    """Sorts the finding that is to be believed first: the one that saw more, or can do something about it."""
    return (
        -finding.rule.priority,
        -finding.context,
        -len(finding.corrections[:1]),
        finding.start,
        finding.rule.code,
    )


def _same_defect(one: Finding, other: Finding) -> bool:
    """Whether ``one`` says nothing that ``other``, which is better informed, does not say."""
    if (one.rule.phase == _STYLE_PHASE) != (other.rule.phase == _STYLE_PHASE):
        return False
    if (one.start, one.end) == (other.start, other.end):
        return True
    if not one.corrections or not other.corrections:
        inside = other.start <= one.start and one.end <= other.end
        return inside and one.rule.code[:3] == other.rule.code[:3]
    return any(collide(a, b) for a in one.corrections[0] for b in other.corrections[0])
