"""The errors that a user can cause. Each is one clear line; the command line exits with 2 on any of them."""

from __future__ import annotations


class ArlintError(Exception):
    """Something a user can put right: usage, configuration, rules, input. ``arabic`` is the same message in Arabic."""

    def __init__(self, message: str, arabic: str | None = None) -> None:
        super().__init__(message)
        self.arabic = arabic

    def in_(self, lang: str) -> str:
        """The message in ``ar`` or ``en``; in English where there is no other."""
        return self.arabic if lang == "ar" and self.arabic else str(self)


class DecodeError(ArlintError):
    """Bytes that are not text in the encoding they were read in; nothing is guessed and nothing written."""

    def __init__(self, path: str, encoding: str, offset: int | None, data: bytes, guess: str = "") -> None:
        self.path, self.encoding, self.offset = path, encoding, offset
        if not data:
            super().__init__(
                f"{path}: not valid {encoding}: unknown or unsuitable encoding",
                f"{path}: ترميز مجهول أو غير مناسب: {encoding}",
            )
            return
        guess = guess or suspected(data, encoding)
        at, at_ar = (f" at byte {offset}", f" عند البايت {offset}") if offset is not None else ("", "")
        hint = f" (it looks like {guess}: try --encoding {guess})" if guess else ""
        hint_ar = f" (يبدو أنه {guess}: جرّب --encoding {guess})" if guess else ""
        super().__init__(
            f"{path}: not valid {encoding}{at}{hint}; the file was not touched",
            f"{path}: ليس {encoding} سليمًا{at_ar}{hint_ar}؛ لم يُمس الملف",
        )


def suspected(data: bytes, tried: str) -> str:
    """The Arabic encoding that would read these bytes, or "": named in a message, never used to decode."""
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
    return best if best_share > 0.2 else ""


class RuleError(ArlintError):
    """A rule file that cannot be loaded: ``path:line: key: what``."""

    def __init__(self, path: str, line: int | None, key: str, what: str) -> None:
        self.path, self.line, self.key = path, line, key
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {key}: {what}" if key else f"{place}: {what}")


class ConfigError(ArlintError):
    """A configuration that cannot be used: ``path:line: key: what``."""

    def __init__(self, path: str, line: int | None, key: str, en: str, ar: str) -> None:
        place = path if line is None else f"{path}:{line}"
        head = f"{place}: {key}: " if key else f"{place}: "
        super().__init__(head + en, head + ar)


class ConvergenceError(ArlintError):
    """Fixes that undo each other: a defect of two rules, which are named."""


class UsageError(ArlintError):
    """A wrong argument: an unknown rule code, a path that is not there, no file to check."""
