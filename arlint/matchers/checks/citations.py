"""Citations of verses: surahs that exist, verses that exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arlint.matchers.checks.found import Found, Options, replaced
from arlint.text.characters import DIGITS, LETTERS, MARKS
from arlint.text.folding import fold
from arlint.text.lazy import Lazy
from arlint.text.quran import VERSES

# [البقرة: 255], (سورة البقرة، الآية 255), ﴾ (البقرة: 255): in square brackets, with the word «سورة», or behind ﴾.
_NAME: Final = f"[{LETTERS}][{LETTERS}{MARKS}]*(?: عمران)?"
_CITATION = Lazy(
    rf"(?:\[\s*(?:سورة\s+)?|\(\s*سورة\s+|\ufd3e\s*\(\s*(?:سورة\s+)?)(?P<name>{_NAME})\s*[:،,]?\s*"
    rf"(?:(?:الآية|آية|الآيات|الآيتان)\s*)?(?P<verse>[{DIGITS}]{{1,4}})"
)
_ALIKE: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي"})


def _alike(name: str) -> str:
    return fold(name).translate(_ALIKE)


_BY_LIKENESS: Final = {_alike(name): name for name in VERSES}


def verse_citation(text: str, options: Options) -> Iterator[Found]:
    """Citations whose surah is misspelt, or has no such verse.

    ``tolerance`` verses more than the Kufan count are let pass, since other
    numberings count differently.
    """
    for match in _CITATION.finditer(text):
        name = fold(match.group("name"))
        right = _BY_LIKENESS.get(_alike(name))
        if right is None:
            continue
        if name != right:
            yield replaced(*match.span("name"), right, name=right)
        elif int(match.group("verse")) > VERSES[right] + int(options["tolerance"]):
            yield Found(*match.span("verse"), good=str(VERSES[right]), name=right)
