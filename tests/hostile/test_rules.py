"""Rule files of strangers: they run nothing, read nothing outside, and come to an end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from arlint.diagnostics import Diagnostic
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.engine import Engine
from arlint.errors import RuleError
from arlint.ruleset import yamlfile
from arlint.ruleset.loading import load_files, load_folder
from arlint.ruleset.regexes import compiled
from arlint.ruleset.ruleset import Ruleset
from tests.matchers.conftest import HEAD

_CATASTROPHE = "(?:ا|اا|ااا)+(?:ا|ااا)+ب"


def _load(folder: Path, builtin: Ruleset, body: str, head: str = HEAD) -> Ruleset:
    text = head + ("" if "\nfix:" in f"\n{body}" else "fix: {safety: safe}\n") + body
    (folder / "GRM999-under-test.yaml").write_text(text, encoding="utf-8")
    return load_files([folder], builtin)


def _found(ruleset: Ruleset, text: str) -> list[Diagnostic]:
    return Engine.of(ruleset).check(read(Source(text), "plain"))


# --- YAML -----------------------------------------------------------------------------------------------

_LAUGHS = "\n".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]" for n in range(1, 40))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"b0: &b0 [x, x]\n{_LAUGHS}", "aliases are not allowed"),
        ("[" * 100_000, "nesting depth"),
        ("[" * 900 + "]" * 900, "nested deeper than 20"),
        ("{a: " * 100_000, "nesting depth"),
        ("- " * 100_000, "nesting depth"),
        ("!!python/object/apply:os.system ['touch hacked']", "python/object"),
        ("a: !!python/name:os.system x", "python/name"),
        ("? [a, b]\n: c", "a key is one word"),
        ("? {a: b}\n: c", "a key is one word"),
        ("[]: b", "a key is one word"),
        ("a: {<<: {b: c}}", "not tag:yaml.org,2002:merge"),
        ("a: 9999-99-99", "timestamp"),
        ("a: !!timestamp x", "timestamp"),
        ("a: !!binary '===x'", "binary"),
        ("a: !!set {b, c}", "set"),
        ("a: " + "9" * 100_000, "limit"),
        ("a: !!int abc", "not valid YAML"),
        ("\0", "not valid YAML"),
        ("--- a\n--- b", "another document"),
    ],
    ids=lambda value: ascii(value)[:25],
)
def test_yaml_that_explodes_or_runs(text: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "rule.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(RuleError, match=what):
        yamlfile.load(path)
    assert os.listdir(tmp_path) == ["rule.yaml"]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "rule.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 34)
    with pytest.raises(RuleError, match="larger than 8 MiB"):
        yamlfile.load(path)


def test_a_large_word_set_takes_no_longer_than_its_words(tmp_path: Path, builtin: Ruleset) -> None:
    words = "\n".join(f"  - {chr(0x628 + n % 20)}{chr(0x628 + n // 20 % 20)}{'ا' * (n // 400)}" for n in range(40_000))
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "many.yaml").write_text(f"title: {{ar: أ, en: a}}\nsource: s\nwords:\n{words}\n", "utf-8")
    assert len(load_folder(tmp_path, builtin).sets["many"]) == 40_000


# --- files ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../secret.tsv", "/etc/passwd", "link.tsv", "pipe.tsv"])
def test_a_table_is_a_file_beside_its_rule(name: str, tmp_path: Path, builtin: Ruleset) -> None:
    (tmp_path / "secret.tsv").write_text("سر\tسر", "utf-8")
    folder = tmp_path / "rules"
    folder.mkdir()
    if name == "link.tsv":
        (folder / name).symlink_to(tmp_path / "secret.tsv")
    if name == "pipe.tsv":
        os.mkfifo(folder / name)
    with pytest.raises(RuleError) as error:
        _load(folder, builtin, f"kind: lexical\nentries_from: {name}\n")
    assert "سر" not in str(error.value)
    assert "root:" not in str(error.value)


@pytest.mark.parametrize("name", ["GRM998-x.yaml", "sets/x.yaml", "catalogue.yaml", "folder"])
def test_a_link_out_of_the_folder_is_not_followed(name: str, tmp_path: Path, builtin: Ruleset) -> None:
    folder = tmp_path / "rules"
    (folder / "sets").mkdir(parents=True)
    (folder / name).symlink_to("/etc" if name == "folder" else "/etc/passwd")
    for load in (lambda: load_folder(folder, builtin), lambda: load_files([folder], builtin)):
        with pytest.raises(RuleError, match="a link that leads out"):
            load()


def test_a_folder_that_holds_itself(tmp_path: Path, builtin: Ruleset) -> None:
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "pens.yaml").write_text(
        "title: {ar: أقلام, en: Pens}\nsource: usage\nwords: [قلم]\n", encoding="utf-8"
    )
    assert len(load_folder(tmp_path, builtin).rules) == len(builtin.rules)


# --- patterns -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("ا{1000000000}", "too large"),
        ("(?:" * 90 + "ا" + "){1,9}" * 90, "too large"),
        ("(?:(?:ا{1,1000}){1,1000}){1,1000}", "too large"),
        ("[ا]{400}{400}", "too large"),
        ("(" * 5000 + "ا" + ")" * 5000, "nested too deep"),
        ("(?=" * 3000 + "ا" + ")" * 3000, "nested too deep"),
        ("ا|" * 20_000, "more than 20,000 characters"),
        ("(", "not a valid pattern"),
        (r"\bا", "macros"),
    ],
    ids=lambda value: value[:15],
)
def test_a_pattern_that_cannot_be_compiled_in_reason(pattern: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        compiled(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"(?:{L}{M}*){2,40}", r"[[ابت]--[ب]]{3}", r"\p{L}{3}", r"[^\]]{2}", r"a\{99999999", r"[{99999999}]", "{A}{D}"],
)
def test_an_honest_pattern_compiles(pattern: str) -> None:
    assert compiled(pattern)


@pytest.mark.parametrize(
    "body",
    [
        f"kind: pattern\npattern: '{_CATASTROPHE}'\n",
        f"kind: codepoints\nentries: [{{chars: 'ا', to: 'أ', ahead: '{_CATASTROPHE}'}}]\n",
        f"kind: spacing\nentries: [{{marks: '،', side: after, want: one, ahead: '{_CATASTROPHE}'}}]\n",
        f"kind: sequence\ntokens: [{{pattern: '{_CATASTROPHE}', replace: ب}}]\n",
        f"kind: sequence\ntokens: [{{word: نص}}, {{written: '{_CATASTROPHE}', replace: ب}}]\n",
        f"kind: lexical\nentries: [{{bad: نص, good: نصه}}]\nexcept: {{after: [{{pattern: '{_CATASTROPHE}'}}]}}\n",
        f"kind: density\nper: sentence\nmax: 1\ncount: [{{pattern: '{_CATASTROPHE}'}}]\n",
        "kind: consistency\nforms:\n"
        f"  - {{name: أ, pattern: '{_CATASTROPHE}', write: 'ب', literals: ['ا']}}\n"
        "  - {name: ب, pattern: 'ت', write: 'ت', literals: ['ت']}\n",
    ],
    ids=lambda body: body.split("\n")[0] + body[20:40].strip(),
)
def test_a_catastrophic_pattern_is_stopped_and_named(
    body: str, tmp_path: Path, builtin: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("arlint.matchers.guarded.TIME_LIMIT", 0.2)
    ruleset = _load(tmp_path, builtin, body)
    with pytest.raises(RuleError, match=r"GRM999-under-test.yaml: pattern: GRM999 took more than 0.2 s"):
        _found(ruleset, f"ت نص {'ا' * 90} ،{'ا' * 90}")


def test_many_slow_searches_use_up_one_limit(tmp_path: Path, builtin: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
    # No search is over the limit; without a common one ten thousand paragraphs would take a day.
    monkeypatch.setattr("arlint.matchers.guarded._FAST", 0.0)
    monkeypatch.setattr("arlint.matchers.guarded.TIME_LIMIT", 0.3)
    ruleset = _load(tmp_path, builtin, "kind: pattern\npattern: '(?:ا|ا)+ب'\n")
    with pytest.raises(RuleError, match="GRM999 took more than"):
        _found(ruleset, f"{'ا' * 14}\n\n" * 10_000)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("kind: pattern\npattern: 'ا'\nreplace: '\\2'\n", "the pattern has no group 2"),
        ("kind: pattern\npattern: 'ا'\nreplace: '\\g<x>'\n", "the pattern has no group x"),
        ("kind: pattern\npattern: 'ا'\nreplace: '\\q'\n", "bad escape"),
        ("kind: pattern\npattern: 'ا'\nmark: 3\n", "the pattern has no group 3"),
        ("kind: pattern\npattern: 'ا'\nmark: x\n", "the pattern has no group x"),
        ("kind: sequence\ntokens: [{word: ا, replace: '{stem.__class__}{x}'}]\n", "the pattern has no group x"),
        ("kind: sequence\ntokens: [{pattern: ا, replace: '1'}]\n", "names 1, which no shape has"),
        ("kind: sequence\ntokens: [{shape: ا1, replace: '12'}]\n", "names 2, which no shape has"),
        ("kind: codepoints\nentries: [{chars: ا, to: أ, ahead: ')|(ب'}]\n", "not a valid pattern"),
        ("kind: spacing\nentries: [{marks: ،, side: after, want: one, behind: '('}]\n", "not a valid pattern"),
        ("kind: sequence\ntokens: [" + "{word: ا, gap: 6, optional: true}, " * 9 + "{word: ب}]\n", "5,000 ways"),
        ("kind: sequence\nphrases: [{bad: 'ا … … … … … … ب', good: 'ا … … … … … … ت'}]\n", "more than 5 gaps"),
    ],
    ids=lambda value: value.split("\n")[-2][:40] if "\n" in value else "",
)  # fmt: skip
def test_what_would_fail_when_it_is_used_is_refused(body: str, what: str, tmp_path: Path, builtin: Ruleset) -> None:
    with pytest.raises(RuleError, match=what):
        _load(tmp_path, builtin, body)


# --- messages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["{bad.__class__.__mro__}", "{bad:>9999999999}", "{bad[0]}", "{0}", "{", "{{bad}"])
def test_a_message_is_no_format_string(place: str, tmp_path: Path, builtin: Ruleset) -> None:
    head = HEAD.replace('ar: "{bad}"', f'ar: "أ {place}"')
    ruleset = _load(tmp_path, builtin, "kind: lexical\nentries: [{bad: سطر, good: شطر}]\n", head)
    (found,) = _found(ruleset, "سطر")
    assert found.message_in("ar") == f"أ {place}".replace("{bad}", "سطر")


def test_a_message_names_what_its_kind_knows(tmp_path: Path, builtin: Ruleset) -> None:
    head = HEAD.replace('ar: "{bad}"', 'ar: "{count}"')
    with pytest.raises(RuleError, match="`message` names count: this kind knows bad, good"):
        _load(tmp_path, builtin, "kind: lexical\nentries: [{bad: سطر, good: شطر}]\n", head)
