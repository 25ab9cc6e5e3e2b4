"""The form of a rule file: one strict model for every kind (a discriminated union on ``kind``).

These models are what the published JSON Schema is made from; see
``docs/writing-rules.md`` for the same in prose. Only :mod:`arlint.ruleset.loading`
imports this module, so that pydantic is loaded when rules are read and not before.
"""

from __future__ import annotations

from math import prod
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from arlint.ruleset.cells import cell_words
from arlint.ruleset.macros import cue_parts
from arlint.ruleset.regexes import check_filling, check_look, check_pattern, check_template, compiled
from arlint.ruleset.shapes import check_shape
from arlint.text.placeholders import names

CODE = r"^[A-Z]{3}[0-9]{3}$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Severity = Literal["error", "warning", "hint"]
Safety = Literal["safe", "unsafe", "suggest"]
Phase = Literal["characters", "spacing", "spelling", "grammar", "style"]
Clitics = Literal["none", "conjunction", "article", "noun", "verb", "full"]
Suffixes = Literal["none", "pronoun"]
CharClass = Literal["letter", "latin", "digit", "mark", "opener", "closer", "quote", "blank", "edge", "mask", "other"]
TokenClass = Literal["word", "number", "latin", "mark", "mask", "start", "end"]
WordClassName = Literal[
    "imperfect",
    "past",
    "verb",
    "nominal",
    "noun",
    "adjective",
    "dual-adjective",
    "triptote",
    "accusative",
    "sound-plural",
    "construct-plural",
    "finite",
    "maybe-verb",
    "prefixed",
    "name",
    "first-person",
    "imperative",
    "unknown",
]
Word = Annotated[str, Field(min_length=1)]
# A search that tries all ways has to come to an end.
_MOST_WAYS: Final = 5_000
_MOST_GAPS: Final = 5
# At how many places a token that is met across something may stand: `arlint.matchers.adjuncts.REACH`, and right behind.
_PLACES_ACROSS: Final = 9
CodePointRange = Annotated[list[int], Field(min_length=2, max_length=2)]


class Strict(BaseModel):
    """Unknown keys are errors, values are what they say they are."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Bilingual(Strict):
    """A text in Arabic and in English."""

    ar: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Reference(Strict):
    """Where a rule's claim can be read: ``id`` resolves in references.yaml, ``at`` is the place in it."""

    id: str
    at: str | None = None


class Example(Strict):
    """``bad`` marks the reported spans with ⟦⟧ and ``good`` is it fixed; ``ok`` must stay silent."""

    bad: str | None = None
    good: str | None = None
    ok: str | None = None
    note: str | None = None
    also: list[str] = Field(
        default_factory=list, description="codes of other default rules that also report `bad` or `good`"
    )
    format: str | None = None

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.bad is None) == (self.ok is None):
            raise ValueError("an example is either `bad` or `ok`")
        if self.bad is not None and ("⟦" not in self.bad or self.bad.count("⟦") != self.bad.count("⟧")):
            raise ValueError("`bad` marks what is reported with ⟦ and ⟧")
        return self


class FixPolicy(Strict):
    """What may be done with the rule's fixes, and in which phase of fixing they come."""

    safety: Safety
    phase: Phase = "spelling"


class Match(Strict):
    """How a word of the rule may be written onto others."""

    clitics: Clitics = "none"
    suffixes: Suffixes = "none"
    whole: Literal["any", "unknown"] = Field(
        default="any", description="`unknown`: with clitics only where the lexicon has no such word as a whole"
    )


class Scope(Strict):
    """Where the rule looks."""

    quotes: Literal["check", "skip"] = "check"
    headings: Literal["check", "skip"] = "check"
    verse: Literal["check", "skip"] = "check"
    foreign: Literal["check", "skip"] = Field(default="skip", description="Latin runs, Persian or Urdu passages")


class TableColumn(Strict):
    """A column of a TSV whose first line names its columns; a cell may hold several words, with | between."""

    table: str = Field(description="the file: beside the rule, or in the folder of the word sets")
    column: str
    to: str | None = Field(default=None, description="the column of the correction, for a `map`")
    where: dict[str, str] = Field(default_factory=dict, description="only rows with these values in these columns")


class TokenTest(Strict):
    """A test of one token. All the keys that are given must hold."""

    test: str | None = Field(
        default=None, description="a test of rules/token-tests/: its keys hold as well, and `exclude` adds to its own"
    )
    word: Word | None = None
    words: list[Word] | None = None
    words_from: TableColumn | None = Field(default=None, description="`words` read from a column of a table")
    set: str | None = Field(default=None, description="a word set of rules/sets/")
    shape: str | None = None
    endings: list[str] = Field(default_factory=lambda: [""])
    pattern: str | None = Field(default=None, description="a regex over the whole folded word")
    slip_of: Word | None = Field(
        default=None, description="the whole folded word is one letter away from this one: another, too many, too few"
    )
    kind: TokenClass | None = Field(default=None, alias="class")
    text: list[str] | None = Field(default=None, description="one of these exact characters, for marks and numbers")
    clitics: Clitics = "none"
    suffixes: Suffixes = "none"
    article: bool | None = Field(default=None, description="with the article, or without it; needs `clitics`")
    min_letters: int | None = None
    max_letters: int | None = None
    exclude: list[Word] = Field(default_factory=list, description="whole folded words that do not count")
    exclude_set: str | None = None
    bare: bool = Field(default=False, description="the written word carries no harakat")
    written: str | None = Field(default=None, description="a regex found in the word as written, harakat and all")
    is_: list[WordClassName] | None = Field(
        default=None, alias="is", description="one of these, and nothing else, for the lexicon"
    )
    any_: list[TokenTest] = Field(default_factory=list, alias="any", description="one of these tests holds as well")

    @model_validator(mode="after")
    def _checks(self) -> Self:
        if self.shape is not None:
            check_shape(self.shape, None)
        for pattern in (self.pattern, self.written):
            if pattern is not None:
                check_pattern(pattern)
        if self.article and self.clitics not in ("article", "noun", "full"):
            raise ValueError("`article` needs the clitics of a noun")
        if self.word and self.words:
            raise ValueError("give `word` or `words`, not both")
        if any(test.kind in ("start", "end") for test in self.any_):
            raise ValueError("`start` and `end` are places and no tokens: `any` cannot have them")
        return self


class SequenceToken(TokenTest):
    """A token of a sequence: the test, and what becomes of the token."""

    map: dict[Word, str | list[str]] | None = Field(
        default=None, description="the stems that the token may have, and the corrections of each"
    )
    map_from: TableColumn | list[TableColumn] | None = Field(
        default=None, description="`map` read from two columns of a table, or of several"
    )

    optional: bool = False
    gap: int = Field(default=0, ge=0, le=6, description="how many other words may stand before this token")
    across: Literal["adjuncts", "relative"] | None = Field(
        default=None,
        description="before this token there may stand phrases of place and time and what is between commas or "
        "brackets, and with `relative` a relative clause",
    )
    mark: bool | None = Field(default=None, description="reported; by default the tokens that change, or all")
    replace: str | list[str] | None = Field(
        default=None, description="the stem's corrections; {stem} stands for the stem found"
    )
    known: bool = Field(
        default=False,
        description="the test fails unless a correction is a word of the lexicon; the others are left out",
    )
    delete: bool = False
    join: bool = Field(default=False, description="written together with the next token")
    space: bool = Field(default=False, description="written apart from the next token")

    @model_validator(mode="after")
    def _fillings(self) -> Self:
        if self.across and self.gap:
            raise ValueError("give `gap` or `across`, not both")
        mapped = [g for v in (self.map or {}).values() for g in ([v] if isinstance(v, str) else v)]
        own = [self.replace] if isinstance(self.replace, str) else self.replace or []
        check_filling([*own, *mapped], self.shape, self.pattern)
        return self


class Neighbours(Strict):
    """Tests of the tokens beside what is reported, one of which must hold on each side that is named."""

    before: list[TokenTest] = Field(default_factory=list)
    after: list[TokenTest] = Field(default_factory=list)


class Exceptions(Strict):
    """Where the rule holds its peace.

    ``before`` and ``after`` test the neighbouring tokens of what is reported,
    ``behind`` and ``ahead`` each of the tokens within ``reach`` of it, as far as the
    sentence goes. ``unless`` turns it round: the rule speaks only beside such tokens.
    """

    words: list[Word] = Field(default_factory=list)
    set: str | None = None
    before: list[TokenTest] = Field(default_factory=list)
    after: list[TokenTest] = Field(default_factory=list)
    behind: list[TokenTest] = Field(default_factory=list)
    ahead: list[TokenTest] = Field(default_factory=list)
    reach: int = Field(default=6, ge=1, le=12)
    unless: Neighbours = Neighbours()


class RuleBase(Strict):
    """What every rule says."""

    code: str = Field(pattern=CODE)
    slug: str = Field(pattern=SLUG)
    title: Bilingual
    severity: Severity
    status: Literal["preview", "stable", "deprecated"] = "stable"
    profiles: list[str]
    scope: Scope = Scope()
    except_: Exceptions = Field(default=Exceptions(), alias="except")
    fix: FixPolicy | None = None
    priority: int | None = Field(
        default=None, description="who speaks when two rules report one defect; by default by kind"
    )
    message: Bilingual
    why: Bilingual
    references: list[Reference] = Field(default_factory=list)
    source: Literal["usage"] | None = Field(default=None, description="`usage` where no work is cited")
    examples: list[Example]

    fills: ClassVar[frozenset[str]] = frozenset({"bad", "good"})
    """What a message of this kind can name in {}."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        bad = sum(e.bad is not None for e in self.examples)
        if bad < 2 or len(self.examples) - bad < 2:
            raise ValueError("a rule has at least two `bad` and two `ok` examples")
        if not self.references and self.source is None:
            raise ValueError("give `references`, or `source: usage` where no work is cited")
        if unknown := names(self.message.ar + self.message.en) - self.fills:
            known = ", ".join(sorted(self.fills))
            raise ValueError(f"`message` names {', '.join(sorted(unknown))}: this kind knows {known}")
        return self


class CodepointEntry(Strict):
    """Characters and what to write for them, by the characters beside them."""

    chars: str | None = Field(default=None, description="each of these characters")
    ranges: list[CodePointRange] = Field(default_factory=list, description="code point ranges, inclusive")
    to: str | None = Field(default=None, description="the replacement; empty deletes; omitted: reported only")
    form: Literal["nfkc"] | None = Field(default=None, description="replace by the compatibility decomposition")
    prev: list[CharClass] | None = None
    next: list[CharClass] | None = None
    behind: str | None = Field(default=None, description="a regex that must match just before")
    ahead: str | None = Field(default=None, description="a regex that must match just behind")

    @model_validator(mode="after")
    def _looks(self) -> Self:
        check_look(self.behind, behind=True)
        check_look(self.ahead, behind=False)
        return self


class CodepointsRule(RuleBase):
    """Characters or classes of characters -> replacement, by what stands beside them."""

    fills = RuleBase.fills | {"name"}
    kind: Literal["codepoints"]
    per: Literal["run", "word"] = "word"
    entries: list[CodepointEntry] = Field(min_length=1)


class SpacingEntry(Strict):
    """The blanks on one side of a mark."""

    marks: str
    side: Literal["before", "after"]
    want: Literal["none", "one"]
    prev: list[CharClass] | None = Field(default=None, description="what stands before the mark and its blanks")
    next: list[CharClass] | None = Field(default=None, description="what stands behind the mark and its blanks")
    behind: str | None = Field(default=None, description="a regex that must match just before")
    ahead: str | None = Field(default=None, description="a regex that must match just behind")

    @model_validator(mode="after")
    def _looks(self) -> Self:
        check_look(self.behind, behind=True)
        check_look(self.ahead, behind=False)
        return self


class SpacingRule(RuleBase):
    """What stands before and after a mark."""

    fills = RuleBase.fills | {"mark"}
    kind: Literal["spacing"]
    entries: list[SpacingEntry] = Field(min_length=1)


class LexicalEntry(Strict):
    """A wrong word and its corrections, best first."""

    bad: Word
    good: str | list[str] = Field(description="one or many; an empty list reports without a correction")
    clitics: Clitics | None = None
    suffixes: Suffixes | None = None


class LexicalRule(RuleBase):
    """Folded words with clitics -> one or many corrections."""

    kind: Literal["lexical"]
    match: Match = Match()
    entries: list[LexicalEntry] = Field(default_factory=list)
    entries_from: str | None = Field(
        default=None, description="a TSV beside the rule: bad, good (| between several), clitics, suffixes"
    )


class TemplateEntry(Strict):
    """A word shape: digits stand for consonants (the same digit, the same letter), letters for themselves."""

    shape: str
    good: str
    endings: list[str] = Field(default_factory=lambda: [""])
    without: dict[str, str] = Field(
        default_factory=dict, description="letters that a digit of the shape does not stand for"
    )

    @model_validator(mode="after")
    def _shape(self) -> Self:
        check_shape(self.shape, self.good)
        if stray := sorted(set(self.without) - set(self.shape)):
            raise ValueError(f"`without` names {', '.join(stray)}, which {self.shape} does not have")
        return self


class TemplateRule(RuleBase):
    """A word shape with exceptions -> the shape corrected."""

    kind: Literal["template"]
    match: Match = Match()
    entries: list[TemplateEntry] = Field(min_length=1)
    lexicon: Literal["ignore", "good-known", "bad-unknown"] = Field(
        default="ignore",
        description="`good-known`: only where the correction is a word; `bad-unknown`: and what is written is none",
    )
    zipf: float = Field(default=0.0, description="with `lexicon`: how frequent the correction must be, in Zipf units")
    min_letters: int = Field(default=2, ge=2, description="how many letters the word has at least, less its clitics")


ConfusionName = Literal[
    "hamza",
    "hamza-inside",
    "hamza-side",
    "wasl",
    "madda",
    "extra-madda",
    "ta-marbuta",
    "ha",
    "alef-maqsura",
    "hamza-seat",
    "softened-hamza",
    "alef-shape",
    "dad-za",
    "dhal-dal",
    "ta-tah",
    "sin-sad",
    "tha",
    "ta-open",
    "waw-alef",
    "plural-imperfect",
    "extra-alef",
    "doubled-letter",
    "nisba-plural",
    "elongated",
    "transposed",
    "letter",
    "extra-letter",
    "missing-letter",
    "joined",
    "run-on",
    "run-on-article",
    "unspaced",
]


class Threshold(Strict):
    """What a restoration must reach, in Zipf units (factors of ten of frequency)."""

    gain: float = Field(description="by how much the correction is likelier than the written form")
    margin: float = Field(default=0.0, description="by how much it is likelier than the next correction")
    zipf: float = Field(default=0.0, description="how frequent the correction must be itself")
    alone: bool = Field(default=False, description="nothing else may be wrong in the word")
    names: bool = Field(default=True, description="the correction may be a proper name and nothing else")


class Decision(Strict):
    """What happens to written forms of one standing: fixed, suggested, or (below both) nothing."""

    safe: Threshold | None = None
    suggest: Threshold | None = None


class RestoreRule(RuleBase):
    """A word that named confusions turn into a much likelier one."""

    kind: Literal["restore"]
    confusions: list[ConfusionName] = Field(min_length=1, description="what this rule speaks about")
    together: list[ConfusionName] = Field(
        default_factory=list, description="what may be confused in the same word besides"
    )
    heads: list[Word] = Field(default_factory=list, description="for `joined`: the words written onto the next")
    tail: list[WordClassName] = Field(
        default_factory=list, description="for `joined`: what the next word must be, and nothing else"
    )
    tails: list[Word] = Field(default_factory=list, description="for `joined`: the next words that count")
    min_letters: int = Field(default=3, ge=2)
    unknown: Decision = Field(default=Decision(), description="the written form is no word")
    rare: Decision = Field(default=Decision(), description="it is one by a reading that is hardly ever meant")
    known: Decision = Field(default=Decision(), description="it is a word, and the correction is far more frequent")
    habit: Threshold | None = Field(
        default=None, description="it is a word, and other words of its paragraph show the same slip: suggested"
    )


class RejoinRule(RuleBase):
    """A word broken in two by a space; a piece at least is no word."""

    kind: Literal["rejoin"]
    whole: Threshold = Field(description="by how much the word must be likelier than its pieces side by side")


class UnknownRule(RuleBase):
    """Words that the lexicon does not know; those nearest to them are suggested, ``{good}`` lists them."""

    kind: Literal["unknown"]
    min_letters: int = Field(default=2, ge=1, description="shorter words are let stand")


class Phrase(Strict):
    """Words in a row -> other words. ``…`` stands for up to three words, which stay."""

    bad: str
    good: str | list[str]
    clitics: Clitics = "conjunction"

    @model_validator(mode="after")
    def _pieces(self) -> Self:
        goods = [self.good] if isinstance(self.good, str) else self.good
        if any(good.count("…") != self.bad.count("…") for good in goods):
            raise ValueError(f"`bad` and `good` of {self.bad} do not have the same gaps (…)")
        if self.bad.strip().startswith("…") or self.bad.strip().endswith("…"):
            raise ValueError("a gap (…) stands between words")
        if self.bad.count("…") > _MOST_GAPS:
            raise ValueError(f"more than {_MOST_GAPS} gaps (…)")
        return self


class SequenceVariant(Strict):
    """One sequence of a rule."""

    tokens: list[SequenceToken] = Field(min_length=1)


class SequenceRule(RuleBase):
    """A list of token tests, some of which are reported and replaced."""

    kind: Literal["sequence"]
    tokens: list[SequenceToken] | None = None
    variants: list[SequenceVariant] = Field(default_factory=list)
    phrases: list[Phrase] = Field(default_factory=list)
    phrases_from: str | None = Field(default=None, description="a TSV beside the rule: bad, good (| between several)")
    collocations_from: str | None = Field(
        default=None, description="a TSV beside the rule: words, corrections, words before them, words behind them"
    )

    slips_from: str | None = Field(
        default=None, description="a TSV beside the rule: words, words behind them: phrases with a slip in one word"
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        tables = self.phrases_from or self.collocations_from or self.slips_from
        if not (self.tokens or self.variants or self.phrases or tables):
            raise ValueError("a sequence has `tokens`, `variants` or `phrases`")
        for tokens in (self.tokens or [], *(variant.tokens for variant in self.variants)):
            if next((token.across for token in tokens if token.kind != "start"), None):
                raise ValueError("the first token is behind nothing: it cannot be met `across` anything")
            ways = ((_PLACES_ACROSS if token.across else 1 + token.gap) * (1 + token.optional) for token in tokens)
            if prod(ways) > _MOST_WAYS:
                raise ValueError(f"gaps and optional tokens that can be matched in more than {_MOST_WAYS:,} ways")
        return self


class PatternRule(RuleBase):
    """A `regex` over the text of a segment."""

    kind: Literal["pattern"]
    pattern: str
    literals: list[str] = Field(
        default_factory=list,
        description="one of these must occur, or the pattern is not tried; {L}, {D} … stand for one character,"
        " {^} for the start of a segment",
    )
    mark: int | str = Field(default=0, description="the group that is reported")
    replace: str | list[str] | None = Field(default=None, description="what the match becomes: \\1, \\g<name>")

    @model_validator(mode="after")
    def _compiles(self) -> Self:
        pattern = compiled(self.pattern)
        for literal in self.literals:
            cue_parts(literal)
        if self.mark not in pattern.groupindex and self.mark not in range(pattern.groups + 1):
            raise ValueError(f"`mark`: the pattern has no group {self.mark}")
        for template in [self.replace] if isinstance(self.replace, str) else self.replace or ():
            check_template(template, pattern)
        return self


class Pair(Strict):
    """An opener and its closer."""

    open: str = Field(min_length=1, max_length=1)
    close: str = Field(min_length=1, max_length=1)
    either: bool = Field(default=False, description="used either way round (“…” and ”…“): they pair by turns")


class PairsRule(RuleBase):
    """Openers and closers that do not match."""

    kind: Literal["pairs"]
    pairs: list[Pair] = Field(min_length=1)
    report: Literal["unbalanced", "reversed", "padded"]


class RepetitionRule(RuleBase):
    """The same word, sentence or paragraph again."""

    kind: Literal["repetition"]
    unit: Literal["word", "phrase", "sentence", "paragraph"]
    min_words: int = 1
    min_letters: int = 1
    opening: Literal["check", "skip"] = Field(
        default="check", description="words at the start of a clause, where repetition calls or warns"
    )
    endings: list[str] = Field(
        default_factory=list, description="words with these endings and without the article may be repeated"
    )
    only: list[Word] = Field(default_factory=list)
    only_set: str | None = None
    allow: list[Word] = Field(default_factory=list)
    allow_set: str | None = None


class DensityRule(RuleBase):
    """Too much of something in one sentence, paragraph or document."""

    fills = RuleBase.fills | {"count", "max"}
    kind: Literal["density"]
    per: Literal["sentence", "paragraph", "document"]
    max: int = Field(ge=0, description="how many are not too many")
    words: int | None = Field(default=None, ge=1, description="`max` in each so many words, and not in the whole unit")
    count: list[TokenTest] = Field(default_factory=list, description="what is counted; by default every word")


class MarksEntry(Strict):
    """Marks that cannot stand together (`exclusive`), or on these letters at this place (`illegal`)."""

    marks: str = Field(min_length=1)
    letters: str = Field(default="", description="the letters that carry the marks; none given: any")
    place: Literal["any", "first", "inside"] = "any"
    following: str = Field(default="", description="the letters one of which stands next; none given: any")
    drop: bool = Field(default=True, description="the correction drops the marks")


class MarksRule(RuleBase):
    """Harakat that stand twice, exclude each other, lack a letter, or cannot stand where they stand."""

    fills = RuleBase.fills | {"name"}
    kind: Literal["marks"]
    report: Literal["repeated", "exclusive", "loose", "illegal", "uncomposed"]
    entries: list[MarksEntry] = Field(default_factory=list)

    @model_validator(mode="after")
    def _entries(self) -> Self:
        if (self.report in ("exclusive", "illegal")) != bool(self.entries):
            raise ValueError("`exclusive` and `illegal` have entries, the other reports have none")
        return self


class Form(Strict):
    """One of the ways of writing between which a document should choose."""

    name: Word = Field(description="what the configuration calls it")
    pattern: str | None = Field(default=None, description="a regex that finds it; the forms share named groups")
    write: str | None = Field(default=None, description="how this form writes what the pattern of any form caught")
    chars: str | None = Field(default=None, description="its characters, in an order that all forms share")
    literals: list[str] = Field(default_factory=list, description="one of these must occur; by default its `chars`")
    ending: str | None = Field(default=None, min_length=1, max_length=1, description="the last letter of its words")

    @model_validator(mode="after")
    def _checks(self) -> Self:
        if self.pattern is not None:
            check_pattern(self.pattern)
            if (self.write is None) == (self.chars is None):
                raise ValueError(f"the form {self.name} has a pattern: say how it is written, by `write` or `chars`")
            if not (self.literals or self.chars):
                raise ValueError(f"the form {self.name} has no `literals`")
        elif self.write is not None or self.chars is not None or self.literals:
            raise ValueError(f"the form {self.name} has no `pattern` that `write`, `chars` or `literals` belong to")
        return self


class Context(Strict):
    """The neighbours one of which must stand before or after a word."""

    before: list[TokenTest] = Field(default_factory=list)
    after: list[TokenTest] = Field(default_factory=list)


class Habit(Strict):
    """A form that is reported once, for the whole document, where it is the document's habit."""

    form: Word
    least: int = Field(ge=2, description="how many words must be written so")
    share: float = Field(gt=0.5, le=1, description="of the words that could be, how many must be written so")


class ConsistencyRule(RuleBase):
    """Ways of writing one thing: what a document writes against its own majority, or against the house's choice."""

    kind: Literal["consistency"]
    house: str | None = Field(default=None, pattern=SLUG, description="the key of [house] that chooses the form")
    prefer: list[Word] = Field(default_factory=list, description="the form, or the words, that are chosen in any case")
    chosen: Safety | None = Field(default=None, description="the safety of a correction to a form that was chosen")
    forms: list[Form] = Field(default_factory=list)
    sets: list[Annotated[list[Word], Field(min_length=2)]] = Field(
        default_factory=list,
        description="one word in its forms; a cell may hold several spellings, with | between, and other words"
        " that are counted with it, with ; between, in the same order in every cell",
    )
    sets_from: str | None = Field(default=None, description="a TSV beside the rule: the forms of one word on a line")
    match: Match = Match()
    only: Context = Field(default=Context(), description="where a word counts; by default everywhere")
    habit: Habit | None = None

    @model_validator(mode="after")
    def _one_sort_of_form(self) -> Self:
        names = [form.name for form in self.forms]
        sorts = [self.sets != [], any(f.pattern for f in self.forms), any(f.ending for f in self.forms)]
        if sum(sorts) != 1:
            raise ValueError("the forms are told apart by `sets` of words, by `pattern` or by `ending`")
        if self.forms and (len(names) < 2 or len(set(names)) < len(names)):
            raise ValueError("there are at least two forms, each with a name of its own")
        if any(len(row) != len(names) for row in self.sets) and names:
            raise ValueError(f"every set has one cell for each form: {', '.join(names)}")
        if uneven := [row[0] for row in self.sets if len({cell.count(";") for cell in row}) > 1]:
            raise ValueError(f"the cells of {uneven[0]} do not have equally many words")
        if sorts[1]:
            self._check_patterns()
        if sorts[2] and not (len(names) == 2 and all(form.ending for form in self.forms) and self.habit):
            raise ValueError("forms told apart by their `ending` are two, and have a `habit`")
        if self.habit and (not sorts[2] or self.habit.form not in names):
            raise ValueError("a `habit` is one of two forms with an `ending`")
        if stray := [name for name in self.prefer if name not in (set(names) or self.words())]:
            raise ValueError(f"`prefer` names {', '.join(stray)}, which is none of the forms")
        return self

    def words(self) -> set[str]:
        """The words of all sets."""
        return {word for row in self.sets for cell in row for word in cell_words(cell)}

    def _check_patterns(self) -> None:
        if not all(form.pattern for form in self.forms):
            raise ValueError("either all forms have a `pattern` or none")
        if len({len(form.chars) for form in self.forms if form.chars is not None}) > 1:
            raise ValueError("the `chars` of all forms are equally many")
        for form in self.forms:
            pattern = compiled(form.pattern or "")
            for other in self.forms:
                check_template(other.write or "", pattern)


class PlainCheck(Strict):
    """A check without options."""

    name: Literal["bidi-controls", "clock", "impossible-date", "mixed-digits"]


class WeekdayCheck(Strict):
    """Weekdays that the date beside them does not have."""

    name: Literal["weekday"]
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    tolerance: int = Field(default=0, ge=0, le=3, description="days more or less that are let pass")


class ErasCheck(Strict):
    """Hijri and Gregorian years or dates that do not meet."""

    name: Literal["two-eras"]
    tolerance: int = Field(default=0, ge=0, le=3, description="years (of dates: days) more or less that are let pass")


class CitationCheck(Strict):
    """Citations of verses that are not there."""

    name: Literal["verse-citation"]
    tolerance: int = Field(default=0, ge=0, le=9, description="verses more than the Kufan count that are let pass")


class CheckRule(RuleBase):
    """What has to be computed: a named function of arlint with its options."""

    fills = RuleBase.fills | {"name"}
    kind: Literal["check"]
    check: Annotated[PlainCheck | WeekdayCheck | ErasCheck | CitationCheck, Field(discriminator="name")]


class SuppressionRule(RuleBase):
    """What is wrong with a suppression itself; on in every run, unless it is ignored by its code."""

    kind: Literal["suppression"]
    report: Literal["unused", "without-code", "unknown-code"]

    fills = frozenset({"what"})


Rule = Annotated[
    CodepointsRule
    | SpacingRule
    | LexicalRule
    | TemplateRule
    | RestoreRule
    | RejoinRule
    | UnknownRule
    | SequenceRule
    | PatternRule
    | PairsRule
    | RepetitionRule
    | DensityRule
    | MarksRule
    | CheckRule
    | ConsistencyRule
    | SuppressionRule,
    Field(discriminator="kind"),
]


class Family(Strict):
    """A family of rules: a prefix of codes with a range of numbers."""

    prefix: str
    first: int
    last: int
    folder: str
    title: Bilingual


class Profile(Strict):
    """A named choice of rules."""

    name: str = Field(pattern=SLUG)
    title: Bilingual
    includes: list[str] = Field(default_factory=list)


class Catalogue(Strict):
    """rules/catalogue.yaml"""

    families: list[Family]
    profiles: list[Profile]


class Work(Strict):
    """A work that rules cite."""

    author: str | None = None
    title: str
    year: int | None = None
    publisher: str | None = None
    url: str | None = None
    note: str | None = None


class WordSet(Strict):
    """rules/sets/NAME.yaml: words that several rules speak of."""

    title: Bilingual
    source: str
    words: list[Word] = Field(default_factory=list)
    words_from: TableColumn | list[TableColumn] | None = Field(
        default=None, description="words read from a column of a table, or of several"
    )


class NamedTest(Strict):
    """rules/token-tests/NAME.yaml: a test of one token that several sequences ask for."""

    title: Bilingual
    test: SequenceToken
