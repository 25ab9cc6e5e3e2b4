"""arlint's own Arabic passes arlint: messages and pages of rules, what the commands say, README.ar.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import regex

from arlint.api import engine_for
from arlint.documents.reading import read
from arlint.documents.source import Source
from tests.builtin import own_rules

ROOT = Path(__file__).resolve().parents[2]
RULES = own_rules()
# Each text stands for itself: what texts have in common, or how they end, is nobody's mistake.
ENGINE = engine_for((), ("CNS", "DUP", "PUN128"), (), ())
_QUOTED = regex.compile(r"«[^»]*»|“[^”]*”|‏?\([^()]*\)|`[^`]*`|﴿[^﴾]*﴾")
_SENTENCE = regex.compile(r"(?!\[)[^\\]*\p{Arabic}[^\\]* [^\\]*\p{Arabic}", regex.DOTALL)


def _found(texts: dict[str, str]) -> list[str]:
    """What is reported in texts outside of what they quote, which may be an error that they are about."""
    out = []
    for name, text in texts.items():
        quoted = [match.span() for match in _QUOTED.finditer(text)]
        for d in ENGINE.check(read(Source(text), "plain")):
            if not any(start <= d.start and d.end <= end for start, end in quoted):
                out.append(f"{name}: {d.code} {d.text!r}: {text}")
    return out


def _strings() -> Iterator[tuple[str, str]]:
    """Every Arabic sentence in the program with where it stands; what an f-string fills in is a Latin letter."""
    for path in sorted((ROOT / "arlint").rglob("*.py")):
        if path.relative_to(ROOT / "arlint").parts[0] not in ("cli", "project", "reporters", "errors.py"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            text = ""
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(p.value) if isinstance(p, ast.Constant) else "X" for p in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                text = node.value
            if _SENTENCE.match(text):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", text


def test_what_rules_say() -> None:
    texts = {}
    for rule in RULES.rules:
        spec = rule.spec
        for key, text in (("title", spec.title.ar), ("message", spec.message.ar), ("why", spec.why.ar)):
            texts[f"{rule.code} {key}"] = text
    for family in RULES.catalogue.families:
        texts[family.folder] = family.title.ar
    for profile in RULES.catalogue.profiles:
        texts[profile.name] = profile.title.ar
    assert _found(texts) == []


def test_what_the_program_says() -> None:
    assert _found(dict(_strings())) == []


def test_the_readme() -> None:
    text = (ROOT / "README.ar.md").read_text(encoding="utf-8")
    found = ENGINE.check(read(Source(text), "markdown"))
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    assert [
        f"{d.line}: {d.code} {d.text}" for d in found if not any(a <= d.start and d.end <= b for a, b in quoted)
    ] == []
