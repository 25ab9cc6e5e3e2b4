"""Configuration files: where they are found, how they lie over each other, and which line an error names."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from arlint.errors import ConfigError, UsageError
from arlint.project import config, places, settings, toml
from arlint.project.keys import KEYS, schema
from arlint.project.templates import effective, initial, to_toml


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository as working directory."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_nearest_wins(here: Path) -> None:
    _write(here / "arlint.toml", "")
    inner = _write(here / "a" / ".arlint.toml", "")
    (here / "a" / "b").mkdir()
    assert places.find(here / "a" / "b") == inner
    assert places.find(here) == here / "arlint.toml"


def test_search_ends_at_the_top_of_the_repository(here: Path) -> None:
    _write(here / "arlint.toml", "")
    (here / "other" / ".git").mkdir(parents=True)
    (here / "other" / "deep").mkdir()
    assert places.find(here / "other" / "deep") is None


def test_pyproject_counts_only_with_a_table(here: Path) -> None:
    path = _write(here / "pyproject.toml", '[project]\nname = "arlint-user"\n')
    assert places.find(here) is None
    _write(path, "[tool.arlint]\n")
    assert places.find(here) == path


@pytest.mark.parametrize("name", ["arlint.toml", ".arlint.toml"])
@pytest.mark.parametrize("kind", ["link to nothing", "folder", "pipe"])
def test_a_configuration_that_cannot_be_read_is_an_error(here: Path, name: str, kind: str) -> None:
    if kind == "folder":
        (here / name).mkdir()
    elif kind == "pipe":
        os.mkfifo(here / name)
    else:
        (here / name).symlink_to("nowhere.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        settings.load({})
    assert settings.load({}, isolated=True).files == ()


def test_lists_add_up_or_are_replaced_as_their_keys_say(here: Path) -> None:
    _write(here / "base.toml", 'select = ["A"]\nignore = ["X"]\nseverity = { A = "hint" }\nvocabulary.accept = ["أ"]\n')
    path = _write(
        here / "arlint.toml",
        'extend = ["base.toml"]\nselect = ["B"]\nignore = ["Y"]\n'
        'severity = { B = "error" }\nvocabulary.accept = ["ب"]\n',
    )
    values = config.load(path).values
    assert values["select"] == ["B"]
    assert values["ignore"] == ["X", "Y"]
    assert values["severity"] == {"A": "hint", "B": "error"}
    assert values["vocabulary"] == {"accept": ["أ", "ب"]}


def test_paths_belong_to_the_file_they_stand_in(here: Path) -> None:
    _write(here / "shared" / "base.toml", 'rules = ["house"]\n')
    _write(here / "arlint.toml", 'extend = ["shared/base.toml"]\nrules = ["own"]\nbaseline = "b.json"\n')
    made = settings.load({})
    assert [Path(p).relative_to(here).as_posix() for p in made.rules] == ["shared/house", "own"]
    assert made.baseline == str(here / "b.json")


def test_options_lie_over_files(here: Path) -> None:
    _write(here / "arlint.toml", 'select = ["A"]\nignore = ["X"]\nfail-on = "error"\n')
    made = settings.load({"select": ("B",), "ignore": ("Y",), "fail-on": None})
    assert (made.select, made.ignore, made.fail_on) == (("B",), ("X", "Y"), "error")
    assert made.origin("select") == "--select"
    assert made.origin("fail-on").endswith("arlint.toml:3")
    assert made.origin("jobs") == "default"


def test_every_ready_made_configuration_loads() -> None:
    assert {"default", "news", "docs", "strict", "ui"} <= set(config.profile_names())
    for name in config.profile_names():
        config.load_profile(name)


@pytest.mark.parametrize(
    ("text", "where", "line"),
    [
        ("a = 1\nb = 2\n", ["b"], 2),
        ("[t]\nx = 1\n[t.u]\ny = 2\n", ["t", "u", "y"], 4),
        ('["q.r"]\n"s t" = 1\n', ["q.r", "s t"], 2),
        ("a.b.c = 1\n", ["a", "b", "c"], 1),
        ("x = { y = 1,\n", ["x", "y"], 1),
        ('a = """\nb = 1\n"""\nb = 2\n', ["b"], 4),
        ("[[list]]\nk = 1\n", ["list", "k"], 2),
        ("a = 1\n", ["none"], None),
        ("[t]\nx = 1\n", ["t", "none"], 1),
        ("# a = 1\na = 2 # a = 3\n", ["a"], 2),
    ],
)
def test_line_of_a_key(text: str, where: list[str], line: int | None) -> None:
    assert toml.TomlFile(Path("x"), {}, text).line_of(where) == line


def test_not_utf8_is_an_error_with_its_byte(tmp_path: Path) -> None:
    path = tmp_path / "arlint.toml"
    path.write_bytes(b'lang = "\xff"\n')
    with pytest.raises(ConfigError, match="byte 8"):
        toml.load(path)


def test_config_and_missing_file(here: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        settings.load({}, here / "none.toml")


def test_initial_file_is_valid_and_says_what_was_chosen(here: Path) -> None:
    for lang in ("ar", "en"):
        _write(here / "arlint.toml", initial("news", lang))
        made = settings.load({})
        assert made.profiles == ("news",)
        assert made.lang == lang


def test_every_commented_example_is_valid(here: Path) -> None:
    lines = initial("default", "en").splitlines()
    code = [line.removeprefix("# ") for line in lines if " = " in line or line.startswith("# [")]
    _write(here / "other.toml", "")
    _write(here / "arlint.toml", "\n".join(line for line in code if not line.startswith("extend")))
    made = settings.load({})
    assert made.reject == {"إيميل": ("بريد إلكتروني",)}
    assert made.house


def test_effective_settings_are_toml_again(here: Path) -> None:
    text = 'ignore = ["A"]\nlang = "ar"\n[per-file-ignores]\n"a b/**" = ["X"]\n[vocabulary.reject]\n"س" = ["ص", "ع"]\n'
    _write(here / "arlint.toml", text)
    before = settings.load({})
    _write(here / "arlint.toml", effective(before))
    after = settings.load({})
    for key in KEYS:
        name = key.name.replace("-", "_")
        if hasattr(before, name):
            assert getattr(after, name) == getattr(before, name), name
    assert after.reject == before.reject


def test_schema_accepts_what_the_loader_accepts() -> None:
    published = schema()
    jsonschema.Draft7Validator.check_schema(published)
    good = {"select": ["A"], "severity": {"A": "hint"}, "jobs": 2, "vocabulary": {"reject": {"a": ["b"]}}}
    jsonschema.validate(good, published)
    for bad in ({"selct": []}, {"jobs": -1}, {"fail-on": "x"}, {"vocabulary": {"acept": []}}, {"exclude": "a"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, published)


def test_published_schema_is_up_to_date() -> None:
    path = Path(__file__).resolve().parents[2] / "schemas" / "arlint.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == schema(), "run: python tools/write_schemas.py"


def test_values_as_toml() -> None:
    assert to_toml({"a b": [True, 1, 'q"']}) == '{ "a b" = [true, 1, "q\\""] }'
