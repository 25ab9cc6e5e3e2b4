"""Steps on punctuation: Arabic marks, their spacing, separators in numbers, repetition.

Sources: CLDR 48 (exemplar punctuation of ``ar``), dorar.net and alomah.net on
punctuation and spaces, W3C alreq; the rules are numbered as in the specification
(docs/normalize/steps.md). All of them work inside one line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

import regex

from arlint.normalization.actions import Edit, OffsetMap, apply_edits, map_of_edits
from arlint.normalization.classes import (
    ARABIC,
    DIGIT_CLASS,
    DIGITS,
    LETTERS,
    MARKS,
    SENTINELS,
    TATWEEL,
    WORD_SENTINEL,
)
from arlint.normalization.tables import WORD_LIGATURES

# --- punct_arabic --------------------------------------------------------------------------------------

_ARABIC_MARK: Final = {",": "،", ";": "؛", "?": "؟"}
_LATIN_MARK: Final = re.compile("[,;?]")
_NEXT_WORD: Final = regex.compile(r" *+")
LATIN_MARK_GATE: Final = ",;?"
_BLANKS: Final = frozenset(" \t\u00a0\u202f")
# Looked through on the way back to the word: «نعم», (نعم), "نعم".
_SKIPPED: Final = frozenset("\"'»”)]\ufd3e") | _BLANKS
_AFTER_MARK: Final = frozenset("«»“”()[]{}‘’\ufd3e\ufd3f\"'!؟?.;") | _BLANKS | LETTERS | {"\n", "\r"}


def arabic_marks(text: str) -> Iterator[Edit]:
    """``, ; ?`` as ``، ؛ ؟`` after Arabic, or after a number (or protected span) when Arabic follows."""
    size = len(text)
    run = last = -1  # where the run of question marks began that ends at ``last``
    for match in _LATIN_MARK.finditer(text):
        at = match.start()
        word_end = at
        if text[at] == "?":
            while word_end and text[word_end - 1] in "?؟" and word_end - 1 != last:
                word_end -= 1
            # A run of question marks is one mark: the second of «؟?» is what the first is.
            run = word_end = run if word_end and word_end - 1 == last else word_end
            last = at
        following = text[at + 1] if at + 1 < size else "\n"
        arabic = following in _AFTER_MARK and _after_arabic(text, word_end) and not _emoticon(text, at)
        if arabic or _between_number_and_arabic(text, at):
            yield at, at + 1, _ARABIC_MARK[text[at]]


def _after_arabic(text: str, at: int) -> bool:
    back = at - 1
    while back >= 0 and text[back] in _SKIPPED:
        back -= 1
    return back >= 0 and (text[back] in ARABIC or text[back] == TATWEEL)


def _between_number_and_arabic(text: str, at: int) -> bool:
    if not at or not (text[at - 1] in DIGITS or text[at - 1] in SENTINELS):
        return False
    word = _NEXT_WORD.match(text, at + 1)
    return word is not None and word.end() > at + 1 and text[word.end() : word.end() + 1] in LETTERS


def _emoticon(text: str, at: int) -> bool:
    """``;)`` and its like, set off by a space."""
    return text[at] == ";" and text[at + 1 : at + 2] in ("(", ")", "]", "[") and text[at - 1] in _BLANKS


# --- punct_spacing -------------------------------------------------------------------------------------

_OPENERS: Final = "«([“"
_CLOSERS: Final = "»)]”"
# What a mark may be drawn to: Arabic words, numbers, closers, quotes, honorific signs, and ؟ ! of a pair ؟!.
_ATTRACTS: Final = ARABIC | DIGITS | WORD_LIGATURES | SENTINELS | frozenset("»”)]}’›\ufd3e\ufd3f\"'%٪؟!\u0640")
# ! ؟ : . are drawn only when this follows, so that «:)» and «.txt» stay.
_ENDS_MARK: Final = frozenset(" \t\u00a0\u202f\n\r»”)]}’›\ufd3e؟!")
_SPACED_AFTER_COMMA: Final = regex.compile(rf"[\p{{L}}--\u0640«(\[“\ufd3f{WORD_SENTINEL}]", regex.V1)
_LETTER: Final = regex.compile(r"\p{L}")
_NUMBER_NEXT: Final = regex.compile(rf" *+[{DIGIT_CLASS}]")
# Brackets with nothing but spaces inside are boxes to tick or fill in: they stay.
_NOTHING_INSIDE: Final = frozenset(("", "\n", "\r", "»", ")", "]", "”"))
_PROCLITICS: Final = regex.compile(r"[وف]?[بكل]?ال|[وف]?لل")

# A mark with something to look at: a space before it or none after it, and the other way round for openers; and
# the second of two commas.
# One search for the marks, with the neighbours looked up, is many times faster than a pattern for each rule.
_CANDIDATE: Final = re.compile(r"[،؛؟!:.»”)\]%٪](?:(?<= .)|(?=[^ \n])|(?<=،،)|(?<=؛؛))|[«(\[“](?:(?= )|(?<=[^ \n].))")


class Spacing:
    """One space where prose has one, none where it has none; the five rules of the specification."""

    __slots__ = ()

    def apply(self, text: str) -> str:
        return apply_edits(text, self._edits(text))

    def trace(self, text: str) -> tuple[str, OffsetMap]:
        edits = list(self._edits(text))
        return apply_edits(text, edits), map_of_edits(len(text), edits)

    def _edits(self, text: str) -> Iterator[Edit]:
        quotes = _ReversedQuotes(text)
        done = 0
        for match in _CANDIDATE.finditer(text):
            at = match.start()
            for edit in _at_opener(text, at, quotes) if text[at] in _OPENERS else _at_mark(text, at, quotes):
                # The spaces in «( ،» are both after an opener and before a mark.
                if edit[0] >= done:
                    yield edit
                    done = edit[1]


def _at_mark(text: str, at: int, quotes: _ReversedQuotes) -> Iterator[Edit]:
    """Rules 1, 2, 3 (closers), 4 (») and 5 at the mark ``text[at]``."""
    mark = text[at]
    if at and text[at - 1] == " ":
        start = at - 1
        while start and text[start - 1] == " ":
            start -= 1
        if _hugs(text, start, at, quotes):  # rules 1 and 3
            yield start, at, ""
    following = text[at + 1 : at + 2]
    if mark in "،؛":
        if at and text[at - 1] == mark:  # rule 5
            yield at, at + 1, ""
        if _SPACED_AFTER_COMMA.match(following) and not quotes.reversed_at(at + 1, following):  # rule 2
            yield at + 1, at + 1, " "
    elif mark in "؟!.:":
        if _wants_space(text, at, following, quotes):  # rule 2
            yield at + 1, at + 1, " "
    elif mark == "»" and following in LETTERS and not quotes.reversed_at(at, mark):
        yield at + 1, at + 1, " "  # rule 4


def _at_opener(text: str, at: int, quotes: _ReversedQuotes) -> Iterator[Edit]:
    """Rules 3 and 4 at the opener ``text[at]``."""
    if quotes.reversed_at(at, text[at]):
        return
    if text[at] == "«" and _ends_long_word(text, at):  # rule 4
        yield at, at, " "
    end = at + 1
    while end < len(text) and text[end] == " ":
        end += 1
    if end > at + 1 and text[end : end + 1] not in _NOTHING_INSIDE:  # rule 3
        yield at + 1, end, ""


def _hugs(text: str, start: int, end: int, quotes: _ReversedQuotes) -> bool:
    """Whether the spaces before the mark at ``end`` go: rule 1, and rule 3 for closers."""
    if not start or text[start - 1] in "\n\r" or quotes.reversed_at(end, text[end]):
        return False
    before, mark = text[start - 1], text[end]
    if mark in _CLOSERS:
        return before not in _OPENERS and before not in _BLANKS
    if mark in "%٪":
        return before in DIGITS
    if before not in _ATTRACTS or quotes.reversed_at(start - 1, before):
        return False
    if mark in "،؛":
        return True
    following = text[end + 1] if end + 1 < len(text) else "\n"
    if mark == ":" and (following in ")]" or (before in DIGITS and _NUMBER_NEXT.match(text, end + 1))):
        return False  # «:)» and «:]» are faces, «1 : 3» is a ratio
    # The second: as it will be when rule 2 has put its space.
    return following in _ENDS_MARK or (mark in "؟!" and _wants_space(text, end, following, quotes))


def _wants_space(text: str, at: int, following: str, quotes: _ReversedQuotes) -> bool:
    """Rule 2 for ؟ ! . : before a letter, and for ؟ ! before a quotation."""
    if text[at] in "؟!":
        return following in LETTERS or (following in ("«", "“") and not quotes.reversed_at(at + 1, following))
    if following not in LETTERS:
        return False
    letters = 0
    back = at - 1
    while back >= 0 and letters < 2 and (text[back] in MARKS or _LETTER.match(text, back)):
        letters += text[back] not in MARKS and text[back] != TATWEEL
        back -= 1
    return letters == 2  # أ.د. and ق.م are abbreviations


def _ends_long_word(text: str, at: int) -> bool:
    """Rule 4: whether a word of four letters or more, and no proclitics with their article, ends at ``at``."""
    word = at
    while word and text[word - 1] in ARABIC:
        word -= 1
    letters = "".join(char for char in text[word:at] if char in LETTERS)
    return len(letters) >= 4 and not _PROCLITICS.fullmatch(letters)


class _ReversedQuotes:
    """The lines whose quotes are set the other way round, as in ”نعم“ (CLDR's Arabic quotes) and »نعم«.

    In such a line ” and » open and “ and « close, so the rules on closers and openers
    would do harm; they are not applied to that pair of quotes.
    """

    __slots__ = ("_lines", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: dict[str, list[tuple[int, int]]] = {}

    def reversed_at(self, at: int, char: str) -> bool:
        """Whether ``char``, which stands at ``at``, is a quote of a reversed pair; lines are looked at on demand."""
        pair = _PAIRS.get(char)
        if pair is None:
            return False
        lines = self._lines.get(pair)
        if lines is None:
            lines = self._lines[pair] = self._reversed_lines(pair)
        index = bisect_right(lines, at, key=itemgetter(0)) - 1
        return index >= 0 and at < lines[index][1]

    def _reversed_lines(self, pair: str) -> list[tuple[int, int]]:
        if not all(quote in self._text for quote in pair):
            return []
        return [match.span() for match in _REVERSED[pair].finditer(self._text)]


_PAIRS: Final = {char: pair for pair in ("«»", "“”") for char in pair}


def _reversed_line(pair: str) -> regex.Pattern[str]:
    other = rf"[^{pair}\n]*+"
    return regex.compile(rf"(?m)^{other}(?:{pair[1]}{other}{pair[0]}{other})++$")


_REVERSED: Final = {pair: _reversed_line(pair) for pair in _PAIRS.values()}

# --- num_punct, repeat_punct ---------------------------------------------------------------------------

_SEPARATOR: Final = regex.compile(rf"[\u066b\u066c](?<=[{DIGIT_CLASS}].)(?=[{DIGIT_CLASS}])|\u066a")
SEPARATOR_GATE: Final = "\u066a\u066b\u066c"
_ASCII_SEPARATOR: Final = {"\u066a": "%", "\u066b": ".", "\u066c": ","}


def ascii_separators(text: str) -> Iterator[Edit]:
    """Between digits ٫ as . and ٬ as , ; ٪ as % everywhere."""
    for match in _SEPARATOR.finditer(text):
        yield match.start(), match.end(), _ASCII_SEPARATOR[match[0]]


_REPEATED: Final = regex.compile(r"([!؟?،؛])\1++|\.{4,}+")


def repeated_marks(text: str) -> Iterator[Edit]:
    """The same mark of ! ؟ ? ، ؛ several times: once; four dots or more: three."""
    for match in _REPEATED.finditer(text):
        yield match.start() + (3 if text[match.start()] == "." else 1), match.end(), ""
