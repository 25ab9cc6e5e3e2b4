"""Recall by error injection: one error in each of many right sentences, and how often the default profile finds it.

    python -m tools.injection                      every kind, on the half of the sentences that is only counted
    python -m tools.injection case an-for-inna     a group of kinds, or some kinds
    python -m tools.injection --half dev --show 20 the other half, with the first misses of each kind

The sentences are those of the corpus of `tools.precision` on which the default profile is silent (``--texts`` names
other folders). *found*: a finding covers the changed word, or the word that it disagrees with. *fixed*: the first fix
of such a finding gives the right sentence back. What an injection can and cannot know is said where its kind is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.injection.kinds import chosen
from tools.injection.knowledge import Knowledge
from tools.injection.scoring import Outcome, outcomes, shares
from tools.injection.texts import sentences
from tools.precision import corpus
from tools.precision.__main__ import CACHE


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="kinds or groups of kinds; by default all")
    parser.add_argument("--half", choices=("dev", "held"), default="held")
    parser.add_argument("--limit", type=int, default=300, metavar="N", help="injections of each kind at most")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many misses of each kind (dev only)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR")
    parser.add_argument("--texts", type=Path, action="append", default=[], metavar="DIR")
    options = parser.parse_args(arguments)
    if options.show and options.half == "held":
        parser.error("the held half is counted and not read: --show needs --half dev")
    try:
        kinds = chosen(options.kinds)
    except ValueError as error:
        parser.error(str(error))
    places = options.texts
    if not places:
        found, missing = corpus.available(corpus.packages(), options.cache)
        places = list(found.values())
        for line in missing:
            print(f"LEFT OUT, cannot be fetched: {line}")
    texts = [sentence for sentence in sentences(places) if sentence.half == options.half]
    print(f"{len(texts)} sentences of the half {options.half}\n| kind | errors | found | fixed |\n|---|--:|--:|--:|")
    knowledge, memory = Knowledge(), dict[str, bool]()
    for name, kind in kinds.items():
        results = list(outcomes(kind, texts, knowledge, options.limit, options.seed, memory))
        print(line_of(name, results), flush=True)
        for miss in [one for one in results if not one.found][: options.show]:
            print(f"    {marked(miss)}")
    return 0


def line_of(name: str, results: Sequence[Outcome]) -> str:
    """A line of the table: how many errors, and the shares in percent that are found and fixed."""
    count, found, fixed = shares(results)
    percent = [f"{100 * part / count:.0f} %" if count else "–" for part in (found, fixed)]
    return f"| {name} | {count} | {percent[0]} | {percent[1]} |"


def marked(one: Outcome) -> str:
    """The right sentence with the word, and what was written for it, in ⟦⟧."""
    text, it = one.sentence.text, one.injection
    return f"{text[: it.start]}⟦{text[it.start : it.end]} → {it.replacement}⟧{text[it.end :]}"


if __name__ == "__main__":
    sys.exit(main())
