"""Tables of set phrases: a word of one that is a slip of the pen away is recognised by the other.

A line has two cells: words that stand first, and the words that stand behind each of them; a third,
``closed``, says that nothing else that is alike stands there, so that a known word is a slip as well
(كرة القدر). Otherwise only words that the lexicon does not know are (كرة القدن).

A line of one cell is an idiom: words in a row, of which those that begin with ``~`` may each be the slip, known or
not, when the others stand as they are (``على أحر من ~الجمر``); ``/`` stands between words of one place (in one that
begins with ``~``, words of which each may be meant), ``!`` before words that are right there as well
(``~حزم/حزمت!حرم … أمتعته``), and ``…`` leaves room for three other words. ``≈`` in place of ``~`` takes less for a
slip: a known word with another letter that sounds or looks alike, without a letter, or with two the wrong way round.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from arlint.lexicon.lexicon import default_lexicon
from arlint.text.folding import fold

_CLOSED: Final = "closed"
_MAY_SLIP: Final = "~"
_NEARLY: Final = "≈"
_MARKS: Final = _MAY_SLIP + _NEARLY
_RIGHT_TOO: Final = "!"
_GAP: Final = "…"
_ROOM: Final = 3
_ARTICLE: Final = "ال"
_SHORTEST: Final = 3  # letters besides the article
# Letters that other rules restore: what differs in them alone is no slip.
_ALIKE: Final = ("اأإآ", "ةه", "ىي", "ؤوئء")
# Letters that are taken for each other by ear, or by eye since dots alone tell them apart.
_CONFUSED: Final = tuple("بتثني جحخ دذض رز سشصث صض طظت ضظذز عغأ فق قغك هح ذث صط در رو كل".split())
# Letters that make other forms of a word: of a verb in another person (also behind the س of the future) and at the
# end of a word, and of any word elsewhere.
_PERSONS: Final = "أنيتب"
_PREFIXED: Final = ("س", "و", "ف", "ل")
_INFLECTING: Final = "اوىيةتن"


def slip_variants(cells: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The variants of a `sequence` rule for one line: a slip in the word behind, and one in the word before.

    Raises ValueError if the line has not its cells.
    """
    if len(cells) == 1 and any(mark in cells[0] for mark in _MARKS):
        yield from _idiom(cells[0].split())
        return
    if len(cells) not in (2, 3) or not all(cells) or cells[2:] not in ([], [_CLOSED]):
        raise ValueError("a line is: words that stand first, words behind them, with a tab between, then `closed`")
    first, second = cells[0].split(), cells[1].split()
    for word in second:
        yield {"tokens": [_kept(first), _slip(word, closed=bool(cells[2:]))]}
    for word in first:
        yield {"tokens": [_slip(word, closed=False), _kept(second)]}


def _idiom(words: Sequence[str]) -> Iterator[dict[str, Any]]:
    """A variant for each word of an idiom that may be the slip, the others being as they should."""
    places = [word for word in words if word != _GAP]
    if len(places) < 2 or _GAP in (words[0], words[-1]):
        raise ValueError("a line is: an idiom of two words or more, a gap between two of them")
    gaps = [{"gap": _ROOM} if before == _GAP else {} for before, word in pairwise(["", *words]) if word != _GAP]
    kept: list[dict[str, Any]] = [{**_kept(_meant(word)), **gap} for word, gap in zip(places, gaps, strict=True)]
    for place, word in enumerate(places):
        if word[0] not in _MARKS:
            continue
        others = _meant(word)
        right = {*others, *word.split(_RIGHT_TOO)[1:]}
        for meant in others:
            exclude = sorted((_inflected(meant) | right) - {meant})
            apart = _GAP in words
            slip = _slip(meant, closed=True) if word[0] == _MAY_SLIP else _near(meant, exclude, apart=apart)
            if slip:
                slip.update(clitics="conjunction", exclude=exclude, **gaps[place])
                yield {"tokens": [*kept[:place], slip, *kept[place + 1 :]]}


def _inflected(word: str) -> set[str]:
    """The word in another case or person, with another pronoun or a proclitic: a letter away, and no slip."""
    cases = {f"{word[:-2]}ان", f"{word[:-2]}ين"} if word.endswith(("ان", "ين")) else set()
    if word.endswith("ا"):
        cases |= {f"{word[:-1]}{pronoun}" for pronoun in ("ها", "هم", "نا", "كم")}  # اتفاقا, اتفاقها
    others = {word[:-1], *(f"{word[:-1]}{letter}" for letter in "اهكي"), *(f"{word}{letter}" for letter in "اةهكيمنت")}
    return (cases | others | {f"{letter}{word}" for letter in "وفبلكسأتين"}) - {word}


def _meant(word: str) -> list[str]:
    """The words of a place."""
    return word.lstrip(_MARKS).split(_RIGHT_TOO)[0].split("/")


def _near(word: str, right: Collection[str], *, apart: bool) -> dict[str, Any]:
    """A test for the known words that ear, eye or haste make of a word; nothing if there are none.

    Where words may stand between (``apart``) only those count that have as many letters, in the same order.
    """
    known = default_lexicon().known
    slips = alike(word) if apart else near_slips(word)
    found = sorted(form for form in slips if fold(form) not in right and known(fold(form)))
    return {"words": found, "replace": word} if found else {}


def near_slips(word: str) -> set[str]:
    """What a word is with another letter that sounds or looks alike, without one, or with two the wrong way round."""
    found = alike(word)
    begin = _first_letter(word)
    for place in range(begin, len(word)):
        before, letter, behind = word[:place], word[place], word[place + 1 :]
        if place > begin and letter not in _INFLECTING and len(word) - begin > _SHORTEST:
            found.add(before + behind)
        if behind and letter not in _INFLECTING and behind[0] not in _INFLECTING:
            found.add(before + behind[0] + letter + behind[1:])
    return found - {word}


def alike(word: str) -> set[str]:
    """What a word is with another letter that sounds or looks alike.

    Not what it is in another person, number or tense, which are letters too: يسجل and نسجل, جلسة and جلسات.
    """
    begin = _first_letter(word)
    found = set()
    for place in range(begin, len(word)):
        before, letter, behind = word[:place], word[place], word[place + 1 :]
        others = {other for letters in _CONFUSED if letter in letters for other in letters}
        if letter in _PERSONS and (not behind or place == begin or word[begin:place] in _PREFIXED):
            others -= set(_PERSONS)
        found |= {before + other + behind for other in others}
    return found - {word}


def _first_letter(word: str) -> int:
    """Where a word begins behind its article."""
    return len(_ARTICLE) if word.startswith(_ARTICLE) and len(word) >= len(_ARTICLE) + _SHORTEST else 0


def is_slip(written: str, word: str) -> bool:
    """Whether ``written`` is one letter away from ``word``: one other, too many or too few, or two the wrong way round.

    The article is left alone, and so are letters that are spelled for each other (ة and ه, the hamzas).
    """
    longer = len(written) - len(word)
    if not -1 <= longer <= 1 or written == word:
        return False
    begin = _first_letter(word)
    if written[:begin] != word[:begin]:
        return False
    place = begin
    while place < min(len(written), len(word)) and written[place] == word[place]:
        place += 1
    found, wanted = written[place:], word[place:]
    if longer > 0:
        return found[1:] == wanted and found[0].isalpha()
    if longer < 0:
        return found == wanted[1:]
    if found[1:] == wanted[1:]:
        return not any(found[0] in letters and wanted[0] in letters for letters in _ALIKE)
    return found[:2] == wanted[1::-1] and found[2:] == wanted[2:]


def neighbourhood(word: str) -> frozenset[str]:
    """The word, and what is left of it without one of its letters: any slip of it shares one of these with it."""
    return frozenset((word, *(word[:place] + word[place + 1 :] for place in range(len(word)))))


def _slip(word: str, *, closed: bool) -> dict[str, Any]:
    test: dict[str, Any] = {"slip_of": word, "replace": word}
    return test if closed else {**test, "is": ["unknown"]}


def _kept(words: Sequence[str]) -> dict[str, Any]:
    return {"words": list(words), "clitics": "conjunction", "mark": False}
