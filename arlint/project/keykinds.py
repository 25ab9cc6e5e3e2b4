"""The kinds of values that keys of the configuration take: each checks a value, and says the same as JSON Schema.

They are no pydantic models: a configuration is read at every start of ``arlint check``, and
importing pydantic costs more than the check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol

from arlint.diagnostics import Text
from arlint.project.patterns import matches_nothing


class Problem(NamedTuple):
    """What is wrong with a value, and where in it: keys from the value down."""

    where: tuple[str, ...]
    what: Text


class Kind(Protocol):
    """What values a key takes."""

    def problems(self, value: Any) -> Iterator[Problem]:
        """What is wrong with ``value``; nothing if it will do."""

    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema."""


def _expected(en: str, ar: str, *where: str) -> Problem:
    return Problem(where, Text(f"المطلوب {ar}", f"expected {en}"))


def nothing_matched(pattern: str) -> Text:
    """What is said of a pattern that can match no path."""
    return Text(f"النمط {pattern!r} لا يطابق شيئًا", f"the pattern {pattern!r} matches nothing")


class String(NamedTuple):
    """A string, one of ``choices`` if there are any."""

    choices: tuple[str, ...] = ()

    def problems(self, value: Any) -> Iterator[Problem]:
        """See :class:`Kind`."""
        if not isinstance(value, str):
            yield _expected("a string", "نص بين علامتي اقتباس")
        elif self.choices and value not in self.choices:
            close = nearest(value, self.choices)
            names = ", ".join(self.choices)
            arabic = "، ".join(self.choices)
            yield Problem(
                (),
                Text(
                    f"القيمة {value!r} غير معروفة: المتاح {arabic}{did_you_mean(close).ar}",
                    f"{value!r} is none of {names}{did_you_mean(close).en}",
                ),
            )

    def schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"type": "string", **({"enum": list(self.choices)} if self.choices else {})}


class Boolean:
    """true or false."""

    def problems(self, value: Any) -> Iterator[Problem]:
        """See :class:`Kind`."""
        if not isinstance(value, bool):
            yield _expected("true or false", "true أو false")

    def schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"type": "boolean"}


class Integer(NamedTuple):
    """A whole number from ``minimum`` to ``maximum``."""

    minimum: int = 0
    maximum: int = 1_000_000

    def problems(self, value: Any) -> Iterator[Problem]:
        """See :class:`Kind`."""
        if not isinstance(value, int) or isinstance(value, bool) or not self.minimum <= value <= self.maximum:
            yield _expected(
                f"a whole number from {self.minimum} to {self.maximum}",
                f"عدد صحيح من {self.minimum} إلى {self.maximum}",
            )

    def schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}


class Strings:
    """A list of strings."""

    def problems(self, value: Any) -> Iterator[Problem]:
        """See :class:`Kind`."""
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            yield _expected("a list of strings", "قائمة نصوص")

    def schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"type": "array", "items": {"type": "string", "minLength": 1}}


class Patterns:
    """A list of patterns in the syntax of .gitignore."""

    def problems(self, value: Any) -> Iterator[Problem]:
        """See :class:`Kind`."""
        yield from Strings().problems(value)
        for pattern in value if isinstance(value, list) else ():
            if isinstance(pattern, str) and pattern and matches_nothing(pattern):
                yield Problem((), nothing_matched(pattern))

    def schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return Strings().schema()


class Outputs(NamedTuple):
    """A list of ``FORMAT`` or ``FORMAT:FILE``, whose format is one of ``formats``."""

    formats: tuple[str, ...]

    def problems(self, value: Any) -> Iterator[Problem]:
        """See :class:`Kind`."""
        yield from Strings().problems(value)
        for item in value if isinstance(value, list) else ():
            if isinstance(item, str) and item:
                yield from String(self.formats).problems(item.partition(":")[0])

    def schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"type": "array", "items": {"type": "string", "pattern": f"^({'|'.join(self.formats)})(:.*)?$"}}


class StringOrStrings:
    """A string or a list of strings."""

    def problems(self, value: Any) -> Iterator[Problem]:
        """See :class:`Kind`."""
        if not isinstance(value, str):
            yield from Strings().problems(value)

    def schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"anyOf": [{"type": "string"}, Strings().schema()]}


class Table(NamedTuple):
    """A table whose keys are free, or ``patterns`` in the syntax of .gitignore, and whose values are of one kind."""

    values: Kind
    patterns: bool = False

    def problems(self, value: Any) -> Iterator[Problem]:
        """See :class:`Kind`."""
        if not isinstance(value, dict):
            yield _expected("a table", "جدول")
            return
        for name, item in value.items():
            # What takes back has nothing to take from: each pattern stands alone.
            if self.patterns and (name.startswith("!") or matches_nothing(name)):
                yield Problem((name,), nothing_matched(name))
            for problem in self.values.problems(item):
                yield Problem((name, *problem.where), problem.what)

    def schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"type": "object", "additionalProperties": self.values.schema()}


class Group(NamedTuple):
    """A table whose keys are given."""

    keys: tuple[Key, ...]

    def problems(self, value: Any) -> Iterator[Problem]:
        """See :class:`Kind`."""
        if not isinstance(value, dict):
            yield _expected("a table", "جدول")
            return
        known = {key.name: key for key in self.keys}
        for name, item in value.items():
            if name not in known:
                hint = did_you_mean(nearest(name, known))
                yield Problem((name,), Text(f"مفتاح غير معروف{hint.ar}", f"unknown key{hint.en}"))
                continue
            for problem in known[name].kind.problems(item):
                yield Problem((name, *problem.where), problem.what)

    def schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {key.name: {**key.kind.schema(), "description": key.doc.en} for key in self.keys},
        }


class StringsOrGroup(NamedTuple):
    """A list of strings, or a table whose keys are given."""

    group: Group

    def problems(self, value: Any) -> Iterator[Problem]:
        """See :class:`Kind`."""
        yield from Strings().problems(value) if isinstance(value, list) else self.group.problems(value)

    def schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"anyOf": [Strings().schema(), self.group.schema()]}


class Key(NamedTuple):
    """One key. ``adds``: with ``extend``, lists and tables add up; otherwise the nearer file's value stands.

    ``setting``: the field of Settings, where it is not the key's own name; a group with one is kept whole in it.
    """

    name: str
    kind: Kind
    default: Any
    doc: Text
    adds: bool = False
    example: str = ""
    setting: str = ""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of ``names`` that ``name`` was probably meant to be."""
    from difflib import get_close_matches

    close = get_close_matches(name.lower().replace("_", "-"), list(names), n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(name: str | None) -> Text:
    """The end of an error about an unknown name."""
    return Text(f": هل تقصد {name}؟", f": did you mean {name}?") if name else Text("", "")
