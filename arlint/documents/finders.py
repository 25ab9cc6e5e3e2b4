"""What the zones layer looks for in a segment: addresses, sacred text, quotations, verse, other languages.

Every finder states the literals without which it finds nothing; they are tested
first, so that a text without ``@`` never pays for e-mail addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import regex

from arlint.documents.document import ZoneKind
from arlint.text.characters import LATIN, LETTERS, MARKS, MASK, TATWEEL

Span = tuple[int, int]

_V1: Final = regex.VERSION1
_WORD: Final = f"[{LETTERS}{MARKS}{TATWEEL}]+"
# Signs are kept few, for each is one search of the whole text. Every scheme and top-level domain that URL
# knows has one of these letters (in lower case, as addresses are written).
_DOMAIN_LETTERS: Final = "eaoiubcdfkmsty"
# Two Latin words without any of these are taken for acronyms, not for a passage.
_VOWELS: Final = "eaoiu"
# Two Uthmani words of which none has one of these do not occur; nor does a passage of Persian, Urdu,
# Kurdish, Pashto or Uyghur without one of those.
_MUSHAF_TRIGGERS: Final = "\u0671\u06e1\u06d6\u06d7\u06da\u06db\u06df\u06e2\u06e5\u06e6\u06ed"
_FOREIGN_TRIGGERS: Final = "پچگژہےںھەۆێېښړۇڭ"
# What may stand before and after an address or a tag without being a part of it.
_URL_CHAR: Final = r"[^\s<>\"'`«»“”‘’(){}\[\]،؛؟|\\^" + MASK + "]"
_URL_END: Final = r"[^\s<>\"'`«»“”‘’(){}\[\]،؛؟|\\^.,:;!?" + MASK + "]"


@dataclass(frozen=True, slots=True)
class Finder:
    """``find(text)`` lists the spans of one thing, if the text has one of ``signs`` and one of ``words``.

    ``signs`` are single characters where possible: Python searches for those at
    thousands of millions of characters a second, and ten times slower for two.
    ``mask`` says whether the spans are covered, ``zone`` which zone they make.
    """

    name: str
    signs: str | tuple[str, ...]
    find: Callable[[str], Iterable[Span]]
    words: tuple[str, ...] = ()
    mask: bool = False
    zone: ZoneKind | None = None


def _spans(pattern: str, group: int | str = 0) -> Callable[[str], Iterator[Span]]:
    compiled = regex.compile(pattern, _V1)

    def find(text: str) -> Iterator[Span]:
        return (match.span(group) for match in compiled.finditer(text))

    return find


def _loose(words: str) -> str:
    """A pattern for Arabic words however they are vocalised, with any blanks between them."""
    blank = r"\s+"
    return blank.join("".join(f"{c}[{MARKS}{TATWEEL}]*" for c in word) for word in words.split())


def _any_of(*phrases: str) -> str:
    return "(?:" + "|".join(_loose(phrase) for phrase in phrases) + ")"


# --- Literals -------------------------------------------------------------------------------------------

URL: Final = _spans(
    rf"(?:\b[A-Za-z][A-Za-z0-9+.\-]{{1,20}}://|\b(?:mailto|tel):|\bwww\.){_URL_CHAR}*{_URL_END}/?"
    r"|(?<![\p{L}\p{N}@._\-/])(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,60}[A-Za-z0-9])?\.)+"
    r"(?:com|org|net|edu|gov|mil|info|io|dev|app|tv|me|ly|co|int|news|blog|online|site|ai|"
    r"ae|bh|dj|dz|eg|iq|jo|km|kw|lb|lk|ma|mr|om|ps|qa|sa|sd|so|sy|tn|ye|uk|fr|de|eu|tr|ir|us|ca|ch)"
    rf"(?![\p{{L}}\p{{N}}_@\-])(?:[/?#]{_URL_CHAR}*{_URL_END}|/)?"
)
EMAIL: Final = _spans(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?\.[A-Za-z]{2,}")
MENTION: Final = _spans(rf"(?<![A-Za-z0-9_.@])@[\p{{L}}\p{{N}}_{MARKS}]+(?:[.\-][A-Za-z0-9_]+)*")
HASHTAG: Final = _spans(
    rf"(?<![A-Za-z0-9_&#/])#[\p{{L}}\p{{N}}_{MARKS}{TATWEEL}\u200c]*[\p{{L}}_][\p{{L}}\p{{N}}_{MARKS}{TATWEEL}\u200c]*"
)
PATH: Final = _spans(
    r"(?<![A-Za-z0-9_/\\.<~])(?:"
    r"[A-Za-z]:\\[A-Za-z0-9_.\-\\]*"  # C:\dir\file
    r"|\\\\[A-Za-z0-9_.\-]+\\[A-Za-z0-9_.\-\\]*"  # \\host\share
    r"|(?:~|\.{1,2})?/(?:[A-Za-z0-9_.\-]+/)*[A-Za-z0-9_.\-]*[A-Za-z0-9_\-]"  # /usr/lib, ~/x, ./a.b
    r"|(?=[0-9./\-]*[A-Za-z_])[A-Za-z0-9_.\-]+"  # src/main.c, but not 24/11/2024 and km/h
    r"(?:(?:/[A-Za-z0-9_.\-]+){2,}/?|/[A-Za-z0-9_\-]+\.[A-Za-z0-9]+)"
    r")(?![\p{L}\p{N}])"
)
PERCENT: Final = _spans(
    r"%\([\p{L}_][\p{L}\p{N}_]*\)[-+0# ]*\d*(?:\.\d+)?[A-Za-z]"  # %(name)s
    r"|%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?(?:hh|h|ll|l|z)?[sdiufFeEgGxXoscrp@](?![A-Za-z])"  # %s %1$d %.2f %@
    r"|%L?(?:[1-9]|n)(?![0-9A-Za-z])|%%"  # %1 of Qt; %50 is a percentage typed the wrong way round
)
BRACES: Final = _spans(
    r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\$\{[^{}\n]*\}|#\{[^{}\n]*\}"
    r"|\{\s*[A-Za-z_0-9]*(?:[.\[][\w.\]\[]*)?(?:![rsa])?(?::[^{}\s]*)?\s*\}"
)
TAG: Final = _spans(r"</?[A-Za-z][A-Za-z0-9:\-]*(?:\s[^<>]*)?/?>|&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")


# --- Sacred text ----------------------------------------------------------------------------------------

# ﴿…﴾ in either order: many keyboards and converters swap the two.
ORNATE: Final = _spans("[\ufd3e\ufd3f]([^\ufd3e\ufd3f]{1,4000})[\ufd3e\ufd3f]", 1)

_QUOTED: Final = r"(?:\"(?P<a>[^\"\n]+)\"|«(?P<a>[^«»]+)»|“(?P<a>[^“”]+)”|\{(?P<a>[^{}\n]+)\}|\((?P<a>[^()\n]+)\))"
_PREFIX: Final = r"(?<![\p{L}\p{M}])[وف]?[لبك]?"
_SAYS: Final = ("قال", "يقول", "قوله", "قول", "بقوله", "كقوله", "لقوله", "حديث", "عن")
_GOD: Final = _any_of("الله", "ربنا", "المولى", "الحق", "رب العزة", "العزيز")
_EXALTED: Final = _any_of(
    "تعالى", "سبحانه وتعالى", "سبحانه", "تبارك وتعالى", "عز وجل", "جل وعلا", "جل جلاله", "عز من قائل"
)
_PROPHET: Final = _any_of("رسول الله", "النبي", "الرسول", "المصطفى", "نبينا", "الرسول الكريم", "النبي الكريم")
_BLESSED: Final = _any_of("صلى الله عليه وسلم", "صلى الله عليه وآله وسلم", "عليه الصلاة والسلام", "عليه السلام")
# At most four words between the formula and the quotation: في كتابه الكريم, أنه قال.
_LEADING_IN: Final = rf"(?:\s+{_WORD}){{0,4}}\s*:?\s*"
_GOD_SAYS: Final = rf"{_PREFIX}{_any_of(*_SAYS[:-2])}(?:\s+{_GOD})?(?:\s+{_EXALTED})+{_LEADING_IN}"
_PROPHET_SAYS: Final = (
    rf"{_PREFIX}{_any_of(*_SAYS)}(?:\s+{_PROPHET})?(?:\s+{_WORD}){{0,2}}\s*"
    rf"(?:\(?\s*(?:\ufdfa|\ufdfb|{_BLESSED})\s*\)?|\(\s*ص\s*\)){_LEADING_IN}"
)
_GOD_WORDS: Final = ("تعالى", "سبحان", "وجل", "جلاله", "قائل", "تَعال", "تَعَال", "سُبح")
_PROPHET_WORDS: Final = ("\ufdfa", "\ufdfb", "وسلم", "السلام", "(ص)", "( ص", "وسَلّ", "وَسَل")
GOD_SAYS: Final = _spans(_GOD_SAYS + _QUOTED, "a")
PROPHET_SAYS: Final = _spans(_PROPHET_SAYS + _QUOTED, "a")

# Signs that only a printed mushaf writes: alef wasla, pause marks, small high letters, round zero.
MUSHAF_SIGNS: Final = (
    "\u0671\u06d6\u06d7\u06d8\u06d9\u06da\u06db\u06dc\u06dd\u06de\u06df\u06e0\u06e1\u06e2"
    "\u06e5\u06e6\u06e8\u06e9\u06ea\u06eb\u06ec\u06ed\u08f0\u08f1\u08f2"
)
_MUSHAF_WORD: Final = rf"[{LETTERS}{MARKS}{TATWEEL}]*[{MUSHAF_SIGNS}][{LETTERS}{MARKS}{TATWEEL}{MUSHAF_SIGNS}]*"
_VOCALISED: Final = rf"[{LETTERS}]+[{MARKS}][{LETTERS}{MARKS}{TATWEEL}]*"
# Two or more such words, with at most three vocalised words between one and the next.
UTHMANI: Final = _spans(rf"{_MUSHAF_WORD}(?:\s+(?:{_VOCALISED}\s+){{0,3}}{_MUSHAF_WORD})+(?:\s+{_VOCALISED})*")


# --- Quotations -----------------------------------------------------------------------------------------

_QUOTES: Final = regex.compile('[«»“”„"]')
_CLOSER: Final = {"«": "»", "“": "”", "„": "“", '"': '"'}


def quotations(text: str) -> Iterator[Span]:
    """The insides of «…», “…”, „…“ and "…", of nested ones the outermost; an opener alone opens nothing."""
    opener, start = "", 0
    for match in _QUOTES.finditer(text):
        mark = match.group()
        if not opener:
            if mark in _CLOSER:
                opener, start = mark, match.end()
        elif mark == _CLOSER[opener]:
            yield start, match.start()
            opener = ""


# --- Verse ----------------------------------------------------------------------------------------------

_LINE: Final = regex.compile(r"[^\r\n]+")
_CAESURA: Final = regex.compile(
    r"[ \t\u00a0]*(?:\*{2,5}|(?<=\s)[*\u066d\u273d\u06de#](?=\s)|\t[ \t]*|[ \u00a0]{4,}|(?<=\s)//(?=\s))"
    r"[ \t\u00a0]*"
)
_ANY_WORD: Final = regex.compile(r"[\p{L}\p{M}\u0640]+")


def verses(text: str) -> Iterator[Span]:
    """Lines of verse: two hemistichs of two to eight words, one no more than twice the other, with a caesura.

    The caesura is ``***``, a spaced ``*`` or ``٭``, ``//``, a tabulator or four blanks.
    """
    for line in _LINE.finditer(text):
        content = line.group()
        if len(content) > 200:
            continue
        halves = [half for half in _CAESURA.split(content.strip()) if half]
        if len(halves) != 2:
            continue
        one, other = (len(_ANY_WORD.findall(half)) for half in halves)
        if 2 <= one <= 8 and 2 <= other <= 8 and max(one, other) <= 2 * min(one, other):
            yield line.span()


# --- Other languages ------------------------------------------------------------------------------------

LATIN_RUN: Final = _spans(rf"[{LATIN}][{LATIN}'’.\-]*(?:[ \u00a0,;:&]+[{LATIN}0-9'’.\-]*[{LATIN}][{LATIN}0-9'’.\-]*)+")

# Letters that Arabic does not write: Persian پ چ ژ گ, Urdu ٹ ڈ ڑ ں ھ ہ ۂ ۃ ے ۓ, Kurdish ڕ ڵ ۆ ێ ە,
# Pashto ټ ډ ړ ږ ښ ځ څ ڼ ۍ ې, Sindhi and Uyghur ones as they share them. ڤ is used in
# Arabic for v, and ک ی come from a Persian keyboard as often as from Persian.
FOREIGN_LETTERS: Final = "پچژگٹڈڑںھہۂۃےۓڕڵۆێەټډړږښځڅڼۍېڭۇۈ"
_SENTENCE: Final = regex.compile(r"[^.!?؟؛۔…«»“”\"()\[\]\n\r" + MASK + "]+")
# Words without such letters that none the less only those languages have.
_FOREIGN_WORDS: Final = frozenset({
    "است", "این", "را", "که", "برای", "های", "ها", "شود", "شد", "کرد", "کند", "بود", "خود", "یک", "دیگر",
    "کی", "کا", "کو", "میں", "اور", "تھا", "گیا", "لە", "ئەو", "ئەم",
})  # fmt: skip
_HAS_FOREIGN: Final = regex.compile(f"[{FOREIGN_LETTERS}]")


def other_languages(text: str) -> Iterator[Span]:
    """Sentences (or quoted, bracketed parts) of Persian, Urdu, Kurdish …, told by their letters.

    Such a part has three words or more, two of them with a letter that Arabic
    does not write, and at least a quarter of its words are of that kind or among
    the commonest words of those languages. A single name (پاريس) is no passage.
    """
    for part in _SENTENCE.finditer(text):
        words = _ANY_WORD.findall(part.group())
        if len(words) < 3:
            continue
        marked = sum(_HAS_FOREIGN.search(word) is not None for word in words)
        common = sum(word in _FOREIGN_WORDS for word in words)
        if marked >= 2 and 4 * (marked + common) >= len(words):
            content = part.group()
            yield part.start() + len(content) - len(content.lstrip()), part.start() + len(content.rstrip())


_OPENERS: Final = '"«“{('

# Patterns look ahead and behind to the end of a word: no text may make that a long way.
LONGEST_WORD: Final = 1000
DATA: Final = Finder("data", (), _spans(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}"), mask=True)

# In this order; what one has masked the next ones do not see.
FINDERS: Final[tuple[Finder, ...]] = (
    Finder("quran", "\ufd3e\ufd3f", ORNATE, mask=True, zone=ZoneKind.QURAN),
    Finder("quran", _OPENERS, GOD_SAYS, _GOD_WORDS, mask=True, zone=ZoneKind.QURAN),
    Finder("hadith", _OPENERS, PROPHET_SAYS, _PROPHET_WORDS, mask=True, zone=ZoneKind.HADITH),
    Finder("uthmani", _MUSHAF_TRIGGERS, UTHMANI, mask=True, zone=ZoneKind.QURAN),
    Finder("e-mail", "@", EMAIL, mask=True),
    Finder("url", _DOMAIN_LETTERS, URL, (".", ":"), mask=True),
    Finder("placeholder", "{", BRACES, mask=True),
    Finder("placeholder", "%", PERCENT, mask=True),
    Finder("tag", "<&", TAG, mask=True),
    Finder("path", "/\\", PATH, mask=True),
    Finder("mention", "@", MENTION, mask=True),
    Finder("hashtag", "#", HASHTAG, mask=True),
    Finder("quote", '«“„"', quotations, zone=ZoneKind.QUOTE),
    Finder("verse", (*"*\u066d\u273d\u06de#\t/\u00a0", "    "), verses, zone=ZoneKind.VERSE),
    Finder("language", _FOREIGN_TRIGGERS, other_languages, zone=ZoneKind.FOREIGN),
    Finder("latin", _VOWELS, LATIN_RUN, zone=ZoneKind.FOREIGN),
)
