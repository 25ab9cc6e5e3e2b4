"""Sacred text: the Quran in its brackets, after its formulas, before its citation and in its orthography; hadith."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from arlint.documents.finders.base import WORD, Find, Span, any_of, spans
from arlint.text.characters import LETTERS, MARKS, MASK, TATWEEL
from arlint.text.lazy import Lazy
from arlint.text.quran import VERSES

# Two Uthmani words of which none has one of these do not occur.
MUSHAF_TRIGGERS: Final = "\u0671\u06e1\u06d6\u06d7\u06da\u06db\u06df\u06e2\u06e5\u06e6\u06ed"

# ﴿…﴾ in either order: many keyboards and converters swap the two.
ORNATE: Final = spans("[\ufd3e\ufd3f]([^\ufd3e\ufd3f]{1,4000})[\ufd3e\ufd3f]", 1)

_OPENED: Final = {'"': '"', "»": "«", "”": "“", "“": "”", "}": "{", ")": "("}
OPENERS: Final = '"«“”{('
_QUOTED: Final = (
    r"(?:\"(?P<a>[^\"\n]+)\"|«(?P<a>[^«»]+)»|“(?P<a>[^“”]+)”|”(?P<a>[^“”\n]+)“"
    r"|\{(?P<a>[^{}\n]+)\}|\((?P<a>[^()\n]+)\))"
)
# Without quotation marks a saying runs from the colon to the end of the sentence, forty words at most.
_UNQUOTED: Final = rf"(?<=:[ \u00a0]*)(?P<a>{WORD}(?:[ \u00a0،]+{WORD}){{1,40}})"
_SAID: Final = rf"(?:{_QUOTED}|{_UNQUOTED})"

_PREFIX: Final = r"(?<![\p{L}\p{M}])[وف]?[لبك]?"
_SAYS: Final = ("قال", "يقول", "قوله", "قول", "بقوله", "كقوله", "لقوله", "حديث", "عن")
_GOD: Final = any_of("الله", "ربنا", "المولى", "الحق", "رب العزة", "العزيز")
_EXALTED: Final = any_of(
    "تعالى", "سبحانه وتعالى", "سبحانه", "تبارك وتعالى", "عز وجل", "جل وعلا", "جل جلاله", "عز من قائل"
)
_PROPHET: Final = any_of("رسول الله", "النبي", "الرسول", "المصطفى", "نبينا", "الرسول الكريم", "النبي الكريم")
_BLESSED: Final = any_of("صلى الله عليه وسلم", "صلى الله عليه وآله وسلم", "عليه الصلاة والسلام", "عليه السلام")
_BLESSING: Final = rf"(?:[(\-–—]?\s*(?:\ufdfa|\ufdfb|{_BLESSED})\s*[)\-–—]?|\(\s*ص\s*\))"
# At most four words between the formula and the quotation: في كتابه الكريم, أنه قال.
_LEADING_IN: Final = rf"(?:\s+{WORD}){{0,4}}\s*:?\s*"
_GOD_SAYS: Final = rf"{_PREFIX}{any_of(*_SAYS[:-2])}(?:\s+{_GOD})?(?:\s+{_EXALTED})+{_LEADING_IN}"
_PROPHET_SAYS: Final = (
    rf"(?:{_PREFIX}{any_of(*_SAYS)}(?:\s+{_PROPHET})?(?:\s+{WORD}){{0,2}}\s*{_BLESSING}{_LEADING_IN}"
    rf"|{_PROPHET}\s*{_BLESSING}(?:\s+{WORD}){{0,2}}?\s+[وف]?{any_of('قال', 'يقول')}\s*:?\s*)"
)
_HADITH: Final = (
    rf"{any_of('الحديث', 'حديث')}(?:\s+{any_of('الشريف', 'النبوي', 'القدسي', 'الصحيح', 'نبوي', 'شريف')})+\s*:\s*"
)
GOD_WORDS: Final = ("تعالى", "سبحان", "وجل", "جلاله", "قائل", "تَعال", "تَعَال", "سُبح")
PROPHET_WORDS: Final = ("\ufdfa", "\ufdfb", "وسلم", "السلام", "(ص)", "( ص", "وسَلّ", "وَسَل")
HADITH_WORDS: Final = ("الشريف", "النبوي", "القدسي", "الصحيح", "نبوي", "شريف")
GOD_SAYS: Final = spans(_GOD_SAYS + _SAID, "a")
PROPHET_SAYS: Final = spans(_PROPHET_SAYS + _SAID, "a")
HADITH_SAYS: Final = spans(_HADITH + _SAID, "a")


def _before(source: str) -> Find:
    """Quotations that a source follows; what it calls ``surah`` has to be one."""
    compiled = Lazy(source)
    names_a_surah = "(?P<surah>" in source

    def find(text: str) -> Iterator[Span]:
        for match in compiled.finditer(text):
            if names_a_surah and _folded(match["surah"]) not in _SURAHS:
                continue
            end = len(text[: match.start()].rstrip(" \u00a0.،"))
            opener = _OPENED.get(text[end - 1 : end])
            start = text.rfind(opener, 0, end - 1) + 1 if opener else 0
            if start and MASK not in text[start : end - 1] and "\n" not in text[start : end - 1]:
                yield start, end - 1

    return find


def _folded(name: str) -> str:
    """A surah's name without its marks, and without what is most often left out of it."""
    plain = re.sub(rf"[{MARKS}{TATWEEL}]", "", " ".join(name.split()))
    return plain.translate(str.maketrans("أإآىة", "ااايه"))


_SURAHS: Final = frozenset(map(_folded, chain(VERSES, ("براءة", "غافر", "فصلت", "حم السجدة", "الدهر", "عم"))))
CITED: Final = _before(
    rf"[\[(]\s*(?:{any_of('سورة')}\s+)?(?P<surah>{WORD}(?:\s{WORD})?)\s*[:،,/\-–]?\s*"
    rf"(?:{any_of('الآية', 'آية', 'الآيات', 'الآيتان')})?\s*:?\s*[0-9٠-٩]"
)
NARRATORS: Final = ("رواه", "أخرجه", "اخرجه", "متفق عليه")
NARRATED: Final = _before(
    rf"[\[(]?(?:{any_of('رواه', 'أخرجه', 'اخرجه')}\s+(?:الإمام\s+|الامام\s+)?"
    rf"{any_of('البخاري', 'مسلم', 'الترمذي', 'أبو داود', 'ابو داود', 'النسائي', 'ابن ماجه', 'أحمد', 'احمد')}"
    rf"|{any_of('رواه', 'أخرجه')}\s+{any_of('الشيخان', 'مالك', 'الطبراني', 'البيهقي', 'الحاكم')}"
    rf"|{any_of('متفق عليه')})(?![\p{{L}}\p{{M}}])"
)

# Signs that only a printed mushaf writes: alef wasla, pause marks, small high letters, round zero.
MUSHAF_SIGNS: Final = (
    "\u0671\u06d6\u06d7\u06d8\u06d9\u06da\u06db\u06dc\u06dd\u06de\u06df\u06e0\u06e1\u06e2"
    "\u06e5\u06e6\u06e8\u06e9\u06ea\u06eb\u06ec\u06ed\u08f0\u08f1\u08f2"
)
_MUSHAF_WORD: Final = rf"[{LETTERS}{MARKS}{TATWEEL}]*[{MUSHAF_SIGNS}][{LETTERS}{MARKS}{TATWEEL}{MUSHAF_SIGNS}]*"
_VOCALISED: Final = rf"[{LETTERS}]+[{MARKS}][{LETTERS}{MARKS}{TATWEEL}]*"
# Two or more such words, with at most three vocalised words between one and the next.
UTHMANI: Final = spans(rf"{_MUSHAF_WORD}(?:\s+(?:{_VOCALISED}\s+){{0,3}}{_MUSHAF_WORD})+(?:\s+{_VOCALISED})*")
