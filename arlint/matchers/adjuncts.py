"""Where a sentence may go on behind what stands between two words that agree.

A subject and its verb are seldom neighbours: phrases of place and time, what
stands between commas or brackets, and relative clauses come between them
(أسعار النفط ⟨في الأسواق الآسيوية⟩ ارتفعت). A step of a sequence that is met ``across`` them may
stand at any of the places that are found here.

A phrase counts as read only up to a definite word, for behind an indefinite one
there may stand what describes it (في مدينة تعيش فيها). What the words are is asked of the
lexicon; particles are closed lists (Wright, vol. I, §§ 354-368, 346-347).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from arlint.lexicon.classes import WordClass
from arlint.lexicon.features import Feature
from arlint.lexicon.lexicon import default_lexicon
from arlint.matchers.tokentests import is_a
from arlint.text.lazy import Lazy
from arlint.text.tokens import SENTENCE_ENDS, TokenKind, TokenStream

Across = Literal["adjuncts", "relative"]

REACH: Final = 8
"""How many tokens may stand between, marks included."""

_PREPOSITIONS: Final = frozenset(
    "من إلى على في عن حول خلال منذ بعد قبل مع بين ضد نحو عبر لدى عند تجاه بسبب رغم دون بدون وراء أمام خلف تحت فوق ضمن"
    " داخل خارج قرب حيال بشأن وسط أثناء طوال عقب حسب وفق بحسب قبيل بعيد شمال جنوب شرق غرب".split()
)
# Adverbs that stand by themselves.
_ADVERBS: Final = frozenset(
    "أمس غدا الآن هنا هناك أيضا كذلك حاليا مؤخرا أخيرا دائما غالبا عادة أحيانا اليوم الليلة البارحة سابقا لاحقا قريبا"
    " سنويا يوميا شهريا أسبوعيا رسميا مجددا عموما خصوصا فعلا تقريبا اليومين".split()
)
_TIMES: Final = frozenset(
    "صباح مساء ظهر عصر ليلة يوم نهار فجر ليل الصيف الشتاء الربيع الخريف العام السنة الشهر الأسبوع الموسم اليوم الصباح"
    " المساء الليلة الفصل القرن العقد المرة الأيام".split()
)
# Spans of time behind a preposition that says when: قبل شهرين، منذ ثلاثة أيام. Nothing is said of an indefinite one.
_WHEN: Final = frozenset("قبل بعد منذ خلال طوال".split())
_SPANS: Final = frozenset(
    "يومين أسبوعين شهرين عامين سنتين ساعتين قرنين عقدين ليلتين دقيقتين أيام أسابيع أشهر شهور أعوام سنوات سنين ساعات"
    " دقائق قرون عقود عاما سنة شهرا يوما أسبوعا ساعة دقيقة قليل".split()
)
_COUNTS: Final = frozenset(
    "ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر بضعة بضع عشرين ثلاثين أربعين خمسين"
    " ستين سبعين ثمانين تسعين نحو حوالي عدة".split()
)
_DEMONSTRATIVES: Final = frozenset("هذا هذه ذلك تلك هذين هاتين هؤلاء أولئك".split())
_RELATIVES: Final = frozenset("الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي اللائي".split())
# What a clause between commas begins with, besides a preposition and a relative.
_ASIDES: Final = frozenset("وهو وهي وهم وهن وهما كما بحسب وفق مثل خاصة خصوصا ومنها ومنهم بما وفيها".split())
_BRACKETS: Final = {"(": ")", "«": "»", "[": "]", "–": "–", "—": "—", "-": "-", "“": "”"}
_COMMAS: Final = frozenset("،,")
# Verbs behind which a second verb belongs to them (كانت تعمل، بدأ يعمل، قال إن).
_GOVERNS_A_VERB: Final = frozenset(
    "كان كانت كانوا كن كنا كنت يكون تكون ليس ليست بدأ بدأت بدأوا يبدأ تبدأ أخذ أخذت ظل ظلت يظل تظل كاد كادت يكاد"
    " تكاد عاد عادت جعل جعلت يجعل تجعل بات باتت أصبح أصبحت يمكن يجب ينبغي يستطيع تستطيع يريد تريد أراد أرادت ترك تركت"
    " يترك تترك رأى رأت يرى ترى وجد وجدت يجد تجد قال قالت يقول تقول زال زالت يزال تزال راح راحت صار صارت دعت".split()
)
_ARTICLED: Final = Lazy(r"[وف]?(?:[بك]?ال|لل)\p{L}{2,}")
_PREFIXED: Final = Lazy(r"(?:[بك]ال|لل)\p{L}{2,}")
# How much rarer a name is with the article than without it (Zipf units).
_SELDOM_DEFINITE: Final = 1.0
_MOST_NOUNS: Final = 3  # without the article, one annexed to the next
_MOST_ATTRIBUTES: Final = 4  # words with the article behind the first


def places(stream: TokenStream, index: int, across: Across) -> Iterator[int]:
    """The indexes of words at which the sentence may go on, the nearest first, from ``index`` itself.

    ``index`` is that of the token behind the word from which one comes.
    """
    last = min(index + REACH, len(stream) - 1)
    ends = {index}
    for place in range(index, last + 1):
        if place in ends and _is_word(stream, place):
            yield place
        if place in ends:
            ends.update(_ends(stream, place, across, first=place == index))


def opens_a_clause(stream: TokenStream, index: int) -> bool:
    """Whether token ``index`` begins a clause behind a phrase of place or time that opens a sentence, and its comma.

    What follows such a phrase (في العام الماضي، …) has no subject before it, as at the head of a sentence.
    """
    comma = index - 1
    if comma < 1 or index >= len(stream) or stream[comma].surface not in _COMMAS:
        return False
    first = comma
    while first and comma - first <= REACH and stream[first - 1].kind in (TokenKind.WORD, TokenKind.NUMBER):
        first -= 1
    if first == comma or (first and stream[first - 1].surface not in SENTENCE_ENDS):
        return False
    if not all(stream.is_adjacent(place) for place in range(first + 1, index + 1)):
        return False
    ends = set(_of_a_word(stream, first, "adjuncts", stream[first].key.removeprefix("و")))
    if first + 2 == comma and stream[first].key.removeprefix("و") in _PREPOSITIONS:
        ends.update({comma} if stream[first + 1].key in _DEMONSTRATIVES else ())
    for place in range(first + 1, comma):
        if place in ends:
            ends.update(_ends(stream, place, "adjuncts", first=False))
    return comma in ends


def _ends(stream: TokenStream, place: int, across: Across, *, first: bool) -> Iterator[int]:
    """Where what begins at a place may have ended."""
    if not stream.is_adjacent(place):
        return
    token = stream[place]
    if token.kind is TokenKind.MARK:
        yield from _aside(stream, place)
    elif token.kind is TokenKind.WORD:
        yield from _of_a_word(stream, place, across, token.key if first else token.key.removeprefix("و"))


def _of_a_word(stream: TokenStream, place: int, across: Across, key: str) -> Iterator[int]:
    """Where what begins with a word may have ended."""
    if key in _RELATIVES and across == "relative":
        yield from _clause(stream, place + 1)
    if key in _ADVERBS:
        yield place + 1
    if key in _PREPOSITIONS or key in _DEMONSTRATIVES or key in _TIMES:
        yield from _time(stream, place)
    if key in _PREPOSITIONS:
        yield from _phrase(stream, place + 1)
    elif _PREFIXED.fullmatch(key) or is_a(key, WordClass.PREFIXED):
        yield from _phrase(stream, place)


def _time(stream: TokenStream, place: int) -> Iterator[int]:
    """The ends of a phrase of time: هذا الصيف، صباح اليوم، يوم الأحد الماضي، منذ عام 2020، قبل شهرين."""
    if not _is_word(stream, place + 1):
        return
    key, behind = stream[place].key, stream[place + 1].key
    if key in _PREPOSITIONS:
        if stream.is_adjacent(place + 2) and stream[place + 2].kind is TokenKind.NUMBER:
            yield place + 3
        if key in _WHEN and behind in _SPANS:
            yield place + 2
        if key in _WHEN and behind in _COUNTS and _is_word(stream, place + 2) and stream[place + 2].key in _SPANS:
            yield place + 3
    elif behind in _TIMES or behind in _ADVERBS or (key in _TIMES and _ARTICLED.fullmatch(behind)):
        yield from _attributes(stream, place + 2)


def _phrase(stream: TokenStream, place: int) -> Iterator[int]:
    """The ends of a noun phrase that begins at a place: behind its first definite word and behind each that follows."""
    for index in range(place, place + _MOST_NOUNS + 1):
        if not _is_word(stream, index):
            return
        key = stream[index].key
        if key in _DEMONSTRATIVES:
            continue
        if _is_definite(key, first=index == place):
            yield from _attributes(stream, index + 1)
            return
        if not _is_annexed(key, first=index == place):
            return


def _attributes(stream: TokenStream, place: int) -> Iterator[int]:
    """A place and those behind the words with the article, and joined definite nouns, that follow there."""
    yield place
    for index in range(place, place + _MOST_ATTRIBUTES):
        if not _is_word(stream, index):
            return
        key = stream[index].key
        joined = key.startswith("و") and _is_definite(key[1:], first=False)
        if not joined and not _has_article(key):
            return
        yield index + 1


def _clause(stream: TokenStream, place: int) -> Iterator[int]:
    """The ends of a relative clause: behind its verb and behind a definite phrase, its subject or object."""
    if _is_word(stream, place) and stream[place].key in ("لا", "لم", "لن", "قد", "سوف"):
        place += 1
    if not _is_word(stream, place):
        return
    key = stream[place].key
    if key in _GOVERNS_A_VERB or key in _PREPOSITIONS or not is_a(key, WordClass.MAYBE_VERB):
        return
    yield place + 1
    yield from _phrase(stream, place + 1)


def _aside(stream: TokenStream, place: int) -> Iterator[int]:
    """The end of what stands between brackets, dashes or commas."""
    opener = stream[place].surface
    comma = opener in _COMMAS
    closers = _COMMAS if comma else frozenset(_BRACKETS.get(opener, ""))
    if not closers or (comma and not _begins_an_aside(stream, place + 1)):
        return
    for index in range(place + 1, min(place + REACH, len(stream) - 1) + 1):
        surface = stream[index].surface
        if surface in closers:
            yield index + 1
            return
        if surface in SENTENCE_ENDS:
            return


def _begins_an_aside(stream: TokenStream, place: int) -> bool:
    if not _is_word(stream, place):
        return False
    key = stream[place].key
    return key in _ASIDES or key in _PREPOSITIONS or key in _RELATIVES or is_a(key, WordClass.PREFIXED)


def _is_definite(key: str, *, first: bool) -> bool:
    """Whether a noun has the article or a pronoun, or is a name (behind a preposition also an unknown word)."""
    if _has_article(key):
        return True
    if _is_name(key):
        return True
    if first and is_a(key, WordClass.UNKNOWN):
        return True
    return any(r.suffix and r.features & Feature.NOUN and not r.rare for r in default_lexicon().readings(key))


def _is_name(key: str) -> bool:
    """Whether a word is a name and hardly ever a noun, which would take the article (أسماء)."""
    zipf = default_lexicon().zipf
    return is_a(key, WordClass.NAME) and zipf(f"ال{key}") < zipf(key) - _SELDOM_DEFINITE


def _has_article(key: str) -> bool:
    return (
        _ARTICLED.fullmatch(key) is not None
        and key.removeprefix("و") not in _RELATIVES
        and not is_a(key, WordClass.VERB)
    )


def _is_annexed(key: str, *, first: bool) -> bool:
    """Whether a word without the article can be a noun before its genitive; a preposition has one behind it."""
    if first:
        return any(r.features & (Feature.NOUN | Feature.PARTICLE) for r in default_lexicon().readings(key))
    return is_a(key, WordClass.NOMINAL) and key not in _PREPOSITIONS


def _is_word(stream: TokenStream, place: int) -> bool:
    return stream.is_adjacent(place) and stream[place].kind is TokenKind.WORD
