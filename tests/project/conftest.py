from __future__ import annotations

from pathlib import Path

import pytest

from tools.compile_rules import write

COMMON = 5.5  # Zipf: some six hundred words


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled rules, as a wheel has them, with few words."""
    folder = tmp_path_factory.mktemp("compiled")
    write(folder, COMMON)
    return folder
