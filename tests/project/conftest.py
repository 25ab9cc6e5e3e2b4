from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from tools.compile_rules import write

COMMON = 5.5  # Zipf: some six hundred words


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled rules, as a wheel has them, with few words: by the first process of the session that asks."""
    shared = (
        tmp_path_factory.getbasetemp().parent / f"compiled-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    )
    if not shared.exists():
        folder = tmp_path_factory.mktemp("compiled")
        write(folder, COMMON)
        # Two that asked at the same time have made the same.
        with suppress(OSError):
            folder.rename(shared)
    return shared
