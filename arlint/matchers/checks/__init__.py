"""The checks by name. A new check is its function, its line here and its options in ``ruleset/model.py``."""

from __future__ import annotations

from collections.abc import Mapping
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

# Without one of these characters in a text a check finds nothing in it: the kind asks for them first.
_DIGITS: Final = "0123456789\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669" + (
    "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9"
)
SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {name: BIDI_SIGNS if name == "bidi-controls" else _DIGITS for name in CHECKS}
)
