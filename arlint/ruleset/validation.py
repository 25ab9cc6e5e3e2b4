"""Checking a file of the ruleset: every error with its file, line and key, and with the name that was meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from arlint.ruleset.model import Rule
from arlint.ruleset.model.base import Strict
from arlint.ruleset.yamlfile import YamlFile

T = TypeVar("T")

RULE: Final[TypeAdapter[Rule]] = TypeAdapter(Rule)
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
        what = first["msg"].removeprefix("Value error, ")
        if first["type"] == "extra_forbidden":
            what = f"unknown key{did_you_mean(str(location[-1]), _keys())}"
        elif first["type"] == "missing":
            what = "missing"
        elif first["type"] == "union_tag_invalid":
            location, what = (
                ["kind"],
                f"no such kind{did_you_mean(str(first['input'].get('kind')), _kinds())}",
            )
        elif first["type"] == "union_tag_not_found":
            location, what = ["kind"], "missing"
        raise file.error(location, what) from error


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
            for name in (item if isinstance(item, list) else [item]) if key in _SET_KEYS else ():
                if isinstance(name, str) and name not in sets:
                    raise file.error([*location, key], f"no word set {name!r}{did_you_mean(name, sets)}")
            if isinstance(item, dict | list):
                check_sets(file, item, sets, (*location, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            # Most lists are of words, thousands of them.
            if isinstance(item, dict | list):
                check_sets(file, item, sets, (*location, number))


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """What an error says of the name that comes nearest, if one does."""
    close = get_close_matches(name, list(names), n=1)
    return f": did you mean {close[0]}?" if close else ""
