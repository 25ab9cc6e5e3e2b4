"""What a writer keeps leaving out: the hamza, the dots of ة and of the final ي.

اثبت, دوله and صوره are words as they stand, and alone nobody can tell them from أثبت, دولة
and صورة. But who leaves the hamza (the dots) out of one word leaves it out of the next: two such
words in one paragraph are hardly ever both meant as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from arlint.lexicon.confusions import Confusion


class Habit(StrEnum):
    """What is left out, named by what would be right."""

    HAMZA = "أ"
    TA_MARBUTA = "ة"
    YA = "ي"
    ALEF_MAQSURA = "ى"


# The confusions that writers have by habit.
HABITUAL: Final = frozenset({Confusion.HAMZA, Confusion.HAMZA_INSIDE, Confusion.TA_MARBUTA, Confusion.ALEF_MAQSURA})
_LEFT_OUT: Final[Mapping[tuple[str, str], Habit]] = {
    ("ا", "أ"): Habit.HAMZA,
    ("ا", "إ"): Habit.HAMZA,
    ("ه", "ة"): Habit.TA_MARBUTA,
    ("ى", "ي"): Habit.YA,
    ("ي", "ى"): Habit.ALEF_MAQSURA,
}


def habits_of(written: str, meant: str) -> frozenset[Habit]:
    """What a writer left out of the word that was meant; empty if anything else is wrong as well."""
    if len(written) != len(meant):
        return frozenset()
    if "أ" in written or "إ" in written:
        return frozenset()  # who writes اسأل writes the hamza
    found = [_LEFT_OUT.get(pair) for pair in zip(written, meant, strict=True) if pair[0] != pair[1]]
    return frozenset(habit for habit in found if habit) if all(found) else frozenset()
