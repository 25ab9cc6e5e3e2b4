"""What the zones layer looks for in a segment: addresses, sacred text, quotations, verse, other languages.

Every finder states the literals without which it finds nothing; they are tested
first, so that a text without ``@`` never pays for e-mail addresses.
"""

from __future__ import annotations

from typing import Final

from arlint.documents.document import ZoneKind
from arlint.documents.finders.base import Finder
from arlint.documents.finders.languages import (
    FOREIGN_TRIGGERS,
    LATIN_RUN,
    VOWELS,
    other_languages,
)
from arlint.documents.finders.literals import (
    DATA,
    DOMAIN_LETTERS,
    EMAIL,
    ENDING_LETTERS,
    ESCAPE,
    FILE,
    HASHTAG,
    JOINED,
    LONGEST_WORD,
    MENTION,
    PATH,
    PERCENT,
    TAG,
    URL,
)
from arlint.documents.finders.placeholders import placeholders
from arlint.documents.finders.quotations import quotations, verses
from arlint.documents.finders.sacred import (
    CITED,
    GOD_SAYS,
    GOD_WORDS,
    HADITH_SAYS,
    HADITH_WORDS,
    MUSHAF_TRIGGERS,
    NARRATED,
    NARRATORS,
    OPENERS,
    ORNATE,
    PROPHET_SAYS,
    PROPHET_WORDS,
    UTHMANI,
)

__all__ = ["FINDERS", "LONGEST_WORD", "LONG_DATA", "Finder"]

LONG_DATA: Final = Finder("data", (), DATA, mask=True)

# In this order; what one has masked the next ones do not see.
FINDERS: Final[tuple[Finder, ...]] = (
    Finder("quran", "\ufd3e\ufd3f", ORNATE, mask=True, zone=ZoneKind.QURAN),
    Finder("quran", OPENERS + ":", GOD_SAYS, GOD_WORDS, mask=True, zone=ZoneKind.QURAN),
    Finder("quran", "[(", CITED, mask=True, zone=ZoneKind.QURAN),
    Finder("hadith", OPENERS + ":", PROPHET_SAYS, PROPHET_WORDS, mask=True, zone=ZoneKind.HADITH),
    Finder("hadith", ":", HADITH_SAYS, HADITH_WORDS, mask=True, zone=ZoneKind.HADITH),
    Finder("hadith", OPENERS, NARRATED, NARRATORS, mask=True, zone=ZoneKind.HADITH),
    Finder("uthmani", MUSHAF_TRIGGERS, UTHMANI, mask=True, zone=ZoneKind.QURAN),
    Finder("e-mail", "@", EMAIL, mask=True),
    Finder("url", DOMAIN_LETTERS, URL, (".", ":"), mask=True),
    Finder("file", ENDING_LETTERS, FILE, (".",), mask=True),
    Finder("placeholder", "{", placeholders, mask=True),
    Finder("placeholder", "%", PERCENT, mask=True),
    Finder("tag", "<&", TAG, mask=True),
    Finder("path", "/\\", PATH, mask=True),
    Finder("escape", "\\", ESCAPE, mask=True),
    Finder("mention", "@", MENTION, mask=True),
    Finder("hashtag", "#", HASHTAG, mask=True),
    Finder("name", "&_~", JOINED, mask=True),
    Finder("quote", '«“”„"', quotations, zone=ZoneKind.QUOTE),
    Finder("verse", (*"*\u066d\u273d\u06de#\t/\u00a0", "   "), verses, zone=ZoneKind.VERSE),
    Finder("language", FOREIGN_TRIGGERS, other_languages, zone=ZoneKind.FOREIGN),
    Finder("latin", VOWELS, LATIN_RUN, zone=ZoneKind.FOREIGN),
)
