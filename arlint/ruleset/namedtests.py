"""Named token tests: ``token-tests/NAME.yaml`` says once what a noun is that many sequences ask for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

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
    reading = _Reading(files, {name: keys for name, keys in base.items() if name not in files})
    for name, file in files.items():
        reading.test(name)
        whole = replace(file, data={**file.data, "test": reading.known[name]})
        validated(whole, _NAMED)
        check_sets(file, file.data, sets)
    return reading.known


def expanded(file: YamlFile, tests: Mapping[str, Keys]) -> YamlFile:
    """The file with the keys of the tests that it names in the place of their names. Raises RuleError."""
    return replace(file, data=_Reading({}, dict(tests)).expand(file, file.data, ()))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Tests that are to be read, those that are, and those that wait for one that they name."""

    files: Mapping[str, YamlFile]
    known: dict[str, Keys]
    waiting: tuple[str, ...] = ()

    def test(self, name: str) -> None:
        """Make a test of a file known, with those that it names."""
        if name not in self.known:
            file = self.files[name]
            inner = replace(self, waiting=(*self.waiting, name))
            self.known[name] = inner.expand(file, file.data.get("test"), ("test",))

    def expand(self, file: YamlFile, value: Any, location: tuple[str | int, ...]) -> Any:
        """A part of a file, with all tests that are named in it written out."""
        if isinstance(value, list):
            return [self.expand(file, item, (*location, number)) for number, item in enumerate(value)]
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
        if name not in self.known and name not in self.files:
            raise file.error(place, f"no token test {name!r}{did_you_mean(name, {*self.known, *self.files})}")
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
