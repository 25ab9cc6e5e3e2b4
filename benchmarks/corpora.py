"""Generated texts of any size: real sentences whose longer words are drawn anew from the lexicon.

The sentences are ``data/prose.txt``, written for this purpose. In each of them every
other longer word, and at least one, gives its place to a known form drawn by
frequency: from all of them (*many* word types, some 150,000 in 50 MB) or from the
commonest (*few*). *Clean*: no wrong word of the list. *Dense*: one word in twelve is
one. The same recipe and vocabulary give the same bytes.

Grammar suffers from it, so that arlint's full rule set has about as many findings in
clean text as in edited prose: one in a thousand words.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks.vocabulary import Vocabulary
from benchmarks.workplace import DATA, Workplace

MEGABYTE: Final = 1_000_000
LISTED: Final = 5_000  # wrong words that dense texts draw from
FEW: Final = 2_000
SLOT_LETTERS: Final = 5  # words this long may be replaced
SLOT_CHANCE: Final = 0.5
WRONG_CHANCE: Final = 1 / 12


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a text is like. ``size`` is in bytes of UTF-8, the sum of all files."""

    name: str
    size: int
    commonest: int | None = None  # how many forms words are drawn from; None for all
    dense: bool = False
    files: int = 1


RECIPES: Final = (
    Recipe("clean-50mb", 50 * MEGABYTE),
    Recipe("dense-50mb", 50 * MEGABYTE, dense=True),
    Recipe("few-50mb", 50 * MEGABYTE, commonest=FEW),
    Recipe("clean-1mb", MEGABYTE),
    Recipe("dense-1mb", MEGABYTE, dense=True),
    Recipe("tree", 10 * MEGABYTE, files=2_000),
    Recipe("dense-tree", 10 * MEGABYTE, dense=True, files=2_000),
)


@dataclass(frozen=True)
class Prose:
    """Sentences, split into words once; a slot is a word that may be replaced, and whether it has the article."""

    sentences: tuple[str, ...]

    @classmethod
    def load(cls, path: Path = DATA / "prose.txt") -> Prose:
        """One sentence in a line."""
        return cls(tuple(path.read_text(encoding="utf-8").splitlines()))

    @cached_property
    def parts(self) -> tuple[tuple[tuple[str, ...], tuple[tuple[int, bool], ...]], ...]:
        """For each sentence its words, and its slots as (place, has the article)."""
        return tuple(_parts(sentence.split(" ")) for sentence in self.sentences)


def _parts(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[tuple[int, bool], ...]]:
    slots = [(at, w.startswith("ال")) for at, w in enumerate(words) if len(w) >= SLOT_LETTERS and w.isalpha()]
    return tuple(words), tuple(slots)


def paragraphs(prose: Prose, vocabulary: Vocabulary, recipe: Recipe) -> Iterator[str]:
    """Paragraphs without end, each a line with its newline, three to six sentences long."""
    chance = random.Random(f"{recipe.commonest} {recipe.dense} {recipe.files}")
    forms = {article: vocabulary.draw(article, chance, recipe.commonest) for article in (False, True)}
    wrong = _wrong_words(vocabulary, chance) if recipe.dense else iter(())
    while True:
        sentences: list[str] = []
        for known, slots in chance.choices(prose.parts, k=chance.randrange(3, 7)):
            words = list(known)
            # At least one: a sentence that is repeated as it stands is a finding.
            for at, article in [slot for slot in slots if chance.random() < SLOT_CHANCE] or slots[:1]:
                words[at] = next(forms[article])
            if recipe.dense:
                for at, word in enumerate(words):
                    if word.isalpha() and chance.random() < WRONG_CHANCE:
                        words[at] = next(wrong)
            sentences.append(" ".join(words))
        yield " ".join(sentences) + "\n"


def _wrong_words(vocabulary: Vocabulary, chance: random.Random) -> Iterator[str]:
    words = [entry.wrong for entry in vocabulary.entries[:LISTED]]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    while True:
        yield from chance.choices(words, weights, k=1024)


def make(recipe: Recipe, workplace: Workplace, vocabulary: Vocabulary) -> Path:
    """The file (or, of several files, the folder) of a recipe, written if it is not there."""
    prose = Prose.load()
    place = workplace.folder("corpora", _signature(vocabulary, prose)) / recipe.name
    path = place if recipe.files > 1 else place.with_suffix(".txt")
    if path.exists():
        return path
    temporary = path.with_name(f".{path.name}.new")
    source = paragraphs(prose, vocabulary, recipe)
    if recipe.files == 1:
        _fill(temporary, source, recipe.size)
    else:
        shutil.rmtree(temporary, ignore_errors=True)
        size = recipe.size // recipe.files
        for number in range(recipe.files):
            file = temporary / f"{number // 100:02}" / f"{number:04}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            # From half the mean to one and a half of it.
            _fill(file, source, size // 2 + size * (number % 100) // 100)
    temporary.replace(path)
    return path


def head(path: Path, size: int) -> Path:
    """The first ``size`` bytes of a file, up to the end of a line, as a file beside it."""
    part = path.with_name(f"{path.stem}-{size}.txt")
    if not part.exists():
        temporary = part.with_suffix(".new")
        with path.open("rb") as whole, temporary.open("wb") as out:
            left = size
            while left > 0 and (line := whole.readline()):
                out.write(line)
                left -= len(line)
        temporary.replace(part)
    return part


def _fill(path: Path, source: Iterator[str], size: int) -> None:
    """Write paragraphs until a file has at least ``size`` bytes."""
    with path.open("wb") as out:
        while out.tell() < size:
            out.writelines(paragraph.encode() for paragraph in islice(source, max(1, (size - out.tell()) // 2_000)))


def _signature(vocabulary: Vocabulary, prose: Prose) -> str:
    digest = blake2b(Path(__file__).read_bytes(), digest_size=8)
    digest.update(repr((vocabulary, prose)).encode())
    return digest.hexdigest()
