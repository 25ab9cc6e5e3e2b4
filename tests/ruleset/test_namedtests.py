from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arlint.errors import RuleError
from arlint.ruleset.loading import load_files, load_folder
from arlint.ruleset.model.sequence import SequenceRule
from arlint.ruleset.model.tokens import SequenceToken
from arlint.ruleset.namedtests import load_tests
from arlint.ruleset.ruleset import Ruleset
from tests.ruleset.conftest import RULE

TITLE = "title: {ar: عنوان, en: Title}\n"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes named tests, each given by what follows its `test:`, and returns the folder of rules."""

    def files(**tests: str) -> Path:
        (tmp_path / "token-tests").mkdir(exist_ok=True)
        for name, test in tests.items():
            path = tmp_path / "token-tests" / f"{name}.yaml"
            path.write_text(f"{TITLE}test: {test}\n", encoding="utf-8")
        return tmp_path

    return files


def rule(folder: Path, tokens: str) -> None:
    text = RULE.replace("HMZ901", "GRM999").replace("kind: lexical\nmatch: {clitics: noun}\n", "kind: sequence\n")
    text = text.replace("entries:\n  - {bad: مسئلة, good: مسألة}\n", f"tokens:\n{tokens}")
    (folder / "GRM999-a-house-rule.yaml").write_text(text, encoding="utf-8")


def tokens_of(ruleset: Ruleset) -> list[SequenceToken]:
    (spec,) = [rule.spec for rule in ruleset.rules if rule.code == "GRM999"]
    assert isinstance(spec, SequenceRule)
    return spec.tokens or []


def test_a_name_stands_for_the_keys_of_its_test(write: Write, builtin: Ruleset) -> None:
    folder = write(city="{words: [مدينة, قرية], clitics: noun, exclude: [لقرية]}")
    rule(folder, "  - {test: city, mark: false, exclude: [بقرية]}\n  - {test: city, optional: true}\n")
    first, second = tokens_of(load_files([folder], builtin))
    same = {"words": ["مدينة", "قرية"], "clitics": "noun"}
    assert first == SequenceToken.model_validate({**same, "exclude": ["لقرية", "بقرية"], "mark": False})
    assert second == SequenceToken.model_validate({**same, "exclude": ["لقرية"], "optional": True})


def test_a_rule_names_tests_of_its_own(write: Write, builtin: Ruleset) -> None:
    folder = write(city="{words: [مدينة, قرية]}")
    own = "tests:\n  large: {test: city, exclude: [قرية]}\n  his: {test: large, suffixes: pronoun}\n"
    rule(folder, "  - {test: large, mark: false}\n  - {test: his}\n" + own)
    first, second = tokens_of(load_files([folder], builtin))
    assert first == SequenceToken.model_validate({"words": ["مدينة", "قرية"], "exclude": ["قرية"], "mark": False})
    assert second == first.model_copy(update={"mark": None, "suffixes": "pronoun"})


@pytest.mark.parametrize(
    ("token", "tests", "what"),
    [
        ("city", "{city: {word: بلد}}", "already a test"),
        ("city", "{unused: {word: بلد}}", "nothing in this rule asks"),
        ("used", "{used: {test: used}}", "needs itself"),
        ("used", "{used: {wrods: [بلد]}}", "unknown key"),
        ("city", "[used]", "a mapping is expected"),
    ],
)
def test_an_error_in_the_tests_of_a_rule_is_told(
    write: Write, builtin: Ruleset, token: str, tests: str, what: str
) -> None:
    folder = write(city="{word: مدينة}")
    rule(folder, f"  - {{test: {token}}}\ntests: {tests}\n")
    with pytest.raises(RuleError, match=what):
        load_files([folder], builtin)


def test_sets_that_do_not_count_add_up(write: Write, builtin: Ruleset) -> None:
    folder = write(city="{words: [مدينة], exclude_set: places}")
    rule(folder, "  - {test: city, exclude_set: [kana]}\n")
    (token,) = tokens_of(load_files([folder], builtin))
    assert token.exclude_set == ["places", "kana"]


def test_tests_name_each_other_and_stand_in_exceptions(write: Write, builtin: Ruleset) -> None:
    folder = write(city="{word: مدينة}", place="{any: [{test: city}, {test: village}]}", village="{word: قرية}")
    rule(folder, "  - {test: place}\nexcept: {after: [{test: city}]}\n")
    (token,) = tokens_of(load_files([folder], builtin))
    assert [one.word for one in token.any_] == ["مدينة", "قرية"]
    spec = load_files([folder], builtin).rules[0].spec
    assert [one.word for one in spec.except_.after] == ["مدينة"]


def test_a_map_and_its_table(write: Write, builtin: Ruleset) -> None:
    folder = write(grown="{map_from: {table: sizes.tsv, column: small, to: large}, map: {test: اختبار}}")
    (folder / "sets").mkdir()
    (folder / "sets" / "sizes.tsv").write_text("small\tlarge\nقرية\tمدينة\n", encoding="utf-8")
    rule(folder, "  - {test: grown, clitics: noun}\n")
    (token,) = tokens_of(load_files([folder], builtin))
    assert token.map == {"قرية": ["مدينة"], "test": "اختبار"}


def test_a_house_names_the_tests_of_arlint_and_puts_its_own_before_them(write: Write, builtin: Ruleset) -> None:
    name = next(iter(builtin.tests))
    folder = write(**{name: "{word: قرية}"})
    rule(folder, f"  - {{test: {name}}}\n")
    (token,) = tokens_of(load_folder(folder, builtin.select()))
    assert token.word == "قرية"
    (folder / "token-tests" / f"{name}.yaml").unlink()
    (token,) = tokens_of(load_folder(folder, builtin.select()))
    assert token.word is None


@pytest.mark.parametrize(
    ("test", "what"),
    [
        ("{wrod: قرية}", r"city\.yaml:2: test\.wrod: unknown key: did you mean word\?"),
        ("{set: villages}", r"city\.yaml:2: test\.set: no word set 'villages'"),
        ("{exclude_set: [villages]}", r"city\.yaml:2: test\.exclude_set: no word set 'villages'"),
        ("\n  any:\n    - {word: قرية}\n    - {test: twon}", r"city\.yaml:5: .*no token test 'twon'"),
        ("\n  any:\n    - {test: town}", r"town\.yaml:2: .*a test that needs itself: city → town → city"),
        ("{test: city}", r"city\.yaml:2: test\.test: a test that needs itself: city → city"),
        ("{test: village, word: مدينة}", r"city\.yaml:2: test\.word: the token test village says this already"),
        ("قرية", r"city\.yaml:2: test: a mapping is expected"),
    ],
)
def test_errors_name_the_file_of_the_test(test: str, what: str, write: Write) -> None:
    folder = write(city=test, town="{any: [{test: city}]}", village="{word: قرية}")
    with pytest.raises(RuleError, match=what):
        load_tests(folder, {}, {})


def test_errors_in_a_rule_name_its_line(write: Write, builtin: Ruleset) -> None:
    folder = write(city="{map: {قرية: مدينة}}")
    rule(folder, "  - {word: في}\n  - {test: citty}\n")
    with pytest.raises(RuleError, match=r"GRM999.*yaml:9: tokens\.1\.test: no token test 'citty': did you mean city\?"):
        load_files([folder], builtin)
    # What a token becomes is nothing that a neighbour can say.
    rule(folder, "  - {word: في}\nexcept:\n  after:\n    - {test: city}\n")
    with pytest.raises(RuleError, match=r"GRM999.*yaml:11: .*map: this key cannot stand here"):
        load_files([folder], builtin)


def test_a_file_that_is_no_mapping(write: Write) -> None:
    folder = write(city="{word: قرية}")
    (folder / "token-tests" / "city.yaml").write_text("- قرية\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"city\.yaml:1: the file of a token test is a mapping"):
        load_tests(folder, {}, {})
