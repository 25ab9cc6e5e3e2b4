"""Sentences that are right by construction: patterns of grammar, filled with everyday words.

A pattern is a format string over one drawing of words, which agree in gender, case and definiteness because each
word has the forms that the pattern asks for. What such a sentence means does not matter, only that no editor could
call it wrong: whatever the default profile says of it is a false alarm. Forms: Wright, vol. I, §§ 92-181, 290-309.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final, NamedTuple


class Noun(NamedTuple):
    """A noun without its endings, and with the article."""

    bare: str

    @property
    def the(self) -> str:
        """With the article."""
        return f"ال{self.bare}"

    @property
    def acc(self) -> str:
        """Indefinite and accusative: with the alef of tanwin, unless it ends in ة."""
        return self.bare if self.bare.endswith("ة") else f"{self.bare}ا"

    @property
    def stem(self) -> str:
        """As it stands before a pronoun (مدرستـ)."""
        return f"{self.bare[:-1]}ت" if self.bare.endswith("ة") else self.bare

    @property
    def two(self) -> str:
        """Dual, nominative."""
        return f"{self.stem}ان"

    @property
    def of_two(self) -> str:
        """Dual, oblique."""
        return f"{self.stem}ين"


class Adjective(NamedTuple):
    """An adjective that takes ة; its masculine is a triptote."""

    m: str

    @property
    def f(self) -> str:
        """Feminine."""
        return f"{self.m}ة"

    @property
    def acc(self) -> str:
        """Masculine, indefinite and accusative."""
        return f"{self.m}ا"


class Going(NamedTuple):
    """A verb with a preposition, which is written onto the noun if it is one letter."""

    went: str
    goes: str
    to: str
    they_went: str
    they_go: str

    @property
    def she_went(self) -> str:
        """Past, feminine."""
        return f"{self.went}ت"

    @property
    def she_goes(self) -> str:
        """Present, feminine."""
        return f"ت{self.goes[1:]}"


class Doing(NamedTuple):
    """A verb with an object."""

    did: str
    does: str
    they_did: str
    they_do: str

    @property
    def she_did(self) -> str:
        """Past, feminine; of the speaker as well, for these verbs."""
        return f"{self.did}ت"

    @property
    def she_does(self) -> str:
        """Present, feminine."""
        return f"ت{self.does[1:]}"


class Drawn(NamedTuple):
    """One drawing: two masculine things, two feminine ones, a man, a woman, and so on."""

    x: Noun
    y: Noun
    f: Noun
    g: Noun
    man: Noun
    woman: Noun
    men: Noun  # a sound plural without its ending
    people: str  # a broken plural of people, with the article
    things: str  # a plural of things, with the article
    a: Adjective
    b: Adjective
    mood: Adjective  # of people
    go: Going
    do: Doing
    name: str
    her_name: str


_MASCULINE: Final = (
    "كتاب مقال مشروع قرار تقرير مكتب مطعم مصنع قانون اجتماع برنامج نظام فيلم طريق سوق حقل جسر معرض متحف مطار عقد "
    "اقتراح سؤال درس تمرين اختبار مشهد صندوق مفتاح قميص خبر حديث خلاف جهاز هاتف حاسوب موقع مصباح"
)
_FEMININE: Final = (
    "مدرسة جامعة شركة رسالة سيارة غرفة مدينة قرية حديقة مكتبة صحيفة رواية قصيدة فكرة خطة دراسة رحلة جلسة حملة مسألة "
    "قضية مشكلة أزمة وثيقة صورة لوحة مباراة مسابقة تجربة حافلة طائرة سفينة نافذة طاولة شاشة قاعة لجنة مؤسسة "
    "جمعية منظمة خبرة تجارة عقيدة سلسلة قافلة قدرة مهارة ثروة صناعة زراعة مهمة نظرية ظاهرة"
)
_MEN: Final = "مدير معلم طبيب مهندس كاتب شاعر لاعب مدرب طالب عامل وزير سائق حارس باحث مزارع تاجر ضابط موظف رجل ولد طفل"
_WOMEN: Final = "مديرة معلمة طبيبة مهندسة كاتبة شاعرة لاعبة مدربة طالبة عاملة وزيرة باحثة مزارعة موظفة فتاة طفلة سيدة"
_SOUND: Final = "معلم مهندس لاعب مدرب باحث مزارع موظف مسؤول مراسل مشارك متظاهر مسافر منظم ممثل مدرس"
_PEOPLE: Final = "الأطباء الطلاب العمال الوزراء الشعراء الأطفال الجنود الضباط التجار الجيران الأصدقاء الخبراء السكان"
_THINGS: Final = "الكتب المشاريع القرارات المدارس القوانين التقارير الشركات الأفلام الطرق الحقول المصانع المدن الأفكار"
_ADJECTIVES: Final = "جديد قديم كبير صغير مهم جميل طويل مفيد غريب واضح سريع محلي وطني رسمي قصير بسيط صعب ناجح مشهور"
_MOODS: Final = (
    "متعب سعيد غاضب حزين مريض مسرور متأخر متعجب مندهش منزعج متحمس متأثر متفائل متحسر مضطر متردد منشغل مستعجل هادئ"
)
_GOING: Final = (
    Going("التحق", "يلتحق", "ب", "التحقوا", "يلتحقون"),
    Going("انشغل", "ينشغل", "ب", "انشغلوا", "ينشغلون"),
    Going("اهتم", "يهتم", "ب", "اهتموا", "يهتمون"),
    Going("انضم", "ينضم", "إلى ", "انضموا", "ينضمون"),
    Going("انتقل", "ينتقل", "إلى ", "انتقلوا", "ينتقلون"),
    Going("تحدث", "يتحدث", "عن ", "تحدثوا", "يتحدثون"),
    Going("ابتعد", "يبتعد", "عن ", "ابتعدوا", "يبتعدون"),
    Going("اعتمد", "يعتمد", "على ", "اعتمدوا", "يعتمدون"),
    Going("شارك", "يشارك", "في ", "شاركوا", "يشاركون"),
    Going("عمل", "يعمل", "في ", "عملوا", "يعملون"),
    Going("استفاد", "يستفيد", "من ", "استفادوا", "يستفيدون"),
    Going("استجاب", "يستجيب", "ل", "استجابوا", "يستجيبون"),
    Going("تعرض", "يتعرض", "ل", "تعرضوا", "يتعرضون"),
    Going("استعد", "يستعد", "ل", "استعدوا", "يستعدون"),
    Going("اقترب", "يقترب", "من ", "اقتربوا", "يقتربون"),
    Going("تمسك", "يتمسك", "ب", "تمسكوا", "يتمسكون"),
    Going("سافر", "يسافر", "إلى ", "سافروا", "يسافرون"),
    Going("بحث", "يبحث", "عن ", "بحثوا", "يبحثون"),
)
_DOING: Final = (
    Doing("كتب", "يكتب", "كتبوا", "يكتبون"),
    Doing("درس", "يدرس", "درسوا", "يدرسون"),
    Doing("شاهد", "يشاهد", "شاهدوا", "يشاهدون"),
    Doing("وصف", "يصف", "وصفوا", "يصفون"),
    Doing("رسم", "يرسم", "رسموا", "يرسمون"),
    Doing("فتح", "يفتح", "فتحوا", "يفتحون"),
    Doing("ترك", "يترك", "تركوا", "يتركون"),
    Doing("ناقش", "يناقش", "ناقشوا", "يناقشون"),
    Doing("أغلق", "يغلق", "أغلقوا", "يغلقون"),
    Doing("انتقد", "ينتقد", "انتقدوا", "ينتقدون"),
    Doing("عرض", "يعرض", "عرضوا", "يعرضون"),
    Doing("فحص", "يفحص", "فحصوا", "يفحصون"),
)
# Some names are everyday nouns, adjectives and verbs as well.
_NAMES: Final = (
    "أحمد محمود خالد سعيد عمر يوسف سامي كريم علي سليم سامر صالح عادل مخلص مؤمن فارس سعد بدر جمال كمال نضال حمزة أسامة "
    "جابر مازن راشد زياد يزيد أشرف أنور ماجد منصور"
)
_HER_NAMES: Final = (
    "فاطمة سارة ليلى مريم هند زينب أمل نور وفاء صباح قمر شمس رجاء إيمان سحر هدى وعد انتصار أحلام فيروز ندى سمر نجاح "
    "خلود دعاء عبير"
)

PATTERNS: Final = (
    # a subject, its verb, and what the preposition governs
    "{man.the} {go.goes} {go.to}{f.bare} {x.the}.",
    "{go.went} {man.the} {go.to}{f.bare} {x.the}.",
    "{woman.the} {go.she_goes} {go.to}{x.bare} {f.the}.",
    "{go.she_went} {woman.the} {go.to}{x.the} ال{a.m}.",
    "كان {go.goes} {go.to}{f.bare} {x.the} ال{a.f}.",
    "ال{men.bare}ون {go.they_go} {go.to}{f.the} ال{a.f}.",
    "إن ال{men.bare}ين {go.they_go} {go.to}{f.the}.",
    "{go.goes} {people} {go.to}{f.bare} {x.the}.",
    "{name} {go.goes} {go.to}{f.bare} {x.the}، و{her_name} {go.she_goes} {go.to}{x.the}.",
    "مدير {f.the} ال{a.f} السابق {go.goes} {go.to}{x.the}.",
    "{man.the} نفسه {go.goes} {go.to}{f.the}، و{woman.the} نفسها {go.she_goes} {go.to}{x.the}.",
    "عندما {do.did} {man.the} {f.the} {go.she_went} {woman.the} {go.to}{x.the}.",
    # objects
    "{do.did} {man.the} {f.the} ال{a.f} ثم عاد.",
    "{do.she_did} {woman.the} {x.the} ال{a.m} ثم عادت.",
    "{do.did} {man.the} {f.the}، و{do.she_did} {woman.the} {x.the}.",
    "{man.the} {do.does} {x.acc} {a.acc} كل يوم، و{woman.the} {do.she_does} {f.bare} {b.f}.",
    "{f.the} {do.did}ها {man.the}، و{x.the} {do.she_did}ه {woman.the}.",
    "{do.did} {man.the} {x.stem}ه في {f.stem}ه ال{a.f}.",
    "أعطته {woman.the} {x.acc} {a.acc}، وأعطاها {man.the} {f.bare} {b.f}.",
    "{do.she_did} {x.the} ال{a.m} و{f.the} ال{b.f} أمس.",
    "رأى {man.the} {woman.the}، وشكرت {woman.the} {man.the}.",
    # predicates
    "كان {x.the} {a.acc}، وكانت {f.the} {b.f}.",
    "إن {x.the} {a.m}، وإن {f.the} {b.f}.",
    "إن في {f.the} {x.acc} {a.acc}.",
    "ليس {x.the} {a.acc}، وليست {f.the} {b.f}، وما زال {man.the} {mood.acc}.",
    "قال {man.the} إن {f.the} {a.f}، وظن أن {x.the} {b.m}.",
    "إنه {x.bare} {a.m}، وإنها {f.bare} {b.f}.",
    "عاد {man.the} {mood.acc}، وعادت {woman.the} {mood.f}.",
    "دخل {man.the} وهو {mood.m}، وخرجت {woman.the} وهي {mood.f}.",
    "كان ال{men.bare}ون {men.bare}ين، وكان {people} حاضرين.",
    # demonstratives and relatives
    "هذا {x.the} {a.m}، وهذه {f.the} {b.f}، وذلك {y.the} {b.m}.",
    "هذا {x.bare} {a.m}، وهذه {f.bare} {b.f}.",
    "{man.the} الذي {do.did} {f.the} {mood.m}، و{woman.the} التي {do.she_did} {x.the} {mood.f}.",
    "{people} الذين {do.they_did} {x.the} هنا، وال{men.bare}ون الذين {go.they_go} {go.to}{f.the} هناك.",
    "{x.the} الذي {do.did}ه {man.the} {a.m}، و{f.the} التي {do.did}ها {man.the} {b.f}.",
    # annexation and its adjectives
    "وقفت أمام باب {f.the} ال{a.m}.",
    "هذه {f.bare} {x.the} ال{a.f} التي أعرفها.",
    "تحدثت عن {x.bare} {f.the} ال{a.f} وأعجبني.",
    "ضاع {x.stem}ها ال{a.m}، وضاعت {f.stem}ه ال{b.f}.",
    "جاء {men.bare}و {f.the}، ورأيت {men.bare}ي {g.the}.",
    "{x.the} ال{a.m} وال{b.m} هنا، و{f.the} ال{a.f} وال{b.f} هناك.",
    "{things} ال{a.f} هنا، و{things} {b.f}.",
    # fronted phrases, negation, questions, orders
    "في {f.the} {x.bare} {a.m}، وعلى {y.the} {g.bare} {b.f}.",
    "هناك {x.bare} {a.m} و{f.bare} {b.f}.",
    "لا {x.bare} {a.m} هنا ولا {f.bare} {b.f}.",
    "أي {x.bare} {a.m} تريد؟ وأي {f.bare} {b.f} تفضل؟",
    "قالت لها: اكتبي {x.stem}ك ولا تنسي {f.stem}ك.",
    "قال له: افتح {x.the} ولا تترك {f.the}.",
    "كل {x.bare} {a.m} وكل {f.bare} {b.f} له ثمن.",
    "هذا أفضل {x.bare} وأكبر {f.bare} في {y.the}.",
    # what somebody is while doing something: the preposition belongs to the verb
    "عاد {name} {mood.acc} إلى {f.the}، وعادت {her_name} {mood.f} إلى {x.the}.",
    "نظر {man.the} {mood.acc} إلى {x.the}، ونظرت {woman.the} {mood.f} إلى {f.the}.",
    "تحدث {name} {mood.acc} عن {x.the} ال{a.m}.",
    "وقفت {woman.the} {mood.f} أمام {x.the}، وجلس {man.the} {mood.acc} في {f.the}.",
    # names that are words as well
    "كان {name} {do.does} {x.acc} {a.acc}، وكانت {her_name} {do.she_does} {f.bare} {b.f}.",
    "كانت {her_name} {mood.f}، وبدا {name} {mood.acc}، وأصبحت {her_name} {woman.bare}.",
    "{do.she_did} {her_name} {x.the} ثم {go.she_went} {go.to}{f.the}.",
    "قالت {her_name} إن {x.the} {a.m}، فرد {name} بأن {f.the} {b.f}.",
    "صديقتي {her_name} {mood.f}، وأخي {name} {mood.m}.",
    "رأى {man.the} {her_name} في {f.the}، وشكرت {her_name} {man.the}.",
    # the name Ali, and "upon me"
    "{do.did} علي {f.the} ال{a.f}، ثم {go.went} {go.to}{x.the}.",
    "هذا {x.bare} علي وتلك {f.bare} علي.",
    # duals
    "هذان ال{x.two} {a.m}ان، وهاتان ال{f.two} {b.m}تان.",
    "أرى أن ال{x.of_two} {a.m}ان وأن ال{f.of_two} {b.m}تان.",
    "رأيت ال{man.of_two} اللذين {do.did}ا {x.the}، وال{woman.two} اللتان {do.did}تا {f.the} هنا.",
    "{man.the} و{woman.the} {do.did}ا {x.the} ثم {go.went}ا {go.to}{f.the}.",
    "في {f.the} ألفا {x.bare} ومليونا {g.bare}، وبين ال{man.of_two} {y.bare} {b.m}.",
    # elatives, some of which are spelled like verbs
    "هذا أقدم {x.bare} في {f.the}، وإنها أوضح {g.bare} على الإطلاق.",
    "لا يقبل {man.the} أقل {x.bare}، وهو أسرع {man.bare} في {f.the}.",
    "{x.the} أكبر من {y.the}، و{f.the} أكثر انتشارا من {g.the}.",
    # pasts behind particles, a negation with the preposition, we
    "بعد أن {do.did} {man.the} {f.the} عاد، ولولا أن {do.she_did} {woman.the} {x.the} لتأخرت.",
    "نحن {do.did}نا {x.the} أمس، وأنا {do.did}ت {f.the} وحدي.",
    "ليس {x.the} ب{a.m}، وليست {f.the} ب{b.f}.",
    "وقف {man.the} أمام {woman.the}، و{do.did} {x.the} نفسه على الأقل.",
    "أضف {x.acc} {a.acc} إلى {f.the}، واحذف {y.the} ال{b.m} من فضلك.",
)


def sentences(random: Random, number: int) -> Iterator[str]:
    """``number`` sentences, by the patterns in turn."""

    def noun(words: str) -> Noun:
        return Noun(random.choice(words.split()))

    def adjective(words: str) -> Adjective:
        return Adjective(random.choice(words.split()))

    for index in range(number):
        drawn = Drawn(
            *(noun(words) for words in (_MASCULINE, _MASCULINE, _FEMININE, _FEMININE, _MEN, _WOMEN, _SOUND)),
            random.choice(_PEOPLE.split()),
            random.choice(_THINGS.split()),
            *(adjective(words) for words in (_ADJECTIVES, _ADJECTIVES, _MOODS)),
            random.choice(_GOING),
            random.choice(_DOING),
            random.choice(_NAMES.split()),
            random.choice(_HER_NAMES.split()),
        )
        # ل and the article are written as one (للمدرسة), and so are they before a ل of the noun's own (للجنة).
        yield PATTERNS[index % len(PATTERNS)].format_map(drawn._asdict()).replace(" لال", " لل").replace(" للل", " لل")
