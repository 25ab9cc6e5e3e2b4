"""Measure the thresholds of the `restore` rules on edited text that is openly licensed.

    python -m tools.calibrate_restore --download DIR      fetch the texts from Debian into DIR (apt-get download)
    python -m tools.calibrate_restore --sources DIR       alarms on the text as it is, and on misspelled words of it
    python -m tools.calibrate_restore --sources DIR --curve ORT150
                                                          precision and recall of one rule over its gain

The texts are fetched and not kept in the repository: the Debian handbook in Arabic
(CC-BY-SA-3.0), the messages of LibreOffice and of Firefox (MPL-2.0). They have
errors of their own, so the alarms on them are to be read (``--alarms``).

Words of the texts are misspelled by the slips of ``tools.corruption``, ``--draws`` for
each confusion, and weighted by the rates of the confusions.
*precision* is what a reader of text with one slip in ``--every`` words would see:
corrections that are right, of all that the rule offers first, alarms on right words
counted as wrong. *recall* is of the slips that the rule speaks about.
"""

from __future__ import annotations

import argparse
import gettext
import html
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from arlint.diagnostics import Safety
from arlint.lexicon.confusions import Confusion
from arlint.lexicon.lexicon import Standing
from arlint.matchers.restore import RestoreMatcher
from arlint.ruleset.loading import load_builtin
from arlint.text.folding import fold
from tools.corruption import RATES, misspellings
from tools.precision import corpus

PACKAGES = ("debian-handbook", "libreoffice-l10n-ar", "firefox-esr-l10n-ar")
_WORD = re.compile("[\u0621-\u063a\u0641-\u0652\u0640]{2,}")
_SENTENCE_END = re.compile(r"[\n.!؟]")
_TAG = re.compile(r"<[^>]+>")
_ACCELERATOR = re.compile("[~_&]")
_LEAST_WORDS = 3
_GAINS = [step / 4 for step in range(-4, 17)]


def download(folder: Path) -> None:
    """Fetch the Debian packages of the texts."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            archive = corpus.download("debian", package, None, Path(scratch))
            archive.replace(folder / archive.name)


def sentences(folder: Path) -> Iterator[str]:
    """The sentences of the fetched packages that have three Arabic words or more, each once."""
    seen: set[str] = set()
    for package in sorted(folder.glob("*.deb")):
        with tempfile.TemporaryDirectory() as scratch:
            subprocess.run(["dpkg-deb", "-x", str(package), scratch], check=True)
            for text in _texts(Path(scratch)):
                for sentence in _SENTENCE_END.split(text):
                    cut = " ".join(sentence.split())
                    if cut not in seen and len(_WORD.findall(cut)) >= _LEAST_WORDS:
                        seen.add(cut)
                        yield cut


def _texts(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*.mo")):
        with path.open("rb") as file:
            catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        yield from (_ACCELERATOR.sub("", text) for text in catalog.values() if isinstance(text, str))
    for path in sorted(root.rglob("*.xpi")):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith((".ftl", ".properties")):
                    yield from archive.read(name).decode("utf-8", "replace").splitlines()
    for path in sorted(root.rglob("html/ar*/**/*.html")):
        yield _TAG.sub(" ", html.unescape(path.read_text(encoding="utf-8")))


def words(texts: Iterable[str]) -> Counter[str]:
    """How often each folded word occurs."""
    return Counter(fold(word) for text in texts for word in _WORD.findall(text))


@dataclass
class Tally:
    """Corrections of one rule in one tier, weighted."""

    right: float = 0.0
    wrong: float = 0.0
    alarms: float = 0.0  # on words that nobody misspelled
    seen: Counter[str] = field(default_factory=Counter)

    def precision(self) -> float:
        """Right corrections of all that the rule offers."""
        total = self.right + self.wrong + self.alarms
        return self.right / total if total else 1.0


@dataclass(frozen=True)
class Sample:
    """One written form: what was meant, what was confused (None: nothing), how much it counts."""

    form: str
    meant: str
    confusion: Confusion | None
    weight: float


def samples(counts: Counter[str], draws: int, every: int, seed: int) -> Iterator[Sample]:
    """Every word as it is, and ``draws`` misspelled words for each confusion.

    A slip in ``every`` words weighs as much as the words between; the confusions
    share the slips by their rates, and the words a confusion by how often they occur.
    """
    choose = random.Random(seed)
    for word, count in sorted(counts.items()):
        yield Sample(word, word, None, count * (every - 1) / every)
    slips = counts.total() / every / sum(RATES.values())
    for confusion, rate in RATES.items():
        open_to = [word for word in sorted(counts) if any(True for _ in misspellings(word, confusion))]
        if not open_to:
            continue
        for word in choose.choices(open_to, [counts[word] for word in open_to], k=draws):
            form = choose.choice(list(misspellings(word, confusion)))
            yield Sample(form, word, confusion, slips * rate / draws)


def measure(matcher: RestoreMatcher, drawn: Iterable[Sample]) -> dict[tuple[str, Safety], Tally]:
    """What the rules say of the samples, by rule and tier."""
    tallies: dict[tuple[str, Safety], Tally] = defaultdict(Tally)
    for sample in drawn:
        verdict = matcher.judge(sample.form)
        if verdict is None:
            continue
        tally = tallies[verdict.rule.code, verdict.safety]
        if sample.confusion is None:
            tally.alarms += sample.weight
            tally.seen[f"{sample.form} → {verdict.goods[0]}"] += round(sample.weight)
        elif verdict.goods[0] == sample.meant:
            tally.right += sample.weight
        else:
            tally.wrong += sample.weight
    return tallies


def recall(matcher: RestoreMatcher, drawn: Iterable[Sample]) -> dict[Confusion, tuple[float, float, float]]:
    """For each confusion: the share of slips corrected safely, corrected by the first suggestion, and all there are."""
    safe: defaultdict[Confusion, float] = defaultdict(float)
    first: defaultdict[Confusion, float] = defaultdict(float)
    total: defaultdict[Confusion, float] = defaultdict(float)
    for sample in drawn:
        if sample.confusion is None:
            continue
        total[sample.confusion] += sample.weight
        verdict = matcher.judge(sample.form)
        if verdict is not None and verdict.goods[0] == sample.meant:
            first[sample.confusion] += sample.weight
            if verdict.safety is Safety.SAFE:
                safe[sample.confusion] += sample.weight
    return {c: (safe[c] / total[c], first[c] / total[c], total[c]) for c in sorted(total)}


def curve(matcher: RestoreMatcher, code: str, drawn: Iterable[Sample]) -> Iterator[tuple[str, float, float, float]]:
    """For each standing of the written form and gain: precision and recall if that were the rule's threshold."""
    claim = next(c for c in matcher.claims if c.rule.code == code)
    scored: dict[Standing, list[tuple[float, bool, float]]] = defaultdict(list)
    total = 0.0
    for sample in drawn:
        if sample.confusion in claim.confusions:
            total += sample.weight
        ranking = matcher.ranker.rank(sample.form)
        if ranking is None or not claim.covers(ranking.candidates[0], matcher.ranker.lexicon):
            continue
        right = sample.confusion is not None and ranking.candidates[0].form == sample.meant
        scored[ranking.word.standing].append((ranking.gain, right, sample.weight))
    for standing, found in sorted(scored.items()):
        for gain in _GAINS:
            kept = [(right, weight) for g, right, weight in found if g >= gain]
            right = sum(weight for is_right, weight in kept if is_right)
            every = sum(weight for _, weight in kept)
            if every:
                yield standing.name.lower(), gain, right / every, right / total if total else 0.0


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--download", type=Path, metavar="DIR")
    parser.add_argument("--sources", type=Path, metavar="DIR")
    parser.add_argument("--curve", metavar="CODE", help="precision and recall of one rule over its gain")
    parser.add_argument("--alarms", action="store_true", help="show what is reported on the text as it is")
    parser.add_argument("--draws", type=int, default=500, help="misspelled words for each confusion (default: 500)")
    parser.add_argument("--every", type=int, default=50, help="one slip in so many words (default: 50)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.download:
        download(options.download)
    if not options.sources:
        return
    ruleset = load_builtin()
    rules = [rule for rule in ruleset.rules if rule.spec.kind == "restore" and "default" in rule.spec.profiles]
    matcher = RestoreMatcher(rules, ruleset.sets)
    counts = words(sentences(options.sources))
    if not counts:
        sys.exit(f"no Debian package with Arabic text in {options.sources}")
    drawn = list(samples(counts, options.draws, options.every, options.seed))
    print(f"{counts.total()} words, {len(counts)} forms, {len(drawn) - len(counts)} misspellings")
    if options.curve:
        for standing, gain, precision, share in curve(matcher, options.curve, drawn):
            print(f"{standing:8} gain ≥ {gain:5.2f}  precision {precision:6.1%}  recall {share:6.1%}")
        return
    print(f"\n{'rule':8} {'tier':8} precision  right  wrong  alarms per 1,000 words")
    for (code, safety), tally in sorted(measure(matcher, drawn).items()):
        alarms = 1000 * tally.alarms / counts.total()
        sums = f"{tally.precision():8.1%} {tally.right:6.0f} {tally.wrong:6.0f} {alarms:7.3f}"
        print(f"{code:8} {safety.name.lower():8} {sums}")
        for form, count in tally.seen.most_common() if options.alarms else ():
            print(f"{count:12} {form}")
    print(f"\n{'confusion':18} {'safe':>7} {'first':>7}  (share of its slips corrected)")
    for confusion, (safe, first, _) in recall(matcher, drawn).items():
        print(f"{confusion:18} {safe:7.1%} {first:7.1%}")


if __name__ == "__main__":
    main()
