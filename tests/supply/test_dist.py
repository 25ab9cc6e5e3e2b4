"""What is built: the same bytes twice, small enough, and of use without the checkout."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.dist import build_twice, try_install


@pytest.mark.slow
def test_what_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One test, since two processes would compile the rules twice; and for few words, which takes some seconds."""
    monkeypatch.setenv("ARLINT_BUILD_ZIPF", "4.5")
    assert {Path(name).suffix for name in build_twice(tmp_path)} == {".whl", ".gz"}
    for artifact in tmp_path.iterdir():
        assert try_install(artifact, sys.executable).endswith(" passed, 0 failed"), artifact.name
