"""What each step is: its modes and options, what it does, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from arlint.normalization import content, invisibles, letters, punctuation, tables
from arlint.normalization.actions import Action, Chain, Composition, Edits, Layer, Repeated, Table
from arlint.normalization.classes import PRESENTATION_GATE
from arlint.normalization.spaces import CollapsedSpaces, SafeSpaces

Options = Mapping[str, str]
Builder = Callable[[str, Options], Action]


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be said of a step before it is built.

    ``modes`` and the values of each option begin with the default. ``level``: 0 the
    same text by definition, 1 typography, 2 folds letters or words together, 3
    removes or replaces content. ``about`` explains it in Arabic and English.
    """

    name: str
    build: Builder
    level: int
    about: tuple[str, str]
    modes: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


# --- builders ------------------------------------------------------------------------------------------

_COUNT: Final = ("2", "N")


def _layered(*layers: Layer) -> Builder:
    return lambda mode, options: Table(*layers)


def _by_mode(**layers: Layer) -> Builder:
    return lambda mode, options: Table(layers[mode])


def _presentation_forms(mode: str, options: Options) -> Action:
    return Chain(
        (
            Edits(letters.hijri_marks, letters.HIJRI_GATE, rare=True),
            Table(tables.presentation_form, only=PRESENTATION_GATE),
        )
    )


def _word_ligatures(mode: str, options: Options) -> Action:
    if mode == "keep":
        return Chain(())
    layer = tables.expand_ligature if mode == "expand" else tables.deleting(tables.WORD_LIGATURES)
    return Table(layer, only=PRESENTATION_GATE)


def _hamza_forms(mode: str, options: Options) -> Action:
    return Chain(
        (
            Edits(letters.high_hamza, letters.HIGH_HAMZA_GATE, rare=True),
            Edits(letters.yeh_hamza, letters.YEH_HAMZA_GATE, rare=True),
        )
    )


def _invisibles(mode: str, options: Options) -> Action:
    if mode == "safe":
        return Repeated(Edits(invisibles.useless_invisibles, invisibles.SAFE_GATE))
    zwnj = {"delete": {tables.ZWNJ: ""}, "space": {tables.ZWNJ: " "}, "keep": {}}[options["zwnj"]]
    return Chain(
        (
            Edits(invisibles.stray_joiners, invisibles.JOINER_GATE, rare=True),
            Table(tables.deleting(tables.INVISIBLE), tables.folding(zwnj)),
        )
    )


def _tatweel(mode: str, options: Options) -> Action:
    if mode == "decorative":
        return Edits(letters.decorative_tatweel, "\u0640")
    return Table(tables.deleting(frozenset("\u0640")))


def _marks(mode: str, options: Options) -> Action:
    chars = {"all": tables.ALL_MARKS, "dediac": tables.DEDIAC, "tashkeel": tables.TASHKEEL}[mode]
    if options["honorifics"] == "keep":
        chars -= tables.HONORIFIC_MARKS
    delete = Table(tables.deleting(chars))
    if options["dagger_alef"] == "alef" and mode != "tashkeel":
        return Chain((Edits(letters.dagger_alef, "\u0670"), delete))
    return delete


def _spaces(mode: str, options: Options) -> Action:
    if mode == "safe":
        return SafeSpaces()
    if mode == "width":
        return Table(tables.folding(tables.ZS_AND_TAB))
    if mode == "collapse":
        return CollapsedSpaces()
    return Chain((Table(tables.folding(tables.ZS_AND_TAB), only=tables.WIDE_SPACE_GATE), CollapsedSpaces()))


def _elongation(mode: str, options: Options) -> Action:
    return Edits(letters.Elongation(int(options["keep"])))


def _html(mode: str, options: Options) -> Action:
    if mode == "keep":
        return Chain(())
    # «&amp;lt;b&amp;gt;» is a tag two rounds away: until nothing is left to do.
    return Repeated(Chain((Edits(content.tags, "<"), Edits(content.entities, "&"))))


def _masked(finder: Callable[[str], Callable[[str], object]], mask: str, gate: str) -> Builder:
    def build(mode: str, options: Options) -> Action:
        if mode == "keep":
            return Chain(())
        return Edits(finder({"mask": mask, "strip": "", "space": " "}[mode]), gate)  # type: ignore[arg-type]

    return build


def _hashtags(mode: str, options: Options) -> Action:
    return Chain(()) if mode == "keep" else Edits(content.hashtag_words, "#")


# --- the list ------------------------------------------------------------------------------------------

_MASK_MODES: Final = ("mask", "keep", "strip")


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Every step by its name, in the order of the specification."""
    kinds = (
        Kind(
            "presentation_forms",
            _presentation_forms,
            0,
            (
                "أشكال العرض (ﻣﺤﻤﺪ، ﻷ) إلى حروفها، و«1445ﻫ» إلى «1445هـ»",
                "presentation forms as letters (none that decomposes with a space or tatweel); the Hijri mark ﻫ as هـ",
            ),
        ),
        Kind(
            "word_ligatures",
            _word_ligatures,
            2,
            ("رموز الكلمات (ﷺ، ﷲ) إلى كلماتها أو حذفها", "word ligatures such as ﷺ as words, or deleted"),
            ("expand", "keep", "strip"),
        ),
        Kind("nfc", lambda mode, options: Composition(), 0, ("التركيب القياسي NFC", "Unicode NFC")),
        Kind(
            "hamza_forms",
            _hamza_forms,
            0,
            (
                "ى + همزة مركبة إلى ئ، والحروف التي ينهى عنها يونيكود إلى بدائلها",
                "alef maksura + combining hamza as ئ; letters not to be emitted in their preferred spelling",
            ),
        ),
        Kind(
            "invisibles",
            _invisibles,
            0,
            (
                "المحارف الخفية: ما لا أثر له (safe) أو كلها (all)",
                "invisible characters: those without effect (safe, class 0), or all (class 2)",
            ),
            ("safe", "all"),
            {"zwnj": ("delete", "space", "keep")},
        ),
        Kind(
            "tatweel",
            _tatweel,
            1,
            (
                "التطويل: الزخرفي وحده (decorative) أو كله (all)",
                "tatweel: the decorative only (class 1), so that هـ and «الـ» stay, or all (class 2)",
            ),
            ("decorative", "all"),
        ),
        Kind(
            "marks",
            _marks,
            2,
            (
                "العلامات: كلها، أو التشكيل والألف الخنجرية (dediac)، أو التشكيل وحده",
                "marks: all of the Arabic blocks, dediac (U+064B-0652 and U+0670) or tashkeel (U+064B-0652)",
            ),
            ("all", "dediac", "tashkeel"),
            {"dagger_alef": ("strip", "alef"), "honorifics": ("strip", "keep")},
        ),
        Kind(
            "quran_signs",
            _layered(tables.deleting(tables.QURAN_SIGNS)),
            2,
            ("حذف رموز المصحف ۝ ۞ ۩ والواو والياء الصغيرتين", "delete U+06DD 06DE 06E9 06E5 06E6 08E2"),
        ),
        Kind(
            "alef",
            _by_mode(
                all=tables.folding(tables.ALEF),
                wasla=tables.folding(tables.ALEF_WASLA),
                lucene=tables.folding(tables.ALEF_LUCENE),
            ),
            2,
            ("آ أ إ ٱ إلى ا (ولا تُمس ى)", "آ أ إ ٱ as ا, never ى; wasla: only ٱ; lucene: not ٱ"),
            ("all", "wasla", "lucene"),
        ),
        Kind("alef_maksura", _layered(tables.folding(tables.ALEF_MAKSURA)), 2, ("ى إلى ي", "ى as ي")),
        Kind("teh_marbuta", _layered(tables.folding(tables.TEH_MARBUTA)), 2, ("ة إلى ه", "ة as ه")),
        Kind("hamza_seat", _layered(tables.folding(tables.HAMZA_SEAT)), 2, ("ؤ إلى و، ئ إلى ي", "ؤ as و, ئ as ي")),
        Kind(
            "arabic_letters",
            _layered(tables.folding(tables.ARABIC_LETTERS)),
            2,
            (
                "حروف لوحات فارس والهند إلى العربية: ک ی ے ہ ھ ۀ ە ۃ (وتبقى پ چ ژ گ ڤ)",
                "letters of Persian and Urdu keyboards as Arabic (ک ڪ ی ے ہ ۂ ھ ۀ ە ۃ); پ چ ژ گ ڤ stay",
            ),
        ),
        Kind(
            "digits",
            _by_mode(
                ascii=tables.folding(tables.ASCII_DIGITS),
                all=tables.any_digit,
                ext_to_arab=tables.folding(tables.ARABIC_INDIC_DIGITS),
            ),
            2,
            (
                "الأرقام: ٠-٩ و۰-۹ إلى 0-9، أو كل رقم عشري (all)، أو ۰-۹ إلى ٠-٩",
                "digits: ٠-٩ and ۰-۹ as ASCII; all: every decimal digit as ASCII; ext_to_arab: ۰-۹ as ٠-٩",
            ),
            ("ascii", "all", "ext_to_arab"),
        ),
        Kind(
            "num_punct",
            lambda mode, options: Edits(punctuation.ascii_separators, punctuation.SEPARATOR_GATE),
            2,
            ("فواصل الأعداد ٫ ٬ ٪ إلى . , %", "between digits ٫ as . and ٬ as ,; ٪ as %"),
        ),
        Kind(
            "full_width",
            _layered(tables.full_width),
            2,
            ("المحارف العريضة إلى العادية", "full-width forms as the ordinary character"),
        ),
        Kind(
            "lower_case",
            _layered(tables.lower_case),
            2,
            ("الحروف الكبيرة إلى الصغيرة", "simple lower case, as Lucene's LowerCaseFilter"),
        ),
        Kind(
            "spaces",
            _spaces,
            1,
            (
                "المسافات: المكررة وما في آخر السطر (safe)، أو كل الأنواع إلى مسافة واحدة (fold)",
                "doubled and trailing U+0020 (safe); all spaces as one, lines trimmed, CRLF as LF (fold, class 2)",
            ),
            ("safe", "fold", "width", "collapse"),
        ),
        Kind(
            "punct_arabic",
            lambda mode, options: Edits(punctuation.arabic_marks, punctuation.LATIN_MARK_GATE),
            1,
            ("الفواصل وعلامة الاستفهام اللاتينية إلى العربية ، ؛ ؟", ", ; ? as ، ؛ ؟ in Arabic text"),
        ),
        Kind(
            "punct_spacing",
            lambda mode, options: punctuation.Spacing(),
            1,
            ("المسافات حول علامات الترقيم والأقواس", "spaces around punctuation, brackets and quotes"),
        ),
        Kind(
            "elongation",
            _elongation,
            3,
            (
                "الحرف المكرر للمد (جميييل) إلى حرفين، ولا تُمس «تتتبع»",
                "runs of three or more of an Arabic letter (four of a Latin one) as two; «تتتبع» stays",
            ),
            (),
            {"keep": _COUNT},
        ),
        Kind(
            "repeat_punct",
            lambda mode, options: Edits(punctuation.repeated_marks),
            3,
            (
                "علامات الترقيم المكررة إلى واحدة، والنقاط إلى ثلاث",
                "repeated ! ؟ ? ، ؛ as one, four dots or more as three",
            ),
        ),
        Kind(
            "urls",
            _masked(content.urls, content.URL_MASK, ""),
            3,
            ("الروابط إلى [رابط] أو حذفها", "URLs as [رابط], or stripped"),
            _MASK_MODES,
        ),
        Kind(
            "emails",
            _masked(content.emails, content.EMAIL_MASK, "@"),
            3,
            ("عناوين البريد إلى [بريد] أو حذفها", "e-mail addresses as [بريد], or stripped"),
            _MASK_MODES,
        ),
        Kind(
            "mentions",
            _masked(content.mentions, content.MENTION_MASK, "@"),
            3,
            ("الإشارات إلى [مستخدم] أو حذفها", "@mentions as [مستخدم], or stripped"),
            _MASK_MODES,
        ),
        Kind(
            "hashtags",
            _hashtags,
            3,
            ("الوسوم إلى كلماتها", "hashtags as their words: #كأس_العالم as كأس العالم"),
            ("words", "keep"),
        ),
        Kind(
            "emoji",
            _masked(content.emoji, "", ""),
            3,
            ("الرموز التعبيرية: تُترك أو تُحذف أو تصير مسافة", "emoji: kept, stripped, or a space"),
            ("keep", "space", "strip"),
        ),
        Kind(
            "html",
            _html,
            3,
            ("وسوم HTML إلى مسافات، وفك الرموز مثل &nbsp;", "HTML tags as spaces, then character references decoded"),
            ("strip", "keep"),
        ),
    )
    return {kind.name: kind for kind in kinds}
