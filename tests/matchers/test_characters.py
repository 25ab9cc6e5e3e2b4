"""`codepoints`, `spacing`, `pattern`, `pairs`, `repetition`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arlint.errors import RuleError
from arlint.ruleset.ruleset import Ruleset
from tests.matchers.conftest import Bench

Make = Callable[[str], Bench]


def test_codepoints_by_what_stands_beside_them(bench: Make) -> None:
    rule = bench(
        'kind: codepoints\nentries:\n  - {chars: "\\u06a9", to: ك}\n  - {chars: "\\u06cc", to: ي, next: [letter]}\n'
    )
    assert rule.fixed("\u06a9تاب المد\u06ccنة \u06a9ب\u06ccر\u06cc") == "كتاب المدينة كبير\u06cc"
    assert rule.found("\u06a9ب\u06ccر \u06a9") == ["\u06a9ب\u06ccر", "\u06a9"]  # one word, one diagnostic


def test_codepoints_in_runs_and_by_form(bench: Make) -> None:
    rule = bench("kind: codepoints\nper: run\nentries:\n  - {ranges: [[0xfe70, 0xfefc]], form: nfkc}\n")
    assert rule.fixed("\ufefb تفعل") == "لا تفعل"
    assert rule.found("\ufeeb\ufeecا\ufeeb") == ["\ufeeb\ufeec", "\ufeeb"]


def test_a_character_may_only_be_named(bench: Make) -> None:
    (diagnostic,) = bench('kind: codepoints\nentries:\n  - {chars: "\\u202e"}\n').check("a\u202eb")
    assert diagnostic.fixes == ()


SPACING = """\
kind: spacing
entries:
  - {marks: "،؛", side: before, want: none, prev: [letter, mark]}
  - {marks: ".", side: before, want: none, next: [edge, blank]}
  - {marks: "،", side: after, want: one, next: [letter], behind: "{L}{L}"}
"""


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("قال ،ثم", "قال، ثم"),
        ("قالَ\u00a0\u00a0؛", "قالَ؛"),
        ("منصة .NET هنا .", "منصة .NET هنا."),
        ("أ،ب", "أ،ب"),
        ("5 ،", "5 ،"),
        ("قال\n،", "قال\n،"),
    ],
)
def test_spacing(bench: Make, text: str, fixed: str) -> None:
    assert bench(SPACING).fixed(text) == fixed


def test_pattern_with_macros(bench: Make) -> None:
    rule = bench('kind: pattern\npattern: "({B}ال\\u0640) +({D})"\nliterals: ["\\u0640"]\nreplace: "\\\\1\\\\2"\n')
    assert rule.fixed("نحو ال\u0640 100 ألف") == "نحو ال\u0640100 ألف"
    (diagnostic,) = rule.check("نحو ال\u0640 100")
    (edit,) = diagnostic.fixes[0].edits
    assert (edit.start, edit.end, edit.replacement) == (7, 8, "")


def test_pattern_reports_its_group(bench: Make) -> None:
    assert bench("kind: pattern\npattern: 'قال (أن)'\nmark: 1\n").found("قال أن") == ["أن"]


def test_a_catastrophic_pattern_is_named(bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arlint.matchers.guarded.TIME_LIMIT", 0.05)
    rule = bench("kind: pattern\npattern: '(?:ا|اا|ااا)+(?:ا|ااا)+ب'\n")
    with pytest.raises(RuleError, match=r"GRM999 took more than .* 900 characters: make it simpler"):
        rule.check("ا" * 900)


def test_unbalanced_pairs(bench: Make) -> None:
    rule = bench('kind: pairs\nreport: unbalanced\npairs: [{open: "(", close: ")"}, {open: «, close: »}]\n')
    assert rule.found("قال (نعم) و«لا»") == []
    assert rule.found("قال (نعم و«لا»") == ["("]
    assert rule.found("قال نعم) ثم") == [")"]
    assert rule.found("أ) الأول\nب) الثاني") == []  # list labels


def test_a_closer_of_another_pair(bench: Make) -> None:
    rule = bench('kind: pairs\nreport: unbalanced\npairs: [{open: "(", close: ")"}, {open: "[", close: "]"}]\n')
    assert rule.found("انظر (الفصل الثالث] هنا") == ["]"]
    assert rule.fixed("انظر (الفصل الثالث] و[الرابع) هنا") == "انظر (الفصل الثالث) و[الرابع] هنا"
    assert rule.found("المجال [0، 1) مغلق من جهة") == ["["]  # a half-open interval is no slip of the pen


def test_reversed_pairs(bench: Make) -> None:
    rule = bench('kind: pairs\nreport: reversed\npairs: [{open: "(", close: ")"}]\n')
    assert rule.fixed("زار )القاهرة( أمس") == "زار (القاهرة) أمس"
    assert rule.fixed("(أ) و(ب) ثم (ج)") == "(أ) و(ب) ثم (ج)"


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("ذهب إلى إلى البيت", "ذهب إلى البيت"),
        ("شيئا شيئا", "شيئا شيئا"),
        ("إلى، إلى", "إلى، إلى"),
        ("لا لا لا", "لا لا لا"),
        ("إلى\nإلى", "إلى\nإلى"),
        ("مِن مَن", "مِن مَن"),  # written alike without harakat, not the same
    ],
)
def test_repeated_words(bench: Make, text: str, fixed: str) -> None:
    assert bench("kind: repetition\nunit: word\nallow: [شيئا]\n").fixed(text) == fixed


def test_repeated_paragraphs_and_sentences(bench: Make) -> None:
    text = "هذه فقرة كاملة هنا.\nوأخرى.\nهذه فقرة كاملة هنا.\nوأخرى."
    assert bench("kind: repetition\nunit: paragraph\nmin_words: 3\n").found(text) == ["هذه فقرة كاملة هنا."]
    rule = bench("kind: repetition\nunit: sentence\nmin_words: 3\n")
    assert rule.found("قال ذلك مرارًا. ثم سكت. قال ذلك مرارا.") == ["قال ذلك مرارا."]


def test_a_quotation_of_several_paragraphs(bench: Make) -> None:
    rule = bench("kind: pairs\nreport: unbalanced\npairs: [{open: «, close: »}]\n")
    assert rule.found("قال: «نعم.\n\n«وأضاف ذلك.\n\n«ثم سكت».") == []
    assert rule.found("قال: «نعم.\n\nوأضاف ذلك.") == ["«"]
    assert rule.found("وأضاف سالم ذلك».\n\n«قال نعم") == ["»", "«"]
    assert rule.found("قال: «نعم.\n\nوأضاف سالم ذلك».") == []


def test_smileys_are_no_brackets(bench: Make) -> None:
    rule = bench('kind: pairs\nreport: unbalanced\npairs: [{open: "(", close: ")"}]\n')
    assert rule.found("أهلا بكم جميعا :) وداعا :-(") == []


def test_blanks_inside_pairs(bench: Make) -> None:
    rule = bench('kind: pairs\nreport: padded\npairs: [{open: "(", close: ")"}, {open: \'"\', close: \'"\'}]\n')
    assert rule.found("زار ( دمشق ) و(حلب ) و( ) أمس") == ["( دمشق )", "ب )"]
    assert rule.fixed("زار ( دمشق ) و(حلب ) و( ) أمس") == "زار (دمشق) و(حلب) و( ) أمس"
    assert rule.fixed('قال " نعم " ثم "لا"') == 'قال "نعم" ثم "لا"'
    assert rule.found('قال " نعم ثم') == []


def test_a_straight_mark_closed_by_a_curly_one_pairs_with_no_other(bench: Make) -> None:
    rule = bench("kind: pairs\nreport: padded\npairs: [{open: '\"', close: '\"'}]\n")
    assert rule.found('قال "نعم” أمس ثم "لا” اليوم') == []
    assert rule.found('قال “نعم” ثم " لا " اليوم') == ['" لا "']


def test_repeated_phrases(bench: Make) -> None:
    rule = bench("kind: repetition\nunit: phrase\nmin_words: 2\nopening: skip\n")
    assert rule.found("ثم قال وزير الصحة وزير الصحة ذلك") == ["وزير الصحة وزير الصحة"]
    assert rule.found("وزير الصحة وزير الصحة") == []
    assert rule.found("ثم قال وزير الصحة، وزير الصحة ذلك") == []


def test_a_repeated_phrase_is_excused_by_its_words(bench: Make) -> None:
    rule = bench(
        "kind: repetition\nunit: phrase\nmin_words: 2\nexcept:\n  pairs: [{this: {word: بن}}, {last: {word: بن}}]\n"
    )
    assert rule.found("هو محمد بن محمد بن محمد") == []
    assert rule.found("حضر علي بن سالم علي بن سالم") == ["علي بن سالم علي بن سالم"]


def test_sentences_of_a_repeated_paragraph_are_not_reported_again(builtin: Ruleset) -> None:
    text = "تبدأ الدروس في الساعة الثامنة من كل صباح. ويتأخر عنها بعض الطلاب في الشتاء دائما."
    rules = Ruleset(
        tuple(r for r in builtin.rules if r.code in {"DUP104", "DUP105"}),
        builtin.catalogue,
        builtin.sets,
        builtin.works,
    )
    assert [d.code for d in Bench(rules).check(f"{text}\n\n{text}")] == ["DUP104"]


def test_codepoints_by_patterns_beside_them(bench: Make) -> None:
    rule = bench('kind: codepoints\nentries:\n  - {chars: "\\u06cc", to: ي, behind: "{L}", ahead: "{M}*{L}"}\n')
    assert rule.fixed("کب\u06cc\u064eر \u06ccد عل\u06cc") == "کبي\u064eر \u06ccد عل\u06cc"


def test_rules_leave_other_languages_alone(bench: Make) -> None:
    rule = bench('kind: codepoints\nentries:\n  - {chars: ",", to: "،"}\n')
    assert rule.found("زار Paris, France ثم روما,") == [","]


def test_properties_of_unicode_are_no_macros(bench: Make) -> None:
    rule = bench("kind: pattern\npattern: '(?<!\\p{L})\\$[0-9]++(?!\\p{L})'\n")
    assert rule.found("المتغير $10x والثمن $10") == ["$10"]
