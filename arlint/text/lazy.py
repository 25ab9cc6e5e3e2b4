"""What is made ready when it is first used: of thousands of patterns and lists of words, a short text needs a few."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final

if TYPE_CHECKING:
    import regex

# Flags of `regex`, by which nobody need import it before a pattern is used (10 ms).
VERSION1: Final = 0x100
DOTALL: Final = 0x10

_METHODS: Final = ("findall", "finditer", "fullmatch", "match", "search", "split")


# Makes a pattern with flags; ``regex.compile`` is one.
Compile = Callable[[str, int], "regex.Pattern[str]"]


class Lazy:
    """A pattern of `regex`, with its methods. It is kept with what it was compiled to, and asks for it only if used.

    The process has one who compiles them (``compiler``), that he may remember what he has compiled; or none, and then
    it is ``regex`` itself.
    """

    __slots__ = ("_kept", "flags", "pattern", *_METHODS)
    compiler: ClassVar[Compile | None] = None

    pattern: str
    flags: int
    findall: Callable[..., list[Any]]
    finditer: Callable[..., Iterator[regex.Match[str]]]
    fullmatch: Callable[..., regex.Match[str] | None]
    match: Callable[..., regex.Match[str] | None]
    search: Callable[..., regex.Match[str] | None]
    split: Callable[..., list[Any]]

    def __init__(self, pattern: str, flags: int = 0, kept: tuple[str, bytes] | None = None) -> None:
        self.pattern = pattern
        self.flags = flags
        self._kept = kept  # the version of `regex` that compiled it, and the pickled result

    if not TYPE_CHECKING:  # to a type checker nothing is an attribute but what stands above

        def __getattr__(self, name: str) -> Any:
            # Asked only for a method that is not there yet. Its place then holds that of the compiled pattern, which
            # costs no more to call than by itself.
            if name not in _METHODS:
                raise AttributeError(name)
            compiled = self._compiled()
            for method in _METHODS:
                setattr(self, method, getattr(compiled, method))
            return getattr(compiled, name)

    def _compiled(self) -> regex.Pattern[str]:
        import regex

        if self._kept is not None and self._kept[0] == regex.__version__:
            compiled: regex.Pattern[str] = pickle.loads(self._kept[1])
            return compiled
        return (Lazy.compiler or regex.compile)(self.pattern, self.flags)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lazy) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        return hash(self.pattern)

    def __reduce__(self) -> tuple[object, ...]:
        import regex

        return Lazy, (self.pattern, self.flags, (regex.__version__, pickle.dumps(self._compiled())))


class _Text:
    """Something that is kept as one string, by which it is equal to others of its kind."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self._text,)


class Words(_Text):
    """A set of words."""

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """These words, none of which has a line end in it."""
        return cls("\n".join(sorted(words)))

    @cached_property
    def all(self) -> frozenset[str]:
        """The words."""
        # Many lists have the same words, each of which is kept once.
        return frozenset(map(sys.intern, self._text.split("\n"))) if self._text else frozenset()

    def __bool__(self) -> bool:
        return bool(self._text)


class Corrections(_Text):
    """The corrections of words, best first."""

    @classmethod
    def of(cls, corrections: Mapping[str, tuple[str, ...]]) -> Corrections:
        """Word -> corrections, none of which has a line end or a tab in it."""
        return cls("\n".join("\t".join((word, *goods)) for word, goods in corrections.items()))

    def of_word(self, word: str) -> tuple[str, ...]:
        """The corrections of a word; none if it has none.

        They are looked for in the text: of thousands of words few are asked for, and to read them all takes 1 ms.
        """
        found = self._found.get(word)
        if found is None:
            head = f"{word}\t"
            begin = 0 if self._text.startswith(head) else self._text.find(f"\n{head}") + 1
            end = self._text.find("\n", begin)
            line = self._text[begin : None if end < 0 else end]
            found = self._found[word] = tuple(line.split("\t")[1:]) if line.startswith(head) else ()
        return found

    @cached_property
    def _found(self) -> dict[str, tuple[str, ...]]:
        return {}
