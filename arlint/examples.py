"""Examples are tests: every example of a rule, checked seven ways.

For each example: (1) the rule alone reports exactly the marked spans; (2) its fix
gives ``good``; (3) it is silent on ``good`` and ``ok``; (4) fixing twice is fixing
once; (5) the whole ruleset is silent on ``good`` and ``ok`` but for the codes in
``also``; (6) the verdict survives harakat, tatweel, emphasis, a list item and CRLF;
(7) it is silent inside code, an address and ﴿…﴾.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from arlint.diagnostics import Diagnostic, Safety
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.errors import ConvergenceError
from arlint.fixes import fix
from arlint.ruleset.ruleset import LoadedRule, Ruleset

if TYPE_CHECKING:
    from arlint.documents.document import Document
    from arlint.ruleset.model.rule import Example

# Kinds whose matter is words: their verdict must not depend on marks and tatweel.
_WORD_KINDS: Final = frozenset({"lexical", "template", "sequence", "restore"})
_FATHA: Final = "\u064e"
_TATWEEL: Final = "\u0640"
# Such a character ends an address: what follows it is prose.
_NEVER_IN_ADDRESS: Final = regex.compile(r"[<>\"'`«»“”‘’(){}\[\]،؛؟|\\^,.;:!?\p{Cf}]")
_JOINING: Final = "[بتثجحخسشصضطظعغفقكلمنهيئ]"


@dataclass(frozen=True, slots=True)
class Failure:
    """What an example does that it should not."""

    code: str
    path: str
    number: int  # of the example in its file, from 1
    check: int  # which of the seven
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.code} example {self.number}, check {self.check}: {self.what}"


def spans(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its ⟦⟧, and the spans they marked (code points)."""
    out: list[tuple[int, int]] = []
    text = ""
    for part in regex.split("([⟦⟧])", marked):
        if part == "⟦":
            out.append((len(text), len(text)))
        elif part == "⟧":
            out[-1] = (out[-1][0], len(text))
        else:
            text += part
    return text, out


def check_rule(rule: LoadedRule, alone: Engine, whole: Engine | None) -> Iterator[Failure]:
    """The failures of one rule's examples; ``whole`` is the default ruleset, or None to leave check 5 out."""
    for number, example in enumerate(rule.spec.examples, 1):
        for check, what in _failures(rule, example, alone, whole):
            yield Failure(rule.code, rule.path, number, check, what)


def check_ruleset(rules: Ruleset, whole: Engine, names: frozenset[tuple[str, str]]) -> Iterator[Failure]:
    """The failures of all examples of ``rules``; ``whole`` is check 5's ruleset, with rules of these ``names`` too."""
    known = rules.names | names
    for rule in rules.rules:
        alone = Engine.of(Ruleset((rule,), rules.catalogue, rules.sets, rules.works, known))
        yield from check_rule(rule, alone, whole)


def _failures(rule: LoadedRule, example: Example, alone: Engine, whole: Engine | None) -> Iterator[tuple[int, str]]:
    form = example.format or "plain"
    if example.ok is not None:
        yield from _silent(3, "ok", example.ok, alone, form)
        yield from _silent_in_whole(example.ok, example.also, whole, form)
        return
    assert example.bad is not None
    text, wanted = spans(example.bad)
    found = _check(alone, text, form)
    got = [(d.start, d.end) for d in found]
    if got != wanted:
        yield 1, f"reports {[text[a:b] for a, b in got]}, not {[text[a:b] for a, b in wanted]}"
        return
    if example.good is not None:
        yield from _fixed(text, example.good, alone, form)
        yield from _silent(3, "good", example.good, alone, form)
        yield from _silent_in_whole(example.good, example.also, whole, form)
    if form == "plain":
        yield from _variations(rule, text, wanted, alone)
        yield from _zones(text, alone)


def _check(engine: Engine, text: str, form: str) -> list[Diagnostic]:
    return engine.check(read(Source(text), form))


def _first_fixes(engine: Engine, text: str, form: str) -> str:
    """Every diagnostic's first fix applied, whatever its safety, until nothing changes.

    Raises ConvergenceError if that does not come to an end.
    """

    def as_safe(document: Document) -> list[Diagnostic]:
        return [
            d._replace(fixes=(d.fixes[0]._replace(safety=Safety.SAFE),) if d.fixes else ())
            for d in engine.check(document)
        ]

    result = fix(Source(text), lambda source: read(source, form), as_safe)
    if error := result.error("<text>"):
        raise error
    return result.text


def _fixed(text: str, good: str, alone: Engine, form: str) -> Iterator[tuple[int, str]]:
    try:
        fixed = _first_fixes(alone, text, form)
    except ConvergenceError as error:
        yield 4, str(error)
        return
    if fixed != good:
        yield 2, f"fixed to {fixed!r}, not {good!r}"
    elif _first_fixes(alone, fixed, form) != fixed:
        yield 4, f"fixing {fixed!r} again changes it"


def _silent(check: int, name: str, text: str, engine: Engine, form: str) -> Iterator[tuple[int, str]]:
    for diagnostic in _check(engine, text, form):
        yield check, f"{diagnostic.code} reports {diagnostic.text!r} in `{name}`: {text}"


def _silent_in_whole(text: str, also: list[str], whole: Engine | None, form: str) -> Iterator[tuple[int, str]]:
    if whole is None:
        return
    for diagnostic in _check(whole, text, form):
        if diagnostic.code not in also:
            yield 5, f"{diagnostic.code} reports {diagnostic.text!r} in {text!r}"


def _variations(rule: LoadedRule, text: str, wanted: list[tuple[int, int]], alone: Engine) -> Iterator[tuple[int, str]]:
    count = len(wanted)
    tries = [("CRLF", text + "\r\n", "plain")]
    if not text.startswith((" ", "\t")):
        tries.append(("a list item", f"- {text}\n", "markdown"))
    if rule.spec.kind in _WORD_KINDS and text == _unmarked(text):
        tries.append(("harakat", _vocalised(text, wanted), "plain"))
        tries.append(("tatweel", _stretched(text, wanted), "plain"))
        if all(_is_words(text[a:b]) for a, b in wanted):
            tries.append(("emphasis", _emphasised(text, wanted), "markdown"))
    for name, changed, form in tries:
        found = _check(alone, changed, form)
        if len(found) != count:
            yield 6, f"with {name}: {[d.text for d in found]} in {changed!r}"


def _zones(text: str, alone: Engine) -> Iterator[tuple[int, str]]:
    if "`" in text or "\n" in text:
        return
    plain = text.replace("﴿", "").replace("﴾", "")
    tries = [
        ("code", f"`` {plain} ``", "markdown"),
        ("﴿…﴾", f"﴿{plain}﴾", "plain"),
    ]
    if not _NEVER_IN_ADDRESS.search(plain):
        tries.append(("an address", f"https://example.com/{''.join(plain.split())}", "plain"))
    for name, changed, form in tries:
        for diagnostic in _check(alone, changed, form):
            if changed[diagnostic.start : diagnostic.end].strip("﴿﴾` ") or name != "﴿…﴾":
                yield 7, f"reports {diagnostic.text!r} inside {name}"


def _unmarked(text: str) -> str:
    return regex.sub(f"[\u064b-\u0652{_TATWEEL}]", "", text)


def _is_words(text: str) -> bool:
    return regex.fullmatch(r"[\p{Arabic} ]+", text) is not None


def _vocalised(text: str, wanted: list[tuple[int, int]]) -> str:
    """A fatha on the first joining letter of each reported span."""
    return _inserted(text, wanted, _FATHA)


def _stretched(text: str, wanted: list[tuple[int, int]]) -> str:
    """A tatweel behind the first joining letter of each reported span."""
    return _inserted(text, wanted, _TATWEEL)


def _inserted(text: str, wanted: list[tuple[int, int]], char: str) -> str:
    for start, end in reversed(wanted):
        # Not before ى: a fatha there says that it is no ي.
        found = regex.search(f"{_JOINING}(?=[\u0621-\u0648\u064a])", text, pos=start, endpos=end)
        if found:
            text = text[: found.end()] + char + text[found.end() :]
    return text


def _emphasised(text: str, wanted: list[tuple[int, int]]) -> str:
    for start, end in reversed(wanted):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text
