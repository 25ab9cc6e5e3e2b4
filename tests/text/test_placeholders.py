from __future__ import annotations

from arlint.text.placeholders import filled, names


def test_names_are_found() -> None:
    assert names("{bad} {good_2} {_x} {a-b} {2a} {} {a.b} {a!r} {a:>9} {") == {"bad", "good_2", "_x"}
    assert names("") == frozenset()


def test_values_are_put_in_once() -> None:
    values = {"bad": "{good}", "good": "س"}
    assert filled("«{bad}» ← «{good}» {other} {bad.__class__} {{bad}}", values) == (
        "«{good}» ← «س» {other} {bad.__class__} {{good}}"
    )
    assert filled("", values) == ""
