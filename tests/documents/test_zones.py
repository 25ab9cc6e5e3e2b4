"""Zones and masks over the prose of any format."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint.documents.document import Segment, Zone, ZoneKind
from arlint.documents.finders import FINDERS, Finder
from arlint.documents.formats.plain import Lines
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.text.characters import MASK


def segment(text: str) -> Segment:
    (only,) = read(Source(text)).segments
    assert len(only.text) == len(text)
    assert all(seen in (written, MASK) for seen, written in zip(only.text, text, strict=True))
    return only


def hidden(text: str) -> list[str]:
    """What is masked in a one-line text, run by run."""
    seen = segment(text).text
    out, run = [], ""
    for covered, written in zip(seen + " ", text + " ", strict=True):
        if covered == MASK:
            run += written
        elif run:
            out.append(run)
            run = ""
    return out


def zones(text: str, kind: ZoneKind) -> list[str]:
    return [text[zone.start : zone.end] for zone in segment(text).zones if zone.kind is kind]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("زوروا https://example.com/a?b=ج&c=1، ثم ارجعوا", ["https://example.com/a?b=ج&c=1"]),
        ("الموقع (www.example.org).", ["www.example.org"]),
        ("نشره example.com/خبر أمس", ["example.com/خبر"]),
        ("راسلنا على info@site.co.uk.", ["info@site.co.uk"]),
        ("كتب @user_name و@سارة", ["@user_name", "@سارة"]),
        ("وسم #مصر_الآن و#كأس_العالم2026 والمركز #3", ["#مصر_الآن", "#كأس_العالم2026"]),
        (r"الملف C:\Users\ali\a.txt هنا", [r"C:\Users\ali\a.txt"]),
        ("افتح /usr/lib/x.so و~/notes ثم src/main.c", ["/usr/lib/x.so", "~/notes", "src/main.c"]),
        ("الملف الإجتماع.docx وصورة-1.v2.png، ثم مجلد/ملف.md.", ["الإجتماع.docx", "وصورة-1.v2.png", "مجلد/ملف.md"]),
        ("افتح ./الإجتماع/ملف.md و /أخبار/الإجتماع.", ["./الإجتماع/ملف.md", "/أخبار/الإجتماع"]),
        ("في ../الإجتماع و ~/أخبار/ ثم /blog/الإجتماع/", ["../الإجتماع", "~/أخبار/", "/blog/الإجتماع/"]),
        ("هو/هي/هما وانتهت.ثم بدأت /نعم/ و /لا", []),
        (
            "انظر « https://x.org/a » ثم https://x.org ، ثم https://x.org .",
            [" https://x.org/a ", "https://x.org ", "https://x.org"],
        ),
        ("يوم 24/11/2024 و/أو بسرعة 50 km/h", []),
        (
            "مرحبا {name} و{{ user.id }} و${total} و{0:.2f}",
            ["{name}", "{{ user.id }}", "${total}", "{0:.2f}"],
        ),
        ("لديك %d رسالة من %(who)s و%1$s", ["%d", "%(who)s", "%1$s"]),
        ("ارتفع 50% من الأسعار و100% ثقة", []),
        ("انسخ %1 إلى %2. وارتفع السعر %4.5 و%50", ["%1", "%2"]),
        ("نص <b>غليظ</b> و&nbsp;مسافة", ["<b>", "</b>", "&nbsp;"]),
        ("كان 3 < 5 وكان 7 > 2", []),
        ("انتهت.ثم بدأت", []),
        ("الملف readme.md والموقع example.xyz", ["readme.md", "example.xyz"]),
        ("راسلنا على info@شركة.السعودية", ["info@شركة.السعودية"]),
        (
            "مرحبا %{count} و{ { . Site . Title } } و{اسم_المستخدم}",
            ["%{count}", "{ { . Site . Title } }", "{اسم_المستخدم}"],
        ),
        ("{n, plural, one {سنة} other {سنوات}}", ["{n, plural,", "one", "other", "}"]),
        (
            "{g, select, male{قام} female { {name}، {n, plural, =0{لا} other{{n} سنة}} } other {قاموا}} قرار {اسم}",
            [
                "{g, select,",
                "male",
                "female",
                "{name}",
                "{n, plural,",
                "=0",
                "other",
                "{n}",
                "}",
                "other",
                "}",
                "{اسم}",
            ],
        ),
        ("{n, plural, offset:1 one{'{نص}'} other{سنة}", ["{n, plural, offset:1", "one", "{نص}", "other"]),
        (r"الرمز \u0627 أو \u.... ثم \x{1F}", [r"\u0627", r"\u....", r"\x{1F}"]),
        # A menu's letter cuts a word in two, and neither half is a word.
        ("اللون الأ&حمر والمتغير اسم_المستخدم", ["الأ&حمر", "اسم_المستخدم"]),
        ("الشريحة الأ~ولى", ["الأ~ولى"]),
        ("الشركة & الأخوان و_كلمة_ هنا", []),
    ],
)
def test_addresses_and_placeholders_are_masked(text: str, masked: list[str]) -> None:
    assert hidden(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("قال تعالى: ﴿اهدنا الصراط﴾ ثم مضى", "اهدنا الصراط"),
        ("وفيه ﴾اهدنا الصراط﴿ بقوسين مقلوبين", "اهدنا الصراط"),
        ('وقال الله تعالى في كتابه: "وأقيموا الصلاة" فأقاموها', "وأقيموا الصلاة"),
        ("قوله عزّ وجلّ: {وأقيموا الصلاة} واضح", "وأقيموا الصلاة"),
        ("قوله سبحانه: ”وأقيموا الصلاة“ واضح", "وأقيموا الصلاة"),
        ("قال تعالى: وأقيموا الصلاة، وآتوا الزكاة. وهذا أمر", "وأقيموا الصلاة، وآتوا الزكاة"),
        ("وقرأ «وأقيموا الصلاة» [البقرة: 43] ثم ركع", "وأقيموا الصلاة"),
        ("وقرأ (وأقيموا الصلاة) (سورة البقره، الآية ٤٣)", "وأقيموا الصلاة"),
        ("قرأ: ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَٰلَمِينَ", "ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَٰلَمِينَ"),
    ],
)
def test_the_quran_is_masked_and_a_zone(text: str, masked: str) -> None:
    assert hidden(text) == [masked]
    assert zones(text, ZoneKind.QURAN) == [masked]


@pytest.mark.parametrize(
    "text",
    [
        "قال رسول الله صلى الله عليه وسلم: «إنما الأعمال بالنيات» فاعمل",
        "عن النبي ﷺ أنه قال: «إنما الأعمال بالنيات».",
        'قال (ص): "إنما الأعمال بالنيات"',
        "قال النبي -صلى الله عليه وسلم-: ”إنما الأعمال بالنيات“",
        "روى عمر أن رسول الله صلى الله عليه وسلم قال: «إنما الأعمال بالنيات»",
        "وفي الحديث الشريف: «إنما الأعمال بالنيات»",
        "ومنه «إنما الأعمال بالنيات» (رواه البخاري ومسلم)",
        "قال رسول الله ﷺ: إنما الأعمال بالنيات.",
    ],
)
def test_hadith_is_masked_and_a_zone(text: str) -> None:
    assert hidden(text) == ["إنما الأعمال بالنيات"]
    assert zones(text, ZoneKind.HADITH) == ["إنما الأعمال بالنيات"]


def test_the_brackets_of_the_quran_stay_visible() -> None:
    seen = segment("قال ﴿ نص ﴾ .").text
    assert seen == f"قال ﴿{MASK * 4}﴾ ."


def test_what_god_or_the_prophet_did_not_say_is_not_masked() -> None:
    for text in (
        "قال المدير: «سنبدأ الآن»",
        "قال تعالى الله عما يصفون",
        "سأل عن «السلام» في المنطقة",
        "وقال في الحديث: «سنبدأ الآن»",
        "رواية «الأيام» رواه طه حسين",
        "عدد «الحضور» (مكتبة: 300)",
    ):
        assert hidden(text) == []


def test_quotations() -> None:
    assert zones('قال «كلمة “داخلية” هنا» ثم "أخرى" و“ثالثة”', ZoneKind.QUOTE) == [
        "كلمة “داخلية” هنا",
        "أخرى",
        "ثالثة",
    ]
    assert zones("قال ”نعم“ ثم سكت، و”لا“.", ZoneKind.QUOTE) == ["نعم", "لا"]
    assert zones("إغلاق ضائع” هنا و“ثالثة” بعده", ZoneKind.QUOTE) == ["ثالثة"]
    assert zones("قال «مفتوحة بلا إغلاق", ZoneKind.QUOTE) == []
    assert zones("إغلاق» بلا فتح", ZoneKind.QUOTE) == []


@pytest.mark.parametrize("caesura", [" *** ", "***", "\t", "     ", "   ", " * ", " // "])
def test_verse(caesura: str) -> None:
    line = f"على قدر أهل العزم تأتي العزائم{caesura}وتأتي على قدر الكرام المكارم"
    assert zones(line, ZoneKind.VERSE) == [line]


def test_prose_is_not_verse() -> None:
    assert zones("كتب الرجل رسالة طويلة   ثم أرسلها إلى صديقه.", ZoneKind.VERSE) == []
    for text in ("بند *** ملاحظة", "جملة أولى طويلة هنا وفيها عشر كلمات على الأقل *** كلمة ثم", "أ\tب"):
        assert zones(text, ZoneKind.VERSE) == []


def test_other_languages() -> None:
    persian = "این یک متن فارسی است که برای پژوهش گفته شد"
    assert zones(f"{persian}. وهذا نص عربي", ZoneKind.FOREIGN) == [persian]
    # Persian without a letter of its own.
    assert zones("کتاب خوب است و من آن را دوست دارم", ZoneKind.FOREIGN) == ["کتاب خوب است و من آن را دوست دارم"]
    # One word of it beside one with such a letter, and a non-joiner as only Persian writes it.
    assert zones("قال سعدي: «بنی آدم اعضای یک پیکرند».", ZoneKind.FOREIGN) == ["بنی آدم اعضای یک پیکرند"]
    assert zones("قال: «می\u200cخواهم بروم»، ثم سكت.", ZoneKind.FOREIGN) == ["می\u200cخواهم بروم"]
    assert zones("این ذهب الولد يا صدیقی بعد الدرس", ZoneKind.FOREIGN) == []
    assert zones("ذهب إلى پاريس ثم عاد", ZoneKind.FOREIGN) == []
    assert zones("سافر إلى پاريس ولقي گوته في الصباح مع الوفد الذي وصل أمس", ZoneKind.FOREIGN) == []
    # A Persian keyboard's letters in Arabic text are for a rule to report.
    assert zones("هذا کتاب في المکتبة على الرف", ZoneKind.FOREIGN) == []
    assert zones("كتب Google Cloud عنه", ZoneKind.FOREIGN) == ["Google Cloud"]


def test_a_text_without_signs_is_returned_as_it_is() -> None:
    assert segment("نص عربي لا شيء فيه غير الكلام").zones == ()


@pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.name)
def test_signs_and_words_miss_nothing(finder: Finder) -> None:
    """Whatever a finder finds in these texts, the cheap tests before it let through."""
    texts = (
        "قال ﷺ: «نص» و#وسم و@me و{x} و%s و/usr/bin و<b> و&amp; و﴿نص﴾",
        "example.bh example.com www.example.org mailto:a@b.ly",
        "قال تعالى: (نص) ٱلله ٱلرحمن وفي الحديث الشريف: نص طويل",
        r"«نص» [البقرة: 43] و«نص» رواه مسلم \u0627 ا_ب این یک کتاب است",
        "ہے میں اور ہے",
        "this is Latin",
        "بيت من الشعر    وشطر آخر منه",
    )
    alike = [other for other in FINDERS if other.name == finder.name]
    for text in filter(lambda text: list(finder.find(text)), texts):
        assert any(
            any(sign in text for sign in other.signs) and (not other.words or any(word in text for word in other.words))
            for other in alike
        )


def test_zones_are_found_in_the_segments_that_have_them() -> None:
    document = read(Source("أول\nقال «ثان»\n\nثالث\nقال «رابع» @you"))
    assert [len(s.zones) for s in document.segments] == [0, 1, 0, 1]
    assert [MASK in s.text for s in document.segments] == [False, False, False, True]


@given(
    st.lists(
        st.sampled_from(
            "كتاب قال تعالى: «نعم» ﴿نص﴾ (البقرة: 2) http://a.b/ @name #وسم \n \n\n {x} %s word words / … * a@b.c".split(
                " "
            )
        ),
        max_size=14,
    )
)
def test_a_stretch_knows_which_segments_have_zones(pieces: list[str]) -> None:
    lines = Lines(" ".join(pieces))
    for stretch in lines.stretches(40):
        assert stretch.zoned is not None
        for index, (start, end) in enumerate(zip(stretch.starts, stretch.ends, strict=True)):
            segment = lines.segment(stretch.first + index)
            assert stretch.text[start:end] == segment.text
            if index not in stretch.zoned:
                assert segment == lines.unzoned(stretch.first + index)


@pytest.mark.parametrize("text", ["كتاب", "**كتاب** جديد"])
def test_a_slice_of_the_source_has_places_like_any_segment(text: str) -> None:
    for name in ("plain", "markdown"):
        source = Source(f"  {text}\n")
        (one,) = read(source, name).segments
        # The same in two pieces, which is no slice.
        (piece, *others) = one.pieces
        cut = replace(
            one,
            pieces=(
                piece._replace(length=1),
                piece._replace(start=1, source_start=piece.source_start + 1, length=piece.length - 1),
                *others,
            ),
        )
        for start in range(len(one.text)):
            for end in range(start, len(one.text) + 1):
                assert one.source_span(start, end) == cut.source_span(start, end)
                for new in ("", "ب", "ب\n", MASK):
                    assert one.source_edit(start, end, new) == cut.source_edit(start, end, new)


@given(st.lists(st.tuples(st.sampled_from([ZoneKind.QUOTE, ZoneKind.VERSE]), st.integers(0, 9), st.integers(0, 9))))
def test_what_lies_in_a_zone(zones: list[tuple[ZoneKind, int, int]]) -> None:
    made = replace(segment("نص"), zones=tuple(Zone(*zone) for zone in zones))
    for start, end in combinations(range(10), 2):
        inside = any(z.kind is ZoneKind.QUOTE and z.start <= start and end <= z.end for z in made.zones)
        assert made.in_zone(ZoneKind.QUOTE, start, end) is inside
