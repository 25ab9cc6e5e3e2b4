"""Named token tests: what a noun is that several sequences ask for is said once.

A test of many rules has a file, ``token-tests/NAME.yaml``; one that a single rule asks for more
than once stands in the rule itself, under ``tests``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import TypeAdapter

from arlint.errors import RuleError
from arlint.ruleset import yamlfile
from arlint.ruleset.model.catalogue import NamedTest
from arlint.ruleset.tables import inline_columns
from arlint.ruleset.validation import check_sets, did_you_mean, validated
from arlint.ruleset.yamlfile import YamlFile

# The keys of a test, as plain data: what a use of its name stands for.
Keys = Mapping[str, Any]

FOLDER: Final = "token-tests"
_ADDS_UP: Final = frozenset({"exclude", "exclude_set"})
_NAMED: Final[TypeAdapter[NamedTest]] = TypeAdapter(NamedTest)


def load_tests(folder: Path, sets: Collection[str], base: Mapping[str, Keys]) -> dict[str, Keys]:
    """The named tests of a folder of rules, besides those of ``base``, which they may name. Raises RuleError."""
    files: dict[str, YamlFile] = {}
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        files[path.stem] = file = yamlfile.load(path)
        if not isinstance(file.data, dict):
            raise RuleError(file.path, 1, "", "the file of a token test is a mapping")
        inline_columns(file, path, file.data)
    unread = {name: _Place(file, file.data.get("test"), ("test",)) for name, file in files.items()}
    reading = _Reading(unread, {name: keys for name, keys in base.items() if name not in files})
    for name, file in files.items():
        reading.test(name)
        whole = replace(file, data={**file.data, "test": reading.known[name]})
        validated(whole, _NAMED)
        check_sets(file, file.data, sets)
    return reading.known


def expanded(file: YamlFile, tests: Mapping[str, Keys]) -> YamlFile:
    """The rule's file with the keys of the tests that it names in the place of their names. Raises RuleError."""
    own = file.data.get("tests")
    if not isinstance(own, dict):
        return replace(file, data=_Reading({}, dict(tests)).expand(file, file.data, ()))
    for name in own.keys() & tests.keys():
        raise file.error(["tests", name], f"{name} is already a test of {FOLDER}/")
    known = dict(tests)
    reading = _Reading({name: _Place(file, test, ("tests", name)) for name, test in own.items()}, known)
    data = reading.expand(file, {key: value for key, value in file.data.items() if key != "tests"}, ())
    for name in own.keys() - known.keys():
        raise file.error(["tests", name], "nothing in this rule asks for this test")
    return replace(file, data={**data, "tests": {name: known[name] for name in own}})


class _Place(NamedTuple):
    """The keys of a test as they are written, and where."""

    file: YamlFile
    keys: Any
    location: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Tests that are to be read, those that are, and those that wait for one that they name."""

    unread: Mapping[str, _Place]
    known: dict[str, Keys]
    waiting: tuple[str, ...] = ()

    def test(self, name: str) -> None:
        """Make a test known, with those that it names."""
        if name not in self.known:
            inner = replace(self, waiting=(*self.waiting, name))
            self.known[name] = inner.expand(*self.unread[name])

    def expand(self, file: YamlFile, value: Any, location: tuple[str | int, ...]) -> Any:
        """A part of a file, with all tests that are named in it written out."""
        if isinstance(value, list):
            # Most lists are of words, thousands of them.
            return [
                item if isinstance(item, str) else self.expand(file, item, (*location, number))
                for number, item in enumerate(value)
            ]
        if not isinstance(value, dict):
            return value
        # The keys of a map are words, and `test` may be one of them.
        own = {k: v if k == "map" else self.expand(file, v, (*location, k)) for k, v in value.items()}
        name = own.get("test")
        if not isinstance(name, str):
            return own
        place = [*location, "test"]
        if name in self.waiting:
            raise file.error(place, f"a test that needs itself: {' → '.join((*self.waiting, name))}")
        if name not in self.known and name not in self.unread:
            raise file.error(place, f"no token test {name!r}{did_you_mean(name, {*self.known, *self.unread})}")
        self.test(name)
        del own["test"]
        return _both(file, self.known[name], own, name, location)


def _both(file: YamlFile, named: Keys, own: Keys, name: str, location: tuple[str | int, ...]) -> dict[str, Any]:
    """The keys of a named test with those that stand beside its name; words that do not count add up."""
    out = {**named, **own}
    for key in named.keys() & own.keys():
        if key not in _ADDS_UP:
            raise file.error([*location, key], f"the token test {name} says this already")
        out[key] = [*_several(named[key]), *_several(own[key])]
    return out


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
