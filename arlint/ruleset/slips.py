"""Tables of set phrases: a word of one that is a slip of the pen away is recognised by the other.

A line has two cells: words that stand first, and the words that stand behind each of them; a third,
``closed``, says that nothing else that is alike stands there, so that a known word is a slip as well
(كرة القدر). Otherwise only words that the lexicon does not know are (كرة القدن).

A line of one cell is an idiom: words in a row, of which those that begin with ``~`` may each be the slip, known or
not, when the others stand as they are (``على أحر من ~الجمر``); ``/`` stands between words of one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

_CLOSED: Final = "closed"
_MAY_SLIP: Final = "~"
_ARTICLE: Final = "ال"
_SHORTEST: Final = 3  # letters besides the article
# Letters that other rules restore: what differs in them alone is no slip.
_ALIKE: Final = ("اأإآ", "ةه", "ىي", "ؤوئء")


def slip_variants(cells: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The variants of a `sequence` rule for one line: a slip in the word behind, and one in the word before.

    Raises ValueError if the line has not its cells.
    """
    if len(cells) == 1 and _MAY_SLIP in cells[0]:
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
    kept = [_kept(word.removeprefix(_MAY_SLIP).split("/")) for word in words]
    if len(words) < 2:
        raise ValueError("a line is: an idiom of two words or more")
    for place, word in enumerate(words):
        if word.startswith(_MAY_SLIP):
            meant = word.removeprefix(_MAY_SLIP)
            slip = {**_slip(meant, closed=True), "exclude": sorted(_inflected(meant))}
            yield {"tokens": [*kept[:place], slip, *kept[place + 1 :]]}


def _inflected(word: str) -> set[str]:
    """The word in another case or person, with another pronoun or a proclitic: a letter away, and no slip."""
    cases = {f"{word[:-2]}ان", f"{word[:-2]}ين"} if word.endswith(("ان", "ين")) else set()
    if word.endswith("ا"):
        cases |= {f"{word[:-1]}{pronoun}" for pronoun in ("ها", "هم", "نا", "كم")}  # اتفاقا, اتفاقها
    others = {word[:-1], *(f"{word[:-1]}{letter}" for letter in "اهكي"), *(f"{word}{letter}" for letter in "اةهكيمنت")}
    return (cases | others | {f"{letter}{word}" for letter in "وفبلكسأتين"}) - {word}


def is_slip(written: str, word: str) -> bool:
    """Whether ``written`` is one letter away from ``word``: one other, too many or too few, or two the wrong way round.

    The article is left alone, and so are letters that are spelled for each other (ة and ه, the hamzas).
    """
    longer = len(written) - len(word)
    if not -1 <= longer <= 1 or written == word:
        return False
    begin = len(_ARTICLE) if word.startswith(_ARTICLE) and len(word) >= len(_ARTICLE) + _SHORTEST else 0
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
