"""Steps that replace content: addresses, mentions, hashtags, emoji, markup."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from html.entities import html5
from typing import Final

import regex

from arlint.normalization.actions import Edit

# What a URL is made of: everything but spaces, the quotes and brackets of prose and of HTML, and what stands
# for a protected span. It stops before final punctuation.
_NOT_IN_URL: Final = r"\s«»﴿﴾<>\"“”`\ue000\ue001\ufffc"
_URL_REST: Final = regex.compile(rf"[^{_NOT_IN_URL}]*[^{_NOT_IN_URL}.,;:!?،؛؟)\]]")
_SCHEMES: Final = ("https", "http", "ftp")
_NOT_BEFORE_WWW: Final = frozenset(string.ascii_letters + string.digits + "_@.-")
_URL_ANCHOR: Final = re.compile("[:wW]")

_LOCAL_PART: Final = frozenset(string.ascii_letters + string.digits + "._%+-")
# Lengths as in RFC 5321 (local part 64, label 63), which also bound the time it takes.
_LOCAL_LIMIT: Final = 64
_DOMAIN: Final = regex.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")
_WORD: Final = r"\p{L}\p{M}\p{N}"

# One mask for @a@b: masking the first alone would make a mention of the second.
_MENTION: Final = regex.compile(rf"(?<![{_WORD}_@])(?:@[{_WORD}_]++)++")
_HASHTAG: Final = regex.compile(rf"(?<![{_WORD}@&#])#++([{_WORD}_]++)")
_HAS_LETTER: Final = regex.compile(r"\p{L}")

# An emoji with all that belongs to it: modifier, variation selector, keycap, flag, ZWJ sequence, tags.
_ONE_EMOJI: Final = (
    r"(?:\p{Emoji_Presentation}|[\p{Extended_Pictographic}--[©®™‼⁉ℹ↔-↙↩↪Ⓜ〰〽㊗㊙]]|\p{Extended_Pictographic}(?=\ufe0f))"
    r"\ufe0f?\p{Emoji_Modifier}?"
)
_EMOJI: Final = regex.compile(
    rf"\p{{Regional_Indicator}}{{2}}|[0-9#*]\ufe0f?\u20e3"
    rf"|{_ONE_EMOJI}(?:\u200d{_ONE_EMOJI})*[\U000e0020-\U000e007f]*",
    regex.V1,
)

URL_MASK, EMAIL_MASK, MENTION_MASK = "[رابط]", "[بريد]", "[مستخدم]"


def replacing(pattern: regex.Pattern[str], replacement: str) -> Callable[[str], Iterator[Edit]]:
    """A finder that replaces each match."""

    def find(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), replacement

    return find


def url_at(text: str, at: int, floor: int = 0) -> tuple[int, int] | None:
    """The URL whose ``://`` or ``www.`` stands at ``at`` and that does not begin before ``floor``."""
    if text.startswith("://", at):
        scheme = next((one for one in _SCHEMES if text[max(floor, at - len(one)) : at].lower() == one), None)
        if scheme is None:
            return None
        start, rest = at - len(scheme), at + 3
    elif text[at : at + 4] in ("www.", "Www.", "WWW.") and not (at and text[at - 1] in _NOT_BEFORE_WWW):
        start, rest = at, at + 4
    else:
        return None
    match = _URL_REST.match(text, rest)
    return (start, match.end()) if match else None


def email_at(text: str, at: int, floor: int = 0) -> tuple[int, int] | None:
    """The e-mail address whose ``@`` stands at ``at`` and that does not begin before ``floor``."""
    domain = _DOMAIN.match(text, at + 1)
    if domain is None or not at or text[at - 1] == ".":
        return None
    start, lowest = at, max(floor, at - _LOCAL_LIMIT)
    while start > lowest and text[start - 1] in _LOCAL_PART:
        start -= 1
    if start and text[start - 1] in _LOCAL_PART:
        return None  # too long, or what is before the floor belongs to it
    while start < at and text[start] in ".-":
        start += 1
    return (start, domain.end()) if start < at else None


def urls(replacement: str) -> Callable[[str], Iterator[Edit]]:
    """URLs with a scheme (http, https, ftp) or beginning with ``www.``."""

    def find(text: str) -> Iterator[Edit]:
        # Two searches for what every URL has are faster than one for its characters.
        if "://" not in text and "ww." not in text and "WW." not in text:
            return
        done = 0
        for match in _URL_ANCHOR.finditer(text):
            span = url_at(text, match.start(), done) if match.start() >= done else None
            if span:
                yield (*span, replacement)
                done = span[1]

    return find


def emails(replacement: str) -> Callable[[str], Iterator[Edit]]:
    """E-mail addresses (ASCII, with a dot in the domain)."""

    def find(text: str) -> Iterator[Edit]:
        done = 0
        at = text.find("@")
        while at >= 0:
            span = email_at(text, at, done)
            if span:
                yield (*span, replacement)
                done = span[1]
            at = text.find("@", max(at + 1, done))

    return find


def mentions(replacement: str) -> Callable[[str], Iterator[Edit]]:
    """``@name``, in any script, not preceded by a letter or digit."""
    return replacing(_MENTION, replacement)


def emoji(replacement: str) -> Callable[[str], Iterator[Edit]]:
    """Emoji with their sequences; text symbols such as © and ™ only when VS16 makes emoji of them."""
    return replacing(_EMOJI, replacement)


def hashtag_words(text: str) -> Iterator[Edit]:
    """``#a_b`` as the words ``a b``. ``C#``, ``#1`` and ``&#39;`` are no hashtags."""
    for match in _HASHTAG.finditer(text):
        if not _HAS_LETTER.search(match[1]):
            continue
        start = match.start(1)
        yield match.start(), start, ""
        for at, char in enumerate(match[1], start):
            if char == "_":
                yield at, at + 1, " "


# Tags and comments within one line, so that a text may be worked on line by line. A `>` with U+0338 is the
# letter ≯ spelt in two, and canonically equivalent texts must give equivalent results.
TAG: Final = r"<!--[^\n]*?-->(?!\u0338)|</?[A-Za-z](?!\p{M})[^<>\n]*>(?!\u0338)|<[!?][A-Za-z][^<>\n]*>(?!\u0338)"
_TAG: Final = regex.compile(TAG)
_ENTITY: Final = regex.compile(r"&(?:#([0-9]{1,8})|#[xX]([0-9a-fA-F]{1,7})|([A-Za-z][A-Za-z0-9]{0,40}));")


def tags(text: str) -> Iterator[Edit]:
    """HTML tags and comments, each a space."""
    for match in _TAG.finditer(text):
        yield match.start(), match.end(), " "


def entities(text: str) -> Iterator[Edit]:
    """Character references that end in a semicolon; an unknown name stays."""
    import html

    for match in _ENTITY.finditer(text):
        name = match[3]
        if name is not None and f"{name};" not in html5:
            continue
        yield match.start(), match.end(), html.unescape(match[0])
