"""What is written for machines: addresses, paths, the placeholders of printf, tags, mentions, names of variables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from arlint.documents.finders.base import Span, spans
from arlint.text.characters import MARKS, MASK, TATWEEL

# Signs are kept few, for each is one search of the whole text. Every scheme, top-level domain and ending of a
# file's name that URL knows has one of these letters (in lower case, as addresses are written).
DOMAIN_LETTERS: Final = "eaoiubcdfkmsty"
# The same for the endings of FILE.
ENDING_LETTERS: Final = "cfmpst"
# What may stand before and after an address or a tag without being a part of it.
_URL_CHAR: Final = r"[^\s<>\"'`«»“”‘’(){}\[\]،؛؟|\\^" + MASK + "]"
_URL_END: Final = r"[^\s<>\"'`«»“”‘’(){}\[\]،؛؟|\\^.,:;!?" + MASK + "]"

# Endings of the names of files, as addresses and Arabic names have them.
_ENDINGS: Final = r"md|py|js|json|ya?ml|toml|xml|html?|css|csv|txt|pdf|docx?|xlsx?|svg|mp[34]|zip"
# Marks that a page's reader of links takes for a part of an address that they touch (GFM 6.9 knows those of ASCII).
_GLUED_BEHIND: Final = "»”“’‘،؛؟…"
_GLUED_BEFORE: Final = "«”“’‘"
_BLANKS: Final = " \t\u00a0"


def _apart(find: Callable[[str], Iterator[Span]]) -> Callable[[str], Iterator[Span]]:
    """Addresses with the blanks that keep them from a mark: no correction may take those."""

    def found(text: str) -> Iterator[Span]:
        for start, end in find(text):
            before, behind = start, end
            while before and text[before - 1] in _BLANKS:
                before -= 1
            while text[behind : behind + 1] and text[behind] in _BLANKS:
                behind += 1
            opened = before and text[before - 1] in _GLUED_BEFORE
            closed = behind < len(text) and text[behind] in _GLUED_BEHIND
            yield before if opened else start, behind if closed else end

    return found


URL: Final = _apart(
    spans(
        rf"(?:\b[A-Za-z][A-Za-z0-9+.\-]{{1,20}}://|\b(?:mailto|tel):|\bwww\.){_URL_CHAR}*{_URL_END}/?"
        r"|(?<![\p{L}\p{N}@._\-/])(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,60}[A-Za-z0-9])?\.)+"
        r"(?:com|org|net|edu|gov|mil|info|io|dev|app|tv|me|ly|co|int|news|blog|online|site|ai|xyz|shop|store|tech|cloud|"
        r"page|link|media|wiki|biz|be|in|it|es|cc|ws|to|"
        r"ae|bh|dj|dz|eg|iq|jo|km|kw|lb|lk|ma|mr|om|ps|qa|sa|sd|so|sy|tn|ye|uk|fr|de|eu|tr|ir|us|ca|ch|"
        rf"{_ENDINGS}|jpeg|exe|apk|sh|conf|ini)"
        rf"(?![\p{{L}}\p{{N}}_@\-])(?:[/?#]{_URL_CHAR}*{_URL_END}|/)?"
    )
)
_NAME: Final = rf"\p{{L}}{MARKS}\p{{N}}_\-"
FILE: Final = spans(
    rf"(?<![{_NAME}./])[{_NAME}/]++(?:\.[{_NAME}]++)*?"
    rf"\.(?:{_ENDINGS}|pptx?|odt|rtf|png|jpe?g|gif|webp)"
    rf"(?![{_NAME}])"
)
EMAIL: Final = spans(
    r"[A-Za-z0-9._%+\-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?\.[A-Za-z]{2,}|[\p{L}\p{N}\-]+(?:\.[\p{L}\-]+)+)"
)
MENTION: Final = spans(rf"(?<![A-Za-z0-9_.@])@[\p{{L}}\p{{N}}_{MARKS}]+(?:[.\-][A-Za-z0-9_]+)*")
HASHTAG: Final = spans(
    rf"(?<![A-Za-z0-9_&#/])#[\p{{L}}\p{{N}}_{MARKS}{TATWEEL}\u200c]*[\p{{L}}_][\p{{L}}\p{{N}}_{MARKS}{TATWEEL}\u200c]*"
)
PATH: Final = spans(
    rf"(?<![{_NAME}/\\.<~])(?:(?:~|\.{{1,2}})(?:/[{_NAME}.]*[{_NAME}])+|(?:/[{_NAME}.]*[{_NAME}]){{2,}})/?|"  # ./أ/ب.md
    r"(?<![A-Za-z0-9_/\\.<~])(?:"
    r"[A-Za-z]:[\\/][A-Za-z0-9_.\-\\/]*"  # C:\dir\file
    r"|\\\\[A-Za-z0-9_.\-]+\\[A-Za-z0-9_.\-\\]*"  # \\host\share
    r"|(?:~|\.{1,2})?/(?:[A-Za-z0-9_.\-]+/)*[A-Za-z0-9_.\-]*[A-Za-z0-9_\-]"  # /usr/lib, ~/x, ./a.b
    r"|(?=[0-9./\-]*[A-Za-z_])[A-Za-z0-9_.\-]+"  # src/main.c, but not 24/11/2024 and km/h
    r"(?:(?:/[A-Za-z0-9_.\-]+){2,}/?|/[A-Za-z0-9_\-]+\.[A-Za-z0-9]+)"
    r")(?![\p{L}\p{N}])"
)
PERCENT: Final = spans(
    r"%\([\p{L}_][\p{L}\p{N}_]*\)[-+0# ]*\d*(?:\.\d+)?[A-Za-z]"  # %(name)s
    r"|%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?(?:hh|h|ll|l|z)?[sdiufFeEgGxXoscrp@](?![A-Za-z])"  # %s %1$d %.2f %@
    # %1 of Qt; %50 and %4.5 are percentages typed the wrong way round
    r"|%L?(?:[1-9]|n)(?![0-9A-Za-z]|[.,\u066b][0-9])|%%"
)
TAG: Final = spans(r"</?[A-Za-z][A-Za-z0-9:\-]*(?:\s[^<>]*)?/?>|&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")

# What a backslash takes with it in a message: \n, \u0627, \x{1F}.
ESCAPE: Final = spans(r"\\(?:u[0-9A-Fa-f]{4}|u\.{4}|[A-Za-z][A-Za-z0-9]*(?:\{[^{}\s]*\})?)")
# A name (اسم_المستخدم), or a menu's letter in the middle of a word (الأ&حمر, الأ~ولى): no words of a sentence.
JOINED: Final = spans(rf"[\p{{L}}{MARKS}{TATWEEL}]+(?:[&_~]+[\p{{L}}\p{{N}}{MARKS}{TATWEEL}]++)++(?!_)")
# Patterns look ahead and behind to the end of a word: no text may make that a long way.
LONGEST_WORD: Final = 1000
DATA: Final = spans(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")
