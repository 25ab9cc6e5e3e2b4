"""Real processes, and a second user to run them as: root ignores modes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534

Done = subprocess.CompletedProcess[str]


def environment(cache: Path | None = None) -> dict[str, str]:
    """The environment of a process of arlint, with a cache of its own or that of all tests."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ARLINT_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"}
    return {**env, "ARLINT_CACHE_DIR": str(cache)} if cache else env


def arlint(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None, timeout: float = 120) -> Done:
    """Run arlint as a process of its own."""
    command = [sys.executable, "-m", "arlint", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=env or environment(), capture_output=True, text=True, timeout=timeout, check=False
    )


class Other:
    """Somebody who is not root: arlint as the user `nobody`, from a copy of it that everybody may read."""

    def __init__(self, python: str, path: str) -> None:
        self.python, self.path = python, path

    def start(self, *arguments: str, cwd: Path) -> subprocess.Popen[str]:
        """Start the interpreter as the other user."""
        command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", self.python, *arguments]
        env = {**environment(Path(self.path, "cache")), "PYTHONPATH": self.path, "HOME": "/nonexistent"}
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=cwd, env=env, stdin=pipe, stdout=pipe, stderr=pipe, text=True)

    def arlint(self, *arguments: str, cwd: Path) -> Done:
        """Run arlint as the other user."""
        process = self.start("-m", "arlint", *arguments, cwd=cwd)
        out, errors = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, errors)


def _needed(name: str, seen: dict[str, object]) -> dict[str, object]:
    """A distribution and all that it needs at run time."""
    if name in seen:
        return seen
    seen[name] = found = distribution(name)
    for requirement in found.requires or ():
        if "extra ==" not in requirement:
            head = requirement.split(";")[0]
            wanted = "".join(c if c.isalnum() or c in "-_." else " " for c in head).split()[0]
            if ";" not in requirement or find_spec(wanted.replace("-", "_")):
                _needed(wanted, seen)
    return seen


@pytest.fixture(scope="session")
def other() -> Iterator[Other]:
    """The other user."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root on Linux, with setpriv, can run arlint as somebody else")
    folder = Path(tempfile.mkdtemp(prefix="arlint-other-"))
    try:
        for name, found in _needed("arlint", {}).items():
            if name == "arlint":
                shutil.copytree(ROOT / "arlint", folder / "arlint", ignore=shutil.ignore_patterns("__pycache__"))
                shutil.copytree(ROOT / "rules", folder / "rules")
                continue
            for file in found.files or ():  # type: ignore[attr-defined]
                source = Path(str(file.locate()))
                if source.is_file() and ".." not in file.parts and "__pycache__" not in file.parts:
                    target = folder / file
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(source, target)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        (folder / "cache").mkdir(mode=0o700)
        os.chown(folder / "cache", NOBODY, NOBODY)
        # The interpreter of an environment may lie where nobody may go; what it is a link to does not.
        user = Other(os.path.realpath(sys.executable), str(folder))
        done = user.arlint("--version", cwd=Path("/"))
        if done.returncode:
            pytest.skip(f"the other user cannot run this interpreter: {done.stderr.strip()[-200:]}")
        yield user
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach (pytest's own are closed to others)."""
    folder = Path(tempfile.mkdtemp(prefix="arlint-faults-"))
    folder.chmod(0o777)
    yield folder
    for path in (folder, *(p for p in folder.rglob("*") if p.is_dir())):
        path.chmod(0o777)
    shutil.rmtree(folder)
