"""arlint as a library: the choices of the command line without a file."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import pytest

import arlint
from arlint.api import _checker, engine_for
from arlint.errors import ArlintError, UsageError
from arlint.project import settings
from arlint.text.folding import fold

T = TypeVar("T")
TEXT = "أرسله بالإيميل ، إلى غوغل ."


def codes(**choice: object) -> list[str]:
    return [d.code for d in arlint.check(TEXT, **choice)]  # type: ignore[arg-type]


def test_select_and_ignore() -> None:
    assert codes(select=["SPC101"]) == ["SPC101", "SPC101"]
    assert codes(select=["SPC"], ignore=["SPC101"]) == []


def test_a_rejected_word_is_found_and_replaced() -> None:
    config = {"select": ["VOC101"], "vocabulary": {"reject": {"إيميل": "بريد"}}}
    assert codes(config=config) == ["VOC101"]
    assert arlint.fix(TEXT, config=config).text == "أرسله بالبريد ، إلى غوغل ."


def test_an_accepted_word_is_let_stand() -> None:
    rejecting = {"reject": {"إيميل": "بريد"}}
    assert codes(select=["VOC101"], config={"vocabulary": {**rejecting, "accept": ["إيميل"]}}) == []


def test_severities_are_those_of_the_configuration() -> None:
    (found, *_) = arlint.check(TEXT, select=["SPC101"], config={"severity": {"SPC": "hint"}})
    assert found.severity is arlint.Severity.HINT


def test_choices_of_the_house_and_ready_made_settings() -> None:
    text = "حضر 100% من الطلاب"
    assert "٪" in arlint.fix(text, unsafe=True, config={"house": {"percent": "٪"}}).text
    assert arlint.check(text, config={"extend": ["arlint:news"]}) == []


def test_what_is_given_by_itself_goes_before_the_configuration() -> None:
    assert codes(select=["SPC101"], config={"select": ["HMZ101"]}) == ["SPC101", "SPC101"]


def test_suppressing() -> None:
    made = arlint.suppress(TEXT, ["SPC101"], "كما نشرت", config={"select": ["SPC"]})
    assert made == f"{TEXT} arlint: ignore[SPC101] كما نشرت"
    assert arlint.check(made, select=["SPC"]) == []
    assert arlint.suppress("سليم", ["SPC101"], "") == "سليم"


def test_a_comment_that_would_break_a_file_is_left_out() -> None:
    text = "a: قال ، حضر\nover-lines: قام ، ثم\n  ترك\nb: قال ، غاب\n"
    comment = "# arlint: ignore[SPC101]"
    made = arlint.suppress(text, ["SPC101"], "", config={"select": ["SPC"]}, format="yaml")
    assert made == f"a: قال ، حضر {comment}\nover-lines: قام ، ثم\n  ترك\nb: قال ، غاب {comment}\n"


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"select": ["XXX"]}, "XXX"),
        ({"format": "pdf"}, "unknown format 'pdf'"),
        ({"config": {"selct": []}}, "did you mean select?"),
        ({"config": {"severity": {"SPC": "grave"}}}, "severity.SPC: 'grave' is none of"),
        ({"config": {"extend": ["arlint:nwes"]}}, "did you mean arlint:news?"),
    ],
)
def test_mistakes_are_named(choice: dict[str, object], said: str) -> None:
    with pytest.raises(arlint.ArlintError) as caught:
        codes(**choice)
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["select", "ignore", "extend_select", "profiles"])
def test_a_string_is_not_read_letter_by_letter(name: str) -> None:
    with pytest.raises(arlint.ArlintError, match=f"{name} must be a list"):
        codes(**{name: "SPC"})
    with pytest.raises(arlint.ArlintError, match="codes must be a list"):
        arlint.suppress(TEXT, "SPC101", "")


def test_a_reason_that_would_end_its_comment_is_refused() -> None:
    with pytest.raises(arlint.ArlintError):
        arlint.suppress(TEXT, ["SPC101"], "--> x", format="markdown")


def test_a_message_quotes_words_and_not_the_blanks_beside_them() -> None:
    (found,) = arlint.check("أكد على الأمر.", select=["PRP102"])
    assert found.message_in("ar").endswith("«أكد»")
    assert found.message_in("en").endswith("“أكد”")


def slow(function: Callable[..., T]) -> Callable[..., T]:
    """A function at each call of which the other threads go on."""

    def slowly(*arguments: object) -> T:
        time.sleep(0.002)
        return function(*arguments)

    return slowly


def test_threads_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    # Words that no other test checks.
    text = "قام بإتخاذاتكما وبإتخاذاتهما ، وهو مسئولياتكما ."
    arlint.check("قام")  # the engine is there
    monkeypatch.setattr("arlint.matchers.wordwise.fold", slow(fold))
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: tuple(d.code for d in arlint.check(text)), range(8)))
    assert found == {tuple(d.code for d in arlint.check(text))}
    assert len(*found) > 3


def test_threads_that_choose_the_same_share_one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "given", slow(settings.given))
    with ThreadPoolExecutor(8) as threads:
        engines = set(threads.map(lambda _: engine_for(("SPC101", "SPC102"), (), (), ()), range(8)))
    assert len(engines) == 1


def test_formats_share_one_engine() -> None:
    plain, markdown = (_checker(["SPC101"], format=name) for name in ("plain", "markdown"))
    assert plain is not markdown
    assert plain.engine is markdown.engine
    assert [checker.reading.format for checker in (plain, markdown)] == ["plain", "markdown"]


def test_any_mapping_is_a_config() -> None:
    severity = MappingProxyType({"SPC": "hint"})
    (found, *_) = arlint.check(TEXT, select=["SPC101"], config=MappingProxyType({"severity": severity}))
    assert found.severity == "hint"


@pytest.mark.parametrize("config", [{"vocabulary": {"accept": {"غوغل"}}}, {"rules": [Path("house")]}])
def test_a_value_that_no_file_could_hold_is_named(config: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=r"config: .* is a \w+: give text, numbers, lists and tables"):
        arlint.check(TEXT, config=config)


def test_a_text_that_is_not_of_its_format_is_an_error() -> None:
    with pytest.raises(ArlintError, match="a string is not closed"):
        arlint.check('{"a": "حضر', format="json")
