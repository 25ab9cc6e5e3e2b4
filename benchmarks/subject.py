"""arlint as it is measured: an installed one, with a rule set and a cache in a given state."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.measure import Job
from benchmarks.peers import Words
from benchmarks.workplace import Workplace, written

RULE: Final = """\
code: HSE101
slug: benchmark-list
title: {ar: كلمات القياس, en: Words of the benchmark}
severity: error
profiles: [default]
kind: lexical
match: {clitics: none}
entries_from: words.tsv
fix: {safety: safe, phase: spelling}
message: {ar: "اكتب «{good}» بدل «{bad}»", en: "Write “{good}”, not “{bad}”"}
why: {ar: كلمات خاطئة في قائمة القياس., en: Wrong words of the list that all tools get.}
source: usage
examples:
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """An arlint with a rule set. ``words`` None means the full default rule set."""

    label: str
    python: Path
    workplace: Workplace
    words: Words | None = None

    @property
    def command(self) -> tuple[str, ...]:
        """``check`` without its last argument, a path; one line for each finding."""
        check = (str(self.python), str(self.python.with_name("arlint")), "check", "--output", "concise", "--jobs", "1")
        if self.words is None:
            return (*check, "--isolated")
        folder = self.workplace.folder("lists", f"arlint-{len(self.words)}")
        return (*check, "--config", _house(folder, self.words))

    @property
    def cache(self) -> Path:
        """The cache folder of this subject alone."""
        return self.workplace.folder("run", "cache") / "".join(c if c.isalnum() else "-" for c in self.label)

    def job(self, path: Path, before: Callable[[], None] | None = None, *options: str, cores: str = "0") -> Job:
        """Checking a path."""
        environment = {"ARLINT_CACHE_DIR": str(self.cache), "ARLINT_LANG": "en"}
        return Job(self.label, (*self.command, *options, str(path)), environment, cores=cores, before=before)

    def cold(self) -> None:
        """Leave no cache at all."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def primed(self) -> None:
        """Leave the cache of a run over another text: rules are compiled, results of this text are not known."""
        kept = self.cache.with_name(f"{self.cache.name}.primed")
        if not kept.exists():
            self.cold()
            other = self.workplace.folder("run") / "other.txt"
            other.write_text("هذا نص آخر.\n", encoding="utf-8")
            job = self.job(other)
            subprocess.run(job.command, env={**os.environ, **job.environment}, check=True, capture_output=True)
            shutil.copytree(self.cache, kept)
        self.cold()
        shutil.copytree(kept, self.cache)

    def warmed(self, path: Path) -> Callable[[], None]:
        """Something that sees to it that the results of a path are kept, whatever the number of runs."""

        def warm() -> None:
            if not self.cache.exists():
                job = self.job(path)
                subprocess.run(job.command, env={**os.environ, **job.environment}, check=False, capture_output=True)

        return warm

    def forget(self) -> None:
        """Drop what earlier benchmarks have kept of this subject: it may have been another version."""
        self.cold()
        shutil.rmtree(self.cache.with_name(f"{self.cache.name}.primed"), ignore_errors=True)


def _house(folder: Path, words: Words) -> str:
    """A configuration with one lexical rule that has the words, and that alone."""
    rules = folder / "house"
    rules.mkdir(exist_ok=True)
    examples = "".join(
        f'  - {{bad: "⟦{entry.wrong}⟧", good: "{entry.right}"}}\n  - {{ok: "{entry.right}"}}\n' for entry in words[:2]
    )
    written(rules / "HSE101-benchmark-list.yaml", RULE + examples)
    written(rules / "words.tsv", "".join(f"{entry.wrong}\t{entry.right}\n" for entry in words))
    return written(folder / "arlint.toml", 'rules = ["house"]\nselect = ["HSE101"]\n')
