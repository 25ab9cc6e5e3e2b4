"""Installing the peers into the cache folder: PyPI, npm and Debian packages, each at a fixed version.

Nothing is installed into the environment of arlint or into the system: several peers
are GPL, and are run, never imported. What cannot be had is reported and left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.workplace import Workplace

PYPI: Final = ("typos==1.52.0", "codespell==2.4.3", "ghalatawi==0.3")
NPM: Final = ("textlint@15.8.0", "textlint-rule-prh@6.1.0", "cspell@9.8.0", "@cspell/dict-ar@1.1.7")
DEBIAN: Final = ("hunspell", "libhunspell-1.7-0", "hunspell-ar")


def python_folder(workplace: Workplace) -> Path:
    """The virtual environment of the Python peers."""
    return workplace.root / "peers" / "python"


def node_folder(workplace: Workplace) -> Path:
    """Where npm puts ``node_modules``."""
    return workplace.root / "peers" / "node"


def debian_folder(workplace: Workplace) -> Path:
    """Where Debian packages are unpacked."""
    return workplace.root / "peers" / "debian"


def install(workplace: Workplace, say: Callable[[str], None]) -> None:
    """Install every peer that is missing. What fails is said, and is no error."""
    python = python_folder(workplace)
    for name, missing, step in (
        ("PyPI", [r for r in PYPI if not (python / f".{r}").exists()], _from_pypi),
        ("npm", [] if (node_folder(workplace) / f".{'+'.join(NPM).replace('/', '-')}").exists() else NPM, _from_npm),
        ("Debian", [] if (debian_folder(workplace) / "usr/bin/hunspell").exists() else DEBIAN, _from_debian),
    ):
        if not missing:
            continue
        try:
            step(workplace, missing)
            say(f"installed from {name}: {', '.join(missing)}")
        except (OSError, subprocess.CalledProcessError) as error:
            detail = getattr(error, "stderr", None) or str(error)
            say(f"not installed from {name}: {', '.join(missing)}: {str(detail).strip()[-300:]}")


def _from_pypi(workplace: Workplace, packages: Sequence[str]) -> None:
    folder = python_folder(workplace)
    if not (folder / "bin" / "python").exists():
        _run([sys.executable, "-m", "venv", str(folder)])
    for package in packages:
        _run([str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", package])
        (folder / f".{package}").touch()


def _from_npm(workplace: Workplace, packages: Sequence[str]) -> None:
    folder = node_folder(workplace)
    folder.mkdir(parents=True, exist_ok=True)
    # Scripts of packages are not run: none of these needs one.
    _run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--ignore-scripts", *packages], folder)
    (folder / f".{'+'.join(packages).replace('/', '-')}").touch()


def _from_debian(workplace: Workplace, packages: Sequence[str]) -> None:
    """Unpack Debian packages without being root; needs apt-get and dpkg, and lists that apt-get update has fetched."""
    folder = debian_folder(workplace)
    folder.mkdir(parents=True, exist_ok=True)
    _run(["apt-get", "download", *packages], folder)
    for archive in folder.glob("*.deb"):
        _run(["dpkg", "-x", str(archive), str(folder)])


def _run(command: Sequence[str], folder: Path | None = None) -> None:
    if shutil.which(command[0]) is None:
        raise FileNotFoundError(f"{command[0]} is not installed")
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
