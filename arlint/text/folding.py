"""Folding: the key of a word is its letters, without marks, tatweel and joiners.

Rules, lexicon and memory of decisions all speak of keys. A map leads from each
letter of the key back to its place in the written form, so that a correction
changes the letters it is about and leaves every harakah where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from arlint.text.characters import JOINERS, MARKS, TATWEEL

# Classes of named characters only: on these `re` says the same as `regex`, in a third of the time.
_IGNORED = re.compile(f"[{MARKS}{TATWEEL}{JOINERS}]+")
_FATHATAN = "\u064b"
_SAME_PHRASE = 0.6  # how alike (0 to 1) two phrases are if the marks of one make sense on the other
_SEATS_OF_TANWIN = "ءأةى"  # letters that carry the tanwin of the accusative without an alef
_HAS_IGNORED = _IGNORED.search
_TAKES_NO_MARKS = re.compile(f"[{MARKS}آ]").match
_CASES_OF_U_AND_I = re.compile("[\u064c-\u064d\u064f-\u0650]").search
_SEAT_OF = {"ئ": "\u0650", "ؤ": "\u064f"}  # the harakah that puts a hamza there
_HAS_MARKS = re.compile(f"[{MARKS}]").search


def fold(surface: str) -> str:
    """The key of a written word: its letters in order, nothing else."""
    if surface.isascii() or _HAS_IGNORED(surface) is None:
        return surface
    return _IGNORED.sub("", surface)


def fold_all(words: Collection[str]) -> Iterable[str]:
    """The keys of the words of a list, in their order. One look tells that none has marks, which is the rule."""
    return words if _HAS_IGNORED("\n".join(words)) is None else map(fold, words)


class Replacement(NamedTuple):
    """Replace ``surface[start:end]`` (code points) by ``text``."""

    start: int
    end: int
    text: str


def key_offsets(surface: str) -> tuple[int, ...]:
    """For each letter of ``fold(surface)`` its offset in ``surface``, then ``len(surface)``."""
    offsets: list[int] = []
    position = 0
    for match in _IGNORED.finditer(surface):
        offsets.extend(range(position, match.start()))
        position = match.end()
    offsets.extend(range(position, len(surface)))
    offsets.append(len(surface))
    return tuple(offsets)


def rewrite(surface: str, good: str) -> tuple[Replacement, ...]:
    """The smallest replacements that turn the letters of ``surface`` into ``good``.

    Marks and tatweel of letters that stay are kept; a letter that is removed
    takes its own marks with it; a letter that changes keeps them. ``good`` may
    carry marks and spaces of its own; a surface with a mark where one of them goes
    is replaced whole, since two vocalisations cannot be mixed, and so is a phrase
    of which little stays.
    """
    key = fold(surface)
    if key == good:
        return ()
    if good.endswith(_FATHATAN) and key == good[:-1] + "ا" and _FATHATAN in surface:
        # بناءًا, بناءاً → بناءً: the tanwin is written, and only the alef is too many.
        good = good[:-1]
    if good == f"{key[:-1]}ة" and surface.endswith(f"{_FATHATAN}ا"):
        # مغلقًا → مغلقةً: the tanwin goes to what is last now.
        return (Replacement(len(surface) - 2, len(surface), f"ة{_FATHATAN}"),)
    matcher = SequenceMatcher(None, key, good, autojunk=False)
    offsets = key_offsets(surface)
    if _HAS_MARKS(surface) and (_is_recast(key, matcher) or _marks_collide(surface, good, matcher, offsets)):
        return (Replacement(0, len(surface), good),)
    replacements: list[Replacement] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if tag == "replace" and i2 - i1 == j2 - j1:
            replacements.extend(
                # A mark or a madda takes the place of the letter's marks as well: مسائاً → مساءً, أَثار → آثار.
                Replacement(offsets[i], offsets[i + 1] if _TAKES_NO_MARKS(good[j]) else offsets[i] + 1, good[j])
                for i, j in zip(range(i1, i2), range(j1, j2), strict=True)
                if key[i] != good[j]
            )
        elif tag == "insert":
            # Before the letter i1, behind the marks of the letter before it.
            replacements.append(Replacement(offsets[i1], offsets[i1], good[j1:j2]))
        else:
            start, end = offsets[i1], offsets[i2]
            if tag == "delete" and key[i1:i2] == "ا" and i2 == len(key) and i1:
                if key[i1 - 1] in _SEATS_OF_TANWIN:
                    # جزاءاً → جزاءً: the tanwin is the word's, not the alef's.
                    end = offsets[i1] + 1
                else:
                    # رسائلاً, رسائلًا → رسائل: without its alef the tanwin is no word's.
                    start = len(surface[:start].rstrip(_FATHATAN))
            replacements.append(Replacement(start, end, good[j1:j2]))
    return _joined(replacements)


def contradicts(surface: str, good: str) -> bool:
    """Whether the harakat of ``surface`` rule ``good`` out: مكافِئات is vocalised not to be مكافآت.

    A hamza that bears a damma or a kasra, or sits where the harakah before it puts it, is not the fatha of a madda.
    """
    if "آ" not in good or not _HAS_MARKS(surface):
        return False
    key, offsets = fold(surface), key_offsets(surface)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, key, good, autojunk=False).get_opcodes():
        if tag == "equal" or "آ" not in good[j1:j2]:
            continue
        before = surface[offsets[i1 - 1] : offsets[i1]] if i1 else ""
        if _CASES_OF_U_AND_I(surface[offsets[i1] : offsets[i2]]) or _SEAT_OF.get(key[i1 : i1 + 1], " ") in before:
            return True
    return False


def _marks_collide(surface: str, good: str, matcher: SequenceMatcher[str], offsets: tuple[int, ...]) -> bool:
    """Whether a mark of ``good`` falls on a letter that has marks already."""
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        # Of a replacement as long as what it replaces, letter by letter; else it is its first character that counts.
        count = i2 - i1 if i2 - i1 == j2 - j1 else 1
        for i, j in zip(range(i1, i1 + count), range(j1, j1 + count), strict=True):
            if _HAS_MARKS(good[j : j + 1]) and (i == 0 or _HAS_MARKS(surface[offsets[i - 1] : offsets[i]])):
                return True
    return False


def _is_recast(key: str, matcher: SequenceMatcher[str]) -> bool:
    """Whether a phrase becomes quite another, and is not only shortened: its marks make no sense on the new one."""
    if " " not in key or matcher.ratio() >= _SAME_PHRASE:
        return False
    return any(tag in ("insert", "replace") for tag, *_ in matcher.get_opcodes())


def _joined(replacements: list[Replacement]) -> tuple[Replacement, ...]:
    """Neighbouring replacements as one: a fix reads better as one edit than as three that touch."""
    out: list[Replacement] = []
    for item in replacements:
        if out and out[-1].end == item.start:
            out[-1] = Replacement(out[-1].start, item.end, out[-1].text + item.text)
        else:
            out.append(item)
    return tuple(out)


def apply(surface: str, replacements: tuple[Replacement, ...]) -> str:
    """``surface`` with ``replacements`` (sorted, not overlapping) made."""
    out: list[str] = []
    position = 0
    for item in replacements:
        out.append(surface[position : item.start])
        out.append(item.text)
        position = item.end
    out.append(surface[position:])
    return "".join(out)
