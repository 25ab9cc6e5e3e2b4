"""Is arlint still as quiet on other people's text as it was?

    python -m tools.precision check           compare with the ledger; exits with 1 for a finding that nobody has read
    python -m tools.precision show [CODE...]  the findings in their contexts, with the verdicts of the ledger
    python -m tools.precision update          write today's findings into the ledger: new ones are `unread` there, and
                                              somebody reads them and writes `error`, or `alarm` and a reason

The texts are the packages of corpus.toml, fetched when they are first asked for (--cache). A package that cannot be
fetched is said and left out; --strict makes that an error.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import regex

from tools.precision import corpus, ledger
from tools.precision.findings import Finding, context, findings, shown

CACHE = Path.home() / ".cache" / "arlint-corpus"
_WORD = regex.compile(r"\p{Arabic}[\p{Arabic}\p{M}ـ]+")


def count_words(folder: Path) -> int:
    """How many Arabic words arlint reads in the files of a folder."""
    from arlint.documents.reading import read
    from arlint.documents.source import decode

    words = 0
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            document = read(decode(path.read_bytes(), str(path)))
            words += sum(len(_WORD.findall(segment.text)) for segment in document.segments)
    return words


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("check", "show", "update"))
    parser.add_argument("codes", nargs="*", metavar="CODE", help="for show: beginnings of codes")
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR")
    parser.add_argument("--strict", action="store_true", help="a package that cannot be fetched is an error")
    options = parser.parse_args(arguments)
    places, missing = corpus.available(corpus.packages(), options.cache)
    for line in missing:
        print(f"NOT CHECKED, cannot be fetched: {line}")
    if missing and options.strict:
        return 1
    if not places:
        print("NOTHING was checked: no package of the corpus can be fetched here")
        return 0
    found = {name: findings(place) for name, place in places.items()}
    counts = ledger.tally(found)
    rows = ledger.load()
    if options.action == "show":
        _show(found, places, rows, tuple(options.codes))
        return 0
    if options.action == "update":
        ledger.save(ledger.updated(rows, counts, places))
        rows = ledger.load()
    return _report(places, counts, ledger.compare(rows, counts, places), rows)


def _show(
    found: dict[str, list[Finding]], places: dict[str, Path], rows: dict[ledger.Key, ledger.Row], codes: tuple[str, ...]
) -> None:
    lines = []
    for package, each in found.items():
        for f in each:
            if not codes or f.code.startswith(codes):
                row = rows.get(ledger.Key(f.code, package, shown(f.text), shown(f.correction)))
                what = f"{row.verdict if row else 'new'}\t{package}\t{context(places[package], f)}"
                lines.append(f"{f.code}\t{what}\t{shown(f.correction)}")
    print("\n".join(sorted(lines)))


def _report(
    places: dict[str, Path],
    counts: Counter[ledger.Key],
    compared: ledger.Comparison,
    rows: dict[ledger.Key, ledger.Row],
) -> int:
    words = sum(count_words(place) for place in places.values())
    alarms = sum(row.count for key, row in rows.items() if row.verdict == "alarm" and key.package in places)
    print(f"{len(places)} packages, {words} words, {counts.total()} findings, {alarms} of them known false alarms")
    for what, keys in (("new", compared.added), ("gone", compared.gone)):
        for key, count in sorted(keys.items()):
            print(f"  {what}: {count} × {key.code} in {key.package}: {key.text} → {key.correction}")
    for key in compared.unread:
        print(f"  unread: {key.code} in {key.package}: {key.text} → {key.correction}")
    if compared.gone:
        print("Findings are gone: `python -m tools.precision update` takes them out of the ledger.")
    if compared.added or compared.unread:
        print("Read them (`python -m tools.precision show CODE`): mend the rule, or `update` and give them a verdict.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
