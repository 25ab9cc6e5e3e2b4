"""How fast ``arlint normalize`` is, as ratios to other normalizers in one run.

    pip install -e '.[bench-normalize]'
    python -m benchmarks normalize [--mb 20] [--rounds 3] [--only PROFILE,...]

Three texts are made from the same words and a fixed seed: *plain* (edited prose, with
the few slips that prose has), *vocalised* (the same with harakat) and *social* (short
posts with emoji, hashtags, mentions, addresses, elongation and tatweel). Every
peer gets the text whole and in pieces of 64 K characters, and the faster counts
(AraBERT, which is meant for sentences, gets lines); slow peers get a part of the text.
Times are CPU times on one core, the best of the rounds.

The yardstick is one ``str.translate`` with the complete table of ``search`` as a dict.
"""

from __future__ import annotations

import random
import sys
import time
import unicodedata
from collections.abc import Callable
from importlib import metadata

from arlint.normalization import normalizer
from arlint.normalization.stream import stream

Subject = Callable[[str], object]

WORDS = (
    "في من على إلى أن هذا التي الذي كان عن مع قال بعد لا ما كل بين ذلك لم قد حتى عند غير أو ثم كما إن هو هي "
    "يوم عام حيث منذ خلال أمام وقال وقد كانت يكون الأول الثاني الحكومة الرئيس الدولة المدينة العربية الدولية "
    "الاقتصاد السوق الشركة الأسعار النفط المياه التعليم المدارس الجامعة الطلاب الكتاب المؤلف اللغة القراءة "
    "الصحة المستشفى الأطباء المرضى الدواء البحث العلم العلماء التقنية الحاسوب الشبكة البرنامج المستخدم "
    "الرياضة المباراة الفريق اللاعب الهدف النتيجة الجمهور البطولة الموسم المدرب السياسة الانتخابات البرلمان "
    "القانون المحكمة القاضي الحق الواجب الحرية المجتمع الأسرة المرأة الطفل الشباب الإنسان الحياة الموت الحب "
    "السلام الحرب الجيش الحدود الأرض السماء البحر النهر الجبل الصحراء الشجر الزهر الطير الماء النار الهواء "
    "مسؤول مؤتمر رئيسة بيئة شاطئ قارئ سؤال مرآة آخر آمال أمل إيمان استقبال اجتماع انتصار ازدهار مستقبل "
    "كتب قرأ ذهب جاء رأى سمع عرف فهم أخذ أعطى وجد أراد استطاع يمكن يجب ينبغي سوف ليس هناك هنا الآن أيضا جدا "
    "كبيرة صغيرة جديد قديم طويل قصير جميل قوي ضعيف سريع بطيء مهم ممكن صعب سهل واضح خاص عام مختلف متشابه"
).split()
MARKS = "\u064e\u064e\u064e\u064e\u0650\u0650\u064f\u064f\u0652\u0652\u0651\u064b\u064c\u064d"
LATIN = "arlint Python Google 2024 COVID WhatsApp GDP iPhone".split()
EMOJI = ("😂", "❤\ufe0f", "😍", "🙏", "👍🏽", "🔥", "👨\u200d👩\u200d👧", "🇸🇦", "😭😭")


def plain(size: int, chance: random.Random) -> str:
    """Prose of about ``size`` bytes of UTF-8 in paragraphs."""
    weights = [1 / (rank + 3) for rank in range(len(WORDS))]
    lines: list[str] = []
    made = 0
    while made < size:
        words = chance.choices(WORDS, weights, k=chance.randrange(25, 80))
        for at in range(len(words)):
            draw = chance.random()
            if draw < 0.06:
                words[at] += "،"
            elif draw < 0.10:
                words[at] += "."
            elif draw < 0.115:
                words[at] += chance.choice(("؛", ":", "؟", "!", "...", " (س)"))
            elif draw < 0.125:
                words[at] = f"«{words[at]}»"
            elif draw < 0.145:
                words[at] = str(chance.randrange(1, 3000)) if draw < 0.135 else "٢٠٢٤"
            elif draw < 0.150:
                words[at] = chance.choice(LATIN)
            elif draw < 0.152:
                words[at] += chance.choice((" ،", " .", ", نعم", "\u00a0"))
        line = " ".join(words) + "."
        if chance.random() < 0.05:
            line = line.replace(" ", "  ", 1)
        lines.append(line)
        made += len(line.encode()) + 1
    return "\n".join(lines) + "\n"


def vocalised(text: str, size: int, chance: random.Random) -> str:
    """The same words with a mark on most letters."""
    part = text[: size // 3]
    marks = chance.choices(MARKS, k=len(part))
    pieces = [
        char + mark if "\u0621" <= char <= "\u064a" and char not in "ااو" else char
        for char, mark in zip(part, marks, strict=True)
    ]
    done = "".join(pieces)
    while len(done.encode()) < size:
        done += done[: (size - len(done.encode())) // 2 + 1]
    return done


def social(size: int, chance: random.Random) -> str:
    """Posts of a line each."""
    lines: list[str] = []
    made = 0
    while made < size:
        words = chance.choices(WORDS, k=chance.randrange(6, 25))
        for at, word in enumerate(words):
            draw = chance.random()
            if draw < 0.03:
                words[at] = word[:-1] + word[-1] * chance.randrange(3, 8)
            elif draw < 0.045:
                words[at] = f"{word[:2]}\u0640\u0640{word[2:]}"
            elif draw < 0.07:
                words[at] += chance.choice(EMOJI)
            elif draw < 0.085:
                words[at] = f"#{word}_{words[0]}"
            elif draw < 0.10:
                words[at] += chance.choice(("!!!", "؟؟", "..", " ،", "،،", "؟!"))
        if chance.random() < 0.35:
            words.insert(0, f"@user{chance.randrange(999)}")
        if chance.random() < 0.25:
            words.append(f"https://t.co/{chance.randrange(10**9):x}")
        if chance.random() < 0.35:
            words.append(chance.choice(EMOJI))
        lines.append(" ".join(words))
        made += len(lines[-1].encode()) + 1
    return "\n".join(lines) + "\n"


def in_chunks(profile: str) -> Subject:
    """A profile as the command line runs it."""
    subject = normalizer(profile)

    def run(text: str) -> int:
        blocks = (text[at : at + 65536] for at in range(0, len(text), 65536))
        return sum(len(chunk) for chunk in stream(subject, blocks))

    return run


def translate() -> Subject:
    """One ``str.translate`` with the table of ``search`` in a dict."""
    subject = normalizer("search")
    table: dict[int, str | None] = {}
    for point in (*range(0x80, 0x2100), *range(0xFB50, 0xFFF0)):
        char = chr(point)
        if not 0xD800 <= point < 0xE000 and subject(f"ا{char}ا") != f"ا{char}ا":
            table[point] = subject(f"ا{char}ا")[1:-1] or None
    table.update({ord(char): char.lower() for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
    return lambda text: text.translate(table)


def in_pieces(function: Subject) -> Subject:
    """A peer on pieces of 64 K characters, which some do faster than one long text."""

    def run(text: str) -> int:
        for at in range(0, len(text), 65536):
            function(text[at : at + 65536])
        return len(text)

    return run


def by_line(function: Callable[[str], object]) -> Subject:
    """A peer that is meant for one sentence at a time."""

    def run(text: str) -> int:
        count = 0
        for line in text.split("\n"):
            function(line)
            count += 1
        return count

    return run


def peers() -> tuple[dict[str, tuple[Subject, int]], list[str]]:
    """The peers that are installed, each with the share of the text it gets (1 is all), and those that are not."""
    found: dict[str, tuple[Subject, int]] = {}
    missing: list[str] = []
    try:
        from pyarabic.normalize import normalize_searchtext

        found["pyarabic normalize_searchtext"] = (normalize_searchtext, 4)
    except ImportError:
        missing.append("pyarabic")
    try:
        from camel_tools.utils.charmap import CharMapper
        from camel_tools.utils.dediac import dediac_ar
        from camel_tools.utils.normalize import (
            normalize_alef_ar,
            normalize_alef_maksura_ar,
            normalize_teh_marbuta_ar,
            normalize_unicode,
        )

        arclean = CharMapper.builtin_mapper("arclean")

        def chain(text: str) -> str:
            text = dediac_ar(normalize_unicode(text))
            text = normalize_alef_maksura_ar(normalize_alef_ar(text))
            return str(normalize_teh_marbuta_ar(text))

        found["CAMeL Tools arclean"] = (arclean.map_string, 4)
        found["CAMeL Tools unicode+dediac+alef+maksura+teh"] = (chain, 4)
    except ImportError:
        missing.append("camel-tools")
    try:
        from arabert.preprocess import ArabertPreprocessor

        found["AraBERT preprocess (v02)"] = (by_line(ArabertPreprocessor("bert-base-arabertv02").preprocess), 16)
    except ImportError:
        missing.append("arabert")
    try:
        import icu

        fold = icu.Normalizer2.getNFKCCasefoldInstance()
        found["PyICU NFKC_Casefold (C++)"] = (fold.normalize, 1)
    except ImportError:
        missing.append("PyICU")
    return found, missing


def speed(subject: Subject, text: str, rounds: int) -> float:
    """Megabytes of UTF-8 in a second, the best of the rounds."""
    best = min(_time(subject, text) for _ in range(rounds))
    return len(text.encode()) / best / 1e6


def _time(subject: Subject, text: str) -> float:
    begun = time.process_time()
    subject(text)
    return time.process_time() - begun


def report(mb: float, rounds: int, only: str) -> None:
    """Print the table for texts of ``mb`` megabytes. ``only``: these profiles (commas between), and no peers."""
    size = int(mb * 1e6)
    prose = plain(size, random.Random(1))
    texts = {
        "plain": prose,
        "vocalised": vocalised(prose, size, random.Random(2)),
        "social": social(size, random.Random(3)),
    }
    others, missing = ({}, []) if only else peers()
    profiles = only.split(",") if only else ["search", "search_wide", "lucene", "nlp", "social", "editorial"]
    subjects: dict[str, tuple[Subject, int]] = {"str.translate, table of search": (translate(), 1)}
    subjects |= {f"arlint {name}": (in_chunks(name), 1) for name in profiles}
    subjects |= others
    print(f"Python {sys.version.split()[0]}, Unicode {unicodedata.unidata_version}; MB/s of UTF-8, {mb:g} MB each")
    names = {"pyarabic": "PyArabic", "camel-tools": "camel-tools", "arabert": "arabert", "PyICU": "pyicu"}
    if not only:
        versions = [f"{name} {metadata.version(real)}" for name, real in names.items() if name not in missing]
        print("; ".join(versions), *(f"(not installed: {name})" for name in missing))
    yard: dict[str, float] = {}
    clean: dict[str, float] = {}
    print("\n| | " + " | ".join(f"{kind} | ×translate | ×arclean" for kind in texts) + " |")
    print("|---|" + "---:|" * (3 * len(texts)))
    order = ["str.translate, table of search", *(name for name in others if "arclean" in name)]
    for label in [*order, *(name for name in subjects if name not in order)]:
        subject, share = subjects[label]
        cells: list[str] = []
        for kind, text in texts.items():
            part = text[: text.index("\n", len(text) // share - 1) + 1] if share > 1 else text
            reached = speed(subject, part, rounds)
            if label in others and "AraBERT" not in label:
                reached = max(reached, speed(in_pieces(subject), part, rounds))
            if label == order[0]:
                yard[kind] = reached
            if "arclean" in label:
                clean[kind] = reached
            ratio = f"{reached / clean[kind]:.2f}" if clean else "–"
            cells += [f"{reached:.1f}", f"{reached / yard[kind]:.2f}", ratio]
        print(f"| {label} | " + " | ".join(cells) + " |", flush=True)
