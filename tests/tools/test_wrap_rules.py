"""Rule files are wrapped, and wrapping breaks lines only between members of lists."""

from __future__ import annotations

import pytest
import yaml

from tools.wrap_rules import ROOT, WIDTH, wrapped

WORDS = ", ".join(["كلمة"] * 60)


def test_rule_files_are_wrapped() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in ROOT.rglob("*.yaml")}
    assert [path.name for path, text in texts.items() if wrapped(text) != text] == [], "run: python -m tools.wrap_rules"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"words: [{WORDS}]\n", id="a list"),
        pytest.param(f"except:\n  words: [{WORDS},\n    {WORDS}]\n", id="a list that goes on"),
        pytest.param(f"tokens:\n  - {{words: [{WORDS}], mark: false}}\n", id="a list in an entry"),
        pytest.param(f'- {{bad: "{"كلمة، " * 20}", good: "{"كلمة، " * 20}"}}\n', id="long strings"),
    ],
)
def test_long_lists_are_broken_and_mean_the_same(text: str) -> None:
    result = wrapped(text)
    assert result != text
    assert yaml.safe_load(result) == yaml.safe_load(text)
    assert wrapped(result) == result
    assert all(len(line) <= WIDTH or '"' in line for line in result.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'pattern: "{"كلمة, " * 40}"\n', id="a string"),
        pytest.param(f"# {'كلمة, ' * 40}\na: 1\n", id="a comment"),
        pytest.param(f"why: {'كلمة, ' * 40}نعم\n", id="a plain sentence"),
        pytest.param("words: [كلمة, كلمة]\n", id="a short list"),
    ],
)
def test_what_is_no_long_list_stays(text: str) -> None:
    assert wrapped(text) == text
