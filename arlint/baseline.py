"""The baseline: findings that were there when arlint came, and are not reported until somebody edits them.

A finding is known by its file, its rule and a hash of itself with the letters
around it in its line, never by a line number: text moves. In prose a line is
often a whole paragraph, so a hash of all of it would bring back every old finding
at the first touch; and blanks do not count, so repaired spacing does not matter
either. Equal ones are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

from arlint.diagnostics import Diagnostic

VERSION: Final = 1
# How many characters, blanks not counted, of the neighbourhood belong to a finding.
_REACH: Final = 12

Key = tuple[str, str, str]  # path, code, hash


def context(diagnostic: Diagnostic) -> str:
    """A finding with what stands around it in its line, without blanks; ⟦⟧ mark the finding."""
    text = diagnostic.index.text
    before = text[max(0, diagnostic.start - 4 * _REACH) : diagnostic.start].replace("\r", "\n")
    after = text[diagnostic.end : diagnostic.end + 4 * _REACH].replace("\r", "\n")
    before = "".join(before.rpartition("\n")[2].split())[-_REACH:]
    after = "".join(after.partition("\n")[0].split())[:_REACH]
    return f"{before}⟦{''.join(diagnostic.text.split())}⟧{after}"


def keys(found: Iterable[Diagnostic], name: Callable[[str], str]) -> Iterator[tuple[Diagnostic, Key]]:
    """Each finding with its key; ``name`` makes paths relative to the root."""
    for diagnostic in found:
        digest = blake2b(context(diagnostic).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        yield diagnostic, (name(diagnostic.path), diagnostic.code, digest)


def fingerprints(found: Iterable[Diagnostic], name: Callable[[str], str]) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding with a string that stays the same when the text around it moves, and differs for equal findings."""
    seen: Counter[Key] = Counter()
    for diagnostic, key in keys(found, name):
        seen[key] += 1
        data = "\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass")
        yield diagnostic, blake2b(data, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Applied:
    """Findings that remain, how many the baseline hid, and how many of its entries no longer occur."""

    remaining: tuple[Diagnostic, ...]
    hidden: int
    stale: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each key is known."""

    entries: Mapping[Key, int]

    @classmethod
    def of(cls, found: Iterable[Diagnostic], name: Callable[[str], str]) -> Baseline:
        """A baseline of everything found."""
        return cls(Counter(key for _, key in keys(found, name)))

    def apply(
        self,
        found: Iterable[Diagnostic],
        name: Callable[[str], str],
        checked: Iterable[str] | None = None,
        codes: Container[str] | None = None,
    ) -> Applied:
        """Hide what is known.

        Entries of files that were not ``checked`` (relative) or of rules that were not run (``codes`` are those
        that were) are not stale. None: all were.
        """
        left = Counter(self.entries)
        remaining = []
        hidden = 0
        for diagnostic, key in keys(found, name):
            if left[key] > 0:
                left[key] -= 1
                hidden += 1
            else:
                remaining.append(diagnostic)
        read = None if checked is None else set(checked)
        stale = sum(
            count
            for (path, code, _), count in left.items()
            if (read is None or path in read) and (codes is None or code in codes)
        )
        return Applied(tuple(remaining), hidden, stale)

    def pruned(self, found: Iterable[Diagnostic], name: Callable[[str], str], keep: Callable[[str], bool]) -> Baseline:
        """The baseline without what no longer occurs; files for which ``keep`` is true stay as they are."""
        present = Counter(key for _, key in keys(found, name))
        entries = {
            key: count if keep(key[0]) else min(count, present[key])
            for key, count in self.entries.items()
            if keep(key[0]) or present[key]
        }
        return Baseline(entries)

    @property
    def size(self) -> int:
        """How many findings it knows."""
        return sum(self.entries.values())

    def as_data(self) -> dict[str, Any]:
        """JSON-ready: path, code, hash, count, sorted, so that a change is a small diff."""
        files: dict[str, dict[str, dict[str, int]]] = {}
        for (path, code, digest), count in sorted(self.entries.items()):
            files.setdefault(path, {}).setdefault(code, {})[digest] = count
        return {"tool": "arlint", "version": VERSION, "files": files}

    @classmethod
    def from_data(cls, data: Any) -> Baseline:
        """The baseline that :meth:`as_data` wrote. Raises ValueError if ``data`` is none."""
        if not isinstance(data, dict) or data.get("tool") != "arlint" or data.get("version") != VERSION:
            raise ValueError("not a baseline of this version of arlint")
        entries: dict[Key, int] = {}
        try:
            for path, codes in data["files"].items():
                for code, digests in codes.items():
                    for digest, count in digests.items():
                        if not isinstance(count, int) or count < 1:
                            raise ValueError(f"{path}: {code}: {digest}: not a count: {count!r}")
                        entries[path, code, digest] = count
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError("files: path, code, hash, count") from error
        return cls(entries)
