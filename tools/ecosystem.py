"""What a change of arlint changes in what it reports: two revisions, one folder of texts.

    python -m tools.ecosystem FOLDER [--old main] [--new .] [--options='--select ORT']

A revision is anything that git knows, or `.` for the working tree as it is. Findings that only one of them has are
printed in their contexts, those of the new one with + and those of the old one with -, and counted by rule. Any folder
of texts will do, one's own manuscripts too: nothing of it is kept.
"""

from __future__ import annotations

import argparse
import io
import shlex
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.precision.findings import ROOT, Finding, context, findings, shown


@contextmanager
def checkout(revision: str, repository: Path = ROOT) -> Iterator[Path]:
    """A folder with the files of a revision, as long as it is needed; for ``.`` the repository itself.

    Raises CalledProcessError for a revision that does not exist.
    """
    if revision == ".":
        yield repository
        return
    # A zip, since early releases of Python 3.11 unpack tar without the filter that later ones warn about the lack of.
    command = ["git", "-C", str(repository), "archive", "--format=zip", revision]
    archive = subprocess.run(command, check=True, capture_output=True)
    with tempfile.TemporaryDirectory(prefix="arlint-revision-") as scratch:
        with zipfile.ZipFile(io.BytesIO(archive.stdout)) as packed:
            packed.extractall(scratch)
        yield Path(scratch)


def compare(
    folder: Path, old: str, new: str, options: Sequence[str] = (), repository: Path = ROOT
) -> tuple[list[Finding], list[Finding]]:
    """The findings in ``folder`` that only ``new`` has, and those that only ``old`` has."""
    with checkout(old, repository) as tree:
        before = set(findings(folder, tree, options))
    with checkout(new, repository) as tree:
        after = set(findings(folder, tree, options))
    return sorted(after - before), sorted(before - after)


def report(folder: Path, added: Sequence[Finding], removed: Sequence[Finding]) -> Iterator[str]:
    """The lines of a comparison: each finding, then the sums by rule."""
    marked = sorted([(f.path, f.start, "+", f) for f in added] + [(f.path, f.start, "-", f) for f in removed])
    for path, _, mark, finding in marked:
        correction = f" → {shown(finding.correction)}" if finding.correction else ""
        yield f"{mark} {finding.code} {shown(path, 0)}: {context(folder, finding)}{correction}"
    more, less = Counter(f.code for f in added), Counter(f.code for f in removed)
    for code in sorted(more.keys() | less.keys()):
        yield f"{code}: +{more[code]} -{less[code]}"
    yield f"{len(added)} added, {len(removed)} removed"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; the exit code is 0, or with ``--fail-on-added`` 1 if there are new findings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--old", default="main", metavar="REVISION")
    parser.add_argument("--new", default=".", metavar="REVISION")
    parser.add_argument("--fail-on-added", action="store_true")
    parser.add_argument("--options", type=shlex.split, default=[], help="options of `arlint check` in one argument")
    options = parser.parse_args(arguments)
    added, removed = compare(options.folder, options.old, options.new, options.options)
    print("\n".join(report(options.folder, added, removed)))
    return int(options.fail_on_added and bool(added))


if __name__ == "__main__":
    sys.exit(main())
