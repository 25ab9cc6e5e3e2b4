"""Words that reports share: degrees, and counted things (Arabic has a singular, a dual and three ways beyond)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from arlint.diagnostics import Lang, Text

SEVERITIES: Final[Mapping[str, Text]] = {
    "error": Text("خطأ", "error"),
    "warning": Text("تنبيه", "warning"),
    "hint": Text("ملحوظة", "hint"),
}
SAFETIES: Final[Mapping[str, Text]] = {
    "safe": Text("إصلاح آمن", "safe fix"),
    "unsafe": Text("إصلاح يُراجع", "fix to review"),
    "suggest": Text("اقتراح", "suggestion"),
}


class Noun(NamedTuple):
    """A noun as numbers want it: ملف واحد، ملفان، 3 ملفات، 11 ملفًا، 100 ملف."""

    one_en: str
    many_en: str
    one: str
    two: str
    few: str
    many: str
    hundred: str

    def counted(self, number: int, lang: Lang) -> str:
        """``number`` of these."""
        if lang == "en":
            return f"{number} {self.one_en if number == 1 else self.many_en}"
        if number == 1:
            return self.one
        if number == 2:
            return self.two
        rest = number % 100
        if 3 <= rest <= 10:
            return f"{number} {self.few}"
        return f"{number} {self.many if rest > 10 else self.hundred}"


FILES: Final = Noun("file", "files", "ملف واحد", "ملفان", "ملفات", "ملفًا", "ملف")
FINDINGS: Final = Noun("finding", "findings", "ملاحظة واحدة", "ملاحظتان", "ملاحظات", "ملاحظة", "ملاحظة")
ENTRIES: Final = Noun("entry", "entries", "مدخل واحد", "مدخلان", "مدخلات", "مدخلًا", "مدخل")
RULES: Final = Noun("rule", "rules", "قاعدة واحدة", "قاعدتان", "قواعد", "قاعدة", "قاعدة")
SEGMENTS: Final = Noun("segment", "segments", "مقطع واحد", "مقطعان", "مقاطع", "مقطعًا", "مقطع")
# As it stands behind «في».
PIECES: Final = Noun("piece", "pieces", "قطعة واحدة", "قطعتين", "قطع", "قطعة", "قطعة")
