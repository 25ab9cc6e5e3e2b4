from __future__ import annotations

from collections.abc import Callable

from tests.matchers.conftest import Bench

Make = Callable[[str], Bench]


def test_words_of_a_sentence(bench: Make) -> None:
    rule = bench("kind: density\nper: sentence\nmax: 3\n")
    assert rule.found("كتب الولد الدرس. ثم خرج من البيت، ولعب.") == ["ثم خرج من البيت، ولعب"]


def test_an_empty_line_ends_a_sentence(bench: Make) -> None:
    assert bench("kind: density\nper: sentence\nmax: 3\n").found("كتب الولد\n\nخرج من") == []


def test_counted_words_beyond_the_allowed_number(bench: Make) -> None:
    rule = bench("kind: density\nper: paragraph\nmax: 1\ncount:\n  - {words: [تم], clitics: conjunction}\n")
    (found,) = rule.check("تم النشر. وتم الحذف.")
    assert (found.text, found.start) == ("وتم", 10)
    assert rule.found("تم النشر.\n\nوتم الحذف.") == []


def test_in_so_many_words(bench: Make) -> None:
    rule = bench("kind: density\nper: document\nmax: 1\nwords: 3\ncount:\n  - {word: تم}\n")
    assert rule.found("تم النشر ثم تم الحذف") == []
    assert rule.found("تم النشر تم الحذف") == ["تم"]
    assert rule.found("تم\n\nتم") == ["تم"]


def test_an_excused_token_is_not_counted(bench: Make) -> None:
    excused = "except:\n  before: [{word: من, clitics: conjunction}]\n"
    rule = bench(f"kind: density\nper: paragraph\nmax: 1\ncount: [{{words: [حيث], clitics: conjunction}}]\n{excused}")
    assert rule.found("من حيث الشكل ومن حيث اللون، حيث كان.") == []
    assert rule.found("نام حيث شاء، وأكل حيث وجد من حيث جاء.") == ["حيث"]


def test_message_names_the_numbers(bench: Make) -> None:
    rule = "kind: density\nper: sentence\nmax: 2\n"
    (found,) = bench(rule).check("كتب الولد الدرس")
    assert (found.params["count"], found.params["max"]) == ("3", "2")
