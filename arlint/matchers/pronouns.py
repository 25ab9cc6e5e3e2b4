"""Whether a final ه that might be a ة may as well be a pronoun: مساعده (his assistant) beside مساعدة (help).

Where the word without its ه is an everyday word itself (مساعد, صناع, مترجم), both are right somewhere.
Then it is for the words around it to say that a ة was meant: a feminine beside it, a genitive behind it,
or a word in the same passage that has lost its dots for certain (المدرسه).
"""

from __future__ import annotations

from collections.abc import Container
from enum import IntEnum
from typing import Final

from arlint.lexicon.classes import WordClass, is_a
from arlint.lexicon.features import Feature
from arlint.lexicon.lexicon import Lexicon, Standing
from arlint.text.lazy import Lazy
from arlint.text.tokens import TokenKind, TokenStream

# Participles, whose ـه may be a pronoun; that of other adjectives (كبيره, دوليه) hardly ever is.
_PARTICIPLE: Final = Lazy("م.{2,}[^ي]|.ا..")
# By how much (Zipf units) a noun may be rarer than the word in ة and still be an everyday one.
_RARER: Final = 1.0
_EVERYDAY: Final = 2.8
_OTHER_PRONOUNS: Final = ("ها", "هم", "نا", "ك")
_ENDS_IN_TA: Final = ("ة", "ات")
# Behind these an indefinite feminine stands, and no noun with a pronoun.
_BEFORE_FEMININE: Final = frozenset(
    "هي هى هذه هاته تلك التي التى كل أي أية اي اية بدون دون أكثر اكثر أكبر اكبر أقل اقل أول اول كم رب غير هناك ثمة"
    " تبدو تظل تعد تكون تصبح لا".split()
)
# تحدث is as often the past of a man (تحدّث صناعه) as the present of a woman.
_FEMININE_VERB: Final = Lazy("[وف]?س?(?:ت.{4,}|.{2,}ت)")
_MASCULINE_VERB: Final = Lazy("[وف]?(?!ت).{2,}(?<![ته]|ها|هم|نا|وا|ون)")
_LINKING: Final = frozenset("كان يكون أصبح يصبح صار يصير ليس ظل يظل بات يبدو عد يعد".split())
# Behind these a noun stands, and no adjective by itself.
_PREPOSITIONS: Final = frozenset("في من إلى على عن مع".split())
# «له رافضه ومؤيده»
_HIS: Final = frozenset("له به فيه منه عليه لكل".split())


class Pronoun(IntEnum):
    """How likely the ه of a word that is more frequent in ة is a pronoun."""

    NEVER = 0
    GOVERNED = 1  # a word that takes ة like an adjective, and may be a noun: behind a preposition (إلى عجينه)
    SELDOM = 2  # an adjective with which no pronoun is seen: مضطربه
    OFTEN = 3  # an everyday noun, seen with other pronouns: مساعده beside مساعدهم


def pronoun_of(lexicon: Lexicon, key: str) -> Pronoun:
    """How likely ``key`` (folded, ending in ه) is an everyday word with a pronoun."""
    word = lexicon.word(key)
    if word.features & Feature.NAME:
        return Pronoun.NEVER
    bare = key[1:] if key[0] in "وف" and not lexicon.store.features(key[:-1]) & Feature.WHOLE else key
    host, zipf = bare[:-1], lexicon.store.zipf
    features = lexicon.store.features(host)
    if not features & Feature.WHOLE or not features & Feature.NOUN:
        return Pronoun.NEVER
    if features & Feature.ADJECTIVE and _PARTICIPLE.fullmatch(host) is None:
        return Pronoun.NEVER if word.standing is Standing.UNKNOWN or host.endswith("ي") else Pronoun.GOVERNED
    feminine = zipf(f"{host}ة")
    if zipf(host) >= max(_EVERYDAY, feminine) and word.standing is not Standing.KNOWN:
        # That it is seldom seen with its ه (مفتشه, مرسومه) tells nothing: the feminine is rarer.
        return Pronoun.OFTEN
    if word.standing is Standing.UNKNOWN or zipf(host) < feminine - _RARER:
        return Pronoun.NEVER
    if zipf(host) < _EVERYDAY:
        return Pronoun.GOVERNED
    if host == "واحد":
        return Pronoun.SELDOM  # واحدهم is said of men, واحده is a feminine
    return Pronoun.OFTEN if any(zipf(host + pronoun) for pronoun in _OTHER_PRONOUNS) else Pronoun.SELDOM


def is_pronoun(lexicon: Lexicon, likely: Pronoun, stream: TokenStream, index: int, dotless: Container[str]) -> bool:
    """Whether the neighbours of token ``index`` leave its ه a pronoun; ``dotless`` are words that lack a ة's dots."""
    before = stream[index - 1] if index else None
    after = stream[index + 1] if index + 1 < len(stream) else None
    behind = before.key if before is not None and before.kind is TokenKind.WORD else ""
    if likely is Pronoun.GOVERNED:
        return behind.removeprefix("و") in _PREPOSITIONS
    if likely is Pronoun.SELDOM:
        return behind in _HIS or (
            bool(_MASCULINE_VERB.fullmatch(behind)) and behind not in _LINKING and is_a(lexicon, behind, WordClass.VERB)
        )
    if behind and (
        behind.removeprefix("و") in _BEFORE_FEMININE
        or behind.endswith(_ENDS_IN_TA)
        or (before is not None and before.surface in dotless)
        or _FEMININE_VERB.fullmatch(behind)
    ):
        return False
    if after is None or after.kind is not TokenKind.WORD:
        return True
    if is_a(lexicon, after.key, WordClass.PREFIXED):
        return True  # «يعرف جيده بحمرة»
    dotless_behind = after.surface in dotless and after.key[0] not in "وف"
    return not (after.key.startswith("ال") or after.key.endswith(_ENDS_IN_TA) or dotless_behind)
