"""The lexicon: a memory-mapped word store, its analysis of written forms, and what writers confuse.

>>> from arlint.lexicon import default_lexicon
>>> lexicon = default_lexicon()
>>> lexicon.known("وبالمدرسة"), lexicon.known("المدرسه")
(True, False)
"""

from arlint.lexicon.classes import WordClass, is_a
from arlint.lexicon.confusions import Confusion
from arlint.lexicon.features import Feature
from arlint.lexicon.lexicon import Lexicon, Reading, Standing, Variant, Word, default_lexicon

__all__ = [
    "Confusion",
    "Feature",
    "Lexicon",
    "Reading",
    "Standing",
    "Variant",
    "Word",
    "WordClass",
    "default_lexicon",
    "is_a",
]
