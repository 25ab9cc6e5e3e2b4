"""The library entry: ``arlint.normalize`` and ``arlint.normalizer``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from arlint.errors import UsageError
from arlint.normalization.pipeline import Normalizer
from arlint.normalization.profiles import Profile, find_profile
from arlint.normalization.steps import Step


def normalize(
    text: str, profile: str | None = None, *, steps: Iterable[str] | None = None, **options: str | int
) -> str:
    """Normalize a text by a profile (``editorial`` if none is named) or by the steps named.

    >>> normalize("قال , نعم ؟")
    'قال، نعم؟'
    >>> normalize("الـعـربيّة", steps=["tatweel:decorative", "marks:tashkeel"])
    'العربية'

    ``options`` set what authorities differ on: ``zwnj``, ``word_ligatures``,
    ``dagger_alef``, ``honorifics``, ``elongation``, ``html``, ``urls``, ``emails``,
    ``mentions``, ``hashtags``, ``emoji`` (see docs/normalize). An unknown name is a
    ``UsageError``.
    """
    return normalizer(profile, steps=steps, **options)(text)


def normalizer(
    profile: str | Profile | None = None, *, steps: Iterable[str] | None = None, **options: str | int
) -> Normalizer:
    """A reusable, picklable, thread-safe normalizer; the arguments are those of ``normalize``.

    A ``Profile`` (see ``profiles.read_profile``) may stand for the name of one.
    """
    if isinstance(steps, str):
        raise UsageError("steps must be a list of step names, not one string", "الخطوات قائمة بأسمائها لا نص واحد")
    return _made(profile, None if steps is None else tuple(steps), tuple(sorted(options.items())))


@lru_cache(maxsize=64)
def _made(
    profile: str | Profile | None, steps: tuple[str, ...] | None, options: tuple[tuple[str, str | int], ...]
) -> Normalizer:
    if steps is not None:
        if profile is not None or options:
            raise UsageError(
                "steps cannot be combined with a profile or its options; write them into the steps",
                "لا تجتمع الخطوات مع نمط أو خياراته؛ اكتب الخيارات في الخطوات",
            )
        return Normalizer(map(Step.parse, steps))
    named = profile if isinstance(profile, Profile) else find_profile(profile or "editorial")
    chosen = named.with_options(dict(options))
    return Normalizer(chosen.steps, protected=chosen.protected)
