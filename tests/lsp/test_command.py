"""``arlint lsp`` where the extra is not installed."""

from __future__ import annotations

import pytest

from arlint.cli import lsp
from arlint.errors import UsageError


def test_without_pygls_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lsp, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"arlint\[lsp\]") as caught:
        lsp.command()
    assert "arlint[lsp]" in caught.value.in_("ar")
