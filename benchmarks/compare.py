"""arlint beside its peers: start-up, the list of 5,000 words, the full rule set, processes, the result cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks import corpora
from benchmarks.measure import Job, interleaved
from benchmarks.peers import PEERS, Words
from benchmarks.report import Row, Table
from benchmarks.subject import Subject
from benchmarks.vocabulary import Vocabulary
from benchmarks.workplace import DATA, Workplace

LIST: Final = "5,000 words"
FULL: Final = "all rules"
EMPTY: Final = "empty Typer program"
STARTUP: Final = "startup"
PROCESSES: Final = "processes"
PARTS: Final = (STARTUP, *(recipe.name for recipe in corpora.RECIPES), PROCESSES)
SENTENCE: Final = "قالت الباحثة إن فريقها جمع عينات من مياه النهر في عشرين موضعا.\n"


@dataclass(frozen=True)
class Bench:
    """What a comparison needs."""

    workplace: Workplace
    vocabulary: Vocabulary
    arlints: tuple[tuple[str, Path], ...]  # label and Python of each arlint
    rounds: int
    budget: float  # seconds; a job that has used them takes no further turns
    say: Callable[[str], None]

    @property
    def words(self) -> Words:
        """The list that every tool gets."""
        return self.vocabulary.entries[: corpora.LISTED]

    def subjects(self, rules: str) -> list[Subject]:
        """Each arlint with these rules."""
        words = self.words if rules == LIST else None
        return [Subject(f"{name}, {rules}", python, self.workplace, words) for name, python in self.arlints]

    def peers(self, path: Path, slow: bool) -> Iterator[Job]:
        """A job for each peer that is installed and not too slow."""
        for peer in PEERS:
            if slow or not peer.slow:
                command = peer.command(self.workplace, self.words)
                if command is None:
                    self.say(f"not installed, left out: {peer.name}")
                else:
                    # typos ends with 2 and codespell with the number of findings.
                    yield Job(peer.name, (*command, str(path)), codes=frozenset(range(128)))

    def text(self, name: str) -> Path:
        """The corpus of this name."""
        recipe = next(recipe for recipe in corpora.RECIPES if recipe.name == name)
        return corpora.make(recipe, self.workplace, self.vocabulary)

    def table(self, title: str, jobs: Iterable[Job], size: int, base: str, *, wall: bool = False) -> Table:
        """Measure jobs and set them beside one of them."""
        self.say(title)
        out = self.workplace.folder("run") / "out"
        found = interleaved(list(jobs), self.rounds, out, self.budget, self.say)
        return Table(title, tuple(Row(label, cost) for label, cost in found.items()), size, base, wall)


def part(bench: Bench, name: str) -> Table:
    """The table of one of PARTS."""
    if name == STARTUP:
        return startup(bench)
    return processes(bench) if name == PROCESSES else throughput(bench, name)


def startup(bench: Bench) -> Table:
    """One tiny file: everything known, the text changed since, and nothing kept at all."""
    tiny = bench.workplace.folder("run") / "tiny.txt"
    tiny.write_text(SENTENCE, encoding="utf-8")
    python = str(bench.arlints[0][1])
    jobs = [Job("python -c pass", (python, "-c", "pass")), Job(EMPTY, (python, str(DATA / "empty_typer.py")))]
    for subject in bench.subjects(FULL):
        warm, edited, cold = (
            replace(subject, label=f"{subject.label}, {state}") for state in ("warm", "edited file", "cold")
        )
        for own in (warm, edited, cold):
            own.forget()
        jobs += [warm.job(tiny, warm.warmed(tiny)), edited.job(tiny, edited.primed), cold.job(tiny, cold.cold)]
    jobs += bench.peers(tiny, slow=True)
    return bench.table("Start-up: one tiny file", jobs, 0, EMPTY)


def throughput(bench: Bench, name: str) -> Table:
    """One corpus, the list and all rules, beside the peers that are fast enough for it."""
    path = bench.text(name)
    size = _size(path)
    jobs: list[Job] = []
    for subject in (*bench.subjects(LIST), *bench.subjects(FULL)):
        subject.forget()
        jobs.append(subject.job(path, subject.primed))
    jobs += bench.peers(path, slow=size < 2 * corpora.MEGABYTE)
    files = f"{sum(1 for _ in path.rglob('*.txt')):,} files, " if path.is_dir() else ""
    return bench.table(f"{name}: {files}{size / corpora.MEGABYTE:.0f} MB", jobs, size, f"{bench.arlints[0][0]}, {LIST}")


def processes(bench: Bench) -> Table:
    """The tree in one process and in two, on two cores; and a second time, unchanged."""
    path = bench.text("tree")
    jobs: list[Job] = []
    base = ""
    for name, python in bench.arlints:
        one, two, again = (
            Subject(f"{name}, {FULL}, {what}", python, bench.workplace)
            for what in ("one process", "two processes", "unchanged")
        )
        base = base or one.label
        for subject in (one, two, again):
            subject.forget()
        jobs += [
            one.job(path, one.primed, cores="0,1"),
            two.job(path, two.primed, "--jobs", "2", cores="0,1"),
            again.job(path, again.warmed(path)),
        ]
    return bench.table("tree: processes and result cache (wall time)", jobs, _size(path), base, wall=True)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else sum(file.stat().st_size for file in path.rglob("*.txt"))
