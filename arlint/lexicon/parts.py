"""Two words that were written as one: where an unknown form may be parted.

A space goes missing where the eye does not miss it, behind a letter that does not
join the next (د ذ ر ز و ا ة ى ء), where short words are felt to belong to the
next (لا, ما, يا), and where fingers miss the key: that shows in long words, and where
a function word ends one or a hamza of the head stands inside (رجلأعمال); other names
and loan words fall apart in short pieces (توب قال, ميل فورد). Either part may be
misspelled besides (مااعتقد: ما أعتقد).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from arlint.lexicon.classes import WordClass, is_a
from arlint.lexicon.confusions import Confusion
from arlint.lexicon.lexicon import Lexicon, Standing, Variant

# Letters that only end words, and the others behind which a script leaves a gap.
_ENDINGS: Final = frozenset("ةى")
_NOT_JOINING: Final = frozenset("اأإآدذرزوؤء")
_SHORTEST: Final = 2
# A part this short is one of the commonest words (Zipf), or it is a piece of a name.
_TINY: Final = 2
_TINY_ZIPF: Final = 5.3
_LEAST_ZIPF: Final = 1.0
# Any verb of the present may be denied, however rare the form is (Zipf).
_DENIALS: Final = frozenset({"لا", "ولا", "فلا"})
_DENIED_ZIPF: Final = 2.0
_SHORTEST_DENIED: Final = 5
# Two words follow each other 10 ** 3.5 times as often as chance would have it (that is 9 - 3.5 in Zipf units).
_APART: Final = 5.5
# Foreign names and loan words fall apart in short pieces (ستار لين); an article inside a word, or length, is a sign
# that there are two.
_ARTICLE_BONUS: Final = 1.0
_LETTER_BONUS: Final = 0.35
_USUAL_LENGTH: Final = 7
_MOST_BONUS: Final = 2.1
_MOST_MALUS: Final = 1.4
_SHORTEST_BESIDE_ARTICLE: Final = 3
_SHORTEST_FUSED: Final = 9
_SHORTEST_FUSED_PART: Final = 3
_SHORTEST_BEFORE_TAIL: Final = 4
_FUSED_TAILS: Final = frozenset("في من على إلى عن أن إن هذا هذه ذلك الذي التي بعد قبل بين مع هو هي لم لن".split())
_PRONOUNS_OF_TWO: Final = frozenset({"هما", "كما"})  # يستغلونهما
# Buttons that lead through the pages of a book, each a line of its own before the title of the page.
_NO_FUSED_HEADS: Final = frozenset({"السابق", "التالي"})
_HEAD_HAMZA: Final = frozenset("أإآ")
_SHORTEST_WITH_HAMZA: Final = 4
# What is run together with the article, and what it stands for (before a masculine, before a feminine noun).
_CONTRACTIONS: Final = (("عال", ("على", "على")), ("هال", ("هذا", "هذه")))
_SHORTEST_CONTRACTED: Final = 3
# The ال of a word whose hamza is missing (الاعزل) is not إلا and another word.
# The vocative particle is never the end of anything.
_NO_TAILS: Final = frozenset({"يا"})
_NO_HEADS: Final = frozenset({"الا", "والا", "فالا"})


class Parting(NamedTuple):
    """Two words, how common the pair is (Zipf scale), how common the rarer of them, and what was confused."""

    form: str
    confusions: tuple[Confusion, ...]
    zipf: float
    rarer: float


def together(first: float, second: float) -> float:
    """How frequent (Zipf) two words of these frequencies are side by side."""
    return first + second - _APART


def partings(lexicon: Lexicon, key: str, heads: frozenset[str]) -> Iterator[Parting]:
    """The ways to part ``key`` in two known words; ``heads`` are words that get written onto any next one."""
    yield from _contracted(lexicon, key)
    for i in range(_SHORTEST, len(key) - _SHORTEST + 1):
        head, tail = key[:i], key[i:]
        if tail in _NO_TAILS:
            continue
        if head in heads:
            confusion = Confusion.JOINED
        elif head[-1] in _ENDINGS:
            confusion = Confusion.RUN_ON
        elif _has_article(tail, beside=head):
            confusion = Confusion.RUN_ON_ARTICLE
        elif head[-1] in _NOT_JOINING and head not in _NO_HEADS:
            confusion = Confusion.UNSPACED
        elif _may_be_fused(head, tail) and lexicon.known(head) and lexicon.known(tail):
            confusion = Confusion.FUSED
        else:
            continue
        first = _meant(lexicon, head, likely=confusion is Confusion.JOINED)
        second = _meant(lexicon, tail, likely=False) if first else None
        if first is None or second is None:
            continue
        words = first.word, second.word
        zipfs = words[0].zipf, words[1].zipf
        if head in _DENIALS and len(tail) >= _SHORTEST_DENIED and is_a(lexicon, words[1].form, WordClass.IMPERFECT):
            zipfs = zipfs[0], max(zipfs[1], _DENIED_ZIPF)
        rarer = min(zipfs)
        if rarer < _LEAST_ZIPF or any(len(word.form) <= _TINY and word.zipf < _TINY_ZIPF for word in words):
            continue
        yield Parting(
            f"{words[0].form} {words[1].form}",
            tuple(sorted({confusion, *first.confusions, *second.confusions})),
            together(*zipfs) + _bonus(key, confusion),
            rarer,
        )


def _contracted(lexicon: Lexicon, key: str) -> Iterator[Parting]:
    """عالـ for على الـ and هالـ for هذا الـ or هذه الـ, as dialects run them together."""
    for short, heads in _CONTRACTIONS:
        if not key.startswith(short) or len(key) < len(short) + _SHORTEST_CONTRACTED:
            continue
        noun = lexicon.word("ال" + key[len(short) :])
        if noun.standing is Standing.KNOWN and noun.zipf >= _LEAST_ZIPF:
            head = heads[noun.form.endswith(("ة", "ات"))]
            zipf = together(lexicon.zipf(head), noun.zipf)
            yield Parting(f"{head} {noun.form}", (Confusion.JOINED,), zipf, noun.zipf)


def _has_article(tail: str, *, beside: str) -> bool:
    """Whether ال begins a word in the middle of another; مال, خيال, جوال end in it, and names begin so."""
    return tail.startswith("ال") and min(len(beside), len(tail) - len("ال")) >= _SHORTEST_BESIDE_ARTICLE


def _may_be_fused(head: str, tail: str) -> bool:
    """Whether two words may have lost the space between them though the letters join."""
    if len(head) < _SHORTEST_FUSED_PART or head.endswith("ال") or head in _NO_FUSED_HEADS or tail in _PRONOUNS_OF_TWO:
        return False
    if tail in _FUSED_TAILS:
        return len(head) >= _SHORTEST_BEFORE_TAIL
    if tail[0] in _HEAD_HAMZA and len(tail) >= _SHORTEST_WITH_HAMZA:
        return True
    return len(tail) >= _SHORTEST_FUSED_PART and len(head) + len(tail) >= _SHORTEST_FUSED


def _bonus(key: str, confusion: Confusion) -> float:
    """How much likelier two words are than chance has it, by their looks."""
    if confusion not in (Confusion.UNSPACED, Confusion.RUN_ON_ARTICLE, Confusion.FUSED):
        return 0.0
    length = _LETTER_BONUS * (len(key) - _USUAL_LENGTH)
    bonus = max(-_MOST_MALUS, min(_MOST_BONUS, length))
    return bonus + (_ARTICLE_BONUS if confusion is Confusion.RUN_ON_ARTICLE else 0.0)


def _meant(lexicon: Lexicon, part: str, *, likely: bool) -> Variant | None:
    """The word that a part is, or was meant for."""
    word = lexicon.word(part)
    if likely or word.standing is Standing.KNOWN:
        return Variant(word, ())
    return lexicon.repaired(part)
