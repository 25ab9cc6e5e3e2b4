"""Everything that arlint needs to run is under a licence that lets anybody use it, changed or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CNRI-Python",
    "ISC",
    "LGPL-2.1-or-later",  # as a package of its own, which can be replaced
    "MIT",
    "MPL-2.0",
    "PSF-2.0",
    "Unlicense",
}
# For packages whose metadata is older than licence expressions (PEP 639): what classifiers and free text say.
OLDER = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
EXTRAS = {"lsp"}


def needed(name: str, extras: frozenset[str] = frozenset(), seen: set[str] | None = None) -> Iterator[Distribution]:
    """A distribution and all that it requires here, each once."""
    seen = set() if seen is None else seen
    if canonicalize_name(name) in seen:
        return
    seen.add(canonicalize_name(name))
    found = distribution(name)
    yield found
    for line in found.requires or ():
        requirement = Requirement(line)
        wanted = extras or {""}
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in wanted):
            yield from needed(requirement.name, frozenset(requirement.extras), seen)


def licences(found: Distribution) -> set[str]:
    """The SPDX identifiers of a distribution's licence; of several at choice, all."""
    metadata = found.metadata
    expression = metadata.get("License-Expression")
    if expression:
        return set(re.findall(r"[\w.+-]+", expression)) - {"AND", "OR", "WITH"}
    classifiers = (line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if "License ::" in line)
    stated = set(classifiers) or {metadata.get("License") or "none stated"}
    return {OLDER.get(name, name) for name in stated}


RUNTIME = [found for found in needed("arlint", frozenset(EXTRAS)) if found.metadata["Name"] != "arlint"]


@pytest.mark.parametrize("found", RUNTIME, ids=lambda found: found.metadata["Name"])
def test_licence_is_allowed(found: Distribution) -> None:
    assert licences(found) <= ALLOWED


def test_direct_and_transitive_dependencies_are_looked_at() -> None:
    names = {canonicalize_name(found.metadata["Name"]) for found in RUNTIME}
    assert {"typer", "regex", "pydantic", "pydantic-core", "shellingham", "pygls", "lsprotocol"} <= names


class Told(Distribution):
    """A distribution that says of itself what it is told."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read_text(self, filename: str) -> str | None:
        return self.text if filename == "METADATA" else None

    def locate_file(self, path: object) -> None:  # type: ignore[override]
        raise AssertionError(path)


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("License-Expression: MIT AND (BSD-2-Clause OR GPL-2.0-only)", {"MIT", "BSD-2-Clause", "GPL-2.0-only"}),
        ("Classifier: License :: OSI Approved :: MIT License", {"MIT"}),
        (
            "License: MIT\nClassifier: License :: OSI Approved :: GNU General Public License (GPL)",
            {"GNU General Public License (GPL)"},
        ),
        ("License: Proprietary", {"Proprietary"}),
        ("Summary: nothing", {"none stated"}),
    ],
)
def test_what_metadata_says_is_read(said: str, ids: set[str]) -> None:
    assert licences(Told(f"Metadata-Version: 2.4\nName: x\n{said}\n")) == ids
