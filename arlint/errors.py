"""The errors that a user can cause. Each is one clear line; the command line exits with 2 on any of them."""

from __future__ import annotations


class ArlintError(Exception):
    """Something a user can put right: usage, configuration, rules, input."""


class DecodeError(ArlintError):
    """Bytes that are not text in the encoding they were read in; nothing is guessed and nothing written."""

    def __init__(self, path: str, encoding: str, offset: int | None, data: bytes) -> None:
        self.path, self.encoding, self.offset = path, encoding, offset
        where = f" at byte {offset}" if offset is not None else ""
        super().__init__(f"{path}: not valid {encoding}{where}{_suspicion(data, encoding)}")


def _suspicion(data: bytes, tried: str) -> str:
    """A named guess for the message, never used to decode: which Arabic encoding would read these bytes."""
    if not data:
        return ": unknown or unsuitable encoding"
    best, best_share = "", 0.0
    sample = data[:20000]
    for name in ("windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be", "mac-arabic", "cp864"):
        if name == tried:
            continue
        try:
            text = sample[: len(sample) // 2 * 2].decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        arabic = sum("\u0621" <= c <= "\u064a" for c in text)
        common = sum(c in "اليمونت" for c in text)
        share = (arabic + common) / (2 * len(text) or 1)
        if share > best_share:
            best, best_share = name, share
    hint = f" (it looks like {best}: try --encoding {best})" if best_share > 0.2 else ""
    return f"{hint}; the file was not touched"


class RuleError(ArlintError):
    """A rule file that cannot be loaded: ``path:line: key: what``."""

    def __init__(self, path: str, line: int | None, key: str, what: str) -> None:
        self.path, self.line, self.key = path, line, key
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {key}: {what}" if key else f"{place}: {what}")


class ConvergenceError(ArlintError):
    """Fixes that undo each other: a defect of two rules, which are named."""


class UsageError(ArlintError):
    """A wrong argument: an unknown rule code, a path that is not there, no file to check."""
