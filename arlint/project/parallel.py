"""Checking in several processes: each takes a share of the files, builds its own engine and sends plain lists back."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, cast

from arlint.diagnostics import Diagnostic
from arlint.errors import ArlintError
from arlint.project.packing import pack, unpack

if TYPE_CHECKING:
    from arlint.project.run import Checker, Reading, Waiting
    from arlint.project.settings import Settings


def check_in_processes(
    checker: Checker, waiting: Sequence[Waiting], count: int
) -> Iterator[tuple[Waiting, list[Diagnostic] | ArlintError]]:
    """Check ``waiting`` in ``count`` processes, results as they come. Raises what a worker could not go on with."""
    # Only Linux can copy a process cheaply and safely; there the engine is built once, here.
    method = "fork" if sys.platform == "linux" else "spawn"
    context: Any = multiprocessing.get_context(method)
    infos = checker.plan.infos
    if method == "fork":
        _ = checker.engine
    by_number = {job.number: job for job in waiting}
    workers: list[Any] = []
    ends: list[Connection] = []
    try:
        for share in _shares(waiting, count):
            mine, theirs = context.Pipe(duplex=False)
            worker = context.Process(
                target=_work,
                args=(checker if method == "fork" else (checker.settings, checker.reading), share, theirs),
                daemon=True,
            )
            worker.start()
            theirs.close()
            workers.append(worker)
            ends.append(mine)
        while ends:
            for end in wait(ends):
                try:
                    number, packed, error = cast("Connection", end).recv()
                except EOFError:
                    ends.remove(cast("Connection", end))
                    continue
                if error is not None and number < 0:
                    raise error
                job = by_number.pop(number)
                if error is not None:
                    yield job, error
                    continue
                yield job, _unpacked(checker, job, packed, infos)
    finally:
        for worker in workers:
            if by_number:
                worker.terminate()
            worker.join()
    if by_number:
        raise RuntimeError(f"a worker process died before it had checked {next(iter(by_number.values())).item.name}")


def _unpacked(checker: Checker, job: Waiting, packed: list[Any], infos: Any) -> list[Diagnostic] | ArlintError:
    if not packed:
        return []
    try:
        source = checker.source(job)
    except ArlintError as error:
        return error
    return unpack(packed, infos, source, job.item.name)


def _shares(waiting: Sequence[Waiting], count: int) -> list[list[Waiting]]:
    """Shares of about equal size: the largest first, each to whoever has least."""
    shares: list[list[Waiting]] = [[] for _ in range(count)]
    loads = [0] * count
    for job in sorted(waiting, key=lambda job: -job.size):
        least = loads.index(min(loads))
        shares[least].append(job)
        loads[least] += job.size + 1
    return shares


def _work(checker: Checker | tuple[Settings, Reading], share: Sequence[Waiting], end: Connection) -> None:
    """The life of a worker."""
    from arlint.project.run import Checker

    own = Checker(*checker) if isinstance(checker, tuple) else checker
    try:
        for job in share:
            found = own.check_input(job)
            if isinstance(found, ArlintError):
                # Errors of subclasses take other arguments than pickle would give them.
                end.send((job.number, None, ArlintError(str(found), found.arabic)))
            else:
                end.send((job.number, pack(found), None))
    except (KeyboardInterrupt, BrokenPipeError):
        # The parent was interrupted too, and says so; or it is there no more.
        pass
    except ArlintError as error:
        end.send((-1, None, ArlintError(str(error), error.arabic)))
    finally:
        end.close()
