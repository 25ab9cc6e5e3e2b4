"""Work on a list in as many processes as there are processors, each with a share of it."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def side_by_side(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> Iterator[Result]:
    """What ``work`` makes of each share of ``items``, in their order; one share where processes cannot be forked.

    Forked processes have what ``work`` holds without its being pickled; results are. (macOS can fork, but its own
    libraries may not survive it.) Raises ChildProcessError for a process that ended without a result, which has
    said why on standard error.
    """
    if not sys.platform.startswith("linux"):
        yield work(items)
        return
    count = len(os.sched_getaffinity(0))
    context = multiprocessing.get_context("fork")
    running = []
    for number in range(count):
        receiver, sender = context.Pipe(duplex=False)
        share = items[len(items) * number // count : len(items) * (number + 1) // count]
        process = context.Process(target=_send, args=(sender, work, share))
        process.start()
        sender.close()  # the other end is the process's: without it, the receiver learns of its death
        running.append((process, receiver))
    for process, receiver in running:
        try:
            result: Result = receiver.recv()
        except EOFError as error:
            process.join()
            raise ChildProcessError(f"a process ended with exit code {process.exitcode} and no result") from error
        process.join()
        yield result


def _send(sender: Connection, work: Callable[[Sequence[Item]], Result], share: Sequence[Item]) -> None:
    sender.send(work(share))
