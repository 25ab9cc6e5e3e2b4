"""What a stranger may send. Nothing here may hang: whoever waits two minutes has found a defect."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

_PATIENCE = 120  # seconds; a guard and no measurement


@pytest.fixture(autouse=True)
def not_for_ever() -> Iterator[None]:
    """Fail instead of hanging."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(*_: object) -> None:
        pytest.fail(f"not done after {_PATIENCE} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(_PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository as working directory, inside a folder that is not part of it."""
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder
