"""Word forms for generated texts, and the list of wrong words that every tool gets.

Both come from arlint's own lexicon, so that nothing has to be downloaded: the forms
are its known ones with their frequencies, and a wrong word is a known form written
without its hamza, with ه for ة or ى for ي (the commonest slips of Arabic) where the
lexicon knows no such word. No tool has an advantage from it: each is given the whole
list in its own format.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Final

from benchmarks.workplace import Workplace

SLIPS: Final = str.maketrans("أإآؤئ", "اااوي")
LEAST_LETTERS: Final = 4
# Real text is flatter than the list of forms: rare words are many, and most are not in any list.
FLATTEN: Final = 0.75


@dataclass(frozen=True, slots=True)
class Entry:
    """A wrong word and the right one."""

    wrong: str
    right: str


@dataclass(frozen=True)
class Vocabulary:
    """Known forms with their frequencies (Zipf scale), and wrong words; of both the commonest first."""

    forms: tuple[tuple[str, float], ...]
    entries: tuple[Entry, ...]

    def draw(self, article: bool, chance: random.Random, commonest: int | None = None) -> Iterator[str]:
        """Forms without end, with or without the article, as often as their frequency says."""
        pool = [(form, zipf) for form, zipf in self.forms if form.startswith("ال") is article][:commonest]
        weights = list(accumulate(10 ** (zipf * FLATTEN) for _, zipf in pool))
        forms = [form for form, _ in pool]
        while True:
            yield from chance.choices(forms, cum_weights=weights, k=4096)


def slip(form: str) -> str:
    """A form as hurried writers write it; the form itself if there is nothing to get wrong."""
    wrong = form.translate(SLIPS)
    if wrong != form:
        return wrong
    if form.endswith("ة"):
        return form[:-1] + "ه"
    return form[:-1] + "ى" if form.endswith("ي") else form


def build() -> Vocabulary:
    """Read the vocabulary out of the lexicon (some ten seconds)."""
    import marisa_trie

    from arlint.lexicon.features import Feature
    from arlint.lexicon.lexicon import Standing, default_lexicon
    from arlint.lexicon.store import data_folder

    lexicon = default_lexicon()
    trie = marisa_trie.Trie().mmap(str(data_folder() / "words.marisa"))
    forms: list[tuple[str, float]] = []
    entries: list[tuple[float, str, str]] = []
    for form in trie.iterkeys():
        zipf = lexicon.store.zipf(form)
        if not zipf or len(form) < LEAST_LETTERS:
            continue
        word = lexicon.word(form)
        if word.standing is not Standing.KNOWN or word.features & Feature.RIVALED:
            continue
        forms.append((form, zipf))
        wrong = slip(form)
        if wrong != form and lexicon.word(wrong).standing is Standing.UNKNOWN:
            entries.append((-zipf, wrong, form))
    entries.sort()
    corrections: dict[str, str] = {}
    for _, wrong, right in entries:
        corrections.setdefault(wrong, right)
    forms.sort(key=lambda pair: (-pair[1], pair[0]))
    return Vocabulary(tuple(forms), tuple(Entry(*pair) for pair in corrections.items()))


def load(workplace: Workplace) -> Vocabulary:
    """The vocabulary of the lexicon that is installed, kept between runs."""
    path = workplace.folder("vocabulary") / f"{_signature()}.tsv"
    if not path.is_file():
        write(build(), path)
    return read(path)


def write(vocabulary: Vocabulary, path: Path) -> None:
    """Write a vocabulary: lines of form and frequency, an empty line, lines of wrong and right word."""
    lines = [f"{form}\t{zipf:.2f}" for form, zipf in vocabulary.forms]
    lines += ["", *(f"{entry.wrong}\t{entry.right}" for entry in vocabulary.entries)]
    temporary = path.with_suffix(".new")
    temporary.write_text("\n".join(lines) + "\n", encoding="utf-8")
    temporary.replace(path)


def read(path: Path) -> Vocabulary:
    """Read what ``write`` has written."""
    first, second = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    pairs: Sequence[list[str]] = [line.split("\t") for line in first.split("\n")]
    wrong: Sequence[list[str]] = [line.split("\t") for line in second.split("\n")]
    return Vocabulary(tuple((form, float(zipf)) for form, zipf in pairs), tuple(Entry(*pair) for pair in wrong))


def _signature() -> str:
    from arlint.lexicon.store import data_folder

    digest = blake2b(Path(__file__).read_bytes(), digest_size=8)
    for name in ("words.marisa", "words.bin"):
        digest.update((data_folder() / name).read_bytes())
    return digest.hexdigest()
