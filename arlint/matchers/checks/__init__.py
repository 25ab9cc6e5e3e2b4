"""The checks by name. A new check is its function, its line here and its options in ``ruleset/model.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from arlint.matchers.checks.bidi import BIDI_SIGNS, bidi_controls
from arlint.matchers.checks.citations import verse_citation
from arlint.matchers.checks.dates import clock, impossible_date, two_eras, weekday_of_date
from arlint.matchers.checks.digits import mixed_digits
from arlint.matchers.checks.found import Check

CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "bidi-controls": bidi_controls,
        "clock": clock,
        "impossible-date": impossible_date,
        "mixed-digits": mixed_digits,
        "two-eras": two_eras,
        "verse-citation": verse_citation,
        "weekday": weekday_of_date,
    }
)

# Without one of these cues (see `arlint.ruleset.macros`) in a segment a check finds nothing in it.
_DATES: Final = ("{D}{S}{L}", "{D}{S}{S}", "{D}\n", "{D}/", "{D}-", "{D}{S}/", "{D}{S}-")
_PARTS: Final = ("{D}{D}", "{D}.{D}", "{D},{D}", "{D}\u066b{D}", "{D}\u066c{D}")
CUES: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "bidi-controls": tuple(BIDI_SIGNS),
        "clock": ("{D}:{D}", "{D}\u066b{D}", "{D}.{D}"),
        "impossible-date": _DATES,
        "mixed-digits": _PARTS,
        "two-eras": (*_DATES, "{D}ه", "{D}{S}ه"),
        "verse-citation": ("[", "(", "\ufd3e"),
        "weekday": _DATES,
    }
)
