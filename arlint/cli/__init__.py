"""The command line. ``main`` is the entry point; each command is a module of its own."""

from __future__ import annotations

import gc
import os
import signal
import sys


def main() -> None:
    """Run arlint.

    Exits with 0 clean, 1 findings, 2 usage or input error, 3 internal error, 130 interrupted, 143 terminated.
    """
    from arlint.errors import ArlintError

    # A run keeps what it makes: to look through it for garbage again and again takes time and finds nothing.
    gc.set_threshold(100_000, 20, 20)
    # As an exception it lets what was begun be cleared away.
    signal.signal(signal.SIGTERM, _terminated)

    for stream in (sys.stdout, sys.stderr):
        # Arabic goes out as UTF-8 whatever the locale; a file name that is no text is shown escaped.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        sys.exit(_run(sys.argv[1:]))
    except ArlintError as error:
        from arlint.cli.values import asked_language
        from arlint.reporters.visible import message

        sys.stderr.write(f"arlint: {message(error.in_(asked_language(sys.argv[1:])))}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader has gone (`| head`): nothing more to say, and nothing to flush into.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception:
        import traceback

        traceback.print_exc()
        sys.stderr.write("arlint: internal error; please report it with the lines above\n")
        sys.exit(3)


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
