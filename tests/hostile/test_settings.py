"""Configurations of strangers: they reach nothing outside the project, and come to an end."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from arlint.errors import ArlintError, ConfigError
from arlint.project import config, settings, toml
from tests.faults.conftest import arlint


@pytest.mark.parametrize(
    "line",
    [
        'extend = ["../outside.toml"]',
        'extend = ["/etc/passwd"]',
        'extend = ["link.toml"]',
        'rules = ["../rules"]',
        'rules = ["linked"]',
        'baseline = "../../baseline.json"',
        'cache-dir = "/tmp/elsewhere"',
        'output = ["html:../report.html"]',
        'output = ["text", "sarif:/tmp/arlint-outside.sarif"]',
    ],
)
def test_nothing_outside_the_project_is_named(line: str, here: Path) -> None:
    (here.parent / "outside.toml").write_text('lang = "ar"\n')
    (here.parent / "rules").mkdir()
    (here / "linked").symlink_to(here.parent / "rules")
    (here / "link.toml").symlink_to("../outside.toml")
    (here / "arlint.toml").write_text(f'lang = "en"\n{line}\n')
    with pytest.raises(ConfigError, match=rf"arlint.toml:2: {line.split()[0]}: .* leads out of the project"):
        settings.load({})


@pytest.mark.parametrize(
    "line",
    ['output = ["text:.git/hooks/pre-commit"]', 'cache-dir = ".GIT/x"', 'baseline = "sub/.git/config"'],
)
def test_nothing_is_written_where_git_runs_things(line: str, here: Path) -> None:
    (here / "arlint.toml").write_text(f"{line}\n")
    with pytest.raises(ConfigError, match="lies in git's own folder"):
        settings.load({})


def test_what_an_extended_file_names_is_held_to_the_same(here: Path) -> None:
    (here / "base.toml").write_text('rules = [".."]\n')
    (here / "arlint.toml").write_text('extend = ["base.toml"]\n')
    with pytest.raises(ConfigError, match=r"base.toml:1: rules: \.\. leads out of the project"):
        settings.load({})


def test_the_project_is_the_repository(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "house").mkdir()
    (here / "part").mkdir()
    (here / "shared.toml").write_text('lang = "ar"\n')
    (here / "part" / "arlint.toml").write_text(
        'extend = ["../shared.toml"]\nrules = ["../house"]\noutput = ["json:o"]\n'
    )
    monkeypatch.chdir(here / "part")
    made = settings.load({})
    assert made.lang == "ar"
    assert [Path(path).resolve() for path in made.rules] == [here / "house"]
    assert made.output == (f"json:{here / 'part' / 'o'}",)


def test_an_option_is_the_users_own_word(here: Path) -> None:
    outside = here.parent / "report.json"
    (here / "a.txt").write_text("نص\n", "utf-8")
    assert arlint("check", "-o", f"json:{outside}", "a.txt", cwd=here).returncode == 0
    assert outside.is_file()
    (here.parent / "own.toml").write_text('lang = "ar"\n')
    assert settings.load({}, here.parent / "own.toml").lang == "ar"


@pytest.mark.parametrize("key", ["extend", "rules", "output"])
def test_a_path_that_is_none(key: str, here: Path) -> None:
    (here / "arlint.toml").write_text(f'{key} = ["json:a\\u0000b"]\n')
    with pytest.raises(ConfigError):
        settings.load({})


def test_a_program_in_place_of_a_baseline(here: Path) -> None:
    os.mkfifo(here / "arlint-baseline.json")
    os.mkfifo(here / ".gitignore")
    os.mkfifo(here / "pipe.json")
    (here / "a.txt").write_text("نص\n", "utf-8")
    assert arlint("check", ".", cwd=here).returncode == 0
    done = arlint("check", "--baseline", "pipe.json", ".", cwd=here)
    assert (done.returncode, "not a regular file" in done.stderr) == (2, True)


# --- what explodes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a=" + "[" * 100_000, "nested too deeply"),
        ("a" + ".a" * 20_000 + " = 1", "nested too deeply"),
        ('"a"' + '."a"' * 20_000 + " = 1", "nested too deeply"),
        ("x" * (3 << 20), "larger than 2 MiB"),
        ("jobs = 100000", "from 0 to 256"),
        ("jobs = -1", "from 0 to 256"),
        ("jobs = " + "9" * 10_000, "not valid TOML"),
        ("\n".join(f"k{n} = 1" for n in range(30_000)), ":1: k0: unknown key"),
    ],
    ids=lambda value: value[:15],
)
def test_toml_that_explodes(text: str, what: str, here: Path) -> None:
    (here / "arlint.toml").write_text(text)
    with pytest.raises(ArlintError, match=what):
        settings.load({})


@pytest.mark.parametrize(
    "text",
    [
        "severity = { " + ", ".join(f'A{n} = "hint"' for n in range(40_000)) + " }",
        "[per-file-ignores]\n" + "\n".join(f'"*{n}" = ["A"]' for n in range(40_000)),
        "vocabulary.accept = [" + ", ".join(f'"x{n}"' for n in range(100_000)) + "]",
    ],
    ids=["inline", "table", "list"],
)
def test_large_tables_are_read(text: str, here: Path) -> None:
    (here / "arlint.toml").write_text(text)
    assert len(config.load(here / "arlint.toml").origins) >= 1


def test_the_line_of_a_key_is_that_of_the_nearest_one_above(here: Path) -> None:
    path = here / "arlint.toml"
    path.write_text('a = 1\n[b]\nc = { d = 1 }\n"e f".g = """\nh = 1\n"""\n[[i]]\nj = 1\n', "utf-8")
    file = toml.load(path)
    lines = {"a": 1, "b": 2, "b.c": 3, "b.c.d": 3, "b.x": 2, "b.e f.g": 4, "h": None, "i.j": 8, "x": None}
    assert {key: file.line_of(key.split(".")) for key in lines} == lines


# --- encodings ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["undefined", "idna", "punycode", "rot13", "zlib_codec", "unicode_escape", "a\0b", "x" * 5000, "../x", "oem"],
)
def test_codecs_that_are_none(name: str) -> None:
    from arlint.documents.source import decode
    from arlint.errors import DecodeError

    for data in (b"abc", "نص".encode(), b"\xff" * 50, b"\\N{ARABIC LETTER ALEF}\\ud800"):
        # Either an error that names the file, or bytes that come back the same.
        with suppress(DecodeError):
            source = decode(data, "a.txt", name)
            assert source.encode(source.text) == data
