"""Diagnostics as plain lists for the cache and for worker processes: no objects, no text of the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from arlint.diagnostics import Diagnostic, Edit, Fix, RuleInfo, Safety, Severity, Text
from arlint.documents.source import Source

Packed: TypeAlias = list[Any]


def pack(found: Iterable[Diagnostic]) -> list[Packed]:
    """Diagnostics of one text as lists that JSON can hold."""
    return [
        [
            d.code,
            d.start,
            d.end,
            d.severity.value,
            dict(d.params),
            [[fix.safety.value, [[e.start, e.end, e.replacement] for e in fix.edits]] for fix in d.fixes],
        ]
        for d in found
    ]


def unpack(packed: Iterable[Packed], infos: Mapping[str, RuleInfo], source: Source, path: str) -> list[Diagnostic]:
    """The diagnostics again.

    Raises KeyError, ValueError, TypeError, IndexError or AttributeError if ``packed`` is not what was packed.
    """
    text, index = source.text, source.lines()
    return [
        Diagnostic(
            rule=infos[code],
            start=_offset(start, text),
            end=_offset(end, text),
            text=text[start:end],
            fixes=tuple(
                Fix(Safety(safety), tuple(Edit(_offset(a, text), _offset(b, text), str(new)) for a, b, new in edits))
                for safety, edits in fixes
            ),
            params={str(key): str(value) for key, value in params.items()},
            index=index,
            path=path,
            severity=Severity(severity),
        )
        for code, start, end, severity, params, fixes in packed
    ]


def _offset(value: Any, text: str) -> int:
    if not isinstance(value, int) or not 0 <= value <= len(text):
        raise ValueError(value)
    return value


def pack_info(info: RuleInfo) -> list[Any]:
    """A rule's info as a list."""
    return [
        info.code,
        info.slug,
        [info.title.ar, info.title.en],
        [info.message.ar, info.message.en],
        info.severity.value,
        info.phase,
        info.priority,
    ]


def unpack_info(packed: Packed) -> RuleInfo:
    """The info again. Raises ValueError or TypeError if ``packed`` is none."""
    code, slug, title, message, severity, phase, priority = packed
    return RuleInfo(str(code), str(slug), Text(*title), Text(*message), Severity(severity), int(phase), int(priority))
