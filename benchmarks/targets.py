"""What arlint set out to reach (issue 8), and whether it did, said from the tables of one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from benchmarks.compare import EMPTY, FULL, LIST, PROCESSES, STARTUP
from benchmarks.report import Table

Tables = Mapping[str, Table]
MIB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Target:
    """A goal in words, the figure of it, and its bound: at least, or (``most``) at most."""

    words: str
    parts: tuple[str, ...]  # tables that it needs
    figure: Callable[[Tables, str], float]  # of the tables and the label of an arlint
    bound: float
    most: bool = False

    def met(self, reached: float) -> bool:
        """Whether a figure is good enough."""
        return reached <= self.bound if self.most else reached >= self.bound


def _slower(part: str, peer: str, rules: str) -> Callable[[Tables, str], float]:
    """How many times as long a peer takes as arlint."""
    return lambda tables, name: tables[part].ratio(peer, f"{name}, {rules}")


def _start(state: str) -> Callable[[Tables, str], float]:
    return lambda tables, name: tables[STARTUP].ratio(f"{name}, {FULL}, {state}", EMPTY)


def _faster(state: str) -> Callable[[Tables, str], float]:
    return lambda tables, name: tables[PROCESSES].ratio(f"{name}, {FULL}, one process", f"{name}, {FULL}, {state}")


def _memory(tables: Tables, name: str) -> float:
    """Peak memory beyond the size of the file, in MiB."""
    table = tables["clean-50mb"]
    return table.cost(f"{name}, {FULL}").memory - table.size / MIB


TARGETS: Final = (
    Target("list: typos takes × on 50 MB", ("clean-50mb",), _slower("clean-50mb", "typos", LIST), 3),
    Target("list: codespell takes × on 50 MB", ("clean-50mb",), _slower("clean-50mb", "codespell", LIST), 4),
    Target("list: typos takes × on the tree", ("tree",), _slower("tree", "typos", LIST), 1),
    Target("all rules: typos takes × on 50 MB", ("clean-50mb",), _slower("clean-50mb", "typos", FULL), 1),
    Target("all rules: hunspell takes × on 1 MB", ("clean-1mb",), _slower("clean-1mb", "hunspell-ar", FULL), 30),
    Target("all rules: ghalatawi takes × on 1 MB", ("clean-1mb",), _slower("clean-1mb", "ghalatawi", FULL), 100),
    Target("all rules: textlint takes × on 1 MB", ("clean-1mb",), _slower("clean-1mb", "textlint + prh", FULL), 100),
    Target("all rules: cspell takes × on 1 MB", ("clean-1mb",), _slower("clean-1mb", "cspell + dict-ar", FULL), 100),
    Target("tiny file, warm cache: × an empty Typer program", (STARTUP,), _start("warm"), 1.3, most=True),
    Target("tiny file, no cache: × an empty Typer program", (STARTUP,), _start("cold"), 3, most=True),
    Target("tree: two processes are × as fast as one", (PROCESSES,), _faster("two processes"), 1.7),
    Target("tree: unchanged, × as fast as new", (PROCESSES,), _faster("unchanged"), 10),
    Target("memory beyond the size of a 50 MB file, MiB", ("clean-50mb",), _memory, 60, most=True),
)


def judged(tables: Tables, name: str) -> Iterator[str]:
    """Lines of a Markdown table of the targets that these tables, by part, can say something of."""
    yield f"| targets, {name} | wanted | reached | |"
    yield "|---|--:|--:|---|"
    for target in TARGETS:
        if not all(part in tables for part in target.parts):
            continue
        wanted = f"{'≤' if target.most else '≥'} {target.bound:g}"
        try:
            reached = target.figure(tables, name)
        except KeyError:
            yield f"| {target.words} | {wanted} | – | not measured |"
            continue
        yield f"| {target.words} | {wanted} | {reached:.2f} | {'met' if target.met(reached) else '**not met**'} |"
