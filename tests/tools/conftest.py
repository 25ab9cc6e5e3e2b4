"""What tests of the tools share."""

from __future__ import annotations

import pytest

from arlint.ruleset.loading import load_builtin
from arlint.ruleset.ruleset import Ruleset


@pytest.fixture(scope="session")
def builtin() -> Ruleset:
    """arlint's own rules."""
    return load_builtin()
