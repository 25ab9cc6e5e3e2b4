from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from arlint.errors import RuleError
from arlint.matchers.adjuncts import REACH, opens_a_clause, places
from arlint.ruleset.model import sequence
from arlint.text.tokens import TokenKind, TokenStream
from tests.matchers.conftest import Bench
from tests.strategies import prose

Make = Callable[[str], Bench]

ACROSS_ADJUNCTS = """\
kind: sequence
tokens:
  - {words: [الأسعار, أسعار, أعراض, الممرضات]}
  - {pattern: "ال\\\\p{L}+", exclude: [التي], optional: true}
  - {map: {ارتفع: ارتفعت, يزول: تزول, يعملون: يعملن}, across: adjuncts}
"""
ACROSS_CLAUSES = """\
kind: sequence
tokens:
  - {words: [الشركة, الأشجار]}
  - {map: {أثمر: أثمرت, أغلق: أغلقت}, across: relative}
"""


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("الأسعار ارتفع", "الأسعار ارتفعت"),  # nothing between
        ("أسعار النفط في الأسواق الآسيوية ارتفع", "أسعار النفط في الأسواق الآسيوية ارتفعت"),
        ("الأسعار في أسواق المدينة القديمة ارتفع", "الأسعار في أسواق المدينة القديمة ارتفعت"),  # annexed
        ("الأسعار في أسواقها ارتفع", "الأسعار في أسواقها ارتفعت"),  # annexed to a pronoun
        ("الأسعار في الشمال والجنوب ارتفع", "الأسعار في الشمال والجنوب ارتفعت"),  # joined
        ("الأسعار في تونس ارتفع", "الأسعار في تونس ارتفعت"),  # a name
        ("الأسعار بالعملة المحلية ارتفع", "الأسعار بالعملة المحلية ارتفعت"),  # a preposition written on
        ("الأسعار منذ عام 2020 ارتفع", "الأسعار منذ عام 2020 ارتفعت"),
        ("الأسعار قبل شهرين ارتفع", "الأسعار قبل شهرين ارتفعت"),
        ("الأسعار منذ ثلاثة أشهر ارتفع", "الأسعار منذ ثلاثة أشهر ارتفعت"),
        ("الأسعار هذا الصيف ارتفع", "الأسعار هذا الصيف ارتفعت"),
        ("الأسعار صباح اليوم ارتفع", "الأسعار صباح اليوم ارتفعت"),
        ("الأسعار أمس في هذه الأسواق ارتفع", "الأسعار أمس في هذه الأسواق ارتفعت"),  # two adjuncts
        ("الأسعار (وهي ثابتة منذ عام) ارتفع", "الأسعار (وهي ثابتة منذ عام) ارتفعت"),
        ("أعراض المرض، وهي خفيفة في الغالب، يزول", "أعراض المرض، وهي خفيفة في الغالب، تزول"),
        ("الممرضات – كما قيل – يعملون", "الممرضات – كما قيل – يعملن"),
    ],
)
def test_across_adjuncts(bench: Make, text: str, fixed: str) -> None:
    assert bench(ACROSS_ADJUNCTS).fixed(text) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "الأسعار في سوق ارتفع",  # what describes an indefinite noun
        "الأسعار في شهرين ارتفع",  # nor of an indefinite span where no «before» or «since» stands
        "الأسعار قبل ثلاثة ارتفع",
        "الأسعار في أسماء ارتفع",  # a name, and more often a noun
        "الأسعار عالية ارتفع",
        "الأسعار التي ارتفع",
        "الأسعار في الأسواق. ارتفع",
        "الأسعار، ارتفع",
        "الأسعار، قال الوزير، ارتفع",  # a clause of its own, not an aside
        "الأسعار (في السوق ارتفع",  # never closed
        "الأسعار في السوق التي زارها الوفد ارتفع",
        "الأسعار في\n\nالأسواق ارتفع",
        "الأسعار في السوق من البلد إلى البلد عن البلد على البلد ارتفع",  # too far
    ],
)
def test_what_is_no_adjunct(bench: Make, text: str) -> None:
    assert bench(ACROSS_ADJUNCTS).found(text) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("الأشجار التي زرعناها العام الماضي أثمر", "الأشجار التي زرعناها العام الماضي أثمرت"),
        ("الشركة التي يديرها ابن عمي أغلق", "الشركة التي يديرها ابن عمي أغلقت"),
        ("الشركة التي لم تنجح في السوق أغلق", "الشركة التي لم تنجح في السوق أغلقت"),
        ("الشركة في المدينة أغلق", "الشركة في المدينة أغلقت"),  # an adjunct too
        ("الشركة التي كانت أغلق", "الشركة التي كانت أغلق"),  # its second verb
        ("الشركة التي تملك مصنعا أغلق", "الشركة التي تملك مصنعا أغلق"),  # what describes an indefinite noun
        ("الشركة التي في المدينة أغلق", "الشركة التي في المدينة أغلق"),  # no verb
    ],
)
def test_across_a_relative_clause(bench: Make, text: str, fixed: str) -> None:
    assert bench(ACROSS_CLAUSES).fixed(text) == fixed


def test_places_ascend_and_are_near() -> None:
    stream = TokenStream.of("الأسعار " + "في السوق " * 20)
    found = list(places(stream, 1, "adjuncts"))
    assert found == [1, 3, 5, 7, 9]
    assert found[-1] - 1 <= REACH


HEAD = """\
kind: sequence
tokens:
  - {class: start}
  - {word: الأسعار}
  - {map: {ارتفع: ارتفعت}}
"""


@pytest.mark.parametrize(
    "text",
    [
        "الأسعار ارتفع",
        "في العام الماضي، الأسعار ارتفع",
        "هدأ السوق. وفي العام الماضي، الأسعار ارتفع",  # joined to the sentence before
        "أمس، الأسعار ارتفع",
        "بعد ذلك، الأسعار ارتفع",
        "منذ عام 2020، الأسعار ارتفع",
        "في هذه المدينة الكبيرة، الأسعار ارتفع",
    ],
)
def test_a_clause_begins_behind_an_opening_phrase(bench: Make, text: str) -> None:
    assert bench(HEAD).fixed(text) == text.replace("ارتفع", "ارتفعت")


@pytest.mark.parametrize(
    "text",
    [
        "رأيت في السوق، الأسعار ارتفع",  # the phrase does not open the sentence
        "الأسواق، الأسعار ارتفع",  # no phrase of place or time
        "في سوق، الأسعار ارتفع",  # nothing definite, which a clause might describe
        "في العام الماضي الأسعار ارتفع",  # no comma
        "، الأسعار ارتفع",
        "في العام الماضي،\n\nالأسعار.",
    ],
)
def test_no_clause_begins(bench: Make, text: str) -> None:
    assert bench(HEAD).fixed(text) == text


@given(prose)
def test_a_clause_opens_behind_a_comma(text: str) -> None:
    stream = TokenStream.of(text)
    assert all(stream[i - 1].surface in "،," for i in range(len(stream) + 1) if opens_a_clause(stream, i))


@given(prose)
def test_places_are_words_within_reach(text: str) -> None:
    stream = TokenStream.of(text)
    for index in range(len(stream)):
        near = list(places(stream, index, "adjuncts"))
        far = list(places(stream, index, "relative"))
        assert near == sorted(set(near))
        assert set(near) <= set(far)
        assert all(index <= place <= index + REACH and stream[place].kind is TokenKind.WORD for place in far)


def test_the_model_counts_the_places() -> None:
    assert sequence._PLACES_ACROSS == REACH + 1


@pytest.mark.parametrize(
    "tokens",
    [
        "  - {word: ارتفع, across: adjuncts}\n",
        "  - {class: start}\n  - {word: ارتفع, across: adjuncts}\n",
        "  - {word: الأسعار}\n  - {word: ارتفع, across: adjuncts, gap: 1}\n",
        "  - {word: الأسعار}\n  - {word: ارتفع, across: sentences}\n",
        "  - {word: الأسعار}\n" + "  - {word: ارتفع, across: adjuncts}\n" * 5,  # too many ways
    ],
)
def test_refused(bench: Make, tokens: str) -> None:
    with pytest.raises(RuleError):
        bench(f"kind: sequence\ntokens:\n{tokens}")
