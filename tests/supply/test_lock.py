"""The lock files hold what pyproject.toml asks for, each package at one version, with its hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
FILES = {
    "runtime": PROJECT["dependencies"] + EXTRAS["lsp"],
    "dev": PROJECT["dependencies"] + EXTRAS["dev"],
    "release": [],
}
ASKED_IN_FILES = {"dev": "build.in", "release": "release.in"}


def locked(name: str) -> list[tuple[Requirement, int]]:
    """The requirements of a lock file, each with its number of hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return [(Requirement(re.sub(r"\s--hash=\S+", "", line)), line.count("--hash=sha256:")) for line in lines]


@pytest.mark.parametrize("name", FILES)
def test_what_is_asked_for_is_locked(name: str) -> None:
    asked = [*FILES[name]]
    if name in ASKED_IN_FILES:
        text = (ROOT / "requirements" / ASKED_IN_FILES[name]).read_text(encoding="utf-8")
        asked += [line for line in text.splitlines() if line and not line.startswith("#")]
    versions: dict[str, set[str]] = {}
    for requirement, _ in locked(name):
        versions.setdefault(canonicalize_name(requirement.name), set()).add(str(requirement.specifier)[2:])
    for line in asked:
        requirement = Requirement(line)
        found = versions.get(canonicalize_name(requirement.name), set())
        assert found, f"{line}: not in requirements/{name}.txt; run `make lock`"
        assert all(map(requirement.specifier.contains, found)), f"{line}: {found} is locked; run `make lock`"


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_is_one_version_with_hashes(name: str) -> None:
    for requirement, hashes in locked(name):
        assert re.fullmatch(r"==[\w.+!]+", str(requirement.specifier)), requirement
        assert hashes, requirement


def test_runtime_and_development_have_the_same_versions() -> None:
    development = {(r.name, str(r.specifier)) for r, _ in locked("dev")}
    assert {(r.name, str(r.specifier)) for r, _ in locked("runtime")} <= development
