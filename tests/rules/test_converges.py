"""Fixes come to an end: on every frequent written form that a rule speaks about, right or wrong."""

from __future__ import annotations

import pytest

import arlint
from arlint.diagnostics import Safety
from arlint.fixes import MAX_PASSES, apply_edits, choose
from arlint.lexicon.lexicon import default_lexicon

# Zipf 2.6 is four times in ten million words: the forms that make up nearly all of a text.
_FREQUENT = 2.6
_PARAGRAPH = "\n\n"  # so that no context decides


@pytest.mark.slow
@pytest.mark.long
def test_no_frequent_form_is_changed_to_and_fro() -> None:
    store = default_lexicon().store
    forms = [form for form in store.words() if store.zipf(form) >= _FREQUENT]
    for _ in range(MAX_PASSES):
        forms = _changed(forms)
        if not forms:
            return
    pytest.fail(f"never settled: {forms}")


def _changed(forms: list[str]) -> list[str]:
    """What one pass of safe fixes makes of the forms that it changes."""
    text = _PARAGRAPH.join(forms)
    chosen = choose(arlint.check(text), {Safety.SAFE})
    fixed = apply_edits(text, [edit for _, fix in chosen for edit in fix.edits]).split(_PARAGRAPH)
    return [new for old, new in zip(forms, fixed, strict=True) if new != old]
