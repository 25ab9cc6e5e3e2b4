"""What the patterns of rules, and the templates of their corrections, may be.

A rule file may come from anybody: what a pattern takes when it is compiled is
bounded here, what it takes when it searches by :mod:`arlint.matchers.guarded`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import regex

from arlint.ruleset.macros import expand
from arlint.text.placeholders import names

_LONGEST: Final = 20_000  # characters as written
_LARGEST: Final = 50_000  # elements with their repetitions written out

_ELEMENT: Final = regex.compile(
    r"(?P<element>\\(?:[pPN]\{[^}]*\}|.)|\[(?P<class>\^?\]?(?:\\.|\[(?&class)\]|[^\]\\\[])*+)\])"
    r"|(?P<open>\()|(?P<close>\))|(?P<count>\{(?P<least>\d*)(?:,(?P<most>\d*))?\})|(?P<once>[*+?])|(?P<other>.)",
    regex.DOTALL,
)
_PLACES: Final = regex.compile("[1-9]")  # of the letters of a shape
_MAY_NAME: Final = regex.compile("[{1-9]")  # in a token's correction
_REFERENCE: Final = regex.compile(r"\\(?:(?P<number>[1-9]\d?)|g<(?P<name>[^>]*)>)")


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern of a rule file. Raises ValueError for one that does not compile, or that is too large to."""
    if regex.search(r"(?<!\\)(?:\\\\)*\\[bBwWdD]", pattern):
        raise ValueError(r"\b, \w and \d do not know Arabic marks and digits: use the macros {B} {W} {D}")
    if len(pattern) > _LONGEST:
        raise ValueError(f"a pattern of more than {_LONGEST:,} characters: use a word list")
    written = expand(pattern)
    if _size(written) > _LARGEST:
        raise ValueError("its repetitions make the pattern too large: use smaller numbers in {}")
    try:
        return regex.compile(written, regex.VERSION1)
    except regex.error as error:
        raise ValueError(f"not a valid pattern: {error}") from error
    except RecursionError:
        raise ValueError("its brackets are nested too deep") from None


def check_pattern(pattern: str) -> None:
    """Raise ValueError for a pattern that does not compile or uses what breaks Arabic words (\\b \\w \\d)."""
    compiled(pattern)


def check_look(look: str | None, behind: bool) -> None:
    """The same for what stands in a look-ahead or look-behind."""
    if look is not None:
        # By itself first: a bracket too many would close what it is put into.
        compiled(look)
        compiled(f"(?<={look})" if behind else f"(?={look})")


def check_template(template: str, pattern: regex.Pattern[str]) -> None:
    """Raise ValueError for a correction (``\\1``, ``\\g<name>``) that names a group which the pattern does not have."""
    for match in _REFERENCE.finditer(template):
        name = match["number"] or match["name"]
        if name not in pattern.groupindex and not (name.isdecimal() and int(name) <= pattern.groups):
            raise ValueError(f"{template}: the pattern has no group {name}")
    trivial = regex.compile("").match("")
    assert trivial is not None
    try:
        trivial.expand(_REFERENCE.sub("", template))
    except (regex.error, IndexError) as error:
        raise ValueError(f"{template}: {error}") from error


def check_filling(templates: Sequence[str], shape: str | None, pattern: str | None) -> None:
    """Raise ValueError for a token's correction that names what its test does not catch: ``{stem}``, ``{group}``, 1."""
    # Most corrections are plain words, those of a map by the thousand: one look tells that none names anything.
    if _MAY_NAME.search("\n".join(templates)) is None:
        return
    known = {"stem"} | set(compiled(pattern).groupindex if pattern is not None else ())
    for template in templates:
        if unknown := names(template) - known:
            raise ValueError(f"{template}: the pattern has no group {', '.join(sorted(unknown))}")
        digits = set(_PLACES.findall(template)) if shape is not None or pattern is not None else set()
        if stray := digits - set(shape or ""):
            raise ValueError(f"{template} names {', '.join(sorted(stray))}, which no shape has")


def _size(pattern: str) -> int:
    """How many elements a pattern has with its repetitions written out (no more than a little over the largest)."""
    sizes, last = [0], 0
    for match in _ELEMENT.finditer(pattern):
        if match["open"]:
            sizes.append(0)
            last = 0
            continue
        if match["count"]:
            times = max(int(number[:9]) for number in (match["least"], match["most"], "1") if number)
            grown = last * times
        elif match["once"]:
            continue
        elif match["close"]:
            last = sizes.pop() if len(sizes) > 1 else 0
            grown = last
            sizes[-1] += last
            continue
        else:
            last = grown = 1
            sizes[-1] += 1
            continue
        sizes[-1] += grown - last
        last = grown
        if sizes[-1] > _LARGEST:
            break
    return sum(sizes)
