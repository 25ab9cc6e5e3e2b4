"""The settings of a run: built once from configuration, environment and options, then passed to whoever needs them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from arlint.errors import ConfigError, UsageError
from arlint.project import places

if TYPE_CHECKING:
    from arlint.normalization.profiles import Profile
    from arlint.project.config import Layers


_NOTHING: Mapping[str, Any] = {}
_BASELINE: Final = "arlint-baseline.json"

# A format is a module of arlint/reporters, in this order.
OUTPUTS: Final = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "html",
)


class Settings(NamedTuple):
    """Every effective value; what a field means stands in :data:`arlint.project.keys.KEYS`.

    ``root`` is the folder that patterns and reported paths are relative to,
    ``origins`` says of each dotted key that was set where: ``file:line`` or an option.
    """

    root: Path
    files: tuple[Path, ...] = ()
    origins: Mapping[str, str] = _NOTHING
    profiles: tuple[str, ...] = ("default",)
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    severity: Mapping[str, str] = _NOTHING
    per_file_ignores: Mapping[str, tuple[str, ...]] = _NOTHING
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    force_exclude: bool = False
    formats: Mapping[str, str] = _NOTHING
    keys: Mapping[str, tuple[str, ...]] = _NOTHING
    columns: Mapping[str, tuple[str, ...]] = _NOTHING
    encodings: Mapping[str, str] = _NOTHING
    accept: tuple[str, ...] = ()
    reject: Mapping[str, tuple[str, ...]] = _NOTHING
    house: Mapping[str, str | tuple[str, ...]] = _NOTHING
    normalize_profiles: Mapping[str, Any] = _NOTHING
    fail_on: str = "hint"
    baseline: str | None = None
    cache: bool = True
    cache_dir: str | None = None
    jobs: int = 0
    lang: str | None = None
    output: tuple[str, ...] = ()
    bidi: str = "auto"

    @property
    def selection(self) -> tuple[object, ...]:
        """What a compiled ruleset and its plan depend on."""
        return (
            self.profiles,
            self.select,
            self.extend_select,
            self.ignore,
            self.severity,
            self.per_file_ignores,
            self.accept,
            self.reject,
            self.house,
            self.rules,
        )

    @property
    def baseline_file(self) -> Path:
        """Where the baseline is, or would be: as the settings name it, else beside the configuration."""
        return Path(self.baseline) if self.baseline else self.root / _BASELINE

    def origin(self, key: str) -> str:
        """Where the value of a dotted key comes from; ``default`` if nobody set it."""
        return self.origins.get(key, "default")

    def relative(self, path: Path) -> str:
        """``path`` relative to the root, with ``/``; as it is if it lies elsewhere."""
        absolute = os.path.abspath(path)
        try:
            return Path(absolute).relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def load(
    options: Mapping[str, Any], file: Path | None = None, isolated: bool = False, folder: Path | None = None
) -> Settings:
    """The settings for ``folder``, by default the working directory.

    ``options`` are the command line's, by key (``fail-on``), and lie over every
    file; ``file`` is used instead of looking for one, ``isolated`` reads none.
    Raises ConfigError, UsageError.
    """
    cwd = folder or places.here()
    if file is not None and not file.is_file():
        raise UsageError(f"{file}: no such file", f"{file}: لا يوجد ملف بهذا الاسم")
    given = {key: value for key, value in options.items() if value is not None}
    path = None if isolated else file or places.find(cwd)
    root = path.parent.resolve() if path else places.repository(cwd) or cwd
    if "exclude" in given:
        given["exclude"] = [_given_here(pattern, cwd, root) for pattern in given["exclude"]]
    if path is None:
        # Without a file nothing has to be held against the table of keys, which costs more than to check a file.
        own = {key.replace("-", "_"): _frozen(value) for key, value in given.items()}
        return Settings(root, origins={key: f"--{key}" for key in given}, **own)
    from arlint.project import config

    layers = config.load(path)
    # An option is a decision about this run: it takes the place of what files say, lists included.
    values = {**layers.values, **given}
    for key, value in layers.values.items():
        if key in given and key in _ADDED_BY_OPTIONS:
            values[key] = [*value, *given[key]]
    origins = {**layers.origins, **{key: f"--{key}" for key in given}}
    return _build(config.Layers(values, origins, layers.files), root)


def _given_here(pattern: str, cwd: Path, root: Path) -> str:
    """A pattern of the command line; with ``./`` it is about the working directory. Raises UsageError."""
    from arlint.project.keykinds import nothing_matched
    from arlint.project.patterns import anchored, matches_nothing

    if matches_nothing(pattern):
        what = nothing_matched(pattern)
        raise UsageError(f"--exclude: {what.en}", f"--exclude: {what.ar}")
    here = cwd.resolve()
    return anchored(pattern, here.relative_to(root).as_posix()) if here.is_relative_to(root) else pattern


def given(values: Mapping[str, Any], root: Path) -> Settings:
    """The settings of values in the shape of a configuration file, without any file. Raises UsageError."""
    if not values:
        return Settings(root)
    from arlint.project import config

    return _build(config.of_values(values), root)


# `--ignore` and the like are meant on top of what the house ignores anyway.
_ADDED_BY_OPTIONS = frozenset({"ignore", "extend-select", "exclude"})


def _build(layers: Layers, root: Path) -> Settings:
    from arlint.project.keykinds import Group
    from arlint.project.keys import KEYS

    values: dict[str, Any] = {}
    for key in KEYS:
        if key.name == "extend":
            continue
        value = layers.values.get(key.name, key.default)
        if isinstance(key.kind, Group) and not key.setting:
            values.update({k.setting or k.name: _frozen(value.get(k.name, k.default)) for k in key.kind.keys})
        elif isinstance(key.kind, Group):
            # What a group leaves open is as if it were not there.
            values[key.setting] = {name: item for name, item in _frozen(value).items() if item != ()}
        else:
            values[key.name.replace("-", "_")] = _frozen(value)
    values["reject"] = {bad: (good,) if isinstance(good, str) else good for bad, good in values["reject"].items()}
    settings = Settings(root=root, files=layers.files, origins=layers.origins, **values)
    own_profiles(settings)
    return settings


def own_profiles(settings: Settings) -> dict[str, Profile]:
    """The profiles of ``normalize.profiles``; they may stand in the place of built-in ones. Raises ConfigError."""
    if not settings.normalize_profiles:
        return {}
    from arlint.normalization.profiles import read_profile

    profiles: dict[str, Profile] = {}
    for name, body in settings.normalize_profiles.items():
        key = f"normalize.profiles.{name}"
        try:
            profiles[name] = read_profile(name, body)
        except UsageError as error:
            en, ar = (error.in_(lang).removeprefix(f"{key}: ") for lang in ("en", "ar"))
            raise ConfigError(settings.origin(key), None, key, en, ar) from error
    return profiles


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value
