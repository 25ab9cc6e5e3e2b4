"""The peers: how each is told the word list, and the command that checks a file or a folder with it.

Every peer reports to a file, one line for each finding where it can, without context
and colours, in one process. ``house`` of arlint is a single lexical rule without
clitics: what the others do with the list.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.install import debian_folder, node_folder, python_folder
from benchmarks.vocabulary import Entry
from benchmarks.workplace import DATA, Workplace, written

Words = Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool to compare with.

    ``program`` is the file that must be there; ``configure`` writes the word list into
    a folder and gives the command that a path is appended to. ``slow`` are those that
    need seconds for a megabyte: they get no more than one.
    """

    name: str
    program: Callable[[Workplace], Path]
    configure: Callable[[Path, Path, Words], tuple[str, ...]]
    takes_list: bool = True
    slow: bool = False

    def command(self, workplace: Workplace, words: Words) -> tuple[str, ...] | None:
        """The command without its last argument, a path; None if the peer is not installed."""
        program = self.program(workplace)
        if not program.exists():
            return None
        return self.configure(program, workplace.folder("lists", f"{self.name.split()[0]}-{len(words)}"), words)


def _typos(program: Path, folder: Path, words: Words) -> tuple[str, ...]:
    # extend-words knows no Arabic, extend-identifiers does.
    table = "".join(f'"{entry.wrong}" = "{entry.right}"\n' for entry in words)
    config = written(folder / "typos.toml", f"[default.extend-identifiers]\n{table}")
    return str(program), "--config", config, "--format", "brief", "--threads", "1", "--color", "never"


def _codespell(program: Path, folder: Path, words: Words) -> tuple[str, ...]:
    table = written(folder / "words.txt", "".join(f"{entry.wrong}->{entry.right}\n" for entry in words))
    return str(program), "--dictionary", table, "--disable-colors"


def _hunspell(program: Path, folder: Path, words: Words) -> tuple[str, ...]:
    # Its own library and dictionary, from where the package was unpacked; env(1) keeps the command one process.
    root = program.parents[2]
    library = next(root.glob("usr/lib/*/libhunspell-*.so*")).parent
    dictionary = root / "usr" / "share" / "hunspell" / "ar"
    return "/usr/bin/env", f"LD_LIBRARY_PATH={library}", str(program), "-i", "utf-8", "-d", str(dictionary), "-l"


def _ghalatawi(program: Path, folder: Path, words: Words) -> tuple[str, ...]:
    return str(program), str(DATA / "run_ghalatawi.py")


def _textlint(program: Path, folder: Path, words: Words) -> tuple[str, ...]:
    rules = [{"expected": entry.right, "pattern": entry.wrong} for entry in words]
    # JSON is YAML.
    table = written(folder / "prh.yml", json.dumps({"version": 1, "rules": rules}, ensure_ascii=False))
    config = written(folder / ".textlintrc.json", json.dumps({"rules": {"prh": {"rulePaths": [table]}}}))
    modules = program.parents[2]
    return _node(), str(program), "--config", config, "--format", "unix", "--rules-base-directory", str(modules)


def _cspell(program: Path, folder: Path, words: Words) -> tuple[str, ...]:
    settings = {
        "version": "0.2",
        "language": "ar",
        "import": [str(program.parents[1] / "@cspell" / "dict-ar" / "cspell-ext.json")],
        "dictionaries": ["ar"],
        "flagWords": [f"{entry.wrong}->{entry.right}" for entry in words],
        "maxNumberOfProblems": 1_000_000,
        "maxDuplicateProblems": 1_000_000,
    }
    config = written(folder / "cspell.json", json.dumps(settings, ensure_ascii=False))
    return _node(), str(program), "lint", "--dot", "--root", "/", "--config", config, "--no-progress", "--no-color"


def _node() -> str:
    return shutil.which("node") or "node"


PEERS: Final = (
    Peer("typos", lambda place: python_folder(place) / "bin" / "typos", _typos),
    Peer("codespell", lambda place: python_folder(place) / "bin" / "codespell", _codespell),
    Peer(
        "hunspell-ar",
        lambda place: debian_folder(place) / "usr" / "bin" / "hunspell",
        _hunspell,
        takes_list=False,
        slow=True,
    ),
    Peer(
        "ghalatawi",
        lambda place: python_folder(place) / "bin" / "python",
        _ghalatawi,
        takes_list=False,
        slow=True,
    ),
    Peer(
        "textlint + prh",
        lambda place: node_folder(place) / "node_modules" / "textlint" / "bin" / "textlint.js",
        _textlint,
        slow=True,
    ),
    Peer(
        "cspell + dict-ar",
        lambda place: node_folder(place) / "node_modules" / "cspell" / "bin.mjs",
        _cspell,
        slow=True,
    ),
)
