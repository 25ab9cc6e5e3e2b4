"""Profiles: named lists of steps, from ``profiles.yaml`` and from the user's configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from arlint.diagnostics import Text
from arlint.errors import UsageError
from arlint.normalization.steps import Step, unknown

# A profile's option -> the step it is about and the key there (``mode`` is the step's mode).
OPTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "zwnj": ("invisibles", "zwnj"),
    "word_ligatures": ("word_ligatures", "mode"),
    "dagger_alef": ("marks", "dagger_alef"),
    "honorifics": ("marks", "honorifics"),
    "elongation": ("elongation", "keep"),
    "html": ("html", "mode"),
    "urls": ("urls", "mode"),
    "emails": ("emails", "mode"),
    "mentions": ("mentions", "mode"),
    "hashtags": ("hashtags", "mode"),
    "emoji": ("emoji", "mode"),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """A named list of steps. ``about`` is in Arabic and English."""

    name: str
    steps: tuple[Step, ...]
    protected: bool = False
    about: tuple[str, str] = ("", "")

    def with_options(self, options: Mapping[str, str | int]) -> Profile:
        """The profile with some options set (see ``OPTIONS``); an option it has no step for is a ``UsageError``."""
        steps = list(self.steps)
        for option, value in options.items():
            if option not in OPTIONS:
                raise unknown(Text("خيار تطبيع", "normalization option"), option, tuple(OPTIONS))
            name, key = OPTIONS[option]
            places = [at for at, step in enumerate(steps) if step.name == name]
            if not places:
                raise UsageError(
                    f"profile {self.name} has no step {name}, which the option {option} is about",
                    f"لا خطوة باسم {name} في النمط {self.name}، وهي موضوع الخيار {option}",
                )
            for at in places:
                steps[at] = steps[at].with_option(key, str(value))
        return Profile(self.name, tuple(steps), self.protected, self.about)


@cache
def built_in() -> Mapping[str, Profile]:
    """The profiles that come with arlint."""
    import yaml

    text = Path(__file__).with_name("profiles.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {name: read_profile(name, body) for name, body in loaded.items()}


def read_profile(name: str, body: object) -> Profile:
    """A profile from what YAML or TOML says of it; a ``UsageError`` names what is wrong.

    Either a list of steps, or a mapping with ``steps`` or ``extends`` (a built-in
    profile), and ``protected``, ``about``, and options such as ``zwnj``.
    """
    if isinstance(body, list | tuple):
        body = {"steps": body}
    if not isinstance(body, Mapping):
        raise _wrong(name, "المطلوب قائمة خطوات أو جدول", "a list of steps or a table is expected")
    known = {"steps", "extends", "protected", "about", *OPTIONS}
    for key in body:
        if key not in known:
            raise unknown(
                Text(f"مفتاح في normalize.profiles.{name}", f"key of normalize.profiles.{name}"),
                str(key),
                tuple(sorted(known)),
            )
    if ("steps" in body) == ("extends" in body):
        raise _wrong(name, "لا بد من steps أو extends، أحدهما لا كليهما", "one of steps and extends is needed")
    if "extends" in body:
        base = find_profile(str(body["extends"]))
    else:
        steps = body["steps"]
        if not isinstance(steps, list | tuple) or not all(isinstance(step, str) for step in steps) or not steps:
            raise _wrong(name, "steps قائمة خطوات", "steps must be a list of steps")
        base = Profile(name, tuple(map(Step.parse, steps)))
    about = body.get("about", base.about)
    if isinstance(about, Mapping):
        about = (str(about.get("ar", "")), str(about.get("en", "")))
    elif isinstance(about, str):
        about = (about, about)
    protected = body.get("protected", base.protected)
    if not isinstance(protected, bool):
        raise _wrong(name, "protected إما true وإما false", "protected must be true or false")
    profile = Profile(name, base.steps, protected, about)
    return profile.with_options({key: value for key, value in body.items() if key in OPTIONS})


def find_profile(name: str, own: Mapping[str, Profile] | None = None) -> Profile:
    """The profile of that name, the user's ``own`` first; an unknown one is a ``UsageError``."""
    profiles = {**built_in(), **(own or {})}
    if name not in profiles:
        raise unknown(Text("نمط تطبيع", "normalization profile"), name, tuple(profiles))
    return profiles[name]


def _wrong(name: str, ar: str, en: str) -> UsageError:
    return UsageError(f"normalize.profiles.{name}: {en}", f"normalize.profiles.{name}: {ar}")
