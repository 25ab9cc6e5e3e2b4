"""What is built: the same bytes twice, small enough, and of use without the checkout."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools.dist import LIMIT, build_twice, try_install

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with wheel and sdist, each built twice with the same hash."""
    folder = tmp_path_factory.mktemp("dist")
    assert {Path(name).suffix for name in build_twice(folder)} == {".whl", ".gz"}
    return folder


def test_the_wheel_is_small(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert wheel.stat().st_size < LIMIT


def test_the_sdist_makes_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    subprocess.run(["tar", "-xzf", str(sdist), "-C", str(tmp_path)], check=True)
    (source,) = tmp_path.iterdir()
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path / "out")]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    assert (tmp_path / "out" / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_it_runs_in_an_empty_environment(built: Path, kind: str) -> None:
    (artifact,) = built.glob(kind)
    assert try_install(artifact, sys.executable).endswith(" passed, 0 failed")
