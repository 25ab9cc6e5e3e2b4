"""Passages in other languages: Latin runs, and those that share Arabic's letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arlint.documents.finders.base import Span, spans
from arlint.text.characters import LATIN, MASK
from arlint.text.lazy import Lazy

# Two Latin words without any of these are taken for acronyms, not for a passage.
VOWELS: Final = "eaoiu"
# No passage of Persian, Urdu, Kurdish, Pashto or Uyghur is without one of these.
FOREIGN_TRIGGERS: Final = "پچگژہےںھەۆێېښړۇڭیک"
ANY_WORD: Final = Lazy(r"[\p{L}\p{M}\u0640]+")

LATIN_RUN: Final = spans(rf"[{LATIN}][{LATIN}'’.\-]*(?:[ \u00a0,;:&]+[{LATIN}0-9'’.\-]*[{LATIN}][{LATIN}0-9'’.\-]*)+")

# Letters that Arabic does not write: Persian پ چ ژ گ, Urdu ٹ ڈ ڑ ں ھ ہ ۂ ۃ ے ۓ, Kurdish ڕ ڵ ۆ ێ ە,
# Pashto ټ ډ ړ ږ ښ ځ څ ڼ ۍ ې, Sindhi and Uyghur ones as they share them. ڤ is used in
# Arabic for v, and ک ی come from a Persian keyboard as often as from Persian.
FOREIGN_LETTERS: Final = "پچژگٹڈڑںھہۂۃےۓڕڵۆێەټډړږښځڅڼۍېڭۇۈ"
_SENTENCE: Final = Lazy(r"[^.!?؟؛۔…«»“”\"()\[\]\n\r" + MASK + "]+")
# Words without such letters that none the less only those languages have.
_FOREIGN_WORDS: Final = frozenset({
    "است", "این", "را", "که", "برای", "های", "ها", "شود", "شد", "کرد", "کند", "بود", "خود", "یک", "دیگر",
    "کی", "کا", "کو", "میں", "اور", "تھا", "گیا", "لە", "ئەو", "ئەم",
})  # fmt: skip
_HAS_FOREIGN: Final = Lazy(f"[{FOREIGN_LETTERS}]")


# Words of Persian that an Arab who types on a Persian keyboard does not write.
_PERSIAN: Final = frozenset({
    "است", "این", "را", "که", "برای", "های", "شود", "شده", "کرد", "کند", "کرده", "یک", "دیگر", "خیلی", "نیست", "دارد",
    "نمی", "اگر", "باید", "خواهد",
})  # fmt: skip

# Prefixes and the plural that only Persian joins by a zero-width non-joiner: می‌خواهم, کتاب‌ها.
_PERSIAN_JOINED: Final = Lazy(r"(?<![\p{L}\p{M}])ن?م[یي]\u200c\p{L}|\p{L}\u200cها")


def other_languages(text: str) -> Iterator[Span]:
    """Sentences (or quoted, bracketed parts) of Persian, Urdu, Kurdish …, told by their letters.

    Such a part has three words or more, two of them with a letter that Arabic
    does not write, and at least a quarter of its words are of that kind or among
    the commonest words of those languages. A single name (پاريس) is no passage.
    Persian often does without its own letters: two different words of it alone
    tell it too, if they are a fifth of the part, and one word of it beside one
    with such a letter, if they are a quarter; so does a non-joiner as only
    Persian writes it.
    """
    for part, words in _parts(text):
        marked = sum(_HAS_FOREIGN.search(word) is not None for word in words)
        common = sum(word in _FOREIGN_WORDS for word in words)
        persian = [word for word in words if word in _PERSIAN]
        if (
            (marked >= 2 and 4 * (marked + common) >= len(words))
            or (len(set(persian)) >= 2 and 5 * len(persian) >= len(words))
            or (marked and persian and 4 * (marked + len(persian)) >= len(words))
            or _PERSIAN_JOINED.search(text, *part)
        ):
            yield part


def _parts(text: str) -> Iterator[tuple[Span, list[str]]]:
    """Parts of three words or more, and their words."""
    for part in _SENTENCE.finditer(text):
        words = ANY_WORD.findall(part.group())
        if len(words) >= 3:
            content = part.group()
            start = part.start() + len(content) - len(content.lstrip())
            yield (start, part.start() + len(content.rstrip())), words
