"""What all tests share: the profiles of hypothesis, and a cache of their own.

`ci` is the profile that `make test` runs; `long` (HYPOTHESIS_PROFILE=long) is for a night. Rules are read and
compiled once for all processes of a session, into a folder that is made for it: the user's own cache is neither
trusted nor touched, and a test that is about caches makes one for itself.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from arlint.ruleset.ruleset import Ruleset

settings.register_profile(
    "ci", max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_CACHE = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def builtin() -> Ruleset:
    """arlint's own rules."""
    from tests.builtin import own_rules

    return own_rules()


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the test starts is no part of the coverage that is measured.

    Measuring imports modules of its own and writes its figures when a process ends: it would be seen by a test of
    what is imported, and be killed where arlint is to be.
    """
    for name in ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"):
        monkeypatch.delenv(name, raising=False)


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder, in the process that starts the workers."""
    if not hasattr(config, "workerinput"):
        config.stash[_CACHE] = os.environ["ARLINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="arlint-tests-")
        os.environ.pop("ARLINT_NO_CACHE", None)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove it."""
    if folder := config.stash.get(_CACHE, ""):
        shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first, so that no process is left alone with them at the end.

    Of two processes each begins with a half of the tests (xdist), and so with a half of the slow ones.
    """
    slow = [item for item in items if item.get_closest_marker("slow")]
    others = [item for item in items if not item.get_closest_marker("slow")]
    half = len(others) // 2
    items[:] = [*slow[::2], *others[:half], *slow[1::2], *others[half:]]
