"""What is built: the same bytes twice, small enough, and of use without the checkout."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.dist import ROOT, build_twice, try_install


@pytest.mark.slow
@pytest.mark.long
def test_what_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One test, since two processes would compile the rules twice; and for few words, which takes some seconds.

    The wheel passes every example. The sdist, of which the second build made the same wheel byte for byte, has only to
    be one that pip can install, with what it says that it needs and nothing else: one rule's examples do.
    """
    monkeypatch.setenv("ARLINT_BUILD_ZIPF", "4.5")
    assert {Path(name).suffix for name in build_twice(tmp_path)} == {".whl", ".gz"}
    (wheel,), (sdist,) = tmp_path.glob("*.whl"), tmp_path.glob("*.tar.gz")
    assert try_install(wheel, sys.executable).endswith(" passed, 0 failed")
    rule = next((ROOT / "rules").glob("*/WBD101-*.yaml"))
    assert try_install(sdist, sys.executable, str(rule)).endswith(" passed, 0 failed")
