"""Compile the rules: engines, plan and what is known of everyday words (arlint/project/shipped.py).

python -m tools.compile_rules FOLDER [--checkout]

For a wheel or, with ``--checkout``, for the files that lie here, until one of them is changed.
"""

from __future__ import annotations

import io
import lzma
import os
import pickle
import pickletools
import sys
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import marisa_trie

from arlint.engine import Engine, Part
from arlint.lexicon.lexicon import default_lexicon
from arlint.matchers import signatures
from arlint.matchers.quiet import WORDS, Quiet
from arlint.matchers.registry import build
from arlint.matchers.shelves import Bulk
from arlint.matchers.signatures import Signed
from arlint.project import compiled, sealed, shipped
from arlint.project.filters import Plan
from arlint.project.rulesets import chosen_rules
from arlint.project.settings import Settings
from arlint.ruleset.loading import load_builtin
from arlint.suppressions import Watch
from arlint.text.folding import fold
from arlint.text.lazy import Lazy
from arlint.text.projection import UNCLEAR, project
from tools import sign_words
from tools.side_by_side import side_by_side

# How frequent the words are that are judged (Zipf): for a wheel one in ten million, of which there are 190,000; a
# checkout, which is installed before every run of its tests, has the 55,000 that come up once in a million. A build
# that is only looked at, as by a test, may do with fewer.
WHEEL: Final = 2.0
CHECKOUT: Final = 3.0
_PRESET: Final = 2  # of lzma: 2.2 MB in 2.5 s; the default one makes 1.7 MB in 10 s


def write(place: Path, least: float = WHEEL, *, checkout: bool = False) -> None:
    """Compile into a folder; words at least this frequent (Zipf) are judged.

    The bytes depend on nothing but the rules if hashes are fixed (PYTHONHASHSEED).
    """
    # The garbage collector would look through all rules again and again, and take as long as the work.
    with compiled.uncollected():
        _write(place, least, checkout)


def _write(place: Path, least: float, checkout: bool) -> None:
    settings = Settings(Path())
    # Read, and not as some other process has kept them.
    rules = load_builtin()
    chosen = chosen_rules(settings, rules)
    codes = {rule.code for rule in chosen.rules}
    others = replace(rules, rules=tuple(rule for rule in rules.rules if rule.code not in codes), known=rules.names)
    place.mkdir(parents=True, exist_ok=True)
    belongs = shipped.digest(checkout=checkout)
    store = default_lexicon().store
    words = [word for word in store.words() if store.zipf(word) >= least]
    for name, ruleset in ((shipped.DEFAULT, chosen), (shipped.OTHERS, others)):
        own = place / name
        own.mkdir(exist_ok=True)
        part = Part(build(ruleset))
        # Not yet used: what a part remembers is no part of what is kept.
        engine = Engine([Part(part.matchers, Quiet(str(shipped.folder() / name)))], Watch.of(ruleset))
        data, bulk = _pickled((engine, Plan.of(settings, ruleset, rules)))
        _write_sealed(own / shipped.ENGINE, belongs + pickletools.optimize(data))
        (own / shipped.BULK).write_bytes(bulk)
        _write_quiet(own, part, words)
    data, _ = _pickled(rules)
    # A third of what zlib makes of it, in as little time.
    _write_sealed(place / shipped.RULES, belongs + lzma.compress(data, preset=_PRESET))


def _write_quiet(place: Path, part: Part, words: Sequence[str]) -> None:
    quiet: list[bytes] = []
    signed: dict[bytes, Signed] = {}
    for some_quiet, some_signed in side_by_side(partial(_judge, part), words):
        quiet += some_quiet
        signed |= some_signed
    marisa_trie.BinaryTrie(quiet).save(str(place / WORDS))
    signatures.write(place, signed)


def _judge(part: Part, words: Sequence[str]) -> tuple[list[bytes], dict[bytes, Signed]]:
    """The words, projected, of which a part says nothing, and what is known of each."""
    projections = {word: projected for word in words if UNCLEAR not in (projected := project(word))}
    quiet = [projected for word, projected in projections.items() if not part.words.says(word)]
    signed = sign_words.signed(list(map(fold, projections)), part.words.meanings)
    return quiet, {projected: signed[fold(word)] for word, projected in projections.items()}


def _pickled(what: object) -> tuple[bytes, bytes]:
    """The pickle, and the bulk of the shelves in it."""
    buffer = io.BytesIO()
    pickler = _Pickler(buffer)
    pickler.dump(what)
    return buffer.getvalue(), pickler.bulk


def _write_sealed(path: Path, data: bytes) -> None:
    sealed.write(path, data)
    # An installed program is everybody's.
    path.chmod(0o644)


class _Pickler(pickle.Pickler):
    """Writes paths relative to the package, patterns as they were written, and the shelves' bulk apart."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._roots = shipped.roots(shipped.folder())
        self.bulk = b""
        self._places: dict[Bulk, tuple[int, int]] = {}

    def persistent_id(self, obj: Any) -> tuple[str, str] | tuple[str, int] | tuple[int, int] | None:
        if type(obj) is Lazy:
            return obj.pattern, obj.flags
        if isinstance(obj, Bulk):
            # Several shelves have one, and the pickler asks each time it meets it.
            if obj not in self._places:
                self._places[obj] = len(self.bulk), len(self.bulk) + len(obj.data)
                self.bulk += obj.data
            return self._places[obj]
        if type(obj) is str:
            for name, root in self._roots.items():
                if obj.startswith(root):
                    return name, obj[len(root) :].replace(os.sep, "/")
        return None

    def reducer_override(self, obj: Any) -> Any:
        # `dataclasses` reads the state of a class with slots by a function that takes ten times as long.
        slots = is_dataclass(obj) and not isinstance(obj, type) and not hasattr(obj, "__dict__")
        if slots and type(obj).__reduce__ is object.__reduce__:
            return type(obj), tuple(getattr(obj, field.name) for field in fields(obj))
        return NotImplemented


def main(folder: str, *flags: str) -> None:
    """Compile as the command line says."""
    checkout = "--checkout" in flags
    least = os.environ.get("ARLINT_BUILD_ZIPF")
    write(Path(folder), float(least) if least else CHECKOUT if checkout else WHEEL, checkout=checkout)


if __name__ == "__main__":
    main(*sys.argv[1:])
