"""Checking a file of the ruleset: every error with its file, line and key, and with the name that was meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from arlint.ruleset.model import Rule
from arlint.ruleset.model.base import Strict
from arlint.ruleset.yamlfile import YamlFile

T = TypeVar("T")

RULE: Final[TypeAdapter[Rule]] = TypeAdapter(Rule)
# What is said in the place of words about the classes that stand behind a file.
_WORDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "missing": "missing",
        "model_type": "a mapping is expected: {key: value}",
        "dict_type": "a mapping is expected: {key: value}",
        "list_type": "a list is expected: [value, value]",
        "string_type": "text is expected",
        "int_type": "a whole number is expected",
        "bool_type": "true or false is expected",
    }
)
_NESTED: Final = (dict, list)
_SET_KEYS: Final = frozenset({"set", "exclude_set", "only_set", "allow_set"})


def validated(file: YamlFile, adapter: TypeAdapter[T]) -> T:
    """The file as one of the models says it. Raises RuleError for the first thing that is wrong."""
    try:
        return adapter.validate_python(file.data)
    except ValidationError as error:
        # A misspelt key makes the right one missing: name the misspelling.
        errors = error.errors()
        first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
        location = [step for step in first["loc"] if isinstance(step, int | str)]
        what = _WORDINGS.get(first["type"], first["msg"].removeprefix("Value error, "))
        if first["type"] == "extra_forbidden":
            what = _unknown(str(location[-1]))
        elif first["type"] == "literal_error":
            expected, given = first["ctx"]["expected"], first["input"]
            hint = did_you_mean(str(given), re.findall("'([^']*)'", expected))
            what = f"{given!r} is none of {expected}{hint}"
        elif first["type"] == "union_tag_invalid":
            location, what = (
                ["kind"],
                f"no such kind{did_you_mean(str(first['input'].get('kind')), _kinds())}",
            )
        elif first["type"] == "union_tag_not_found":
            location, what = ["kind"], "missing"
        # What pydantic says of a whole rule it says of the branch of a union: the kind, which is no key.
        raise file.error([] if location in [[kind] for kind in _kinds()] else location, what) from error


def _unknown(key: str) -> str:
    """What is said of a key that the place where it stands does not know: another place may."""
    known = _keys()
    return "this key cannot stand here" if key in known else f"unknown key{did_you_mean(key, known)}"


def _kinds() -> list[str]:
    return list(RULE.json_schema()["discriminator"]["mapping"])


def _keys() -> set[str]:
    return {field.alias or name for model in _models(Strict) for name, field in model.model_fields.items()}


def _models(base: type[Strict]) -> Iterator[type[Strict]]:
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def check_sets(file: YamlFile, value: Any, sets: Collection[str], location: tuple[str | int, ...] = ()) -> None:
    """Raise RuleError if ``value``, the part of the file at ``location``, names a word set that is not there."""
    if isinstance(value, dict):
        for key, item in value.items():
            # What a map leads from and to are words, thousands of them.
            if key == "map":
                continue
            for name in (item if isinstance(item, list) else [item]) if key in _SET_KEYS else ():
                if isinstance(name, str) and name not in sets:
                    raise file.error([*location, key], f"no word set {name!r}{did_you_mean(name, sets)}")
            if isinstance(item, _NESTED):
                check_sets(file, item, sets, (*location, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            # Most lists are of words, thousands of them.
            if isinstance(item, _NESTED):
                check_sets(file, item, sets, (*location, number))


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """What an error says of the name that comes nearest, if one does."""
    close = get_close_matches(name, list(names), n=1)
    return f": did you mean {close[0]}?" if close else ""
