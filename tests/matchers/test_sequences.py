from __future__ import annotations

from collections.abc import Callable

import pytest

from arlint.errors import RuleError
from tests.matchers.conftest import Bench

Make = Callable[[str], Bench]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("الإجراءات الازمة", "الإجراءات اللازمة"),
        ("بالتدابير الأمنية الازمة", "بالتدابير الأمنية اللازمة"),  # a gap of one
        ("الإجراءات الأمنية المشددة الازمة", "الإجراءات الأمنية المشددة الازمة"),
        ("الإجراءات، الازمة", "الإجراءات، الازمة"),  # a mark between
        ("الإجراءات الازمة الاقتصادية", "الإجراءات الازمة الاقتصادية"),  # excused by what follows
    ],
)
def test_words_gap_and_exceptions(bench: Make, text: str, fixed: str) -> None:
    rule = """\
kind: sequence
tokens:
  - {words: [إجراءات, تدابير], clitics: noun}
  - {word: الازمة, replace: اللازمة, gap: 1}
except:
  after: [{words: [الاقتصادية, المالية]}]
"""
    assert bench(rule).fixed(text) == fixed


def test_only_what_changes_is_reported(bench: Make) -> None:
    rule = bench("kind: sequence\ntokens:\n  - {word: حيث}\n  - {word: أن, replace: إن}\n")
    assert rule.found("حيث أن الأمر") == ["أن"]


def test_all_is_reported_where_nothing_changes(bench: Make) -> None:
    rule = bench("kind: sequence\ntokens:\n  - {word: سوف}\n  - {word: لن}\nfix: {safety: suggest}\n")
    assert rule.found("سوف لن يأتي") == ["سوف لن"]


def test_chain_is_put_back_on_a_replaced_token(bench: Make) -> None:
    rule = bench(
        "kind: sequence\ntokens:\n  - {word: كلا, clitics: conjunction, replace: كلتا}\n  - {pattern: .*تين}\n"
    )
    assert rule.fixed("وكلا الدولتين") == "وكلتا الدولتين"


def test_groups_of_a_pattern_in_a_replacement(bench: Make) -> None:
    rule = bench("kind: sequence\ntokens:\n  - {word: لم}\n  - {pattern: '(?P<a>ي.+)ون', replace: '{a}وا'}\n")
    assert rule.fixed("لم يَكتُبون") == "لم يَكتُبوا"


def test_letters_of_a_shape_in_a_replacement(bench: Make) -> None:
    rule = bench("kind: sequence\ntokens:\n  - {word: قد}\n  - {shape: إ1ت23, replace: ا1ت23}\n")
    assert rule.fixed("قد إنتشر") == "قد انتشر"


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("و بما", "وبما"),
        ("و بما و قد", "وبما وقد"),
        ("و  بما", "وبما"),
        ("و، بما", "و، بما"),
        ("و", "و"),
    ],
)
def test_join(bench: Make, text: str, fixed: str) -> None:
    assert bench("kind: sequence\ntokens:\n  - {word: و, join: true}\n  - {class: word}\n").fixed(text) == fixed


def test_delete_and_space(bench: Make) -> None:
    assert (
        bench("kind: sequence\ntokens:\n  - {word: سوف}\n  - {word: سوف, delete: true}\n").fixed("سوف سوف نرى")
        == "سوف نرى"
    )
    rule = bench("kind: sequence\ntokens:\n  - {class: number, space: true}\n  - {word: ألف, clitics: conjunction}\n")
    assert rule.fixed("100ألف") == "100 ألف"


def test_sentence_boundaries(bench: Make) -> None:
    rule = bench("kind: sequence\ntokens:\n  - {class: start}\n  - {word: ان, replace: إن}\n")
    assert rule.fixed("ان الأمر. ان الخبر ان") == "إن الأمر. إن الخبر ان"
    rule = bench("kind: sequence\ntokens:\n  - {word: فقط, replace: فحسب}\n  - {class: end}\n")
    assert rule.fixed("فقط هذا فقط. وذاك فقط") == "فقط هذا فحسب. وذاك فحسب"


def test_optional_token(bench: Make) -> None:
    rule = bench(
        "kind: sequence\ntokens:\n  - {word: من}\n  - {word: ثم, optional: true}\n  - {word: فى, replace: في}\n"
    )
    assert rule.fixed("من ثم فى") == "من ثم في"
    assert rule.fixed("من فى") == "من في"
    assert rule.fixed("ثم فى") == "ثم فى"


def test_an_optional_token_several_times(bench: Make) -> None:
    rule = bench(
        "kind: sequence\ntokens:\n  - {word: من}\n  - {word: ثم, optional: true, times: 3, mark: false}\n"
        "  - {word: فى, replace: في}\n"
    )
    for count in range(4):
        assert rule.fixed(f"من {'ثم ' * count}فى") == f"من {'ثم ' * count}في"
    assert rule.fixed("من ثم ثم ثم ثم فى") == "من ثم ثم ثم ثم فى"


@pytest.mark.parametrize("token", ["{word: ثم, times: 2}", "{word: ثم, optional: true, times: 2}"])
def test_only_what_may_be_missing_stands_several_times(bench: Make, token: str) -> None:
    with pytest.raises(Exception, match="`times` is for"):
        bench(f"kind: sequence\ntokens:\n  - {{word: من}}\n  - {token}\n  - {{word: فى, replace: في}}\n")


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("إنشاء الله", "إن شاء الله"),
        ("وإنشاءَ الله", "وإن شاءَ الله"),
        ("إنشاء المصنع", "إنشاء المصنع"),
        ("عن ما كان", "عما كان"),
        ("وعن ما كان", "وعما كان"),
    ],
)
def test_phrases(bench: Make, text: str, fixed: str) -> None:
    rule = """\
kind: sequence
phrases:
  - {bad: إنشاء الله, good: إن شاء الله}
  - {bad: عن ما, good: عما}
"""
    assert bench(rule).fixed(text) == fixed


def test_alternatives_are_suggestions(bench: Make) -> None:
    rule = bench("kind: sequence\ntokens:\n  - {word: الازمة, replace: [اللازمة, الأزمة]}\n")
    assert rule.goods("هذه الازمة") == ["هذه اللازمة", "هذه الأزمة"]


def test_bare_is_without_harakat(bench: Make) -> None:
    rule = bench("kind: sequence\ntokens:\n  - {word: ان, bare: true, replace: أن}\n")
    assert rule.fixed("انَّ ان") == "انَّ أن"


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("قام المدير بزيارة المصنع", "زار المدير المصنع"),
        ("وقام بزيارة المصنع", "وزار المصنع"),
        ("قام مدير المصنع الجديد بزيارة", "زار مدير المصنع الجديد"),
        ("قام من كان هنا معنا بزيارة", "قام من كان هنا معنا بزيارة"),  # four words between
        ("قام. بزيارة", "قام. بزيارة"),
    ],
)
def test_phrase_with_a_gap(bench: Make, text: str, fixed: str) -> None:
    assert bench("kind: sequence\nphrases:\n  - {bad: قام … بزيارة, good: زار …}\n").fixed(text) == fixed


def test_map_gives_each_stem_its_own_correction(bench: Make) -> None:
    rule = "kind: sequence\ntokens:\n  - {map: {خمسة: خمس, ثلاثة: ثلاث}, clitics: noun}\n  - {word: سنوات}\n"
    assert bench(rule).fixed("بخمسة سنوات وثلاثة سنوات وستة سنوات") == "بخمس سنوات وثلاث سنوات وستة سنوات"


def test_map_with_several_corrections(bench: Make) -> None:
    rule = "kind: sequence\ntokens:\n  - {word: قبل}\n  - {map: {شئ: [شيء, شيئًا]}}\nfix: {safety: unsafe}\n"
    assert bench(rule).goods("قبل شئ") == ["قبل شيء", "قبل شيئًا"]


def test_pattern_of_a_number(bench: Make) -> None:
    rule = 'kind: sequence\ntokens:\n  - {class: number, pattern: "[3-9]"}\n  - {word: كتاب, replace: كتب}\n'
    assert bench(rule).fixed("5 كتاب و50 كتاب") == "5 كتب و50 كتاب"


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("قد ينتمي نوع جديد", "قد ينتمي إلى نوع جديد"),
        ("قد ينتمي معظم هذه الأنواع إلى جنس واحد", "قد ينتمي معظم هذه الأنواع إلى جنس واحد"),  # ahead in the sentence
        ("قد ينتمي نوع. سافر إلى البيت", "قد ينتمي إلى نوع. سافر إلى البيت"),  # beyond its edge
    ],
)
def test_exceptions_within_reach_stop_at_the_sentence(bench: Make, text: str, fixed: str) -> None:
    rule = """\
kind: sequence
tokens:
  - {word: قد}
  - {word: ينتمي, replace: ينتمي إلى}
except:
  ahead: [{word: إلى}]
"""
    assert bench(rule).fixed(text) == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("قد ينتمي إليهم؟", "قد ينتمي إليهم؟"),  # the mark that ends the sentence belongs to it
        ("قد ينتمي إليهم. لماذا؟", "قد ينتمون إليهم. لماذا؟"),
        ("لماذا؟ قد ينتمي إليهم.", "لماذا؟ قد ينتمون إليهم."),
    ],
)
def test_exceptions_ahead_see_the_mark_that_ends_the_sentence(bench: Make, text: str, fixed: str) -> None:
    rule = """\
kind: sequence
tokens:
  - {word: قد}
  - {word: ينتمي, replace: ينتمون}
except:
  ahead: [{class: mark, text: ["؟"]}]
"""
    assert bench(rule).fixed(text) == fixed


def test_exceptions_behind_reach_no_farther_than_said(bench: Make) -> None:
    rule = """\
kind: sequence
tokens:
  - {word: الناس}
  - {word: يعملوا, replace: يعملون}
except:
  behind: [{word: دع}]
  reach: 3
"""
    assert bench(rule).fixed("دع كل الناس يعملوا") == "دع كل الناس يعملوا"
    assert bench(rule).fixed("دع ذلك إن كل الناس يعملوا") == "دع ذلك إن كل الناس يعملون"


def test_an_exception_has_a_reach_of_its_own(bench: Make) -> None:
    rule = """\
kind: sequence
tokens:
  - {word: لم}
  - {word: يأتي, replace: يأت}
except:
  behind: [{word: سأل}, {word: أدري, reach: 2}]
  ahead: [{class: mark, text: ["؟"], reach: 12}]
"""
    assert bench(rule).fixed("لا أدري لم يأتي") == "لا أدري لم يأتي"
    assert bench(rule).fixed("لا أدري ولكن زيد لم يأتي") == "لا أدري ولكن زيد لم يأت"
    assert bench(rule).fixed("سأل الناس لم يأتي") == "سأل الناس لم يأتي"
    assert bench(rule).fixed("لم يأتي الناس من أقصى الأرض كل صيف؟") == "لم يأتي الناس من أقصى الأرض كل صيف؟"


@pytest.mark.parametrize(
    ("text", "fixed"),
    [("كان كبير", "كان كبيرا"), ("كان كبير جدا", "كان كبيرا جدا"), ("كان كبير القوم", "كان كبير القوم")],
)
def test_unless_asks_for_a_neighbour(bench: Make, text: str, fixed: str) -> None:
    rule = """\
kind: sequence
tokens:
  - {word: كان}
  - {word: كبير, replace: كبيرا}
except:
  unless: {after: [{class: end}, {word: جدا}]}
"""
    assert bench(rule).fixed(text) == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("اقتنع عن الرأي", "اقتنع ب الرأي"),
        ("اقتنع عن خوف", "اقتنع عن خوف"),
        ("اقتنع على خوف", "اقتنع ب خوف"),
        ("اقتنع عن", "اقتنع ب"),
        ("اقتنع على", "اقتنع ب"),
    ],
)
def test_a_pair_excuses_the_last_word_beside_what_follows_it(bench: Make, text: str, fixed: str) -> None:
    rule = """\
kind: sequence
tokens:
  - {word: اقتنع}
  - {words: [عن, على], replace: ب}
except:
  pairs: [{last: {word: عن}, after: [{word: خوف}]}]
"""
    assert bench(rule).fixed(text) == fixed


def test_only_known_corrections_are_made(bench: Make) -> None:
    rule = "kind: sequence\ntokens:\n  - {word: قد}\n  - {pattern: '.+', replace: '{stem}ون', known: true}\n"
    assert bench(rule).fixed("قد يعمل") == "قد يعملون"
    assert bench(rule).fixed("قد مضى") == "قد مضى"


def test_what_is_written_and_whether_there_is_an_article(bench: Make) -> None:
    rule = """\
kind: sequence
tokens:
  - {word: هنا}
  - {word: كبير, clitics: noun, article: true, written: "\\\\p{L}$", replace: "{stem}ة"}
"""
    assert bench(rule).fixed("هنا الكبير") == "هنا الكبيرة"
    assert bench(rule).fixed("هنا كبير") == "هنا كبير"
    assert bench(rule).fixed("هنا الكبيرُ") == "هنا الكبيرُ"


def test_what_does_not_count_does_not_behind_a_conjunction_either(bench: Make) -> None:
    rule = bench("kind: sequence\ntokens:\n  - {word: هنا}\n  - {words: [كتب, رسم], clitics: verb, exclude: [كتب]}\n")
    assert rule.found("هنا كتب، هنا وكتب، هنا فكتب، هنا رسم، هنا ورسم") == ["هنا رسم", "هنا ورسم"]
    any_word = '{pattern: "\\\\p{L}+", clitics: conjunction, exclude: [كتب]}'
    rule = bench(f"kind: sequence\ntokens:\n  - {{word: هنا}}\n  - {any_word}\n")
    assert rule.found("هنا كتب، هنا وكتب، هنا ورسم، هنا فرسم") == ["هنا ورسم", "هنا فرسم"]


def test_with_a_conjunction_or_without(bench: Make) -> None:
    for wanted, found in (("true", ["وكتب", "فكتب"]), ("false", ["كتب"])):
        token = f"{{word: كتب, clitics: verb, conjunction: {wanted}, mark: true}}"
        rule = bench(f"kind: sequence\ntokens:\n  - {{word: هنا, mark: false}}\n  - {token}\n")
        assert rule.found("هنا كتب، هنا وكتب، هنا فكتب") == found


def test_one_of_several_tests(bench: Make) -> None:
    rule = """\
kind: sequence
tokens:
  - {word: هنا}
  - {pattern: ".+", any: [{word: قلم}, {pattern: "كت.."}], replace: "{stem}ا"}
"""
    assert [bench(rule).fixed(f"هنا {word}") for word in ("قلم", "كتاب", "درس")] == ["هنا قلما", "هنا كتابا", "هنا درس"]


def test_one_of_several_tests_may_be_that_of_a_mark(bench: Make) -> None:
    rule = bench("kind: sequence\ntokens:\n  - {word: حيث}\n  - {any: [{class: mark}, {word: أن}], mark: false}\n")
    assert rule.found("حيث أن، حيث. حيث كان، حيث 5") == ["حيث", "حيث"]


def test_a_place_is_none_of_several_tests(bench: Make) -> None:
    with pytest.raises(RuleError, match="places and no tokens"):
        bench("kind: sequence\ntokens:\n  - {word: حيث}\n  - {any: [{class: end}, {word: أن}]}\n")


def test_a_number_between_the_letters_of_a_word_stands_before_the_second(bench: Make) -> None:
    rule = bench("kind: sequence\ntokens:\n  - {class: number}\n  - {word: سنه, replace: سنة}\n")
    assert rule.fixed("ن5سنه و 60 سنه وسنه") == "ن5سنة و 60 سنة وسنه"
