"""The command line. ``main`` is the entry point; each command is a module of its own."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys

# What is wrong with the place that output goes to, and not with arlint.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})


def main() -> None:
    """Run arlint.

    Exits with 0 clean, 1 findings, 2 usage or input error, 3 internal error, 130 interrupted, 143 terminated.
    """
    try:
        from arlint.errors import ArlintError
    except KeyboardInterrupt:
        # Control-C while Python still starts.
        sys.exit(130)

    # A run keeps what it makes: to look through it for garbage again and again takes time and finds nothing.
    gc.set_threshold(100_000, 20, 20)
    # As an exception it lets what was begun be cleared away.
    signal.signal(signal.SIGTERM, _terminated)

    _open_streams()
    try:
        status = _run(sys.argv[1:])
        if not sys.stdout.closed:  # as the language server leaves it
            sys.stdout.flush()
        sys.exit(status)
    except ArlintError as error:
        from arlint.cli.values import asked_language
        from arlint.reporters.visible import message

        sys.stderr.write(f"arlint: {message(error.in_(asked_language(sys.argv[1:])))}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader has gone (`| head`): nothing more to say, and nothing to flush into.
        _drop_output()
        sys.exit(1)
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in _FULL:
            _drop_output()
            sys.stderr.write(f"arlint: standard output cannot be written: {error.strerror}\n")
            sys.exit(2)
        import traceback

        traceback.print_exc()
        sys.stderr.write("arlint: internal error; please report it with the lines above\n")
        sys.exit(3)


def _open_streams() -> None:
    """Arabic goes out as UTF-8 whatever the locale; a file name that is no text is shown escaped.

    What is closed (``>&-``) swallows what is written to it.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Leave nothing to be flushed into a standard output that takes nothing more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    """Run a command; its exit code. Raises ArlintError."""
    if arguments[:1] == ["check"] and "_ARLINT_COMPLETE" not in os.environ:
        from arlint.cli import quick

        asked = quick.read(arguments[1:])
        if asked is not None:
            from arlint.cli import checking

            return checking.run(checking.Asked(**asked))
    from arlint.cli.app import run

    return run(arguments)


def _terminated(*_: object) -> None:
    sys.exit(128 + signal.SIGTERM)
