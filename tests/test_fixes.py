"""The fixer, with findings of the test's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arlint import api
from arlint.diagnostics import Diagnostic, Edit, Fix, RuleInfo, Safety, Severity, Text
from arlint.documents.document import Document
from arlint.documents.reading import read
from arlint.documents.source import Source
from arlint.errors import ConvergenceError
from arlint.fixes import MAX_PASSES, FixResult, apply_edits, choose, fix, offered
from arlint.text.positions import LineIndex

_INDEX = LineIndex.of("." * 99)
Found = Callable[[Document], Sequence[Diagnostic]]


def diagnostic(code: str, *edits: Edit, safety: Safety = Safety.SAFE, phase: int = 0) -> Diagnostic:
    """A finding with one fix, or with none."""
    rule = RuleInfo(code, code.lower(), Text("", ""), Text("", ""), Severity.ERROR, phase, 50)
    start, end = (edits[0].start, edits[-1].end) if edits else (0, 0)
    return Diagnostic(rule, start, end, "", (Fix(safety, edits),) if edits else (), {}, _INDEX)


def chosen(*found: Diagnostic, allowed: set[Safety] | None = None) -> list[str]:
    return [item.code for item, _ in choose(found, allowed or {Safety.SAFE})]


def replacing(**words: str) -> Found:
    """A check that finds each of the words (by rule codes: ``X1="bad>good"``) in the segments of a document."""

    def check(document: Document) -> Sequence[Diagnostic]:
        found = []
        for code, word in words.items():
            bad, good = word.split(">")
            for segment in document.segments:
                for match in re.finditer(re.escape(bad), segment.text):
                    edit = segment.source_edit(match.start(), match.end(), good)
                    if edit is not None:
                        found.append(diagnostic(code, Edit(*edit)))
        return found

    return check


def fixed(text: str, check: Found, path: str = "a.txt", unsafe: bool = False) -> FixResult:
    return fix(Source(text, path), read, check, unsafe)


def test_only_what_is_allowed_is_chosen() -> None:
    safe = diagnostic("A1", Edit(0, 1, "x"))
    unsafe = diagnostic("A2", Edit(2, 3, "x"), safety=Safety.UNSAFE)
    suggested = diagnostic("A3", Edit(4, 5, "x"), safety=Safety.SUGGEST)
    assert chosen(suggested, unsafe, safe, diagnostic("A4")) == ["A1"]
    assert chosen(suggested, unsafe, safe, allowed={Safety.SAFE, Safety.UNSAFE}) == ["A1", "A2"]


def test_only_the_first_fix_counts() -> None:
    two = diagnostic("A1", Edit(0, 1, "x"), safety=Safety.SUGGEST)
    two = two._replace(fixes=(*two.fixes, Fix(Safety.SAFE, (Edit(0, 1, "y"),))))
    assert chosen(two) == []


def test_the_earlier_phase_goes_first_and_then_the_earlier_place() -> None:
    late = diagnostic("A1", Edit(0, 5, "x"), phase=3)
    early = diagnostic("A2", Edit(4, 6, "y"), phase=1)
    assert chosen(late, early) == ["A2"]
    assert chosen(diagnostic("B1", Edit(3, 6, "x")), diagnostic("B2", Edit(0, 4, "x"))) == ["B2"]
    assert chosen(diagnostic("C1", Edit(0, 4, "x")), diagnostic("C2", Edit(0, 2, "x"))) == ["C2"]
    assert chosen(diagnostic("D2", Edit(0, 2, "x")), diagnostic("D1", Edit(0, 2, "y"))) == ["D1"]


@pytest.mark.parametrize("far", [Edit(0, 10, "x"), Edit(2, 9, "x"), Edit(3, 4, "x"), Edit(7, 8, "x")])
def test_a_fix_is_chosen_whole_or_not(far: Edit) -> None:
    first = diagnostic("A1", Edit(0, 1, "a"), Edit(3, 4, "b"), Edit(5, 5, "i"), Edit(6, 6, "j"), Edit(7, 8, "c"))
    assert chosen(first, diagnostic("A2", far, phase=1)) == ["A1"]
    assert chosen(first, diagnostic("A2", Edit(11, 12, "x"), far._replace(start=8, end=9), phase=1)) == ["A1", "A2"]


def test_what_touches_does_not_collide() -> None:
    assert chosen(*(diagnostic(f"A{n}", Edit(n, n + 1, "x")) for n in range(5))) == [f"A{n}" for n in range(5)]
    assert chosen(diagnostic("A1", Edit(1, 1, "x")), diagnostic("A2", Edit(1, 1, "y"))) == ["A1"]
    assert chosen(diagnostic("A1", Edit(1, 1, "x")), diagnostic("A2", Edit(1, 2, "y"))) == ["A1", "A2"]


def test_edits_are_made_from_any_order() -> None:
    assert apply_edits("abcdef", [Edit(4, 6, ""), Edit(0, 1, "XY"), Edit(2, 2, "-"), Edit(2, 3, "c")]) == "XYb-cd"
    assert apply_edits("abc", []) == "abc"
    assert apply_edits("", [Edit(0, 0, "x")]) == "x"


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.integers(0, 2)), max_size=25)


@given(spans, st.randoms())
def test_what_is_chosen_can_be_made_and_does_not_depend_on_the_order(
    places: list[tuple[int, int, int]], random: object
) -> None:
    found = [
        diagnostic(f"R{number}", Edit(start, start + length, f"<{number}>"), phase=phase)
        for number, (start, length, phase) in enumerate(places)
    ]
    taken = choose(found, {Safety.SAFE})
    edits = sorted(edit for _, item in taken for edit in item.edits)
    assert all(one.end <= other.start for one, other in pairwise(edits))
    assert len({edit.start for edit in edits if edit.start == edit.end}) == sum(e.start == e.end for e in edits)
    made = apply_edits("." * 40, edits)
    assert len(made) == 40 + sum(len(e.replacement) - (e.end - e.start) for e in edits)
    random.shuffle(found)  # type: ignore[attr-defined]
    assert {item.code for item, _ in choose(found, {Safety.SAFE})} == {item.code for item, _ in taken}


def test_fixes_that_wait_come_in_the_next_pass() -> None:
    result = fixed("ab", replacing(A1="ab>ac", A2="ac>ad"))
    assert result.text == "ad"
    assert [d.code for d in result.applied] == ["A1", "A2"]
    assert result.remaining == ()


def test_what_is_not_fixed_remains() -> None:
    hint = diagnostic("A1", Edit(0, 1, "x"), safety=Safety.UNSAFE)

    def check(document: Document) -> Sequence[Diagnostic]:
        return [hint] if document.source.text[0] == "a" else []

    assert fix(Source("abc", "a.txt"), read, check) == FixResult("abc", (), (hint,))
    assert fixed("abc", check, unsafe=True) == FixResult("xbc", (hint,), ())


def test_fixes_without_end_are_left_out_alone_and_named() -> None:
    result = fixed("خطأ a b", replacing(A2="b>a", A1="a>b", A3="خطأ>صواب"))
    assert result.text == "صواب a b"
    assert [d.code for d in result.applied] == ["A3"]
    assert sorted(d.code for d in result.remaining) == ["A1", "A2"]
    assert result.undoing == ((1, "A1"), (1, "A2"))
    error = result.error("a.txt")
    assert isinstance(error, ConvergenceError)
    assert str(error) == "a.txt:1: left as it is, for these rules undo each other's fixes: A1, A2"
    assert error.in_("ar").endswith("ينقض بعضها تصحيح بعض: A1, A2")
    assert fixed("خطأ", replacing(A3="خطأ>صواب")).error("a.txt") is None


def test_a_fix_that_grows_for_ever_is_left_out_too() -> None:
    result = fixed("a", replacing(A1="a>a b"))
    assert (result.text, result.undoing) == ("a", ((1, "A1"),))


def test_the_last_pass_may_settle() -> None:
    steps = {f"A{number}": f"{'x' * number}>{'x' * (number + 1)}" for number in range(1, MAX_PASSES)}

    def check(document: Document) -> Sequence[Diagnostic]:
        code = f"A{len(document.source.text)}"
        return replacing(**{code: steps[code]})(document) if code in steps else ()

    assert fixed("x", check).text == "x" * MAX_PASSES


@pytest.mark.parametrize(("path", "after"), [("a.md", "* مائل*"), ("a.txt", "*مائل*")])
def test_a_fix_that_would_change_the_markup_is_left_out_alone(path: str, after: str) -> None:
    # Without its blank the text would become emphasis.
    def check(document: Document) -> Sequence[Diagnostic]:
        blank = document.source.text.find("* م") + 1
        words = replacing(A2="خطأ>صواب")(document)
        return [*words, diagnostic("A1", Edit(blank, blank + 1, ""))] if blank else words

    result = fixed("# رأس\n\nخطأ نص * مائل* وخطأ **وخطأ**\n", check, path)
    assert result.text == f"# رأس\n\nصواب نص {after} وصواب **وصواب**\n"
    assert [d.code for d in result.remaining] == (["A1"] if path == "a.md" else [])


BROKEN = [
    ("markdown", "نص ** ،** غامق", ["SPC101"]),
    ("markdown", "[هامش]: نفسه ،", ["SPC101"]),
    ("rst", "قال و :ref:`نص <x>` ثم", ["WBD101"]),
]


@pytest.mark.parametrize(("form", "broken", "codes"), BROKEN)
def test_what_the_fixer_refuses_is_not_offered(form: str, broken: str, codes: list[str]) -> None:
    text = f"قام بإتخاذ القرار ( أمس ) ، ثم\n\n{broken}\n"
    found = api.check(text, format=form)
    assert [d.code for d in found if not d.fixes] == codes
    made = api.fix(text, format=form)
    assert made.text == f"قام باتخاذ القرار (أمس)، ثم\n\n{broken}\n"
    assert [d.code for d in made.remaining] == codes


def test_to_ask_what_the_fixer_refuses_has_an_end() -> None:
    many = 400
    readings = 0

    def counted(source: Source) -> Document:
        nonlocal readings
        readings += 1
        return read(source)

    document = read(Source("نص ** ،** غامق\n\n" * many, "a.md"))
    found = replacing(A1=" ،>،")(document)
    assert len(found) == many
    assert not any(d.fixes for d in offered(document, found, counted))
    assert readings < many / 4


def test_a_fix_after_which_nobody_could_read_the_document_is_left_out() -> None:
    def check(document: Document) -> Sequence[Diagnostic]:
        place = document.source.text.find('"قيمة') + 1
        return [diagnostic("A1", Edit(place, place, '"'))] if document.source.text.count('"') == 4 else []

    result = fixed('{"أ": "قيمة"}', check, "a.json")
    assert (result.text, [d.code for d in result.remaining]) == ('{"أ": "قيمة"}', ["A1"])


def test_what_is_about_suppressions_may_change_the_markup() -> None:
    comment = "<!-- arlint: ignore[X] -->\n"

    def check(document: Document) -> Sequence[Diagnostic]:
        return [diagnostic("SUP001", Edit(0, len(comment), ""))] if document.source.text.startswith("<") else []

    assert fixed(f"{comment}نص\n", check, path="a.md").text == "نص\n"
