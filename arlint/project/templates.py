"""Configuration as text: what ``arlint init`` writes, what ``arlint config`` shows, the reference of the keys."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any, Final

from arlint.diagnostics import Lang, Text
from arlint.project.keykinds import Group, Key
from arlint.project.keys import KEYS
from arlint.project.settings import Settings

_HEAD: Final = {
    "en": (
        "Settings of arlint. Every key is here, with what it is for; those with # in front",
        "show a possible value. What is in effect, and from where: arlint config",
    ),
    "ar": (
        "إعدادات arlint. كل المفاتيح هنا مع بيان كل منها، والمسبوق بالعلامة # مثال غير مفعّل.",
        "لمعرفة القيم السارية ومصدر كل منها: arlint config",
    ),
}
# What `init` decides; the rest is shown as comments.
_EXAMPLES: Final = {
    "respect-gitignore": "true",
    "force-exclude": "true",
    "fail-on": '"error"',
    "cache": "true",
    "jobs": "0",
    "bidi": '"auto"',
}


def initial(profile: str, lang: Lang) -> str:
    """A commented arlint.toml that builds on ``arlint:PROFILE`` and reports in ``lang``."""
    chosen = {"extend": f'["arlint:{profile}"]', "lang": f'"{lang}"'}
    lines = [f"# {line}" for line in _HEAD[lang]]
    tables: list[str] = []
    for key in KEYS:
        if isinstance(key.kind, Group):
            tables += ["", f"# {key.doc.in_(lang)}", f"# [{key.name}]"]
            for inner in key.kind.keys:
                tables += [f"# {inner.doc.in_(lang)}", f"# {inner.name} = {_example(inner)}"]
            continue
        lines += ["", f"# {key.doc.in_(lang)}"]
        if key.name in chosen:
            lines.append(f"{key.name} = {chosen[key.name]}")
        else:
            lines.append(f"# {key.name} = {key.example or _EXAMPLES[key.name]}")
    return "\n".join([*lines, *tables]) + "\n"


def _example(key: Key) -> str:
    """A possible value of a key of a group: its own example, or a choice with the others behind it."""
    choices = [to_toml(choice) for choice in key.kind.schema().get("enum", ())]
    return key.example or f"{choices[0]}  # | {' | '.join(choices[1:])}"


def effective(settings: Settings) -> str:
    """Every value in effect as TOML, each with where it comes from."""
    rows: list[tuple[str, str]] = []
    tables: list[str] = []
    near = f"{settings.root}{os.sep}"
    for key in KEYS:
        if key.name == "extend":
            continue
        if isinstance(key.kind, Group):
            tables += ["", f"[{key.name}]"]
            whole = getattr(settings, key.setting) if key.setting else None
            for inner in key.kind.keys:
                found = getattr(settings, inner.setting or inner.name) if whole is None else whole.get(inner.name)
                value = _simple(inner.default if found is None else found)
                origin = _origin(settings, f"{key.name}.{inner.name}", value)
                shown = f"{inner.name} = {to_toml(value)}" if value is not None else f"# {inner.name} ="
                tables.append(f"{shown}  # {origin}")
            continue
        value = getattr(settings, key.name.replace("-", "_"))
        if isinstance(value, Mapping) and value:
            tables += ["", f"[{key.name}]"]
            for name, item in value.items():
                origin = settings.origin(f"{key.name}.{name}")
                tables.append(f"{to_key(name)} = {to_toml(_simple(item))}  # {origin}")
            continue
        shown = f"{key.name} = {to_toml(_simple(value))}" if value is not None else f"# {key.name} ="
        rows.append((shown.replace(near, ""), settings.origin(key.name)))
    width = min(60, max(len(shown) for shown, _ in rows))
    text = "\n".join([*(f"{shown:<{width}}  # {origin}" for shown, origin in rows), *tables]) + "\n"
    return text.replace(near, "")


def _origin(settings: Settings, dotted: str, value: Any) -> str:
    if isinstance(value, dict) and value:
        return ", ".join(dict.fromkeys(settings.origin(f"{dotted}.{name}") for name in value))
    return settings.origin(dotted)


def _simple(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_simple(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _simple(item) for name, item in value.items()}
    return value


def to_toml(value: Any) -> str:
    """A value as TOML on one line."""
    if isinstance(value, dict):
        inner = ", ".join(f"{to_key(name)} = {to_toml(item)}" for name, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(to_toml, value))}]"
    # JSON's strings, numbers and booleans are TOML's.
    return json.dumps(value, ensure_ascii=False)


def to_key(name: str) -> str:
    """A key as TOML: bare if it may be."""
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)


def reference(lang: Lang) -> str:
    """The table of all keys for the documentation, in Markdown."""
    heads = {
        "en": ("key", "type", "default", "what it does"),
        "ar": ("المفتاح", "النوع", "القيمة الافتراضية", "الغرض"),
    }[lang]
    lines = ["| " + " | ".join(heads) + " |", "|---|---|---|---|"]
    for name, key in _flat():
        default = "" if key.default in (None, (), {}) else f"`{to_toml(_simple(key.default))}`"
        adds = {"en": " Adds up with `extend`.", "ar": " يُجمع مع ما في `extend`."}[lang] if key.adds else ""
        lines.append(f"| `{name}` | {_type(key.kind.schema(), lang)} | {default} | {key.doc.in_(lang)}{adds} |")
    return "\n".join(lines) + "\n"


def _flat() -> list[tuple[str, Key]]:
    out: list[tuple[str, Key]] = []
    for key in KEYS:
        if isinstance(key.kind, Group):
            out += [(f"{key.name}.{inner.name}", inner) for inner in key.kind.keys]
        else:
            out.append((key.name, key))
    return out


_TYPES: Final[Mapping[str, Text]] = {
    "or": Text(" أو ", " or "),
    "array": Text("قائمة نصوص", "list of strings"),
    "table": Text("جدول قيمه: ", "table of "),
    "object": Text("جدول", "table"),
    "string": Text("نص", "string"),
    "integer": Text("عدد صحيح", "integer"),
    "boolean": Text("`true` أو `false`", "boolean"),
}


def _type(schema: Mapping[str, Any], lang: Lang) -> str:
    if "enum" in schema:
        return {"en": ", ", "ar": "، "}[lang].join(f"`{choice}`" for choice in schema["enum"])
    if "anyOf" in schema:
        return _TYPES["or"].in_(lang).join(_type(branch, lang) for branch in schema["anyOf"])
    if schema["type"] == "object" and schema["additionalProperties"]:
        return _TYPES["table"].in_(lang) + _type(schema["additionalProperties"], lang)
    return _TYPES[schema["type"]].in_(lang)
