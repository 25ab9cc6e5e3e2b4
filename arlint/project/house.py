"""What a house can choose: the keys of ``[house]``, each the ``house`` of one or more `consistency` rules.

Plain data, since a configuration is read before any rule is: a test compares it
with the rules' forms.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from arlint.diagnostics import Text


class HouseChoice(NamedTuple):
    """A key of ``[house]`` and its values, which are the names of the forms."""

    name: str
    forms: tuple[str, ...]
    doc: Text


# The key whose value is a list of words: those that are chosen of any set of spellings.
SPELLINGS_KEY: Final = "spellings"
HOUSE: Final = (
    HouseChoice(
        "digits",
        ("western", "arabic-indic"),
        Text("الأرقام: 0–9 أو ٠–٩.", "Digits: 0–9 or ٠–٩."),
    ),
    HouseChoice("percent", ("٪", "%"), Text("علامة النسبة المئوية.", "The percent sign.")),
    HouseChoice("quotes", ("«»", "“”", '""'), Text("علامات التنصيص.", "Quotation marks.")),
    HouseChoice("ellipsis", ("…", "..."), Text("نقط الحذف.", "The ellipsis.")),
    HouseChoice("dash", ("–", "—", "-"), Text("الشرطة بين الجمل.", "The dash between phrases.")),
    HouseChoice(
        "era",
        ("1445 هـ", "1445هـ"),
        Text("رمز التقويم مفصولًا عن السنة أو موصولًا بها.", "The mark of the era, apart from the year or joined."),
    ),
    HouseChoice("tanwin", ("ـًا", "ـاً"), Text("موضع تنوين الفتح.", "Where the tanwin of the accusative stands.")),
    HouseChoice(
        "final-yeh",
        ("ي", "ى"),
        Text("الياء المتطرفة بنقط أو بلا نقط (مصر).", "Final ya with dots, or without (Egypt)."),
    ),
    HouseChoice(
        "list-comma",
        ("، و", " و"),
        Text("ما قبل الواو الأخيرة في التعداد.", "What stands before the last waw of a list."),
    ),
    HouseChoice("hundred", ("مئة", "مائة"), Text("رسم المئة ومركباتها.", "Hundred and its compounds.")),
    HouseChoice(
        "hundreds", ("ثلاثمئة", "ثلاث مئة"), Text("المئات موصولة أو مفصولة.", "The hundreds, joined or apart.")
    ),
    HouseChoice(
        "hamza-seat",
        ("شؤون", "شئون"),
        Text("الهمزة قبل واو المد (مسؤول، رؤوس).", "A hamza before a long waw (مسؤول, رؤوس)."),
    ),
    HouseChoice(
        "hamza-plural",
        ("بدؤوا", "بدأوا"),
        Text("همزة الفعل قبل واو الجماعة.", "The hamza of a verb before the plural waw."),
    ),
    HouseChoice("idhan", ("إذن", "إذًا"), Text("حرف الجواب.", "The particle of conclusion.")),
    HouseChoice("monday", ("الاثنين", "الإثنين"), Text("اسم اليوم.", "The name of the day.")),
    HouseChoice(
        "months",
        ("يناير", "كانون الثاني", "جانفي", "غشت"),
        Text(
            "أسماء الشهور: كما في أكثر البلاد، أو الشام والعراق، أو الجزائر وتونس، أو المغرب.",
            "Names of months: most countries', the Levant's and Iraq's, Algeria's and Tunisia's, Morocco's.",
        ),
    ),
    HouseChoice(
        "abd-allah",
        ("عبد الله", "عبدالله"),
        Text("«عبد» قبل أسماء الله مفصولة أو موصولة.", "Names with abd, apart or joined."),
    ),
    HouseChoice("alla", ("ألا", "أن لا"), Text("«أن» قبل «لا» والمضارع.", "An before la and a verb.")),
)
