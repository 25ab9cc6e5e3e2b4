from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arlint.errors import RuleError
from arlint.ruleset.loading import load_files, load_folder
from arlint.ruleset.ruleset import Ruleset
from tests.ruleset.conftest import RULE

House = Callable[..., Ruleset]


def test_a_rule_file_is_loaded(house: House) -> None:
    (rule,) = house().rules
    assert (rule.code, rule.info.slug, rule.family) == ("HMZ299", "a-house-rule", "HMZ2")
    assert rule.info.message.in_("en") == "Write “{good}”"


@pytest.mark.parametrize(
    ("change", "line", "what"),
    [
        (("severity: error", "severity: fatal"), 4, "severity: 'fatal' is none of 'error', 'warning' or 'hint'"),
        (("severity: error", "severity: Error"), 4, "'warning' or 'hint': did you mean error?"),
        (("source: usage", "source: usage\npairs: []"), 14, "pairs: this key cannot stand here"),
        (("fix: {safety: safe}", "fix: safe"), 10, "fix: a mapping is expected"),
        (("profiles: [default]", "profiles: default"), 5, "profiles: a list is expected"),
        (("en: Title", "en: [Title]"), 3, "title.en: text is expected"),
        (("severity: error", "severty: error"), 4, "severty: unknown key: did you mean severity?"),
        (("kind: lexical", "kind: lexica"), 6, "kind: no such kind: did you mean lexical?"),
        (("kind: lexical\n", ""), None, "kind: missing"),
        (("good: مسألة}", "god: مسألة}"), 9, "unknown key: did you mean good?"),
        (("severity: error", "severity: error\nseverity: error"), 5, "severity: this key stands here twice"),
        (("profiles: [default]", "profiles: [defualt]"), 5, "profiles: no profile 'defualt': did you mean default?"),
        (("title: {ar: عنوان", "title: {ar: عن\u200fوان"), 3, "raw U+200F RIGHT-TO-LEFT MARK"),
        (("title: {ar: عنوان", "title: {ar: عا\u0654نوان"), 3, "not in Unicode normalization form C"),
        (("source: usage\n", ""), 1, ".yaml:1: give `references`, or `source: usage`"),
        (("source: usage", "references: [{id: nobody}]"), 13, "references: no work 'nobody'"),
        (("fix: {safety: safe}", "fix: &x {safety: safe}\nexcept: *x"), None, "aliases are not allowed"),
        (
            ("fix: {safety: safe}", "fix: {safety: !!python/name:os.system safe}"),
            10,
            "not tag:yaml.org,2002:python/name:os.system",
        ),
        (('  - {ok: "هو مسؤول عنها"}\n', ""), None, "at least two `bad` and two `ok` examples"),
        (("code: HMZ299", "code: HMZ298"), 1, "a file with this rule is named HMZ298-a-house-rule.yaml"),
    ],
)
def test_errors_name_line_key_and_what(house: House, change: tuple[str, str], line: int | None, what: str) -> None:
    with pytest.raises(RuleError) as caught:
        house(change)
    message = str(caught.value)
    assert what in message
    if line is not None:
        assert f".yaml:{line}: " in message


def test_a_code_of_no_family(tmp_path: Path, builtin: Ruleset) -> None:
    (tmp_path / "XYZ901-a.yaml").write_text(RULE.replace("HMZ901", "XYZ901"), "utf-8")
    with pytest.raises(RuleError, match=r":1: code: no family .* \(that of a house is HSE\)"):
        load_files([tmp_path], builtin)


@pytest.mark.parametrize(
    ("entries", "what"),
    [
        ("[]", "without `entries`"),
        ("[{bad: بريد أحمد, good: بريده}]", "not one Arabic word"),
        ("[{bad: hello, good: مرحبا}]", "not one Arabic word"),
        ('[{bad: "!", good: "؟"}]', "not one Arabic word"),
        ('[{bad: إيميل, good: ""}]', "a correction is empty"),
        ('[{bad: إيميل, good: [بريد, " "]}]', "a correction is empty"),
        ("[{bad: إيميل, good: إيميل}]", "is what it corrects"),
        ("[{bad: إيمِيل, good: [بريد, إيميل]}]", "is what it corrects"),
    ],
)
def test_an_entry_that_would_never_report(house: House, entries: str, what: str) -> None:
    with pytest.raises(RuleError, match=rf"\.yaml:\d+: .*{what}"):
        house(("entries:\n  - {bad: مسئلة, good: مسألة}", f"entries: {entries}"))


@pytest.mark.parametrize(
    ("name", "what"), [("HSE201-a.yml", "files of rules end in .yaml"), ("README.md", "no rule file")]
)
def test_a_folder_whose_rules_would_never_report(tmp_path: Path, builtin: Ruleset, name: str, what: str) -> None:
    (tmp_path / name).write_text(RULE, "utf-8")
    with pytest.raises(RuleError, match=what):
        load_folder(tmp_path, builtin)


def test_a_code_outside_every_family(house: House, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no family"):
        house(("code: HMZ299", "code: XYZ001"), name="XYZ001-a-house-rule.yaml")


def test_a_set_that_is_not_there(house: House) -> None:
    with pytest.raises(RuleError, match="no word set 'nouns'"):
        house(("fix:", "except: {set: nouns}\nfix:"))


def test_one_code_in_two_files(house: House, tmp_path: Path, builtin: Ruleset) -> None:
    house()
    with pytest.raises(RuleError, match="HMZ299 is already the code of"):
        house(("slug: a-house-rule", "slug: another"), name="HMZ299-another.yaml")


def test_a_table_beside_the_rule(house: House, tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("# a comment\nمسئلة\tمسألة\nقرائة\tقراءة|قرآت\tconjunction\n", encoding="utf-8")
    (rule,) = house(("entries:\n  - {bad: مسئلة, good: مسألة}", "entries_from: words.tsv")).rules
    assert rule.spec.kind == "lexical"
    assert [(e.bad, e.good, e.clitics) for e in rule.spec.entries] == [
        ("مسئلة", "مسألة", None),
        ("قرائة", ["قراءة", "قرآت"], "conjunction"),
    ]
    table.write_text("مسئلة\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"words\.tsv:1"):
        house(("entries:\n  - {bad: مسئلة, good: مسألة}", "entries_from: words.tsv"))


def test_a_table_stays_beside_its_rule(house: House) -> None:
    with pytest.raises(RuleError, match="a table stands beside its rule"):
        house(("entries:\n  - {bad: مسئلة, good: مسألة}", "entries_from: ../../etc/passwd"))


def test_nothing_to_load_is_an_error(tmp_path: Path, builtin: Ruleset) -> None:
    with pytest.raises(RuleError, match="no rule file"):
        load_files([tmp_path], builtin)
    (tmp_path / "references.yaml").write_text("{}", "utf-8")
    with pytest.raises(RuleError, match=r"catalogue\.yaml: not found"):
        load_folder(tmp_path)


def test_deep_nesting_is_refused(tmp_path: Path, builtin: Ruleset) -> None:
    (tmp_path / "HMZ299-x.yaml").write_text("a: " + "[" * 500 + "]" * 500, encoding="utf-8")
    with pytest.raises(RuleError, match="nested deeper"):
        load_files([tmp_path], builtin)


@pytest.mark.parametrize(
    "pattern", ["أمس{Z}", "{w}أمس", "[{Name}]", "", "^", ".*", "(?:أمس)?", r"\\bكلمة", r"[\\w]+", r"\\d{3}", "(كلمة"]
)
def test_patterns_that_break_arabic_words_are_refused(house: House, pattern: str) -> None:
    with pytest.raises(RuleError, match="pattern"):
        house(
            ("kind: lexical\nmatch: {clitics: noun}\n", "kind: pattern\n"),
            ("entries:\n  - {bad: مسئلة, good: مسألة}", f'pattern: "{pattern}"'),
        )


def test_columns_of_a_table(tmp_path: Path, builtin: Ruleset) -> None:
    (tmp_path / "GRN").mkdir()
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "nouns.tsv").write_text(
        "# counted nouns\nsingular\tgender\tplurals\nسنة\tf\tسنوات|سنين\nكتاب\tm\tكتب\n\t-\tطرق\n", encoding="utf-8"
    )
    (tmp_path / "sets" / "feminine.yaml").write_text(
        "title: {ar: مؤنث, en: Feminine}\nsource: usage\n"
        "words_from: {table: nouns.tsv, column: plurals, where: {gender: f}}\n",
        encoding="utf-8",
    )
    text = RULE.replace("HMZ901", "GRN999").replace("kind: lexical\nmatch: {clitics: noun}\n", "kind: sequence\n")
    body = (
        "tokens:\n  - {set: feminine}\n  - {map_from: {table: nouns.tsv, column: plurals, to: singular}}\n"
        "  - {words_from: {table: nouns.tsv, column: singular, where: {gender: m}}}\n"
    )
    text = text.replace("entries:\n  - {bad: مسئلة, good: مسألة}\n", body)
    (tmp_path / "GRN" / "GRN999-a-house-rule.yaml").write_text(text, encoding="utf-8")
    loaded = load_files([tmp_path], builtin)
    assert loaded.sets["feminine"] == {"سنوات", "سنين"}
    spec = loaded.rules[0].spec
    assert spec.kind == "sequence"
    assert spec.tokens is not None
    assert spec.tokens[1].map == {"سنوات": ["سنة"], "سنين": ["سنة"], "كتب": ["كتاب"]}
    assert spec.tokens[2].words == ["كتاب"]


@pytest.mark.parametrize(
    ("table", "line", "what"),
    [
        ("# nothing yet\n", 1, "names of its columns"),
        ("# nouns\nsingular\tplural\nسنة\n", 3, "1 cells where 2 are named"),
    ],
)
def test_what_is_wrong_with_a_table_of_columns(
    tmp_path: Path, builtin: Ruleset, table: str, line: int, what: str
) -> None:
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "nouns.tsv").write_text(table, encoding="utf-8")
    (tmp_path / "sets" / "nouns.yaml").write_text(
        "title: {ar: أسماء, en: Nouns}\nsource: usage\nwords_from: {table: nouns.tsv, column: singular}\n",
        encoding="utf-8",
    )
    with pytest.raises(RuleError, match=what) as caught:
        load_files([tmp_path], builtin)
    assert (Path(caught.value.path).name, caught.value.line) == ("nouns.tsv", line)


def test_a_column_without_words_is_an_error(tmp_path: Path, builtin: Ruleset) -> None:
    """A test that names no words would be passed by every word."""
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "nouns.tsv").write_text("singular\tgender\nسنة\tf\n", encoding="utf-8")
    (tmp_path / "sets" / "nouns.yaml").write_text(
        "title: {ar: أسماء, en: Nouns}\nsource: usage\n"
        "words_from: {table: nouns.tsv, column: singular, where: {gender: m}}\n",
        encoding="utf-8",
    )
    with pytest.raises(RuleError, match=r"no line of nouns\.tsv"):
        load_files([tmp_path], builtin)


def test_a_phrase_keeps_its_gaps(house: Callable[..., Ruleset]) -> None:
    with pytest.raises(RuleError, match="same gaps"):
        house(
            ("kind: lexical\nmatch: {clitics: noun}", "kind: sequence"),
            ("entries:\n  - {bad: مسئلة, good: مسألة}", "phrases:\n  - {bad: قام … ب, good: زار}"),
        )
