"""`restore`: words that a named confusion turns into a much likelier one.

All rules of the kind share one ranking for each distinct word; the rule that
speaks about the best candidate's confusion decides by its own thresholds whether
that is fixed, suggested or let stand. The lexicon is opened for the first word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from arlint.diagnostics import RuleInfo, Safety
from arlint.lexicon.classes import WordClass, is_a
from arlint.lexicon.confusions import FAR, IN_A_LETTER, Confusion
from arlint.lexicon.features import Feature
from arlint.lexicon.lexicon import Lexicon, Standing, default_lexicon
from arlint.lexicon.ranking import Candidate, Ranker, Ranking
from arlint.matchers.base import Finding, View, of_word
from arlint.matchers.chains import allowed_chain, chain_fits
from arlint.matchers.exceptions import CompiledExceptions, compile_exceptions
from arlint.matchers.habits import HABITUAL, Habit, habits_of
from arlint.matchers.pronouns import Pronoun, is_pronoun, pronoun_of
from arlint.ruleset.ruleset import SPELLINGS
from arlint.text.characters import ARABIC_ALPHABET, SHADDA
from arlint.text.clitics import Chain, Split, splits
from arlint.text.folding import contradicts
from arlint.text.lazy import Lazy
from arlint.text.tokens import TokenStream

if TYPE_CHECKING:
    from arlint.ruleset.model.restoring import Decision, RestoreRule, Threshold
    from arlint.ruleset.ruleset import LoadedRule

# Persian, Kurdish … letters are not what the lexicon knows; longer words are no words.
_ARABIC_WORD: Final = Lazy(f"[{ARABIC_ALPHABET}]{{2,24}}")
# Names and particles are not mistaken for another word merely because that is more frequent.
_SETTLED: Final = Feature.NAME | Feature.PARTICLE
_SETTLED_GAIN: Final = 1.8
_NOUN: Final = allowed_chain("noun")
# Who marks the doubled letter of an agent's noun means one, and its ه is a pronoun: معرّفه (its identifier), not معرفة.
_HIS_AGENT: Final = Lazy("[وف]?[بلك]?م..ّ[\u064e-\u0650]?.ه")


class Tier(NamedTuple):
    """What a restoration must reach (Zipf units) for its fix to have this safety."""

    safety: Safety
    gain: float
    margin: float
    zipf: float
    alone: bool  # nothing but what the rule speaks about may be wrong
    names: bool  # the correction may be a name

    def reached(self, ranking: Ranking, claimed: frozenset[Confusion]) -> bool:
        """Whether the best candidate of ``ranking`` reaches all of them, for a rule about ``claimed``."""
        best = ranking.candidates[0]
        return (
            ranking.gain >= self.gain
            and ranking.margin >= self.margin
            and best.zipf >= self.zipf
            and (not self.alone or claimed.issuperset(best.confusions))
            and (self.names or not best.name)
        )


class Restoration(NamedTuple):
    """A rule's verdict on a word: corrections, best first, and whether the first may be applied unseen."""

    rule: RuleInfo
    exceptions: CompiledExceptions
    goods: tuple[str, ...]  # empty: the word shows a habit, no more
    safety: Safety
    far: bool = False  # another letter is meant, not another spelling
    lettered: bool = False  # a letter is doubled, lost or one that sounds alike: another word may be meant
    pronoun: Pronoun = Pronoun.NEVER  # whether its ه may be one: then it is for the words around it to say
    habits: frozenset[Habit] = frozenset()  # what the writer left out, if nothing else is wrong
    alone: bool = True  # said of the word by itself, and not only beside another that shows the same habits


class Claim(NamedTuple):
    """A rule: what it speaks about, and its tiers for each standing of the written form."""

    rule: RuleInfo
    exceptions: CompiledExceptions
    confusions: frozenset[Confusion]
    together: frozenset[Confusion]
    heads: frozenset[str]
    tail: frozenset[WordClass]
    tails: frozenset[str]
    min_letters: int
    tiers: Mapping[Standing, tuple[Tier, ...]]
    habit: Tier | None

    def covers(self, candidate: Candidate, lexicon: Lexicon) -> bool:
        """Whether this rule speaks about the candidate's confusions, and no other is among them."""
        changed = frozenset(candidate.confusions)
        if not changed & self.confusions or changed - self.confusions - self.together:
            return False
        head, _, tail = candidate.form.partition(" ")
        if (self.heads and head not in self.heads) or (self.tails and tail not in self.tails):
            return False
        return not self.tail or any(is_a(lexicon, tail, wanted) for wanted in self.tail)

    def tier(self, ranking: Ranking) -> Tier | None:
        """The first tier that the best candidate reaches."""
        tiers = self.tiers[ranking.word.standing]
        return next((tier for tier in tiers if tier.reached(ranking, self.confusions)), None)

    def excuses(self, key: str) -> bool:
        """Whether the word is too short or an exception, with or without a conjunction before it."""
        words = self.exceptions.words
        return len(key) < self.min_letters or key in words or (key[0] in "وف" and key[1:] in words)


class RestoreMatcher:
    """All `restore` rules of a run."""

    def __init__(
        self,
        rules: Sequence[LoadedRule],
        sets: Mapping[str, frozenset[str]],
        lexicon: Callable[[], Lexicon] = default_lexicon,
    ) -> None:
        self._lexicon = lexicon
        self.claims = tuple(_claim(rule, sets) for rule in rules)
        self._spellings = sets.get(SPELLINGS, frozenset())

    def __getstate__(self) -> dict[str, object]:
        # A kept matcher opens its lexicon anew.
        return {"_lexicon": self._lexicon, "claims": self.claims, "_spellings": self._spellings}

    @cached_property
    def _habitual(self) -> tuple[Confusion, ...]:
        named = frozenset[Confusion]().union(*(claim.confusions for claim in self.claims if claim.habit))
        return tuple(sorted(named & HABITUAL))

    @cached_property
    def _least_gain(self) -> float:
        return min((claim.habit.gain for claim in self.claims if claim.habit), default=0.0)

    @cached_property
    def ranker(self) -> Ranker:
        named = frozenset[Confusion]().union(*(claim.confusions for claim in self.claims))
        heads = frozenset[str]().union(*(claim.heads for claim in self.claims))
        return Ranker(self._lexicon(), named & FAR, heads)

    def judge(self, key: str) -> Restoration | None:
        """The verdict on a folded word; None lets it stand."""
        if _ARABIC_WORD.fullmatch(key) is None:
            return None
        ranking = self.ranker.rank(key)
        found = self._by_itself(key, ranking) if ranking else None
        if found is None and self._habitual:
            ranking = self.ranker.beside(key, self._habitual, self._least_gain)
            found = self._by_habit(key, ranking) if ranking else None
        return found

    def _by_itself(self, key: str, ranking: Ranking) -> Restoration | None:
        """The verdict on a word that is hardly meant as it stands, wherever it stands."""
        for claim in self._claims(key, ranking):
            tier = claim.tier(ranking)
            if tier and claim.excuses(key):
                # Another rule says what was meant by ان and الا: no words, that show the habit all the same.
                shown = self._restoration(key, ranking, claim, tier)._replace(goods=())
                return shown if shown.habits and ranking.word.standing is Standing.UNKNOWN else None
            if tier:
                return self._restoration(key, ranking, claim, tier)
        return None

    def _by_habit(self, key: str, ranking: Ranking) -> Restoration | None:
        """The verdict on a word that may stand, unless its writer has a habit."""
        for claim in self._claims(key, ranking):
            if claim.habit and claim.habit.reached(ranking, claim.confusions) and not claim.excuses(key):
                found = self._restoration(key, ranking, claim, claim.habit)
                return found._replace(alone=False, pronoun=Pronoun.NEVER) if found.habits else None
        return None

    def _claims(self, key: str, ranking: Ranking) -> Iterator[Claim]:
        """The rules that speak about the best candidate for a word, unless the word may stand as it is."""
        if ranking.word.standing is Standing.KNOWN and self._settled(ranking):
            return
        if self._spellings and any(chain_fits(s.chain, _NOUN) and self._is_spelling(s) for s in splits(key)):
            # One spelling of several that are right: which is chosen is for the `consistency` rules.
            return
        best = ranking.candidates[0]
        yield from (claim for claim in self.claims if claim.covers(best, self.ranker.lexicon))

    def _restoration(self, key: str, ranking: Ranking, claim: Claim, tier: Tier) -> Restoration:
        best = ranking.candidates[0]
        goods = ranking.suggestions()[: 1 if tier.safety is Safety.SAFE else None]
        dotless = best.confusions == (Confusion.TA_MARBUTA,)
        return Restoration(
            rule=claim.rule,
            exceptions=claim.exceptions,
            goods=goods,
            safety=tier.safety,
            far=not FAR.isdisjoint(best.confusions),
            lettered=not IN_A_LETTER.isdisjoint(best.confusions),
            pronoun=pronoun_of(self.ranker.lexicon, key) if dotless else Pronoun.NEVER,
            habits=habits_of(key, goods[0]),
        )

    def _settled(self, ranking: Ranking) -> bool:
        """Whether a known word is a name, or a particle and hardly rarer than what it might be mistaken for."""
        features = ranking.word.features
        if features & Feature.NAME and self.ranker.lexicon.store.features(ranking.word.form) & Feature.NAME:
            return True
        return bool(features & _SETTLED) and ranking.gain < _SETTLED_GAIN

    def _is_spelling(self, split: Split) -> bool:
        """Whether a consistency rule lists the word, as it is or (الاثنين) with its article."""
        article = bool(split.chain & Chain.ARTICLE)
        return split.stem in self._spellings or (article and "ال" + split.stem in self._spellings)

    def match_words(self, view: View, concerned: Mapping[str, Restoration]) -> Iterator[Finding]:
        """The words of a segment that were not meant as they stand."""
        found = _in_company(view, concerned)
        if not found:
            return
        stream = view.stream
        dotless = _dotless(found, stream)
        for index in stream.indexes(found):
            token = stream[index]
            restored = found[token.surface]
            if restored.exceptions.contextual and restored.exceptions.excuse(stream, index, index):
                continue
            # Who doubles a letter of a word knows its letters: it is a term, a name or a form that the lexicon lacks.
            if contradicts(token.surface, restored.goods[0]) or (restored.far and SHADDA in token.surface):
                continue
            if restored.goods[0].endswith("ة") and _HIS_AGENT.fullmatch(token.surface):
                continue
            likely, lexicon = restored.pronoun, self.ranker.lexicon
            if likely and dotless is not None and is_pronoun(lexicon, likely, stream, index, dotless):
                continue
            # «لم يف الببيع ناتج البيع»: nobody writes the same word twice so near.
            twice = restored.lettered and _stands_near(stream, index, restored.goods[0])
            safety = Safety.SUGGEST if twice else restored.safety
            yield of_word(view, restored.rule, token.surface, token.start, restored.goods, safety)


def _stands_near(stream: TokenStream, index: int, word: str) -> bool:
    """Whether ``word`` stands within two tokens."""
    near = range(max(0, index - 2), min(len(stream), index + 3))
    return any(stream[place].key == word for place in near if place != index)


def _dotless(found: Mapping[str, Restoration], stream: TokenStream) -> frozenset[str] | None:
    """The words that lack the dots of a ة; None if their writer leaves them out for certain."""
    dotless = frozenset(word for word, one in found.items() if word.endswith("ه") and one.goods[0].endswith("ة"))
    if all(found[word].pronoun for word in dotless) or not any(one.pronoun for one in found.values()):
        return dotless
    certain = stream.indexes({word for word in dotless if not found[word].pronoun})
    # Nobody writes a pronoun behind a word with its article.
    return None if any("ال" in stream[place].key[:4] for place in certain) else dotless


def _in_company(view: View, concerned: Mapping[str, Restoration]) -> dict[str, Restoration]:
    """The verdicts on words of a segment; of those that need company, the ones that have it."""
    found = {word: concerned[word] for word in set(view.words) if word in concerned}
    certain = (verdict for verdict in found.values() if verdict.alone and not verdict.pronoun)
    shown = frozenset(habit for verdict in certain for habit in verdict.habits)
    return {w: verdict for w, verdict in found.items() if verdict.goods and (verdict.alone or verdict.habits <= shown)}


def _claim(rule: LoadedRule, sets: Mapping[str, frozenset[str]]) -> Claim:
    spec = cast("RestoreRule", rule.spec)
    return Claim(
        rule=rule.info,
        exceptions=compile_exceptions(spec.except_, rule.info, sets),
        confusions=frozenset(Confusion(name) for name in spec.confusions),
        together=frozenset(Confusion(name) for name in spec.together),
        heads=frozenset(spec.heads),
        tail=frozenset(WordClass(name) for name in spec.tail),
        tails=frozenset(spec.tails),
        min_letters=spec.min_letters,
        tiers={
            Standing.UNKNOWN: _tiers(spec.unknown),
            Standing.RARE: _tiers(spec.rare),
            Standing.KNOWN: _tiers(spec.known),
        },
        habit=_tier(Safety.SUGGEST, spec.habit) if spec.habit else None,
    )


def _tiers(decision: Decision) -> tuple[Tier, ...]:
    return tuple(
        _tier(safety, threshold)
        for safety, threshold in ((Safety.SAFE, decision.safe), (Safety.SUGGEST, decision.suggest))
        if threshold is not None
    )


def _tier(safety: Safety, threshold: Threshold) -> Tier:
    return Tier(safety, threshold.gain, threshold.margin, threshold.zipf, threshold.alone, threshold.names)
