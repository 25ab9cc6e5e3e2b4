"""Suppressions, with a rule of the test's own: every خطأ is a finding."""

from __future__ import annotations

import pytest

from arlint import suppressions
from arlint.diagnostics import Diagnostic, RuleInfo, Safety, Severity, Text
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.text.positions import LineIndex
from tests.builtin import own_rules

WORD = "خطأ"


def _info(code: str, slug: str) -> RuleInfo:
    return RuleInfo(
        code=code, slug=slug, title=Text("", ""), message=Text("", ""), severity=Severity.ERROR, phase=2, priority=0
    )


TST101, TST202 = _info("TST101", "test-word"), _info("TST202", "other")
ABOUT = {
    "unused": _info("SUP001", "unused-suppression"),
    "without-code": _info("SUP002", "suppression-without-code"),
    "unknown-code": _info("SUP003", "unknown-code-in-suppression"),
}
KNOWN = frozenset("TST TST1 TST101 TEST-WORD TST202 OTHER ABC1 SPC SPC101".split())
WATCH = suppressions.Watch((TST101, TST202), KNOWN, ABOUT)


def run(text: str, path: str = "a.txt") -> list[Diagnostic]:
    """What is left of the findings, with those about suppressions."""
    document = read(Source(text, path))
    index = LineIndex.of(text)
    found = []
    for segment in document.segments:
        at = segment.text.find(WORD)
        while at >= 0:
            start, end = segment.source_span(at, at + len(WORD))
            found.append(Diagnostic(TST101, start, end, WORD, (), {}, index, path))
            at = segment.text.find(WORD, at + 1)
    return suppressions.apply(document, sorted(found, key=lambda d: d.start), WATCH)


def lines(text: str, path: str = "a.txt") -> list[tuple[int, str]]:
    return [(diagnostic.line, diagnostic.code) for diagnostic in run(text, path)]


def repaired(text: str, path: str = "a.txt") -> str:
    """The text after the fixes of the findings about suppressions."""
    edits = [edit for d in run(text, path) for fix in d.fixes for edit in fix.edits]
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


@pytest.mark.parametrize("code", ["TST101", "TST", "TST1", "test-word", "tst101", "ABC1، TST101"])
def test_ignore_speaks_of_its_line(code: str) -> None:
    assert lines(f"خطأ\nخطأ # arlint: ignore[{code}] سبب\nخطأ\n") == [(1, "TST101"), (3, "TST101")]


@pytest.mark.parametrize(
    ("path", "comment"),
    [
        ("a.md", "<!-- arlint: {} -->"),
        ("a.html", "<!-- arlint: {} سبب -->"),
        ("a.txt", "# arlint: {}"),
        ("a.txt", "// arlint: {}"),
        ("a.txt", "arlint: {}"),
        ("a.txt", "<!-- arlint: {} -->"),
    ],
)
def test_verbs_in_comments(path: str, comment: str) -> None:
    text = "خطأ\n\n{}\n\nخطأ\n\n{}\n\nخطأ\n"
    off, on = comment.format("off[TST101]"), comment.format("on[TST101]")
    assert lines(text.format(off, on), path) == [(1, "TST101"), (9, "TST101")]
    other, end = comment.format("ignore-next[TST101]"), "<p>" * path.endswith("html")
    assert lines(f"خطأ{end}\n\n{other}\n\nخطأ{end}\n\nخطأ\n", path) == [(1, "TST101"), (7, "TST101")]
    assert lines(f"خطأ\n\n{comment.format('ignore-file[TST]')}\n\nخطأ\n", path) == []


def test_off_without_on_reaches_to_the_end() -> None:
    assert lines("خطأ\narlint: off[TST101]\nخطأ\nخطأ") == [(1, "TST101")]


def test_codes_are_switched_on_one_by_one() -> None:
    text = "arlint: off[TST202, TST101]\n\nخطأ\n\narlint: on[TST202]\n\nخطأ\n\narlint: on[TST101]\n\nخطأ\n"
    assert [line for line, code in lines(text) if code == "TST101"] == [11]


def test_several_directives_for_one_code() -> None:
    assert lines("خطأ # arlint: ignore[TST101]\n" * 4 + "خطأ") == [(5, "TST101")]
    # Each knows by itself whether it hides something.
    assert lines("# arlint: ignore-file[TST101]\nخطأ # arlint: ignore[TST101]\nسليم # arlint: ignore[TST101]") == [
        (3, "SUP001")
    ]


def hidden(text: str, path: str = "a.txt") -> list[int]:
    """The offsets at which a finding without any length is hidden."""
    document, index = read(Source(text, path)), LineIndex.of(text)
    every = [Diagnostic(TST101, at, at, "", (), {}, index) for at in range(len(text) + 1)]
    kept = {d.start for d in suppressions.apply(document, every, WATCH) if d.rule is TST101}
    return [at for at in range(len(text) + 1) if at not in kept]


def test_where_a_suppression_begins_and_ends() -> None:
    ignored = "a\nb # arlint: ignore[TST101]\nc"
    assert hidden(ignored) == list(range(2, len(ignored) - 1))
    everything = "a\n\n# arlint: ignore-file[TST101]"
    assert hidden(everything) == list(range(len(everything) + 1))
    between = "a\n# arlint: off[TST101]\nb\n# arlint: on[TST101]\nc"
    assert hidden(between) == list(range(between.index("]") + 1, between.index("arlint: on") - 2))
    to_the_end = "a\n# arlint: off[TST101]\nb"
    assert hidden(to_the_end) == list(range(to_the_end.index("]") + 1, len(to_the_end) + 1))
    following = "# أول\n\n<!-- arlint: ignore-next[TST101] -->\n\nثان\n\nثالث"
    assert hidden(following, "a.md") == list(range(following.index("ثان"), following.index("ثان") + 4))
    assert hidden("نص\n\n<!-- arlint: ignore-next[TST101] -->", "a.md") == []
    paragraph = "أول arlint: ignore[TST101]\nتتمة\n\nثان"
    assert hidden(paragraph, "a.md") == list(range(paragraph.index("\n\n") + 1))


def test_where_sic_begins_and_ends() -> None:
    text = "قال خطأ [كذا] ثم «ذهب خطأ» [كذا] وعاد [كذا]"
    spans = [(text.index(word), text.index(word) + len(word)) for word in ("خطأ", "«ذهب خطأ»", "وعاد")]
    document, index = read(Source(text, "a.txt")), LineIndex.of(text)
    for start, end in ((at, at + length) for at in range(len(text)) for length in (1, 3)):
        found = Diagnostic(TST101, start, end, "", (), {}, index)
        left_alone = any(start < stop and begin < end for begin, stop in spans)
        assert (suppressions.apply(document, [found], WATCH) == []) is left_alone, (start, end)


def test_a_directive_in_code_is_an_example() -> None:
    assert lines("خطأ `arlint: ignore[TST101]`\n", "a.md") == [(1, "TST101")]
    assert lines("```\n<!-- arlint: ignore-file[TST101] -->\n```\nخطأ\n", "a.md") == [(4, "TST101")]


@pytest.mark.parametrize("mark", ["[كذا]", "(كذا)", "[ كذا ]"])
def test_sic(mark: str) -> None:
    assert lines(f"قال خطأ {mark} ثم خطأ") == [(1, "TST101")]
    assert run(f"قال خطأ {mark} ثم خطأ")[0].start > 10
    assert lines(f"قال «خطأ كبير» {mark} ثم") == []
    assert lines(f"قال خطأ كبير {mark} ثم") == [(1, "TST101")]


def test_unused_suppressions_are_reported_and_removed() -> None:
    text = "سليم # arlint: ignore[TST101] سبب\nسليم\n"
    assert lines(text) == [(1, "SUP001")]
    assert repaired(text) == "سليم\nسليم\n"
    assert repaired("سليم\r\n# arlint: ignore-next[TST101]\r\nسليم\r\n") == "سليم\r\nسليم\r\n"
    assert repaired("نص <!-- arlint: ignore[TST101] -->\n\nنص\n", "a.md") == "نص\n\nنص\n"


def test_a_suppression_is_reported_whole() -> None:
    text = "سليم <!-- arlint: ignore[TST101] سبب --> نص\n"
    (found,) = run(text, "a.md")
    assert found.text == text[found.start : found.end] == "<!-- arlint: ignore[TST101] سبب -->"
    assert (found.path, found.severity, found.params) == ("a.md", Severity.ERROR, {"what": "ignore[TST101]"})
    (fix,) = found.fixes
    assert fix.safety is Safety.SAFE
    (without,) = run("نص # arlint: ignore\n")
    assert (without.params, without.fixes) == ({"what": "ignore"}, ())
    (unknown,) = run("نص # arlint: ignore[XXX1, SPC, YYY2] سبب\n")
    assert (unknown.params, unknown.fixes) == ({"what": "XXX1, YYY2"}, ())


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("نص \t # arlint: ignore[TST101]\nنص", "نص\nنص"),
        ("  # arlint: ignore[TST101]\nنص", "نص"),
        ("نص\n# arlint: ignore[TST101]", "نص\n"),
        (
            "# arlint: off[TST202]\n\nخطأ\n# arlint: ignore-next[TST202, TST101]\n\nخطأ",
            "\nخطأ\n# arlint: ignore-next[TST101]\n\nخطأ",
        ),
        ("خطأ # arlint: ignore[TST202, TST101, TST, OTHER] سبب", "خطأ # arlint: ignore[TST101, TST] سبب"),
        ("خطأ # arlint: ignore[test-word, other] سبب", "خطأ # arlint: ignore[TEST-WORD] سبب"),
    ],
)
def test_what_a_removal_leaves(text: str, after: str) -> None:
    assert repaired(text) == after


def test_a_watch_is_of_the_rules_that_run() -> None:
    every = own_rules()
    watch = suppressions.Watch.of(every.select(("HMZ101",), (), (), ("default",)))
    assert "HMZ101" in {rule.code for rule in watch.ran}
    assert "SPC101" not in {rule.code for rule in watch.ran}
    assert {"HMZ", "HMZ1", "HMZ101", "SPC101", "SPC"} <= watch.known
    assert "XYZ" not in watch.known
    assert {what: rule.code for what, rule in suppressions.Watch.of(every).about.items()} == {
        "unused": "SUP001",
        "without-code": "SUP002",
        "unknown-code": "SUP003",
    }


def test_only_the_idle_codes_are_removed() -> None:
    text = "خطأ # arlint: ignore[TST202, TST101] سبب\n"
    assert lines(text) == [(1, "SUP001")]
    assert repaired(text) == "خطأ # arlint: ignore[TST101] سبب\n"


def test_codes_of_rules_that_did_not_run_are_left_alone() -> None:
    assert lines("سليم # arlint: ignore[SPC101]\n") == []


def test_a_suppression_needs_codes() -> None:
    assert lines("خطأ # arlint: ignore\n") == [(1, "TST101"), (1, "SUP002")]


def test_on_without_off_is_unused() -> None:
    assert lines("سليم\narlint: on[TST101]\nسليم\n") == [(2, "SUP001")]


def test_a_code_that_no_rule_has_is_reported() -> None:
    assert lines("سليم # arlint: ignore[TST999] سبب\n") == [(1, "SUP003")]
    assert lines("سليم # arlint: off[TST999]\n") == [(1, "SUP003")]
    # Off in this run, and a prefix of many: both are known.
    assert lines("سليم # arlint: ignore[SPC101, SPC] سبب\n") == []
    assert lines("خطأ # arlint: ignore[TST101, TST999] سبب\n") == [(1, "SUP003")]


def test_rules_about_suppressions_can_be_ignored() -> None:
    document = read(Source("سليم # arlint: ignore[TST101] سبب\n"))
    assert suppressions.apply(document, [], suppressions.Watch((TST101,), KNOWN, {})) == []
