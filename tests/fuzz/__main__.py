"""Mutate and run, for a number of seconds or of executions.

    python -m tests.fuzz [--seconds 60] [--executions N] [--seed N] [TARGET...]

Every target gets an equal share of the time. An exception other than an error of the user (ArlintError), an execution
that computes for more than 10 s, and memory beyond 4 GB are defects: each is printed with its input, and the exit code
is 1.
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from arlint.errors import ArlintError
from tests.fuzz.mutation import mutated
from tests.fuzz.targets import Target, targets

PATIENCE = 10  # seconds of computing for one execution: the machine may be busy with something else
MEMORY = 4 << 30
_MOST_DEFECTS = 5  # of one target: more are likely the same


class HangError(Exception):
    """An execution takes too long."""


@dataclass
class Figures:
    """What came of one target."""

    executions: int = 0
    refused: int = 0
    slowest: float = 0.0
    defects: list[tuple[bytes, str]] = field(default_factory=list)


def _ring(*_: object) -> None:
    raise HangError(f"not done after {PATIENCE} s")


def fuzz(target: Target, chance: random.Random, seconds: float, executions: int) -> Figures:
    """Run a target on mutated seeds until one of the limits is reached."""
    figures = Figures()
    signal.signal(signal.SIGPROF, _ring)
    stop = time.monotonic() + seconds
    while figures.executions < executions and time.monotonic() < stop and len(figures.defects) < _MOST_DEFECTS:
        data = mutated(chance, target.seeds)
        begin = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        try:
            target.run(data)
        except ArlintError:
            figures.refused += 1
        except Exception:
            signal.setitimer(signal.ITIMER_PROF, 0)
            figures.defects.append((data, traceback.format_exc(limit=-3)))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        figures.executions += 1
        figures.slowest = max(figures.slowest, time.process_time() - begin)
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 1 if a defect was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--executions", type=int, default=sys.maxsize, help="of each target, at most")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    total = defects = 0
    with tempfile.TemporaryDirectory(prefix="arlint-fuzz-") as folder:
        known = targets(Path(folder))
        wanted = options.targets or list(known)
        for name in wanted:
            # One stream of chance for each target: a run of one alone meets the same inputs.
            chance = random.Random(f"{options.seed} {name}")
            figures = fuzz(known[name], chance, options.seconds / len(wanted), options.executions)
            print(
                f"{name:20} {figures.executions:9,} executions, {figures.refused:9,} refused, slowest "
                f"{figures.slowest:6.3f} s, {len(figures.defects)} defects",
                flush=True,
            )
            for data, what in figures.defects:
                print(f"{data!r}\n{what}")
            total += figures.executions
            defects += len(figures.defects)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{total:,} executions, {defects} defects, at most {peak} MB")
    return int(defects > 0)


if __name__ == "__main__":
    sys.exit(main())
