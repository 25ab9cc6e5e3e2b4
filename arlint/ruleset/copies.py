"""``each``: a variant or an exception that a rule says once for several words, as for every preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import yaml

from arlint.ruleset.yamlfile import YamlFile

KEY: Final = "each"
# Where items may have the key: in a rule, and in a file of `pairs/`.
_LISTS: Final = (("variants",), ("except", "pairs"), ("pairs",))
_NAME: Final = re.compile(r"[a-z]+")
# Copies of one item: those of a rule are told apart by hand.
_MOST: Final = 100


def written_out(file: YamlFile) -> YamlFile:
    """The file with a copy of each such item for each of its words. Raises RuleError."""
    for keys in _LISTS:
        file = _list_written_out(file, keys)
    return file


def _list_written_out(file: YamlFile, keys: tuple[str, ...]) -> YamlFile:
    holder, node = file.data, file.node
    for key in keys[:-1]:
        holder, node = holder.get(key) if isinstance(holder, dict) else None, _child(node, key)
    items = holder.get(keys[-1]) if isinstance(holder, dict) else None
    if not isinstance(items, list) or not any(isinstance(item, dict) and KEY in item for item in items):
        return file
    copies = [(copy, n) for n, item in enumerate(items) for copy in _copies(file, item, (*keys, n))]
    data = _put(file.data, keys, [copy for copy, _ in copies])
    listed = _child(node, keys[-1])
    # The lines of errors are found in the nodes, which have to stand in the same order.
    if isinstance(listed, yaml.SequenceNode):
        listed.value = [listed.value[n] for _, n in copies]
    return replace(file, data=data)


def _copies(file: YamlFile, item: Any, location: tuple[str | int, ...]) -> Iterator[Any]:
    if not isinstance(item, dict) or KEY not in item:
        yield item
        return
    place = [*location, KEY]
    words = item[KEY]
    if not isinstance(words, list) or not 0 < len(words) <= _MOST or not all(isinstance(w, dict) for w in words):
        raise file.error(place, f"a list of mappings, of at most {_MOST}, from names to what stands in their places")
    body = {key: value for key, value in item.items() if key != KEY}
    names = words[0].keys()
    for mapping in words:
        if mapping.keys() != names or not all(isinstance(text, str) for text in mapping.values()):
            raise file.error(place, "every mapping has the same names, and text for each")
    for name in names:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise file.error(place, f"{name!r} is no name: it is of small Latin letters")
        if _filled(body, {name: ""}) == body:
            raise file.error(place, f"nothing here asks for <{name}>")
    yield from (_filled(body, mapping) for mapping in words)


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    """A part of an item with ``<name>`` replaced in all its texts."""
    if isinstance(value, str):
        for name, text in words.items():
            value = value.replace(f"<{name}>", text)
        return value
    if isinstance(value, list):
        return [_filled(part, words) for part in value]
    if isinstance(value, dict):
        return {key: _filled(part, words) for key, part in value.items()}
    return value


def _put(data: Any, keys: tuple[str, ...], items: list[Any]) -> Any:
    if not keys:
        return items
    return {**data, keys[0]: _put(data[keys[0]], keys[1:], items)}


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)
