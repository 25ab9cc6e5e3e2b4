"""Wrap the lists of rule files at 120 columns: run after writing rules (a test says which files need it).

    python -m tools.wrap_rules [FILE...]     wrap these, or all of rules/

A line is broken behind a comma of a flow sequence or mapping, the outermost that makes it short enough, and nowhere
else: a long sentence, pattern or comment stays as it is, and so does what YAML reads.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final, NamedTuple

import yaml

ROOT: Final = Path(__file__).resolve().parent.parent / "rules"
WIDTH: Final = 120  # code points
_LEAST: Final = 40  # code points that a line has at the least before it is broken
_BEGINS: Final = re.compile(r" *(?:(- )|[\w-]+:)")


class _Comma(NamedTuple):
    """A comma between members of a flow collection: the code points of its line up to it, and how deep it is."""

    end: int
    depth: int


def wrapped(text: str) -> str:
    """A rule file with its long lists over several lines; the same to YAML. Raises yaml.YAMLError."""
    commas = _commas(text)
    lines = []
    for number, line in enumerate(text.split("\n")):
        lines += _broken(line, commas.get(number, []))
    return "\n".join(lines)


def _commas(text: str) -> dict[int, list[_Comma]]:
    """The commas of each line, by its number from 0."""
    found: dict[int, list[_Comma]] = {}
    depth = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            depth += 1
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
            depth -= 1
        elif isinstance(token, yaml.FlowEntryToken):
            found.setdefault(token.start_mark.line, []).append(_Comma(token.end_mark.column, depth))
    return found


def _broken(line: str, commas: list[_Comma]) -> list[str]:
    begins = _BEGINS.match(line)
    # A line that begins no entry goes on with a list, and its rest stands below it.
    deeper = 0 if begins is None else 4 if begins[1] else 2
    indent = " " * (len(line) - len(line.lstrip(" ")) + deeper)
    lines, start, lead = [], 0, ""
    while len(lead) + len(line) - start > WIDTH:
        longest = start + WIDTH - len(lead)
        behind = [comma for comma in commas if comma.end > start + _LEAST and comma.end < len(line.rstrip())]
        fitting = [comma for comma in behind if comma.end <= longest] or behind[:1]
        if not fitting:
            break
        outermost = min(comma.depth for comma in fitting)
        end = max(comma.end for comma in fitting if comma.depth == outermost)
        lines.append(lead + line[start:end])
        lead, start = indent, end + len(line[end:]) - len(line[end:].lstrip(" "))
    return [*lines, lead + line[start:]]


def main() -> None:
    """Command line."""
    for path in [Path(name) for name in sys.argv[1:]] or sorted(ROOT.rglob("*.yaml")):
        before = path.read_text(encoding="utf-8")
        after = wrapped(before)
        if yaml.load(after, yaml.CSafeLoader) != yaml.load(before, yaml.CSafeLoader):
            sys.exit(f"{path}: YAML would read something else")
        if after != before:
            path.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()
