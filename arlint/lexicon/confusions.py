"""What writers confuse, by name, and how unlikely each confusion is."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Confusion(StrEnum):
    """The names that `restore` rules use."""

    HAMZA = "hamza"  # ا for أ إ at the head of the stem
    HAMZA_INSIDE = "hamza-inside"  # ا for أ further on
    HAMZA_SIDE = "hamza-side"  # أ for إ and the reverse
    WASL = "wasl"  # أ إ for ا
    MADDA = "madda"  # ا أ ءا أا اا for آ
    EXTRA_MADDA = "extra-madda"  # آ for ا أ إ
    TA_MARBUTA = "ta-marbuta"  # final ه for ة
    HA = "ha"  # final ة for ه
    ALEF_MAQSURA = "alef-maqsura"  # final ي ى
    HAMZA_SEAT = "hamza-seat"  # ء أ ؤ ئ, and two seats for one
    SOFTENED = "softened-hamza"  # و ي for ؤ ئ, and a final ء left out, as it is said
    ALEF_SHAPE = "alef-shape"  # final ا or ئ for ى
    DAD_ZA = "dad-za"  # ض ظ
    DHAL_DAL = "dhal-dal"  # ذ د ز
    TA_TAH = "ta-tah"  # ت ط
    SIN_SAD = "sin-sad"  # س ص
    THA = "tha"  # ث ت س
    TA_OPEN = "ta-open"  # final ت ة, and ت for ات
    WAW_ALEF = "waw-alef"  # no alef behind the و of a plural verb of the past or an imperative
    PLURAL_IMPERFECT = "plural-imperfect"  # neither alef nor ن behind the و of a plural in ي or ت
    EXTRA_ALEF = "extra-alef"  # an alef behind a و that is the word's own
    NISBA = "nisba-plural"  # one ي for two in the plural of a relative adjective (الفلسطينين)
    DOUBLED = "doubled-letter"  # a letter written twice, or once for twice
    ELONGATED = "elongated"  # a letter drawn out (three times and more)
    TRANSPOSED = "transposed"  # two neighbours swapped
    LETTER = "letter"  # another letter: its neighbour on the keyboard, or one of its shape
    OTHER = "other-letter"  # another letter: the key above or below, in a long word any
    EXTRA = "extra-letter"  # one letter too many
    MISSING = "missing-letter"  # one letter too few
    JOINED = "joined"  # a short word written onto the next
    RUN_ON = "run-on"  # two words without a space where ة or ى ends the first
    RUN_ON_ARTICLE = "run-on-article"  # two words without a space where ال begins the second
    UNSPACED = "unspaced"  # two words without a space behind another letter that does not join
    FUSED = "fused"  # two longer words without a space behind a letter that joins the next


# How unlikely a confusion is, in Zipf units (1: ten times rarer than a dropped hamza).
# Chosen so that among two candidates of equal frequency the likelier slip wins.
COSTS: Final[dict[Confusion, float]] = {
    Confusion.HAMZA: 0.0,
    Confusion.HAMZA_INSIDE: 0.2,
    Confusion.HAMZA_SIDE: 0.3,
    Confusion.WASL: 0.2,
    Confusion.TA_MARBUTA: 0.0,
    Confusion.HA: 0.2,
    Confusion.ALEF_MAQSURA: 0.0,
    Confusion.MADDA: 0.3,
    Confusion.EXTRA_MADDA: 0.5,
    Confusion.HAMZA_SEAT: 0.5,
    Confusion.SOFTENED: 0.5,
    Confusion.ALEF_SHAPE: 0.5,
    Confusion.WAW_ALEF: 0.3,
    Confusion.PLURAL_IMPERFECT: 0.3,
    Confusion.EXTRA_ALEF: 0.3,
    Confusion.NISBA: 0.5,
    Confusion.ELONGATED: 0.0,
    Confusion.DOUBLED: 1.0,
    Confusion.DAD_ZA: 0.7,
    Confusion.DHAL_DAL: 0.7,
    Confusion.TA_TAH: 0.9,
    Confusion.SIN_SAD: 0.9,
    Confusion.THA: 1.0,
    Confusion.TA_OPEN: 1.0,
    Confusion.JOINED: 1.0,
    Confusion.RUN_ON: 0.5,
    Confusion.RUN_ON_ARTICLE: 0.8,
    Confusion.UNSPACED: 1.0,
    Confusion.FUSED: 1.0,
    Confusion.TRANSPOSED: 1.7,
    Confusion.LETTER: 2.0,
    Confusion.OTHER: 3.3,
    Confusion.MISSING: 1.6,
    Confusion.EXTRA: 2.6,
}

# Any letter may be wrong: hundreds of spellings, for which nothing else may be wrong besides.
FAR: Final = frozenset({Confusion.LETTER, Confusion.OTHER, Confusion.EXTRA, Confusion.MISSING, Confusion.TRANSPOSED})
# What is confused together in one word: hamza on several alefs, and the last letter besides.
TOGETHER: Final = frozenset(
    {
        Confusion.HAMZA,
        Confusion.HAMZA_INSIDE,
        Confusion.HAMZA_SIDE,
        Confusion.WASL,
        Confusion.MADDA,
        Confusion.EXTRA_MADDA,
        Confusion.TA_MARBUTA,
        Confusion.HA,
        Confusion.ALEF_MAQSURA,
        Confusion.HAMZA_SEAT,
        Confusion.SOFTENED,
    }
)
# What goes with any other slip.
WITH_ANY: Final = frozenset(
    {
        Confusion.TA_MARBUTA,
        Confusion.HA,
        Confusion.ALEF_MAQSURA,
        Confusion.HAMZA,
        Confusion.HAMZA_SIDE,
        Confusion.WASL,
    }
)
# What is looked for in forms with clitics that the store does not hold whole.
COMMONEST: Final = WITH_ANY | {Confusion.HAMZA_INSIDE}
# Letters that sound alike: sought in forms with clitics too (ويكدبون), for nobody lists those.
SOUNDING_ALIKE: Final = frozenset(
    {Confusion.DAD_ZA, Confusion.DHAL_DAL, Confusion.TA_TAH, Confusion.SIN_SAD, Confusion.THA}
)
# One letter for another: as likely as these is a slip in some other letter.
IN_A_LETTER: Final = SOUNDING_ALIKE | {Confusion.DOUBLED}
# What may turn one word into another and far more frequent one, by a single letter, and how much more frequent
# (Zipf) that one must be to be looked at.
RIVAL: Final[dict[Confusion, float]] = {
    **dict.fromkeys(sorted(WITH_ANY), 0.5),
    **dict.fromkeys((Confusion.HAMZA_INSIDE, Confusion.MADDA, Confusion.HAMZA_SEAT, Confusion.WAW_ALEF), 0.5),
    Confusion.PLURAL_IMPERFECT: 0.5,
    Confusion.SOFTENED: 0.5,
    Confusion.EXTRA_ALEF: 1.5,
    **dict.fromkeys((Confusion.DAD_ZA, Confusion.DHAL_DAL, Confusion.TA_TAH, Confusion.SIN_SAD), 2.0),
    **dict.fromkeys((Confusion.TA_OPEN, Confusion.DOUBLED), 3.0),
}
