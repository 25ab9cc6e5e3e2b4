"""Configuration files: reading them, and laying one over the other.

A configuration may come with a stranger's pull request. So what it names is read
and written inside the project only: the repository that it lies in, or its folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from arlint.errors import UsageError
from arlint.project import toml
from arlint.project.keykinds import Group, Key, did_you_mean, nearest
from arlint.project.keys import KEYS
from arlint.project.places import PYPROJECT, repository

PROFILE_PREFIX: Final = "arlint:"
# Keys whose values are paths relative to the file they stand in, and those of them that are written to.
_PATHS: Final = frozenset({"rules", "baseline", "cache-dir", "output"})
_WRITTEN: Final = frozenset({"baseline", "cache-dir", "output"})


class Layers(NamedTuple):
    """The values of all files laid over each other, and where each came from (dotted key -> ``file:line``)."""

    values: Mapping[str, Any]
    origins: Mapping[str, str]
    files: tuple[Path, ...]


EMPTY: Final = Layers({}, {}, ())


def profile_names() -> tuple[str, ...]:
    """The ready-made settings that ``extend`` knows as ``arlint:NAME``, sorted."""
    return tuple(sorted(path.stem for path in _profiles_root().glob("*.toml")))


def load(path: Path) -> Layers:
    """A configuration file with all that it extends. Raises ConfigError, UsageError."""
    folder = path.resolve().parent
    return _load(path, (), repository(folder) or folder)


def load_profile(name: str) -> Layers:
    """The ready-made settings of ``arlint:NAME``. Raises UsageError."""
    file = _profiles_root() / f"{name}.toml"
    if name not in profile_names():
        close = nearest(name, profile_names())
        hint = did_you_mean(close and PROFILE_PREFIX + close)
        raise UsageError(
            f"no settings {PROFILE_PREFIX}{name}{hint.en}", f"لا إعدادات باسم {PROFILE_PREFIX}{name}{hint.ar}"
        )
    return _load(file, (), file.parent)


def of_values(values: Mapping[str, Any]) -> Layers:
    """What a program gives in the shape of a file; ``extend`` takes ready-made settings only. Raises UsageError."""
    for problem in Group(KEYS).problems(values):
        where = ".".join(problem.where)
        raise UsageError(f"{where}: {problem.what.en}", f"{where}: {problem.what.ar}")
    layers = EMPTY
    for name in values.get("extend", ()):
        layers = over(layers, load_profile(name.removeprefix(PROFILE_PREFIX)))
    own = {key: value for key, value in values.items() if key != "extend"}
    return over(layers, Layers(own, {dotted: "config" for dotted, _ in _leaves(own)}, ()))


def shown_name(path: Path) -> str:
    """A configuration file as a user knows it: ready-made settings by their name."""
    return f"{PROFILE_PREFIX}{path.stem}" if path.parent == _profiles_root() else str(path)


def _profiles_root() -> Path:
    return Path(__file__).with_name("profiles")


def _load(path: Path, above: tuple[Path, ...], top: Path) -> Layers:
    file = toml.load(path)
    prefix: tuple[str, ...] = ("tool", "arlint") if path.name == PYPROJECT else ()
    data: Any = file.data
    for step in prefix:
        data = data.get(step, {})
    for problem in Group(KEYS).problems(data):
        raise file.error((*prefix, *problem.where), problem.what.en, problem.what.ar)
    _refuse_leaving(data, path, file, prefix, top)
    layers = EMPTY
    for name in data.get("extend", ()):
        base = _extended(name, path, file, prefix, (*above, path.resolve()), top)
        layers = over(layers, base)
    builtin = path.parent == _profiles_root()
    shown = shown_name(path)
    own = {key: value for key, value in data.items() if key != "extend"}
    origins: dict[str, str] = {}
    for dotted, where in _leaves(own):
        line = file.line_of((*prefix, *where))
        origins[dotted] = shown if builtin or line is None else f"{shown}:{line}"
    return over(layers, Layers(_absolute(own, path.parent), origins, (path,)))


def _refuse_leaving(
    data: Mapping[str, Any], path: Path, file: toml.TomlFile, prefix: tuple[str, ...], top: Path
) -> None:
    """Raise ConfigError for a value that names what lies outside the project, or would write where git runs things."""
    for key in (*sorted(_PATHS), "extend"):
        values = data.get(key, ())
        for value in [values] if isinstance(values, str) else values:
            if key == "extend" and value.startswith(PROFILE_PREFIX):
                continue
            name = value.partition(":")[2] if key == "output" else value
            try:
                target = (path.parent / name).resolve()
            except (OSError, ValueError, RuntimeError) as error:
                raise file.error((*prefix, key), f"not a path: {value!r}", f"ليس مسارًا: {value!r}") from error
            if not target.is_relative_to(top):
                raise file.error(
                    (*prefix, key),
                    f"{value} leads out of the project, which is {top} (settings from elsewhere: --config)",
                    f"{value} خارج المشروع، وهو {top} (لإعدادات من مكان آخر: ‎--config)",
                )
            if key in _WRITTEN and ".git" in (part.lower() for part in target.relative_to(top).parts):
                raise file.error((*prefix, key), f"{value} lies in git's own folder", f"{value} في مجلد git الداخلي")


def _extended(
    name: str, path: Path, file: toml.TomlFile, prefix: tuple[str, ...], above: tuple[Path, ...], top: Path
) -> Layers:
    where = (*prefix, "extend")
    if name.startswith(PROFILE_PREFIX):
        try:
            return load_profile(name.removeprefix(PROFILE_PREFIX))
        except UsageError as error:
            raise file.error(where, str(error), error.in_("ar")) from error
    target = (path.parent / name).resolve()
    if target in above:
        chain = " → ".join(p.name for p in (*above[above.index(target) :], target))
        raise file.error(where, f"extends itself: {chain}", f"يُبنى على نفسه: {chain}")
    if not target.is_file():
        raise file.error(where, f"no such file: {name}", f"لا يوجد ملف: {name}")
    return _load(target, above, top)


def _absolute(values: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    out = dict(values)
    for key in _PATHS & out.keys():
        value = out[key]
        if key == "output":
            out[key] = [_output(folder, item) for item in value]
        else:
            out[key] = [str(folder / item) for item in value] if isinstance(value, list) else str(folder / value)
    return out


def _output(folder: Path, value: str) -> str:
    name, colon, file = value.partition(":")
    return f"{name}:{folder / file}" if file and file != "-" else name + colon + file


def _leaves(values: Mapping[str, Any], where: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, value in values.items():
        path = (*where, name)
        yield ".".join(path), path
        if isinstance(value, dict):
            yield from _leaves(value, path)


def over(below: Layers, above: Layers) -> Layers:
    """``above`` laid over ``below``: tables and adding lists add up, everything else is replaced."""
    values = _merged(below.values, above.values, KEYS)
    origins = dict(below.origins)
    for dotted, origin in above.origins.items():
        old = origins.get(dotted)
        if old is not None and old != origin and _adds(dotted, above.values):
            origin = f"{old}, {origin}"
        origins[dotted] = origin
    return Layers(values, origins, (*below.files, *(f for f in above.files if f not in below.files)))


def _adds(dotted: str, values: Mapping[str, Any]) -> bool:
    key = next((k for k in KEYS if k.name == dotted), None)
    return key is not None and key.adds and isinstance(values.get(dotted), list | dict)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any], keys: tuple[Key, ...]) -> dict[str, Any]:
    out = dict(below)
    for name, value in above.items():
        key = next((k for k in keys if k.name == name), None)
        old = out.get(name)
        if key is None or not key.adds or old is None:
            out[name] = value
        elif isinstance(key.kind, Group):
            out[name] = _merged(old, value, key.kind.keys)
        elif isinstance(value, dict):
            out[name] = {**old, **value}
        else:
            out[name] = [*old, *(item for item in value if item not in old)]
    return out
