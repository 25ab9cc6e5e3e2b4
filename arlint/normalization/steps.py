"""Steps as they are written: their names, modes and options.

A step is written ``name``, ``name:mode`` or with options ``name:mode,key=value``:
``nfc``, ``tatweel:decorative``, ``invisibles:all,zwnj=space``, ``elongation:keep=1``.
"""

from __future__ import annotations

from dataclasses import dataclass

from arlint.diagnostics import Text
from arlint.errors import UsageError
from arlint.normalization.actions import Action
from arlint.normalization.stepkinds import Kind, all_kinds


@dataclass(frozen=True, slots=True)
class Step:
    """One step with its mode and options, ready to be built into an action."""

    name: str
    mode: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Step:
        """Read a step as it is written; an unknown name, mode, option or value is a ``UsageError``."""
        name, _, rest = text.strip().partition(":")
        kind = find_kind(name)
        mode = kind.modes[0] if kind.modes else ""
        options: dict[str, str] = {}
        for part in filter(None, (part.strip() for part in rest.split(","))):
            key, equals, value = part.partition("=")
            if not equals:
                mode = part
            else:
                options[key] = value
        return cls(name, mode, tuple(sorted(options.items()))).checked()

    def checked(self) -> Step:
        """The step itself, or a ``UsageError`` that names what is unknown in it."""
        kind = find_kind(self.name)
        if self.mode not in (kind.modes or ("",)):
            raise unknown(Text(f"وضع للخطوة {self.name}", f"mode of step {self.name}"), self.mode, kind.modes)
        for key, value in self.options:
            if key not in kind.options:
                raise unknown(Text(f"خيار للخطوة {self.name}", f"option of step {self.name}"), key, tuple(kind.options))
            allowed = kind.options[key]
            if value not in allowed and not (allowed[-1] == "N" and value.isascii() and value.isdigit() and int(value)):
                raise unknown(Text(f"قيمة لـ{self.name}:{key}", f"value of {self.name}:{key}"), value, allowed)
        return self

    def with_option(self, key: str, value: str) -> Step:
        """The step with one option (or, under the key ``mode``, its mode) replaced."""
        if key == "mode":
            return Step(self.name, value, self.options).checked()
        return Step(self.name, self.mode, tuple(sorted({**dict(self.options), key: value}.items()))).checked()

    def action(self) -> Action:
        """Build what the step does."""
        kind = find_kind(self.name)
        defaults = {key: values[0] for key, values in kind.options.items()}
        return kind.build(self.mode, {**defaults, **dict(self.options)})

    def __str__(self) -> str:
        details = ([self.mode] if self.mode else []) + [f"{key}={value}" for key, value in self.options]
        return f"{self.name}:{','.join(details)}" if details else self.name


def find_kind(name: str) -> Kind:
    """The kind of that name; an unknown one is a ``UsageError`` with the nearest name."""
    kinds = all_kinds()
    if name not in kinds:
        raise unknown(Text("خطوة تطبيع", "normalization step"), name, tuple(kinds))
    return kinds[name]


def unknown(what: Text, given: str, known: tuple[str, ...]) -> UsageError:
    """The error of a name that is none, with the nearest one, or with all."""
    from difflib import get_close_matches

    near = get_close_matches(given, known, 1)
    names = ", ".join(known)
    hint = Text(f"المعروف: {names or 'لا شيء'}", f"known: {names or 'none'}")
    if near:
        hint = Text(f"هل تقصد {near[0]!r}؟", f"did you mean {near[0]!r}?")
    return UsageError(f"unknown {what.en}: {given!r}; {hint.en}", f"لا وجود لـ{what.ar} باسم {given!r}؛ {hint.ar}")
