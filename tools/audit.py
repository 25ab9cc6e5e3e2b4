"""Known vulnerabilities in locked requirements: ``python -m tools.audit FILE...`` runs pip-audit on each.

Exits with 1 if there is one. pip-audit passes over a package of which its database
says nothing, and ends with 0 even if it could ask about none at all; so what was not
audited is counted and said here. ``--strict`` makes that an error too: a release is
made with it, CI without, since CI may run where the database cannot be reached.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Audit:
    """What was asked about, what could not be, and what is known to be vulnerable, one line each."""

    audited: int
    skipped: tuple[str, ...]
    vulnerable: tuple[str, ...]


def judge(report: dict[str, Any]) -> Audit:
    """Read the JSON report of pip-audit."""
    packages = report["dependencies"]
    skipped = tuple(package["name"] for package in packages if "skip_reason" in package)
    vulnerable = tuple(
        f"{package['name']} {package['version']}: {found['id']}, mended in {', '.join(found['fix_versions']) or 'none'}"
        for package in packages
        for found in package.get("vulns", ())
    )
    return Audit(len(packages) - len(skipped), skipped, vulnerable)


def audit(path: str) -> Audit:
    """Audit one file of requirements. An audit that could not be made at all has skipped the whole file."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", path, "--require-hashes", "--disable-pip"]
    done = subprocess.run([*command, "--format", "json"], capture_output=True, text=True, check=False)
    try:
        return judge(json.loads(done.stdout))
    except (ValueError, KeyError):
        sys.stderr.write(done.stderr[-1000:])
        return Audit(0, (path,), ())


def main(arguments: Sequence[str]) -> int:
    """Audit files and print what was found; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--strict", action="store_true", help="what could not be audited is an error")
    options = parser.parse_args(arguments)
    code = 0
    for path in options.files:
        found = audit(path)
        print(f"{path}: {found.audited} audited, {len(found.vulnerable)} vulnerabilities")
        for line in found.vulnerable:
            print(f"  {line}")
        if found.skipped and not found.audited:
            print("  NOTHING was audited: the database of advisories could not be reached")
        elif found.skipped:
            print(f"  NOT audited, the database has no answer: {', '.join(found.skipped)}")
        if found.vulnerable or (options.strict and found.skipped):
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
