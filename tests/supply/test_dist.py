"""What is built: the same bytes twice, small enough, and of use without the checkout."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.dist import build_twice, try_install


@pytest.mark.slow
def test_what_is_built(tmp_path: Path) -> None:
    """One test, since compiling the rules takes half a minute and two processes would do it twice."""
    assert {Path(name).suffix for name in build_twice(tmp_path)} == {".whl", ".gz"}
    for artifact in tmp_path.iterdir():
        assert try_install(artifact, sys.executable).endswith(" passed, 0 failed"), artifact.name
