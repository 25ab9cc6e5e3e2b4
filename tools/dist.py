"""Wheel and sdist: that two builds give the same bytes, and that what is built works without the checkout.

python -m tools.dist build FOLDER              build twice, compare, keep
python -m tools.dist try FOLDER [PYTHON...]    install each in an empty environment and run it there
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
LIMIT: Final = 15_000_000  # bytes of a wheel
LEFT_OUT: Final = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "__pycache__", "*.egg-info", ".*_cache", ".hypothesis", "node_modules"
)
WRONG: Final = "حضر الوزير ، ثم غادر.\n"


class DistError(Exception):
    """What was built is not what it should be."""


def build(source: Path, out: Path, *targets: str, seed: int = 0) -> None:
    """Build ``wheel`` or ``sdist`` of a tree, or both, into a folder."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    wanted = [word for target in targets for word in ("--target", target)]
    command = [sys.executable, "-m", "hatchling", "build", *wanted, "--directory", str(out)]
    subprocess.run(command, cwd=source, env=environment, check=True, capture_output=True)


def hashes(folder: Path) -> dict[str, str]:
    """The names and SHA-256 of the files in a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def copy(to: Path, *, other: bool) -> Path:
    """A copy of the tree; the ``other`` one with other times and rights of files."""
    shutil.copytree(ROOT, to, ignore=LEFT_OUT, copy_function=shutil.copyfile if other else shutil.copy2)
    if other:
        for path in to.rglob("*"):
            path.chmod(0o700 if path.is_dir() else 0o600)
    return to


def build_twice(out: Path) -> dict[str, str]:
    """Build in two copies of the tree that differ in all but content, and keep one; their names and SHA-256.

    The second wheel is made from the second sdist, as whoever takes that makes it. Raises DistError if they differ.
    """
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        build(copy(work / "a", other=False), work / "one", "sdist", "wheel", seed=1)
        build(copy(work / "b" / "deeper", other=True), work / "two", "sdist", seed=2)
        (sdist,) = (work / "two").iterdir()
        shutil.unpack_archive(sdist, work / "unpacked")
        (source,) = (work / "unpacked").iterdir()
        build(source, work / "two", "wheel", seed=2)
        first, second = hashes(work / "one"), hashes(work / "two")
        if first != second:
            raise DistError(f"two builds differ: {first} and {second}")
        for name in first:
            if name.endswith(".whl") and (size := (work / "one" / name).stat().st_size) > LIMIT:
                raise DistError(f"{name} has {size:,} bytes, more than {LIMIT:,}")
        out.mkdir(parents=True, exist_ok=True)
        for name in first:
            shutil.copy2(work / "one" / name, out / name)
    return first


def try_install(artifact: Path, python: str, *tests: str) -> str:
    """Install a wheel or sdist in an empty environment, away from the checkout, and use it there.

    Gives the last line of ``arlint test`` (of all rules, or with the arguments ``tests``). Raises DistError if anything
    fails.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
        environment |= {"ARLINT_CACHE_DIR": str(folder / "cache"), "ARLINT_LANG": "en"}

        def run(*command: str, expect: int = 0) -> str:
            done = subprocess.run(
                command, cwd=folder, env=environment, capture_output=True, check=False, encoding="utf-8"
            )
            if done.returncode != expect:
                raise DistError(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
            return done.stdout

        run(python, "-m", "venv", str(folder / "venv"))
        tools = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        run(str(tools / "python"), "-m", "pip", "install", "--quiet", str(artifact.resolve()))
        place = run(str(tools / "python"), "-c", "import arlint; print(arlint.__file__)").strip()
        if not Path(place).is_relative_to(folder):
            raise DistError(f"what was tried is not what was installed, but {place}")
        text = folder / "text.txt"
        text.write_text(WRONG, encoding="utf-8")
        run(str(tools / "arlint"), "check", "--isolated", str(text), expect=1)
        return run(str(tools / "arlint"), "test", *tests).strip().splitlines()[-1]


def main(arguments: Sequence[str]) -> int:
    """Build or try; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=("build", "try"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("pythons", nargs="*", metavar="PYTHON", help="by default this one")
    options = parser.parse_args(arguments)
    try:
        if options.what == "build":
            for name, digest in build_twice(options.folder).items():
                print(f"{digest}  {name}")
            return 0
        for python in options.pythons or [sys.executable]:
            for artifact in sorted((*options.folder.glob("*.whl"), *options.folder.glob("*.tar.gz"))):
                print(f"{artifact.name}, {python}: {try_install(artifact, python)}", flush=True)
    except DistError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
