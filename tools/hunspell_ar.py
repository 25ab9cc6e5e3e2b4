"""Read the Ayaspell dictionary (hunspell-ar) and expand it into forms with features.

Suffixes are expanded, proclitics are not: a form carries the proclitic classes
that its affix flags allow. Pronouns are not expanded either: the form before the
pronoun is stored as a *host* (مدرست for مدرستها) with the pronouns it takes.
Flag names: see the comments of ``ar.aff`` (nr/nn/nj: indefinite noun in the
nominative/accusative/genitive, mr/mn/mj: the same with the article, P*: verbs,
T*: particles, np/mp: proper names).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from arlint.lexicon.features import Feature, Features

_IGNORED = re.compile("[\u064b-\u0652\u0640\u0670]")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_OTHER_PRONOUNS = ("كما", "هما", "نا", "كم", "كن", "هم", "هن", "ها", "ك", "ه")
# Second-level suffix groups that add a pronoun, and first-level ones that do (their form ends in it).
_NOUN_PRONOUN_GROUPS = frozenset({"aa", "bb", "cc", "dd", "ee", "ff"})
_VERB_PRONOUN_GROUP = re.compile("[A-Z][a-w]")
_PRONOUN_BASES = frozenset({"AC", "AD", "BC", "BD"})
# Groups of words that take ة (B: معلم معلمة, L: the relative adjectives).
_ADJECTIVE_GROUPS = "BL"
_IMPERFECT_START = frozenset("أنيت")


@dataclass(frozen=True, slots=True)
class _Affix:
    strip: str
    add: str
    flags: frozenset[str]
    condition: re.Pattern[str]


def _clean(text: str) -> str:
    return _IGNORED.sub("", text)


def _pairs(flags: str) -> frozenset[str]:
    return frozenset(flags[i : i + 2] for i in range(0, len(flags), 2))


@dataclass(frozen=True, slots=True)
class AffixFile:
    """The parts of ``ar.aff`` that expansion needs."""

    aliases: tuple[frozenset[str], ...]
    suffixes: dict[str, list[_Affix]]
    prefixes: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> AffixFile:
        """Read the text of an ``.aff`` file with two-letter flags and flag aliases."""
        aliases: list[frozenset[str]] = [frozenset()]
        suffixes: dict[str, list[_Affix]] = defaultdict(list)
        prefixes: set[str] = set()
        for line in text.splitlines():
            fields = line.split()
            if len(fields) < 2:
                continue
            if fields[0] == "AF" and not fields[1].isdigit():
                aliases.append(_pairs(fields[1]))
            elif fields[0] == "PFX":
                prefixes.add(fields[1])
            elif fields[0] == "SFX" and len(fields) >= 4 and fields[2] not in "YN":
                add, _, alias = fields[3].partition("/")
                condition = fields[4] if len(fields) > 4 and not fields[4].startswith("#") else "."
                suffixes[fields[1]].append(
                    _Affix(
                        "" if fields[2] == "0" else _clean(fields[2]),
                        "" if add == "0" else _clean(add),
                        aliases[int(alias)] if alias else frozenset(),
                        re.compile(f"(?:{condition})$"),
                    )
                )
        return cls(tuple(aliases), dict(suffixes), frozenset(prefixes))

    def apply(self, word: str, flag: str) -> list[tuple[str, frozenset[str]]]:
        """The forms that the suffix group ``flag`` makes of ``word``, with their further flags."""
        return [
            ((word[: len(word) - len(a.strip)] if a.strip else word) + a.add, a.flags)
            for a in self.suffixes.get(flag, ())
            if word.endswith(a.strip) and a.condition.search(word)
        ]


@cache
def _features(prefixes: frozenset[str], letter: str) -> Features:
    """Features of a form from its proclitic flags and the first letter of its suffix group."""
    out = Feature.WHOLE
    if prefixes & {"nr", "nn", "nj", "mr", "mn", "mj"}:
        out |= Feature.NOUN
        out |= {
            **dict.fromkeys("CDEFG", Feature.DUAL),
            "H": Feature.FEMININE_PLURAL,
            "I": Feature.MASCULINE_PLURAL,
            "J": Feature.TANWIN,
        }.get(letter, Feature.NONE)
    if prefixes & {"np", "mp"}:
        out |= Feature.NAME | Feature.PREPOSITION
    if "nj" in prefixes:
        out |= Feature.PREPOSITION
    if prefixes & {"mr", "mn", "mj"}:
        out |= Feature.ARTICLE
    if "mj" in prefixes:
        out |= Feature.ARTICLE_OBLIQUE
    if any(flag[0] == "T" for flag in prefixes):
        out |= Feature.PARTICLE
        if prefixes & {"Td", "Te", "Tf", "Tg"}:
            out |= Feature.PREPOSITION
    if any(flag[0] == "P" for flag in prefixes):
        out |= Feature.VERB
        if "Pj" in prefixes:
            out |= Feature.IMPERFECT | Feature.FUTURE
        elif prefixes & {"Pd", "Pi"}:
            out |= Feature.MOOD
        elif "Pa" in prefixes:
            out |= Feature.PAST
        else:
            out |= Feature.IMPERATIVE
        if prefixes & {"Pd", "Pg", "Ph", "Pi"}:
            out |= Feature.LAM
    return out


_WHOLE_ONLY = Feature.NOUN | Feature.PARTICLE | Feature.WHOLE


def _pronoun(form: str) -> tuple[str, Features]:
    """The host of a form that ends in a pronoun, and the pronoun's class (NONE if it ends in none)."""
    for pronoun in _OTHER_PRONOUNS:
        if form.endswith(pronoun) and len(form) > len(pronoun) + 1:
            return form[: -len(pronoun)], Feature.PRONOUN_OTHER
    if form.endswith("ني"):
        return form[:-2], Feature.PRONOUN_ME
    if form.endswith("ي"):
        return form[:-1], Feature.PRONOUN_MY
    return form, Feature.NONE


def expand(aff: str, dic: str) -> dict[str, Features]:
    """All forms and hosts of a dictionary with their features."""
    table = AffixFile.parse(aff)
    forms: dict[str, Features] = defaultdict(lambda: Feature.NONE)
    nouns: set[str] = set()  # hosts and forms that are more than an adjective

    def add(form: str, features: Features) -> None:
        if _ARABIC.fullmatch(form):
            forms[form] |= features

    def add_host(form: str, features: Features, verbal: bool) -> None:
        host, pronoun = _pronoun(form)
        if pronoun is Feature.PRONOUN_ME and not verbal:
            host, pronoun = form[:-1], Feature.PRONOUN_MY
        if pronoun:
            add(host, (features & ~Feature.WHOLE) | pronoun)

    for line in dic.splitlines():
        word, _, alias = line.split("\t")[0].split("#")[0].strip().partition("/")
        word = _clean(word)
        if not word or word.isdigit():
            continue
        if not alias:
            # The author's list of particles with all their clitics: take the words as they stand.
            add(word, _WHOLE_ONLY & ~Feature.NOUN)
            continue
        flags = table.aliases[int(alias)]
        own = flags & table.prefixes
        verbal = any(flag[0] == "P" for flag in own)
        if own:
            add(word, _features(own, ""))
        elif not any(flag in table.suffixes for flag in flags):
            add(word, Feature.WHOLE)
        if verbal and word.endswith("وا") and any(flag[0] == "H" for flag in flags):
            # The groups H[j-q] of this case are named and not defined: كتبوا + ها is written كتبوها.
            plural = _features(own, "") & ~Feature.WHOLE
            add(word[:-1], plural | Feature.PRONOUN_ME | Feature.PRONOUN_OTHER)
        for flag in flags:
            pronoun_base = flag in _PRONOUN_BASES
            if verbal and _VERB_PRONOUN_GROUP.fullmatch(flag):
                for form, _more in table.apply(word, flag):
                    add_host(form, _features(own, ""), verbal=True)
                continue
            if flag in _NOUN_PRONOUN_GROUPS:
                for form, _more in table.apply(word, flag):
                    add_host(form, _features(own, ""), verbal=False)
                continue
            for form, more in table.apply(word, flag):
                features = _features(own | (more & table.prefixes), flag[0])
                if flag[0] in _ADJECTIVE_GROUPS:
                    features |= Feature.ADJECTIVE
                elif flag[0] == "A":
                    nouns.add(word)
                groups = more & _NOUN_PRONOUN_GROUPS
                # Groups C* D* … of pronouns make the form before a pronoun (كتابا+هما): a host only.
                hosted = bool(groups)
                if pronoun_base and form.endswith("ه"):
                    add_host(form, features, verbal=False)
                elif not hosted:
                    add(form, features)
                for group in groups:
                    for longer, _ in table.apply(form, group):
                        if longer != form:
                            add_host(longer, features, verbal=False)
    for form in nouns:
        forms[form] &= ~Feature.ADJECTIVE
    for form in [f for f, features in forms.items() if _energetic(f, features, forms)]:
        forms[form] |= Feature.RARE
    return dict(forms)


def _energetic(form: str, features: Features, forms: dict[str, Features]) -> bool:
    """Is this only an energetic (يكتبنّ), a dual imperative or a feminine plural of the second person?"""
    if not features & Feature.VERB or features & (Feature.NOUN | Feature.PARTICLE | Feature.NAME):
        return False
    if features & Feature.IMPERATIVE and not features & (Feature.PAST | Feature.IMPERFECT | Feature.MOOD):
        return form.endswith(("ا", "ن")) and not form.endswith("وا")
    if not features & Feature.IMPERFECT and form.endswith("ن") and form[0] in _IMPERFECT_START:
        shorter = forms.get(form[:-1], Feature.NONE)
        return bool(shorter & (Feature.IMPERFECT | Feature.MOOD | Feature.IMPERATIVE))
    return form.endswith("نان")
