"""Code-point classes of Arabic text.

Sources: the Unicode Character Database (UnicodeData.txt, general category and
names), blocks Arabic U+0600-06FF, Arabic Supplement U+0750-077F, Arabic
Extended-A/-B U+0870-08FF; the Unicode Standard, chapter 9.2. The classes below
are strings for use inside a character set of a `regex` pattern.
"""

from __future__ import annotations

from typing import Final

# Arabic-script letters (general category Lo), without tatweel (Lm, U+0640).
LETTERS: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9"
)
# Presentation forms of letters (compatibility characters), without the signs
# and brackets that stand in the same blocks (U+FD3E-FD4F, U+FDF0-FDFF, U+FEFF).
PRESENTATION_LETTERS: Final = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufe70-\ufefc"
# Nonspacing marks (category Mn) of the Arabic blocks: tashkeel, Quranic annotation.
MARKS: Final = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
)
# The marks of everyday vocalised text: tanwin, vowels, shadda, sukun, dagger alef.
TASHKEEL: Final = "\u064b-\u0652\u0670"
SHADDA: Final = "\u0651"
TATWEEL: Final = "\u0640"
# Word joiners that may stand inside one written word: ZWNJ, ZWJ, soft hyphen.
JOINERS: Final = "\u200c\u200d\u00ad"

DIGITS_ASCII: Final = "0-9"
DIGITS_ARABIC_INDIC: Final = "\u0660-\u0669"
DIGITS_EXTENDED: Final = "\u06f0-\u06f9"
DIGITS: Final = DIGITS_ASCII + DIGITS_ARABIC_INDIC + DIGITS_EXTENDED

# Letters of the 28-letter alphabet with the hamza carriers, ة and ى: what a word
# of Arabic (the language) is written with. Others are Persian, Urdu, Kurdish …
ARABIC_ALPHABET: Final = "\u0621-\u063a\u0641-\u064a"

LATIN: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"

# Bidirectional and other invisible format characters (category Cf).
BIDI_CONTROLS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# All of category Cf (Unicode 16): what no token is made of.
FORMAT: Final = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
INVISIBLE: Final = BIDI_CONTROLS + "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff"

OPENERS: Final = "(\\[{«“‘‹﴾"
CLOSERS: Final = ")\\]}»”’›﴿"

# What covers non-prose in a segment, one for each covered code point
# (U+FFFC OBJECT REPLACEMENT CHARACTER): offsets stay exact by construction.
MASK: Final = "\ufffc"

FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_DIRECTIONAL_ISOLATE: Final = "\u2069"
