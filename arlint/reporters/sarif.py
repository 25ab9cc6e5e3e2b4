"""``sarif``: SARIF 2.1.0, for code scanning. Columns are code points (``columnKind: unicodeCodePoints``), 1-based.

Paths are relative to ``SRCROOT``, the root of the project; ``partialFingerprints`` survive moved text;
``fixes`` carry every correction.
"""

from __future__ import annotations

import os
from typing import IO, Any, Final
from urllib.parse import quote

import regex

import arlint
from arlint.baseline import fingerprints
from arlint.diagnostics import Diagnostic, Fix, Severity
from arlint.reporters.base import Options, RulePage, Run
from arlint.reporters.visible import to_json, visible
from arlint.text.positions import LineIndex

_LEVELS: Final = {"error": "error", "warning": "warning", "hint": "note"}
_ARGUMENT: Final = regex.compile(r"\{\d+\}")
_LINK: Final = regex.compile(r"\[([^\]]*)\]\(")
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def report(run: Run, stream: IO[str], options: Options) -> None:
    """Write the run as one SARIF log."""
    pages = run.pages()
    codes = sorted({d.code for d in run.diagnostics})
    places = {code: number for number, code in enumerate(codes)}
    infos = {d.code: d for d in run.diagnostics}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "arlint",
                        "semanticVersion": arlint.__version__,
                        "language": options.lang,
                        "rules": [_rule(infos[code], pages.get(code), options) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "language": options.lang,
                "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the project."}}},
                "invocations": [
                    {
                        "executionSuccessful": not run.failures,
                        "toolExecutionNotifications": [
                            {"level": "error", "message": {"text": _plain(failure.in_(options.lang))}}
                            for failure in run.failures
                        ],
                    }
                ],
                "results": [
                    _result(d, run.relative(d.path), places[d.code], fingerprint, options)
                    for d, fingerprint in fingerprints(run.diagnostics, run.relative)
                ],
            }
        ],
    }
    stream.write(to_json(log, indent=2) + "\n")


def _rule(d: Diagnostic, page: RulePage | None, options: Options) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": d.code,
        "name": "".join(part.capitalize() for part in d.slug.split("-")),
        "shortDescription": {"text": d.rule.title.in_(options.lang)},
        "defaultConfiguration": {"level": _LEVELS[d.rule.severity.value]},
    }
    if page is not None:
        why = page.why.in_(options.lang)
        out["fullDescription"] = {"text": why}
        out["help"] = {"text": "\n".join((why, *page.references))}
        out["properties"] = {"tags": [page.family.en]}
    return out


def _result(d: Diagnostic, path: str, rule: int, fingerprint: str, options: Options) -> dict[str, Any]:
    artifact = {"uri": quote(os.fsencode(path), safe="/"), "uriBaseId": "SRCROOT"}
    region = {**_region(d.index, d.start, d.end), "snippet": {"text": d.text}}
    out: dict[str, Any] = {
        "ruleId": d.code,
        "ruleIndex": rule,
        "level": _LEVELS[Severity(d.severity).value],
        "message": {"text": _plain(d.message_in(options.lang))},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"arlintFinding/v1": fingerprint},
    }
    if d.fixes:
        out["fixes"] = [_fix(fix, d.index, artifact) for fix in d.fixes]
    return out


def _fix(fix: Fix, index: LineIndex, artifact: dict[str, str]) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(index, e.start, e.end), "insertedContent": {"text": e.replacement}} for e in fix.edits
    ]
    return {
        "description": {"text": fix.safety.value},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _plain(text: str) -> str:
    """A message that means nothing but itself: no place for an argument (3.11.5), no link (3.11.6)."""
    return _LINK.sub(r"\\[\1\\](", _ARGUMENT.sub(r"{\g<0>}", visible(text)))


def _region(index: LineIndex, start: int, end: int) -> dict[str, int]:
    first, last = index.position(start), index.position(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": start,
        "charLength": end - start,
    }
