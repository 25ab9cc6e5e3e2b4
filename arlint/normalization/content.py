"""Steps that replace content: addresses, mentions, hashtags, emoji, markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.entities import html5
from typing import Final

import regex

from arlint.normalization.actions import Edit

# What a URL is made of: everything but spaces, the quotes and brackets of prose and of HTML.
# It stops before final punctuation.
_IN_URL: Final = r"[^\s«»﴿﴾<>\"“”`\ue000\ue001\ufffc]"
_ENDS_URL: Final = r"[^\s«»﴿﴾<>\"“”`\ue000\ue001\ufffc.,;:!?،؛؟)\]]"
URL: Final = rf"(?:(?i:https?|ftp)://|(?<![A-Za-z0-9_@.\-])(?:www|Www|WWW)\.){_IN_URL}*{_ENDS_URL}"
# Lengths as in RFC 5321 (local part 64, label 63), which also bound the matching time.
EMAIL: Final = (
    r"(?<![A-Za-z0-9_%+])[A-Za-z0-9_%+](?:[A-Za-z0-9._%+\-]{0,63}+(?<!\.))?"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_WORD: Final = r"\p{L}\p{M}\p{N}"

_URL: Final = regex.compile(URL)
_EMAIL: Final = regex.compile(EMAIL)
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


def urls(replacement: str) -> Callable[[str], Iterator[Edit]]:
    """URLs with a scheme (http, https, ftp) or beginning with ``www.``."""
    find = replacing(_URL, replacement)

    def find_gated(text: str) -> Iterator[Edit]:
        if has_url(text):
            yield from find(text)

    return find_gated


def has_url(text: str) -> bool:
    """Whether there may be a URL in the text: a fast look for what every URL has."""
    return "://" in text or any(prefix in text for prefix in ("www.", "Www.", "WWW."))


def emails(replacement: str) -> Callable[[str], Iterator[Edit]]:
    """E-mail addresses (ASCII, with a dot in the domain)."""
    return replacing(_EMAIL, replacement)


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
