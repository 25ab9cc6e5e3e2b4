"""The language of messages where nothing but the system names it."""

from __future__ import annotations

import locale

import pytest

from arlint.cli.values import asked_language, language

NAMES = ("ARLINT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "LC_CTYPE")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ("LANG=ar_EG.UTF-8", "ar"),
        ("LANG=ar", "ar"),
        ("LANG=ar_SA@calendar", "ar"),
        ("LANG=arn_CL.UTF-8", "en"),
        ("LANG=fr_FR.UTF-8", "en"),
        ("LANG=en_US.UTF-8 LC_MESSAGES=ar_EG.UTF-8", "ar"),
        ("LANG=ar_EG.UTF-8 LC_MESSAGES=en_US.UTF-8", "en"),
        ("LANG=ar_EG.UTF-8 LC_ALL=C.UTF-8", "en"),
        ("LANG=ar_EG.UTF-8 LC_ALL=", "ar"),
        ("LANG=en_US.UTF-8 LC_CTYPE=ar_EG.UTF-8", "en"),
        ("LANG=fr_FR.UTF-8 LANGUAGE=fr:ar:en", "ar"),
        ("LANG=ar_EG.UTF-8 LANGUAGE=en_GB:ar", "en"),
        ("LANG=C LANGUAGE=ar", "en"),
        ("LANG=ar_EG.UTF-8 ARLINT_LANG=en", "en"),
    ],
)
def test_the_locale_is_that_of_messages(variables: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in variables.split():
        name, _, value = variable.partition("=")
        monkeypatch.setenv(name, value)
    assert language(None) == asked_language([]) == expected


@pytest.mark.parametrize(("name", "expected"), [("ar_EG", "ar"), ("en_US", "en"), (None, "en")])
def test_a_system_without_variables_is_asked(name: str | None, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: (name, None))
    assert language(None) == expected
