"""The errors that a user can cause. Each is one clear line; the command line exits with 2 on any of them."""

from __future__ import annotations

from codecs import getincrementaldecoder
from typing import Final

_CONTINUING: Final = bytes(range(0x80, 0xC0))  # what a character of UTF-8 goes on with


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
    """The encoding that would read these bytes, UTF-8 or an Arabic one, or "": named in a message, never to decode."""
    best, best_share = "", 0.0
    sample = data[:20000]
    if tried.lower() not in ("utf-8", "utf8"):
        if _is_utf8(sample):
            return "utf-8"
    elif _is_damaged_utf8(sample):
        return ""
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


def _is_utf8(sample: bytes) -> bool:
    """Whether these bytes, perhaps cut out of others, are text in UTF-8, which has no NUL or U+0006 as UTF-16 has."""
    try:
        getincrementaldecoder("utf-8")().decode(sample.lstrip(_CONTINUING))
    except UnicodeDecodeError:
        return False
    return not {0x00, 0x06}.intersection(sample)


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether most bytes that are no ASCII are Arabic in UTF-8 all the same: a file that was cut off, say."""
    foreign = sum(byte > 0x7F for byte in sample)
    arabic = sum("\u0600" <= char <= "\u06ff" for char in sample.decode("utf-8", "ignore"))
    return 4 * arabic > foreign  # two bytes each


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
