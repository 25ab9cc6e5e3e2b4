"""Run one command and say what it cost: ``python -I -S launcher.py CORES OUT COMMAND...`` prints JSON.

A process of its own, with as few imports as can be: Linux counts the memory that a
process had before ``exec`` as the child's, so that the peak of a child is never below
its parent's.
"""

import json
import os
import sys
import time


def main() -> None:
    """Pin this process to CORES (comma-separated), run COMMAND with its output in OUT, wait for it."""
    cores, out, *command = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, map(int, cores.split(",")))
    file = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    errors = os.open(out + ".err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    actions = [(os.POSIX_SPAWN_DUP2, file, 1), (os.POSIX_SPAWN_DUP2, errors, 2)]
    begun = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    cost = {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss / 1024,
        "code": os.waitstatus_to_exitcode(status),
    }
    print(json.dumps(cost))


if __name__ == "__main__":
    main()
