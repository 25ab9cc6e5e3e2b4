"""Strict YAML: duplicate keys, aliases and raw invisible characters are refused, every value knows its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import regex
import yaml

from arlint.errors import RuleError
from arlint.files import read_regular
from arlint.text.characters import INVISIBLE

_INVISIBLE = regex.compile(f"[{INVISIBLE}]")
_MAX_DEPTH: Final = 20
# Bytes of a rule file or table: the largest of arlint's own has 60 KB.
LARGEST: Final = 8 << 20
# What a value may be; anything else is a tag that somebody wrote out, and could mean much.
_PLAIN: Final = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map"))


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A parsed file: its plain data, and its nodes to find lines in."""

    path: str
    data: Any
    node: yaml.Node | None

    def error(self, location: Sequence[str | int], what: str) -> RuleError:
        """An error at a place given as keys and indexes (as pydantic gives it)."""
        line, reached = self._line(location)
        return RuleError(self.path, line, ".".join(map(str, reached)), what)

    def _line(self, location: Sequence[str | int]) -> tuple[int | None, list[str | int]]:
        node, line, reached = self.node, 1, []
        for step in location:
            child: yaml.Node | None = None
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    if key.value == step:
                        child, line = value, key.start_mark.line + 1
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                child = node.value[step]
                line = child.start_mark.line + 1
            else:
                continue
            if child is None:
                # A missing or unknown key, or the name that pydantic gives a branch of a union.
                if step == location[-1]:
                    reached.append(step)
                continue
            node = child
            reached.append(step)
        return line, reached


def read_text(path: Path) -> str:
    """A file of the ruleset as text: UTF-8, NFC, nothing invisible. Raises RuleError."""
    name = str(path)
    try:
        text = read_regular(path, LARGEST).decode("utf-8")
    except OSError as error:
        raise RuleError(name, None, "", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RuleError(name, None, "", f"not UTF-8 at byte {error.start}") from error
    found = _INVISIBLE.search(text)
    if found:
        char = found.group()
        raise RuleError(
            name,
            text.count("\n", 0, found.start()) + 1,
            "",
            f'raw U+{ord(char):04X} {unicodedata.name(char, "")}: write it as an escape, "\\u{ord(char):04X}"',
        )
    if not unicodedata.is_normalized("NFC", text):
        for number, line in enumerate(text.split("\n"), 1):
            if not unicodedata.is_normalized("NFC", line):
                raise RuleError(name, number, "", "not in Unicode normalization form C")
    return text


def load(path: Path) -> YamlFile:
    """Read one YAML file. Raises RuleError with file, line and key."""
    text = read_text(path)
    name = str(path)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        data = yaml.CSafeLoader("")
        try:
            _refuse(name, node, set(), 0)
            plain = data.construct_document(node) if node is not None else None
        finally:
            data.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise RuleError(name, mark.line + 1 if mark else None, "", f"not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RuleError(name, None, "", f"not valid YAML: {error}") from error
    return YamlFile(name, plain, node)


def _refuse(path: str, node: yaml.Node | None, seen: set[int], depth: int) -> None:
    if node is None:
        return
    line = node.start_mark.line + 1
    if node.tag not in _PLAIN:
        raise RuleError(path, line, "", f"a value is text, a number, true, false, a list or a mapping, not {node.tag}")
    if id(node) in seen:
        raise RuleError(path, line, "", "YAML aliases are not allowed")
    if depth > _MAX_DEPTH:
        raise RuleError(path, line, "", f"nested deeper than {_MAX_DEPTH} levels")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise RuleError(path, key.start_mark.line + 1, "", "a key is one word")
            _refuse(path, key, seen, depth)
            if key.value in keys:
                raise RuleError(path, key.start_mark.line + 1, key.value, "this key stands here twice")
            keys.add(key.value)
            _refuse(path, value, seen, depth + 1)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse(path, value, seen, depth + 1)
